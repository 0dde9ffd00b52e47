"""The prose of a version: title, summary and text, each with what in it may count or date something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from plugins.archive.documents import place_in
from plugins.archive.holdings import Archive
from plugins.archive.problems import Message, Problem
from plugins.archive.reading import Reading
from plugins.archive.stories import Version
from plugins.text.ownwords import own_words
from plugins.text.references import references

_NUMBER = re.compile(r"\d+")


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
        yield Prose(version, field, text, _unnamed(_own(text), archive.numbered_names))
    yield Prose(version, "", version.body, _unnamed(references(version.body).own, archive.numbered_names))


# Several rules ask for the same title.
_own = lru_cache(maxsize=1 << 16)(own_words)


@lru_cache(maxsize=1 << 17)  # of ten thousand stories in three languages, each with title and summary
def _unnamed(text: str, names: frozenset[str]) -> str:
    """Blank out the names that have digits, of which only those with a number of the text can stand in it."""
    numbers = set(_NUMBER.findall(text))
    by_number = _by_number(names) if numbers else {}
    there = frozenset(name for number in numbers for name in by_number.get(number, ()))
    return _pattern(there).sub(lambda found: " " * len(found.group()), text) if there else text


@lru_cache(maxsize=4)
def _by_number(names: frozenset[str]) -> Mapping[str, list[str]]:
    """Return names by the first number in each: where a name stands in a text, its numbers are numbers of the text."""
    by_number: dict[str, list[str]] = {}
    for name in names:
        for number in _NUMBER.findall(name)[:1]:
            by_number.setdefault(number, []).append(name)
    return by_number


@lru_cache(maxsize=4096)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)")
