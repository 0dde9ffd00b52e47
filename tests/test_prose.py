"""The prose of a version has title, summary and body at their places, without what counts nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.archive.languages import CODES, Code
from plugins.archive.problems import Problem, message
from plugins.archive.prose import prose
from plugins.archive.stories import Version
from tests.storydesk import tiny_reading

TOLD = message("is missing; create it")


def version(body: str, code: Code = "en") -> Version:
    """Return a version of the tiny site's opening with another body."""
    opening = next(story for story in tiny_reading().archive.stories if story.id == "opening")
    return replace(opening.versions[code], body=body)


@pytest.mark.parametrize("code", CODES)
def test_three_fields_with_their_own_words(code: Code) -> None:
    """Title and summary come before the body, and every character keeps its place."""
    fields = list(prose(tiny_reading().archive, version("A `b` [=dates] 5.", code)))
    assert [piece.field for piece in fields] == ["title", "summary", ""]
    assert fields[-1].own.split() == ["A", "5."]
    assert all(len(piece.own) == len(piece.typed) for piece in fields)


def test_name_with_a_number_counts_nothing() -> None:
    """A newspaper that is called by a number is no number, in any language, and a longer word is not that name."""
    archive = tiny_reading().archive
    source = replace(next(iter(archive.sources.values())), id="a", publisher="Afrik 21")
    named = replace(archive, sources={**archive.sources, "a": source})
    *_, body = prose(named, version("Afrik 21 wrote of 21 and Afrik 212."))
    assert body.own == "         wrote of 21 and Afrik 212."


def test_problems_stand_where_the_characters_are() -> None:
    """A field is told at its line of the header, a body at line and column."""
    path = "content/editions/agadir-2021/opening/en.md"
    reading = tiny_reading()
    title, summary, body = prose(reading.archive, version("One.\n\nTwo 3."))
    first = version("").line
    assert title.problem(reading, TOLD, 3) == Problem(path, 2, 8, TOLD)
    assert summary.problem(reading, TOLD, 0) == Problem(path, 3, 10, TOLD)
    assert body.problem(reading, TOLD, 10) == Problem(path, first + 2, 5, TOLD)
