"""A story's versions know whether they still follow one another."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from plugins.archive.languages import CODES, Code
from plugins.archive.stories import Story, Translation, Version
from tests.folders import small_archive

TEXT = Version(
    language="ar",
    title="Édition à Fès",
    summary="كلمات اليوم الأول.",
    body="\nالفقرة الأولى.\n\nLe café.\n",
    path="content/a/ar.md",
    line=7,
)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """A story with an Arabic original, a French translation that follows it and an English one that does not."""
    return next(story for story in small_archive(tmp_path_factory.mktemp("stories")).stories if story.id == "opening")


def test_revision_is_short_enough_to_type() -> None:
    """Eight hexadecimal digits stand for a text."""
    assert len(TEXT.revision) == 8
    assert set(TEXT.revision) <= set("0123456789abcdef")


@pytest.mark.parametrize(
    "same",
    [
        replace(TEXT, body="\nالفقرة الأولى.  \n\nLe café.\t\n"),
        replace(TEXT, body="\n\nالفقرة الأولى.\n\nLe café.\n\n\n"),
        replace(TEXT, body="الفقرة الأولى.\n\nLe café."),
        replace(TEXT, body=unicodedata.normalize("NFD", TEXT.body)),
        replace(TEXT, title=unicodedata.normalize("NFD", TEXT.title)),
        replace(TEXT, title=f"{TEXT.title} "),
        replace(TEXT, language="fr", path="content/b/fr.md", line=1),
        replace(TEXT, translation=Translation(of="fr", revision="12345678")),
    ],
)
def test_revision_stays_where_the_words_stay(same: Version) -> None:
    """Spaces at line ends, empty lines around the text, Unicode forms and the header's other keys do not count."""
    assert same.revision == TEXT.revision


@pytest.mark.parametrize(
    "other",
    [
        replace(TEXT, title="Édition de Fès"),
        replace(TEXT, summary="كلمات اليوم الثاني."),
        replace(TEXT, body="\nالفقرة الأولى.\n\nLe thé.\n"),
        replace(TEXT, body="\nالفقرة الأولى.\nLe café.\n"),
        replace(TEXT, body="\nالفقرة  الأولى.\n\nLe café.\n"),
        replace(TEXT, title=f"{TEXT.title}\n{TEXT.summary}", summary=""),
    ],
)
def test_revision_changes_with_the_words(other: Version) -> None:
    """Title, summary and body are what a translator works from."""
    assert other.revision != TEXT.revision


def test_title_cannot_pass_for_the_body() -> None:
    """A word that moves from the summary to the body makes another revision."""
    assert replace(TEXT, summary="", body=f"{TEXT.summary}\n{TEXT.body}").revision != TEXT.revision


@pytest.mark.parametrize(("code", "expected"), [("ar", False), ("fr", False), ("en", True)])
def test_translation_of_an_earlier_revision_is_older(story: Story, code: Code, expected: bool) -> None:
    """A version is older when its original's text has changed since; an original never is."""
    assert story.is_older(code) is expected


def test_translation_is_judged_by_the_version_it_was_made_from(story: Story) -> None:
    """A translation of a translation follows that, not the original."""
    french = story.versions["fr"]
    english = replace(story.versions["en"], translation=Translation(of="fr", revision=french.revision))
    assert not replace(story, versions={**story.versions, "en": english}).is_older("en")


def test_translation_of_a_version_that_is_gone_is_not_older(story: Story) -> None:
    """Where there is nothing to compare with, nothing is claimed."""
    english = replace(story.versions["en"], translation=Translation(of="fr", revision="00000000"))
    versions: dict[Code, Version] = {"ar": story.versions["ar"], "en": english}
    assert not replace(story, versions=versions).is_older("en")


@pytest.mark.parametrize("code", CODES)
def test_best_version_is_the_reader_s_own(story: Story, code: Code) -> None:
    """A reader gets the version in their language where there is one."""
    assert story.best(code).language == code


@pytest.mark.parametrize("code", CODES)
def test_best_version_is_the_original_otherwise(story: Story, code: Code) -> None:
    """A reader without a version of their own gets the original."""
    alone = replace(story, versions={"ar": story.versions["ar"]})
    assert alone.best(code).language == "ar"
