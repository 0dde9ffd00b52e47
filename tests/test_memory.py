"""A memory gives back what was made of the same by the same code, and nothing else."""

from __future__ import annotations

import datetime
import hashlib
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
from plugins.work import volumes
from plugins.work.digest import digest
from plugins.work.memory import FORGETFUL, Memory
from plugins.work.volumes import MOST

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
    for number in range(4, 7):
        memory = Memory(path)
        assert memory.recall("kind", b"\1") == 1
        memory.keep("kind", bytes([number]), "x" * 10**number)
        memory.keep("other", b"x", "y")
        memory.save()
        assert len(list(path.glob("kind.*"))) == 1  # so much that all is bound together
    assert [Memory(path).knows("kind", bytes([number])) for number in range(7)] == [False, *[True] * 6]
    assert Memory(path).recall("other", b"x") == "y"


def test_little_that_is_new_is_written_alone(path: Path) -> None:
    """A kind of which one thing is new is not written again as a whole, until there are too many volumes or too many things."""
    many = 20
    kept(path, *(["x" * 1000] * many))
    [first] = path.iterdir()
    for number in range(many, many + MOST - 1):
        memory = Memory(path)
        memory.recall("kind", b"\0")
        memory.keep("kind", bytes([number]), "y")
        memory.save()
        assert first.exists()
        assert len(list(path.iterdir())) == number - many + 2
        assert all(Memory(path).knows("kind", bytes([known])) for known in range(number + 1))
    memory = Memory(path)
    memory.keep("kind", b"last", "y")
    memory.save()
    assert len(list(path.iterdir())) == 1
    assert Memory(path).recall("kind", b"last") == Memory(path).recall("kind", bytes([many])) == "y"


def test_later_thing_of_one_name_counts(path: Path) -> None:
    """What has always the same name is what was kept last, in whichever volume."""
    kept(path, "x" * 1000, *range(9))
    for turn in range(2 * MOST):
        memory = Memory(path)
        memory.keep("kind", b"name", turn, plain=True)
        memory.save()
        assert memory.recall("kind", b"name") == Memory(path).recall("kind", b"name") == turn
        memory.save()


def test_builds_at_once_keep_what_both_made(path: Path) -> None:
    """Two builds of one content that end together leave volumes of which each can be read."""
    kept(path, *["x" * 1000] * 9)
    one, other = Memory(path), Memory(path)
    for memory, name in ((one, b"one"), (other, b"other")):
        memory.recall("kind", b"\0")
        memory.keep("kind", name, "y")
    one.save()
    other.save()
    again = Memory(path)
    assert [again.recall("kind", name) for name in (b"one", b"other")] == ["y", "y"]


def test_nothing_new_writes_nothing(path: Path) -> None:
    """A build that recalls all, or makes no more of it, leaves every volume as it is."""
    kept(path, *THINGS)
    before = {file: file.stat().st_ino for file in path.iterdir()}
    memory = Memory(path)
    memory.note("kind", b"\0", memory.recall("kind", b"\0"))
    memory.save()
    assert {file: file.stat().st_ino for file in path.iterdir()} == before


def test_kind_is_read_when_it_is_asked_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What no build asks for is not even opened."""
    kept(path, *THINGS)
    memory = Memory(path)
    memory.keep("other", b"x", "y")
    memory.save()
    opened: list[str] = []
    monkeypatch.setattr(volumes, "_opened", lambda file, kind, code: opened.append(kind))
    memory = Memory(path)
    assert opened == []
    memory.recall("other", b"x")
    memory.recall("other", b"y")
    assert opened == ["other"]


def test_former_memory_makes_room(path: Path) -> None:
    """What a former version kept in a file is replaced."""
    path.parent.mkdir()
    path.write_bytes(b"former")
    assert Memory(path).recall("kind", b"x") is None
    kept(path, "x")
    assert Memory(path).recall("kind", b"\0") == "x"


def test_fresh_memory_recalls_nothing_and_keeps(path: Path) -> None:
    """`fresh` ignores what was kept, and what is then made is kept for the next build."""
    kept(path, "old")
    fresh = Memory(path, fresh=True)
    assert fresh.recall("kind", b"\0") is None
    fresh.keep("kind", b"\0", "new")
    memory = Memory(path)
    memory.keep("other", b"x", "y")
    memory.save()
    fresh.save()
    assert not Memory(path).knows("other", b"x")
    assert Memory(path).recall("kind", b"\0") == "new"


def test_memory_of_other_code_is_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the house or of a library makes everything again, and leaves nothing of the former one."""
    kept(path, "old")
    memory = Memory(path)
    memory.keep("no more", b"x", "y")
    memory.save()
    monkeypatch.setattr(room, "code", lambda: b"another")
    other = Memory(path)
    assert not other.knows("kind", b"\0")
    other.keep("kind", b"\1", "new")
    other.save()
    assert [Memory(path).knows("kind", bytes([number])) for number in (0, 1)] == [False, True]
    assert len(list(path.iterdir())) == 1


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


@pytest.mark.parametrize("at", [0, 40, -1])
@pytest.mark.parametrize("how", ["cut", "bit", "empty", "unsealed", "of another kind", "gone"])
def test_damage_is_noticed(path: Path, how: str, at: int) -> None:
    """A volume that has changed in any bit is none, and is replaced by the next one; the others are what they were."""
    kept(path, *THINGS)
    memory = Memory(path)
    memory.keep("other", b"x", "y")
    memory.save()
    [volume], [other] = ([*path.glob(f"{kind}.*")] for kind in ("kind", "other"))
    data = volume.read_bytes()
    harmed = {"cut": data[: at or None][:-1], "empty": b"", "of another kind": other.read_bytes()}
    harmed["bit"] = data[:at] + bytes([data[at] ^ 1]) + (data[at + 1 :] if at >= 0 else b"")
    harmed["unsealed"] = hashlib.sha256(data[32:]).digest() + data[32:]
    if how == "gone":
        volume.unlink()
    else:
        volume.write_bytes(harmed[how])
    again = Memory(path)
    assert not again.knows("kind", b"\0")
    assert again.recall("other", b"x") == "y"
    again.keep("kind", b"\0", "new")
    again.save()
    assert [Memory(path).recall("kind", bytes([number])) for number in (0, 1)] == ["new", None]
    assert how == "gone" or not volume.exists()
    assert Memory(path).recall("other", b"x") == "y"


def test_closed_disk_keeps_nothing_and_stops_nobody(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be kept, nothing fails, and no part lies about."""
    kept(path, "former")

    def refuse(*_paths: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    kept(path, "later")
    assert Memory(path).recall("kind", b"\0") == "former"
    assert list(path.parent.iterdir()) == [path]
    assert len(list(path.iterdir())) == 1


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
