"""The store keeps what the last builds asked for, and as much as there is room for."""

from __future__ import annotations

import os
from pathlib import Path

from plugins.files.store import Store
from plugins.files.tidying import tidy


def asked(store: Store, name: str, at: float) -> None:
    """Have something in the store that was asked for at some time."""
    store.keep(name, name.encode() * 100)
    os.utime(store._path(name), (at, at))


def kept(store: Store, *names: str) -> list[str]:
    """Return which of the names are still there, without asking for them."""
    return [name for name in names if store._path(name).exists()]


def test_what_no_build_asked_for_goes(tmp_path: Path) -> None:
    """After some builds the things of those before are gone, and what one of the last ones asked for stays."""
    store = Store(tmp_path)
    asked(store, "old", 5.0)
    asked(store, "new", 25.0)
    tidy(store, 10.0, builds=2, turns=1)
    assert kept(store, "old", "new") == ["old", "new"]
    for now in (20.0, 30.0):
        tidy(store, now, builds=2, turns=1)
    assert kept(store, "old", "new") == ["new"]


def test_asking_keeps(tmp_path: Path) -> None:
    """What is read is of use, and so is what a build only asks for."""
    store = Store(tmp_path)
    for name in ("read", "asked", "left"):
        asked(store, name, 5.0)
    store.get("read")
    store.ask("asked")
    for now in (10.0, 20.0):
        tidy(store, now, builds=2, turns=1)
    assert kept(store, "read", "asked", "left") == ["read", "asked"]


def test_oldest_go_where_there_is_no_room(tmp_path: Path) -> None:
    """However new all of it is, no more stays than has room, and the newest stay longest."""
    store = Store(tmp_path)
    for at, name in enumerate(("a", "b", "c")):
        asked(store, name, 100.0 + at)
    tidy(store, 1.0, most=300, turns=1)
    assert kept(store, "a", "b", "c") == ["b", "c"]


def test_looking_through_takes_turns(tmp_path: Path) -> None:
    """Between two turns nothing is taken out, and a diary that nobody can read stops no build."""
    store = Store(tmp_path)
    asked(store, "a", 1.0)
    (tmp_path / "builds").write_text("yesterday", "utf-8")
    for now in (10.0, 20.0, 30.0):
        tidy(store, now, builds=1, turns=4)
    assert kept(store, "a") == ["a"]
    tidy(store, 40.0, builds=1, turns=4)
    assert kept(store, "a") == []


def test_store_that_is_not_there_is_no_matter(tmp_path: Path) -> None:
    """Where nothing can be kept, nothing is to be tidied."""
    tidy(Store(tmp_path / "none"), 1.0, turns=1)
    assert not (tmp_path / "none").exists()
