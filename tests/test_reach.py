"""What was found at addresses outside: a link is dead after two failures on different days, and its record is checked."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from plugins.archive.problems import errors_of
from plugins.archive.reach import WHYS, Reach
from plugins.archive.reading import read
from plugins.desk.checking import contract
from tests.folders import lean, said, write

ONE, TWO = datetime.date(2026, 5, 1), datetime.date(2026, 5, 8)


def archive(folder: Path, listed: str) -> Path:
    """Write the small archive with what was found at its links."""
    return write(folder / "content", {**lean(), "links.yaml": listed})


@pytest.mark.parametrize(
    ("reach", "dead"),
    [
        (Reach(asked=TWO, alive=TWO), None),
        (Reach(asked=ONE, failing=ONE, why="missing"), None),
        (Reach(asked=TWO, failing=ONE, why="gone"), ONE),
    ],
)
def test_one_failure_may_be_an_accident(reach: Reach, dead: datetime.date | None) -> None:
    """What failed on one day alone is not called dead."""
    assert reach.dead_since == dead


@pytest.mark.parametrize("why", WHYS)
def test_record_is_part_of_the_content(tmp_path: Path, why: str) -> None:
    """It is read with everything else, and an archive that has it is whole."""
    listed = f"https://gazette.example/a: {{asked: 2024-05-08, failing: 2024-05-01, why: {why}}}\n"
    content = archive(tmp_path, listed)
    assert errors_of(contract(content)) == []
    assert read(content).archive.reach["https://gazette.example/a"].dead_since == datetime.date(2024, 5, 1)


def test_archive_without_a_record_is_whole(tmp_path: Path) -> None:
    """Nobody has to read links."""
    assert read(write(tmp_path / "content", lean())).archive.reach == {}


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("gazette: {asked: 2024-05-08}\n", "1:1: `gazette` is not a web address"),
        ("https://a.example/: {alive: 2024-05-08}\n", "1:21: `asked` is missing"),
        ("https://a.example/: {asked: today}\n", "1:29: "),
        ("https://a.example/: {asked: 2024-05-08, why: tired}\n", "1:46: "),
        ("https://a.example/: {asked\n", ""),
    ],
)
def test_damaged_record_is_told_with_its_place(tmp_path: Path, listed: str, told: str) -> None:
    """A file that was edited wrongly is a problem like any other."""
    problems = said(errors_of(contract(archive(tmp_path, listed))))
    assert problems
    assert problems[0].startswith(f"content/links.yaml:{told}")
