"""The rules of inserted facts, where a mistake of another kind stands behind them; single mistakes are in `broken`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.archive.contract import check
from plugins.archive.insertions import words
from plugins.archive.languages import CODES, Code
from plugins.archive.reading import read
from tests.conftest import HOUSE
from tests.storydesk import told
from tests.test_broken import broken


@pytest.mark.parametrize("code", CODES)
def test_what_the_records_hold_is_no_problem(code: Code) -> None:
    """A figure, a day, a run and a fact of another edition may be inserted."""
    assert told({code: "[=speakers], [=dates], :fr[=name], [=rabat-2021/year], [=person:john-doe]."}) == []


@pytest.mark.parametrize("code", CODES)
def test_what_they_do_not_hold_is_told_where_it_is(code: Code) -> None:
    """Each insertion is told at its line and column."""
    assert told({code: "[=speakers]\n\n- [=speekers]"}) == [
        f"{code}.md:9:3: `speekers` names no fact; did you mean [=speakers]?"
    ]


@pytest.mark.parametrize("mistake", ["edition-end-before-start", "edition-venue-unknown", "edition-indentation"])
def test_mistake_in_the_records_is_told_once(mistake: str, tmp_path: Path) -> None:
    """A text that inserts facts of a record that is wrong is not blamed for it."""
    content = broken(mistake, tmp_path)
    before = [str(problem) for problem in check(content)]
    story = content / "editions/agadir-2022/walk/en.md"
    story.parent.mkdir()
    story.write_text(
        "---\ntitle: Walk\nsummary: A walk.\ndate: 2022-06-01\nthemes: [water]\n---\n\n"
        "In [=dates], at [=agadir-2021/venue], by [=person:sara-alami].\n",
        encoding="utf-8",
    )
    assert [str(problem) for problem in check(content)] == before


def test_record_that_changes_makes_no_translation_older(tmp_path: Path) -> None:
    """The revision is of what was typed: a translation inserts the same fact, and so follows the record by itself."""
    content = Path(shutil.copytree(HOUSE / "tests/site/content", tmp_path / "content"))
    older = [
        (story.id, code) for story in read(content).archive.stories for code in story.versions if story.is_older(code)
    ]
    record = content / "editions/agadir-2021/edition.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("value: 55", "value: 56"), encoding="utf-8")
    changed = read(content).archive
    assert words(changed, "editions/agadir-2021/opening", "fr", "speakers") == "56 intervenants"
    assert [(story.id, code) for story in changed.stories for code in story.versions if story.is_older(code)] == older
    assert check(content) == []
