"""What there is of each text in each language is told by revisions, drafts included for editors and not for readers."""

from __future__ import annotations

from pathlib import Path

from plugins.archive.coverage import counts, published, whole
from plugins.archive.languages import CODES
from plugins.archive.reading import read
from tests.folders import BODY, original, small, translation, write
from tests.storydesk import tiny_reading

OPENING = "editions/agadir-2021/opening"


def test_every_state_is_told() -> None:
    """The tiny site has a text in each state."""
    told = {row.folder: tuple(row.states[code] for code in CODES) for row in whole(tiny_reading())}
    assert told == {
        "editions/agadir-2021/opening": ("original", "present", "older"),
        "editions/agadir-2021/seulement": ("missing", "original", "missing"),
        "editions/rabat-2021/hidden": ("missing", "missing", "draft"),
        "editions/rabat-2021/two-tongues": ("missing", "present", "original"),
        "pages/about": ("original", "present", "missing"),
    }


def test_readers_see_no_draft() -> None:
    """What is published has no draft among it, and is else the same."""
    archive = tiny_reading().archive
    shown = {row.folder: row.states for row in published((*archive.stories, *archive.pages))}
    assert shown == {row.folder: row.states for row in whole(tiny_reading()) if "draft" not in row.states.values()}


def test_languages_are_counted() -> None:
    """Each text counts once in each language; a hundred of a hundred is reached when none is missing."""
    count = counts(whole(tiny_reading()))["en"]
    assert (count.current, count.total, count.percent) == (1, 5, 20)
    assert dict(count.states) == {"original": 1, "present": 0, "older": 1, "draft": 1, "missing": 2}
    assert [counts([])[code].percent for code in CODES] == [100, 100, 100]


def test_a_translation_that_is_a_draft_is_one_of_its_story(tmp_path: Path) -> None:
    """The story is published without it, and the editors' table has both."""
    files = small() | {"editions/oujda-2024/visit/fr.md": translation("Visite", "en", more="status: draft\n")}
    reading = read(write(tmp_path / "content", files))
    [row] = [row for row in whole(reading) if row.folder == "editions/oujda-2024/visit"]
    assert dict(row.states) == {"ar": "missing", "fr": "draft", "en": "original"}
    [row] = published(story for story in reading.archive.stories if story.id == "visit")
    assert dict(row.states) == {"ar": "missing", "fr": "missing", "en": "original"}


def test_a_file_that_cannot_be_read_has_a_state_all_the_same(tmp_path: Path) -> None:
    """Its story is kept back by a mistake, and still told as it lies there."""
    visit = "editions/oujda-2024/visit"
    files = small() | {f"{visit}/en.md": original("", "", "2024-09-11"), f"{visit}/fr.md": translation("A", "en")}
    [row] = [row for row in whole(read(write(tmp_path / "content", files))) if row.folder == visit]
    assert dict(row.states) == {"ar": "missing", "fr": "older", "en": "original"}


def test_comments_of_a_draft_are_no_part_of_its_text(tmp_path: Path) -> None:
    """They are gone with their lines left empty, so places hold; elsewhere they stay, to be refused."""
    text = f"<!-- a\nb -->\n\n{BODY}"
    files = small() | {"pages/press/fr.md": f"---\ntitle: A\nsummary: B\nstatus: draft\n---\n{text}"}
    [draft] = read(write(tmp_path / "content", files)).drafts
    assert draft.body == f"\n\n\n{BODY}"
