"""A memory gives back what was made of the same by the same code, and nothing else."""

from __future__ import annotations

import datetime
import hashlib
import marshal
import os
import pickle
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from markupsafe import Markup

from plugins.archive.languages import LANGUAGES, PartialDate
from plugins.archive.problems import message
from plugins.text.markup import Link
from plugins.work import memory as room
from plugins.work.digest import digest
from plugins.work.memory import FORGETFUL, Memory

THINGS = (Link("/a", "ar"), (PartialDate(2021, 6), "ندوة"), [message("%(n)s", n=1)], frozenset({"a"}), Markup("<p>"))


@dataclass(frozen=True)
class Strange:
    """A shape that is none of the house's."""

    text: str


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a memory is kept, once it is."""
    return tmp_path / "store" / "a.memory"


def kept(path: Path, *things: object) -> None:
    """Keep things as one build does."""
    memory = Memory(path)
    for number, thing in enumerate(things):
        memory.keep("kind", bytes([number]), thing)
    memory.save()


def test_what_is_kept_is_recalled_by_the_next_build(path: Path) -> None:
    """Shapes of the house and plain values come back equal."""
    kept(path, *THINGS)
    again = Memory(path)
    assert [again.recall("kind", bytes([number])) for number in range(len(THINGS))] == [*THINGS]
    assert again.recall("kind", b"else") is None
    assert again.recall("other", b"\0") is None
    assert again.knows("kind", b"\0")


def test_work_is_done_once(path: Path) -> None:
    """A second build makes only what is new, what is asked differently, or what no longer holds."""
    done: list[int] = []

    def work(thing: int) -> tuple[int]:
        done.append(thing)
        return (thing * thing,)

    for things, new in (([1, 2, 3], [1, 2, 3]), ([1, 2, 3], []), ([3, 4], [4]), ([1], [])):
        memory, before = Memory(path), len(done)
        assert memory.make("square", work, things, digest) == [(thing * thing,) for thing in things]
        assert done[before:] == new
        memory.save()
    held = Memory(path).make("square", work, [1], digest, holds=lambda thing, made: False)
    assert (held, done[-1]) == ([(1,)], 1)


def test_what_no_build_uses_is_forgotten_in_time(path: Path) -> None:
    """A build that asks for little forgets nothing; half as much as the largest used stays beside what is new."""
    kept(path, *range(4))
    for number in range(4, 6):
        memory = Memory(path)
        assert memory.recall("kind", b"\1") == 1
        memory.keep("kind", bytes([number]), number)
        memory.keep("other", b"x", "y")
        memory.save()
    assert [Memory(path).knows("kind", bytes([number])) for number in range(6)] == [True] * 6
    memory = Memory(path)
    memory.keep("kind", b"\6", 6)
    memory.save()
    assert [Memory(path).knows("kind", bytes([number])) for number in range(7)] == [False, *[True] * 6]
    assert Memory(path).recall("other", b"x") == "y"


def test_fresh_memory_recalls_nothing_and_keeps(path: Path) -> None:
    """`fresh` ignores what was kept, and what is then made is kept for the next build."""
    kept(path, "old")
    fresh = Memory(path, fresh=True)
    assert fresh.recall("kind", b"\0") is None
    fresh.keep("kind", b"\0", "new")
    fresh.save()
    assert Memory(path).recall("kind", b"\0") == "new"


def test_memory_of_other_code_is_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the house or of a library makes everything again."""
    kept(path, "old")
    monkeypatch.setattr(room, "code", lambda: b"another")
    assert not Memory(path).knows("kind", b"\0")


def test_code_is_all_that_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hash of the code changes with the version of a library."""
    before = room.code()
    room.code.cache_clear()
    assert room.code() == before
    monkeypatch.setattr(room, "version", lambda name: "0")
    room.code.cache_clear()
    assert room.code() != before
    room.code.cache_clear()


@pytest.mark.parametrize("thing", [Strange("x"), datetime.timedelta(1), os.system])
def test_strange_shape_is_not_read(path: Path, thing: object) -> None:
    """Nothing but shapes of this house is ever made of what a file says, whole as it may be."""
    kept(path, thing)
    with pytest.raises(pickle.UnpicklingError, match="is no shape of this house"):
        Memory(path).recall("kind", b"\0")


@pytest.mark.parametrize("how", ["cut", "bit", "empty", "unsealed"])
def test_damage_is_noticed(path: Path, how: str) -> None:
    """A memory that has changed in any bit is none."""
    kept(path, *THINGS)
    data = path.read_bytes()
    body = marshal.dumps({"kind": {b"\0": pickle.dumps("x")}})
    harmed = {"cut": data[:-1], "bit": data[:-1] + bytes([data[-1] ^ 1]), "empty": b""}
    path.write_bytes({**harmed, "unsealed": hashlib.sha256(body).digest() + body}[how])
    assert not Memory(path).knows("kind", b"\0")


def test_closed_disk_keeps_nothing_and_stops_nobody(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be kept, nothing fails, and no part lies about."""
    kept(path, "former")

    def refuse(*_paths: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    kept(path, "later")
    assert Memory(path).recall("kind", b"\0") == "former"
    assert list(path.parent.iterdir()) == [path]


def test_few_memories_lie_beside_each_other(path: Path) -> None:
    """Contents that are not built any more let go of their memory."""
    for number in range(room.MOST + 3):
        kept(path.with_name(f"{number}.memory"), "x")
        os.utime(path.with_name(f"{number}.memory"), (number, number))
    kept(path, "x")
    assert len(list(path.parent.iterdir())) <= room.MOST + 1
    assert path.exists()


def test_nothing_is_remembered_without_a_place() -> None:
    """Where no memory is given, everything is made."""
    FORGETFUL.keep("kind", b"x", 1)
    FORGETFUL.save()
    assert FORGETFUL.recall("kind", b"x") is None
    assert FORGETFUL.make("kind", lambda thing: thing + 1, [1, 2], digest) == [2, 3]


def test_digest_tells_values_apart() -> None:
    """Equal values have one name, whatever they share, and a change at any depth gives another."""
    link = Link("/a", "ar")
    same = Link("".join(("/", "a")), "".join(("a", "r")))
    assert digest((link, link)) == digest((same, Link("/a", "ar")))
    for other in ((link, replace(link, href="/b")), (link,), [link, link], (link, (link,)), ("/a", "ar")):
        assert digest(other) != digest((link, link))
    language = LANGUAGES["ar"]
    before = digest(language)
    assert language.locale
    assert digest(language) == before
