"""The imprint of an archive changes with all that is known, and not with what a text says besides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.archive.holdings import Archive
from plugins.archive.imprint import imprint, older
from plugins.archive.languages import CODES, Code
from plugins.archive.records import Organisation, Person
from plugins.archive.stories import Story
from tests.folders import small_archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The small archive."""
    return small_archive(tmp_path_factory.mktemp("imprint"))


def changed(archive: Archive, code: Code, **fields: str) -> Archive:
    """Return an archive in which a text of one language has other fields, and the revision that they give it."""
    story = next(story for story in archive.stories if code in story.versions)
    version = replace(story.versions[code], **fields)  # type: ignore[arg-type]
    made: Story = replace(story, versions={**story.versions, code: version})
    return replace(archive, stories=tuple(made if other is story else other for other in archive.stories))


def test_same_archive_has_the_same_imprint(archive: Archive) -> None:
    """Reading it again, or asking it before, changes nothing."""
    first = imprint(archive)
    assert imprint(replace(archive)) == first == imprint(archive)


@pytest.mark.parametrize("code", CODES)
def test_words_of_a_text_are_not_in_it(archive: Archive, code: Code) -> None:
    """A body that mentions and cites the same is another text of the same archive, while nothing is older for it."""
    story = next(story for story in archive.stories if code in story.versions)
    one = changed(archive, code, typed="aaaaaaaa")
    other = changed(one, code, body=f"{story.versions[code].body}\n\n…\n")
    assert imprint(other) == imprint(one)
    assert imprint(changed(other, code, typed="bbbbbbbb")) == imprint(one)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("field", ["title", "summary"])
def test_what_is_told_of_a_text_is_in_it(archive: Archive, code: Code, field: str) -> None:
    """Title and summary show on other pages than the text's own."""
    assert imprint(changed(archive, code, **{field: "…"})) != imprint(archive)


def test_translation_that_became_older_is_told_apart(archive: Archive) -> None:
    """Where an original changes, its translations are older, which the imprint does not know."""
    story = next(story for story in archive.stories if any(v.translation for v in story.versions.values()))
    code = next(version.language for version in story.versions.values() if version.translation)
    followed = story.versions[code].translation
    assert followed
    right = replace(followed, revision=story.versions[followed.of].revision)
    one, other = (
        replace(story, versions={**story.versions, code: replace(story.versions[code], translation=translation)})
        for translation in (right, replace(right, revision="00000000"))
    )
    assert (older(one), older(other)) == ((), ((story.folder, code),))
    source = replace(one.versions[followed.of], body="…")
    later = replace(one, versions={**one.versions, followed.of: source})
    assert (story.folder, code) in older(later)
    assert imprint(replace(archive, stories=(later,))) == imprint(replace(archive, stories=(one,)))


@pytest.mark.parametrize("code", CODES)
def test_whom_a_text_mentions_and_what_it_cites_is_in_it(archive: Archive, code: Code) -> None:
    """The pages of people, organisations and sources name the texts."""
    one = changed(archive, code, typed="aaaaaaaa")
    named = {name for register in one.stories_on.values() for name in register}
    bearers: dict[str, Person | Organisation] = {**archive.people, **archive.organisations}
    bearer = bearers[min(named)]
    source = next(iter(archive.sources))
    story = next(story for story in archive.stories if code in story.versions)
    for more in (bearer.name.text(code), f"…[@{source}]"):
        other = changed(one, code, body=f"{story.versions[code].body}\n\n{more}\n")
        if other.stories_on != one.stories_on or [*other.evidence] != [*one.evidence]:
            assert imprint(other) != imprint(one), more
    assert imprint(changed(one, code, body=bearer.name.text(code))) != imprint(one)
