"""What was found right is not judged again, and with a memory the check says what it would say without one."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from plugins.archive import contract
from plugins.archive.contract import problems_of
from plugins.archive.copydesk import proofs
from plugins.archive.languages import CODES
from plugins.archive.problems import Problem, listing
from plugins.archive.proofdesk import Desk
from plugins.archive.reading import Reading, read
from plugins.archive.stories import Version
from plugins.desk.checking import contract as contract_of
from plugins.pages.ledger import broken_promises
from plugins.work import memory as room
from plugins.work.memory import FORGETFUL, Memory
from tests.edits import ABOUT, EDITS, ONLY, OPENING, append, change, linked

DAY = datetime.date(2026, 1, 1)


def checked(content: Path, memory: Memory = FORGETFUL, day: datetime.date = DAY) -> list[Problem]:
    """Check the content as a build does, warnings included."""
    reading = read(content, memory)
    told = [*problems_of(reading, day, memory), *broken_promises(reading)]
    return [*told, *proofs(reading, told, memory)]


def said(problems: Iterable[Problem]) -> list[str]:
    """Tell problems in all languages."""
    found = [*problems]
    return [listing(found, code) for code in CODES]


def built(content: Path, path: Path, day: datetime.date = DAY) -> list[Problem]:
    """Check the content as one build after another does."""
    memory = Memory(path)
    found = checked(content, memory, day)
    memory.save()
    return found


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A memory that has seen a small content with links from text to text."""
    folder = tmp_path_factory.mktemp("seen")
    assert {problem.level for problem in built(linked(folder), folder / "a.memory")} == {"warning"}
    return folder / "a.memory"


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is said of that content as it is."""
    return said(checked(linked(tmp_path_factory.mktemp("right"))))


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which folders were judged by the contract, and which files by the copy desk."""
    folders: list[str] = []
    rule = contract._OF_ONE[0]

    def asked(reading: Reading) -> Iterable[Problem]:
        folders.append(reading.only)
        return rule(reading)

    monkeypatch.setattr(contract, "_OF_ONE", (asked, *contract._OF_ONE[1:]))
    read_by = Desk.of_texts

    def proofread(desk: Desk, reading: Reading, texts: list[Version], memory: Memory) -> Iterable[Problem]:
        folders.extend(text.path for text in texts)
        return read_by(desk, reading, texts, memory)

    monkeypatch.setattr(Desk, "of_texts", proofread)
    return folders


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_any_edit_the_problems_are_the_same(
    edit: Callable[[Path], object], seen: Path, right: list[str], tmp_path: Path
) -> None:
    """Whatever an editor changes, the check says in every language what it says without a memory: now, again, and mended."""
    content, path = linked(tmp_path / "edited"), tmp_path / "a.memory"
    edit(content)
    shutil.copytree(seen, path)
    fresh = said(checked(content))
    assert said(built(content, path)) == fresh
    assert said(built(content, path)) == fresh
    assert said(checked(linked(tmp_path / "mended"), Memory(path))) == right


def test_only_what_changed_is_judged(tmp_path: Path, judged: list[str]) -> None:
    """After an edit of one body, that text is judged, and those that are never given anything."""
    content, path = linked(tmp_path), tmp_path / "a.memory"
    built(content, path)
    assert {ONLY, OPENING, ABOUT} <= {*judged}
    del judged[:]
    built(content, path)
    assert {*judged} == {ONLY}  # it links to a part of another text
    append(content, f"{ABOUT}/ar.md", "\nجملة أخرى.\n")
    del judged[:]
    built(content, path)
    assert {*judged} == {ONLY, ABOUT, *(f"content/{ABOUT}/{code}.md" for code in ("ar", "fr"))}


def test_title_of_one_text_is_no_matter_of_others(tmp_path: Path, judged: list[str]) -> None:
    """A title that changes has its own text judged; a record or a day that changes has all of them."""
    content, path = linked(tmp_path), tmp_path / "a.memory"
    built(content, path)
    del judged[:]
    change(content, f"{ONLY}/fr.md", "title: Un", "title: Encore un")
    built(content, path)
    assert ABOUT not in judged
    for name, old, new in (
        (f"{ONLY}/fr.md", "date: 2021-06-01", "date: 2021-06-02"),
        ("people.yaml", "country: MA", "country: FR"),
    ):
        del judged[:]
        change(content, name, old, new)
        built(content, path)
        assert {ABOUT, OPENING, ONLY} <= {*judged}


def test_days_pass_without_an_edit(tmp_path: Path) -> None:
    """What is not to come any more on the day of the next build is not told, and the other way round."""
    content, path = linked(tmp_path), tmp_path / "a.memory"
    change(content, f"{ONLY}/fr.md", "date: 2021-06-01", "date: 2025-06-01")
    for day in (datetime.date(2025, 5, 1), DAY, datetime.date(2025, 5, 1)):
        assert said(built(content, path, day)) == said(checked(content, day=day))


def test_check_uses_what_a_build_has_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, judged: list[str]) -> None:
    """The task finds the memory of its content, if a build has left one, adds to it, and says the same."""
    monkeypatch.setattr(room, "STORE", tmp_path / "store")
    content = linked(tmp_path)
    first = contract_of(content)
    assert not (tmp_path / "store").exists()
    built(content, room.of_content(content))
    del judged[:]
    assert contract_of(content) == first
    assert ABOUT not in judged
    append(content, f"{ABOUT}/ar.md", "\nجملة أخرى.\n")
    now = sorted(checked(content))
    for turn in (True, False):
        del judged[:]
        assert contract_of(content) == now
        assert (f"content/{ABOUT}/ar.md" in judged) == turn
