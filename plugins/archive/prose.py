"""The prose of a version: title, summary and text, each with what in it may count or date something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from plugins.archive.documents import place_in
from plugins.archive.holdings import Archive
from plugins.archive.problems import Message, Problem
from plugins.archive.reading import Reading
from plugins.archive.stories import Version
from plugins.text.ownwords import own_words
from plugins.text.references import references


@dataclass(frozen=True)
class Prose:
    """A field of the header, or the body where `field` is empty: as it was typed, and in its own words.

    In both each character stands at the same place; the own words are without names that have digits.
    """

    version: Version
    field: str
    typed: str
    own: str

    def problem(self, reading: Reading, told: Message, offset: int) -> Problem:
        """Make a problem at a character of it."""
        if self.field:
            return reading.in_header(told, self.version, self.field)
        line, column = place_in(self.typed, offset)
        return Problem(self.version.path, self.version.line + line - 1, column, told)


def prose(archive: Archive, version: Version) -> Iterator[Prose]:
    """Yield title, summary and body of a version."""
    for field, text in (("title", version.title), ("summary", version.summary)):
        yield Prose(version, field, text, _unnamed(own_words(text), archive.numbered_names))
    yield Prose(version, "", version.body, _unnamed(references(version.body).own, archive.numbered_names))


def _unnamed(text: str, names: frozenset[str]) -> str:
    return _pattern(names).sub(lambda found: " " * len(found.group()), text) if names else text


@cache
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)")
