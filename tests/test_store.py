"""The store gives back what was kept and nothing else; damaged, strange or closed, it is only a store without anything."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from plugins.files.store import Store

NAMES = ["card a", "card b", "../../etc/passwd", "ندوة " * 2000, ""]


def kept_in(store: Store) -> list[Path]:
    """Return the files of a store."""
    return sorted(path for path in store.folder.rglob("*") if path.is_file())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store whose folder is not there yet."""
    return Store(tmp_path / "house" / ".store")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_kept_comes_back(store: Store, name: str) -> None:
    """Under any name, long or strange, a thing comes back whole; nothing is written outside of the folder."""
    assert store.get(name) is None
    for thing in (b"\x00\xff picture", b""):
        store.keep(name, thing)
        assert store.get(name) == thing
    assert len(kept_in(store)) == 1
    assert store.get(f"{name}!") is None


def harm(path: Path, how: str) -> None:
    """Damage a kept file."""
    data = path.read_bytes()
    if how == "folder":
        path.unlink()
        path.mkdir()
        return
    changed = {"cut": data[:-1], "empty": b"", "longer": data + b"\x00", "bit": data[:-1] + bytes([data[-1] ^ 1])}
    changed |= {"seal": bytes([data[0] ^ 1]) + data[1:], "zeros": bytes(len(data)), "text": b"not ours"}
    path.write_bytes(changed[how])


@pytest.mark.parametrize("how", ["cut", "empty", "longer", "bit", "seal", "zeros", "text", "folder"])
def test_damage_is_noticed_and_mended(store: Store, how: str) -> None:
    """What has changed in any bit is not returned, and is kept anew as far as the disk lets it."""
    store.keep("card", b"picture")
    [path] = kept_in(store)
    harm(path, how)
    assert store.get("card") is None
    store.keep("card", b"picture")
    assert store.get("card") == (b"picture" if how != "folder" else None)
    assert [p for p in kept_in(store) if p.name.startswith(".")] == []


def test_thing_under_another_name_is_not_trusted(store: Store) -> None:
    """A whole thing of ours that was moved to another's place is not taken for it."""
    store.keep("one", b"first")
    [one] = kept_in(store)
    store.keep("two", b"second")
    [two] = [path for path in kept_in(store) if path != one]
    two.write_bytes(one.read_bytes())
    assert store.get("two") is None
    assert store.get("one") == b"first"


@pytest.mark.parametrize("what", ["file", "link to nothing", "link to a circle"])
def test_strange_folder_keeps_nothing(tmp_path: Path, what: str) -> None:
    """Where the folder is something else, nothing is kept and nothing fails."""
    folder = tmp_path / ".store"
    if what == "file":
        folder.write_text("mine", encoding="utf-8")
    else:
        folder.symlink_to("/nothing/there" if what == "link to nothing" else folder)
    store = Store(folder)
    store.keep("card", b"picture")
    assert store.get("card") is None
    assert what != "file" or folder.read_text(encoding="utf-8") == "mine"


def test_full_disk_leaves_no_part(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a thing cannot be put in its place, the former one stays and nothing lies about."""
    store.keep("card", b"former")
    before = kept_in(store)

    def refuse(*_paths: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    store.keep("card", b"later")
    store.keep("other", b"later")
    assert (store.get("card"), store.get("other")) == (b"former", None)
    assert kept_in(store) == before


def test_two_builds_at_once_see_whole_things(store: Store) -> None:
    """Readers beside writers get one thing or the other, never a mixture or a part."""
    things = [bytes([number]) * 50_000 for number in range(4)]
    seen: list[bytes | None] = []

    def keep(thing: bytes) -> None:
        for _ in range(25):
            store.keep("card", thing)

    store.keep("card", things[0])
    writers = [threading.Thread(target=keep, args=(thing,)) for thing in things]
    readers = [threading.Thread(target=lambda: seen.extend(store.get("card") for _ in range(50))) for _ in range(2)]
    for thread in (*writers, *readers):
        thread.start()
    for thread in (*writers, *readers):
        thread.join()
    assert len(seen) == 100
    assert set(seen) <= set(things)
    assert len(kept_in(store)) == 1
