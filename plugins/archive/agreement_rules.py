"""The rule of versions: the languages of one text say the same numbers and days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from plugins.archive.documents import place_in
from plugins.archive.insertions import Unheld, edition_of, inserting
from plugins.archive.languages import Code
from plugins.archive.problems import Message, Problem, message
from plugins.archive.quantities import Quantity, quantities
from plugins.archive.reading import Reading
from plugins.archive.stories import Version
from plugins.text.ownwords import own_words
from plugins.text.references import references

# Up to here one language may well write a word where another has a digit.
_IN_WORDS = 12
Value = tuple[str, float | tuple[int, ...]]
_HEADER = ("title", "summary")


@dataclass(frozen=True)
class _Told:
    """A number as a version says it: its value, the words, and where: a field of the header, or a place in the body."""

    value: Value
    words: str
    field: str
    offset: int = 0


def versions_agree(reading: Reading) -> Iterator[Problem]:
    """A translation has the numbers and days of the text that it follows, and no others; an older one is not asked."""
    found = sorted(reading.versions, key=lambda version: version.folder)
    for _, group in groupby(found, key=lambda version: version.folder):
        versions = {version.language: version for version in group}
        for version in versions.values():
            source = versions.get(version.translation.of) if version.translation else None
            is_current = version.translation and source and version.translation.revision == source.revision
            if source and source != version and is_current:
                yield from _differences(reading, version, source)


def _differences(reading: Reading, version: Version, source: Version) -> Iterator[Problem]:
    year = _year(reading, version)
    said, wanted = (_told(reading, text, year) for text in (version, source))
    for is_small in (False, True):
        extra, missing = _surplus(said, wanted, is_small, year), _surplus(wanted, said, is_small, year)
        if not extra or not missing:
            # One language may well say again what the other says once.
            extra, missing = _unheard(extra, wanted), _unheard(missing, said)
        if is_small and len(extra) != len(missing):
            continue
        for number, told in enumerate(extra):
            right = missing[number].words if len(extra) == len(missing) else ""
            yield _placed(reading, version, told, _otherwise(told.words, right, source.language))
        for told in missing if len(extra) != len(missing) else ():
            reason = message(
                "`%(words)s` of %(of)s.md is missing here; say it too, or take it out there",
                words=told.words,
                of=source.language,
            )
            yield _placed(reading, version, _same_place(told, source, version), reason)


def _otherwise(words: str, right: str, of: Code) -> Message:
    if right:
        told = "`%(words)s` is `%(right)s` in %(of)s.md; write the same in both, or insert the fact with [=…]"
        return message(told, words=words, right=right, of=of)
    return message("`%(words)s` is not in %(of)s.md; say the same in both", words=words, of=of)


def _surplus(said: list[_Told], wanted: list[_Told], is_small: bool, year: int) -> list[_Told]:
    """Return the numbers that one text says more often than the other, and the days and years that it says alone."""
    left = Counter(told.value for told in wanted)
    surplus = []
    for told in said:
        kind, value = told.value
        if (kind == "number" and not isinstance(value, tuple) and value <= _IN_WORDS) != is_small:
            continue
        is_repeated = kind != "number" and told.value in left
        if told.value == ("year", year) or is_repeated:
            continue
        if left[told.value]:
            left[told.value] -= 1
        else:
            surplus.append(told)
    return surplus


def _unheard(surplus: list[_Told], others: list[_Told]) -> list[_Told]:
    heard = {told.value for told in others}
    return [told for told in surplus if told.value not in heard]


def _told(reading: Reading, version: Version, year: int) -> list[_Told]:
    """Return all numbers of a version, those of its inserted facts included."""
    told = [
        _Told(_value(quantity), _words(text, quantity), field)
        for field, text in (("title", version.title), ("summary", version.summary))
        for quantity in quantities(own_words(text), version.language, year)
    ]
    found = references(version.body)
    for quantity in quantities(found.own, version.language, year):
        told.append(_Told(_value(quantity), _words(version.body, quantity), "", quantity.start))
    insert = inserting(reading.archive, version.folder, version.language)
    for insertion, _ in found.insertions:
        try:
            words = insert(insertion.asked, insertion.language)
        except Unheld:
            continue
        for quantity in quantities(words, version.language, year):
            told.append(_Told(_value(quantity), _words(words, quantity), "", insertion.start))
    return told


def _value(quantity: Quantity) -> Value:
    return quantity.kind, quantity.value


def _words(text: str, quantity: Quantity) -> str:
    return text[quantity.start : quantity.end]


def _year(reading: Reading, version: Version) -> int:
    edition = reading.archive.editions.get(edition_of(version.folder))
    return edition.year if edition else 0


def _same_place(told: _Told, source: Version, version: Version) -> _Told:
    """Return the paragraph of one version that stands where the other has what is told, if they have as many."""
    if told.field:
        return told
    blocks = [
        [found.start() for found in re.finditer(r"(?:^|\n\n)(?=\s*\S)\s*", text.body)] for text in (source, version)
    ]
    turn = sum(start <= told.offset for start in blocks[0]) - 1
    ends = [found.end() for found in re.finditer(r"(?:^|\n\n)(?=\s*\S)\s*", version.body)]
    offset = ends[turn] if len(blocks[0]) == len(blocks[1]) and turn >= 0 else (ends or [0])[0]
    return _Told(told.value, told.words, "", offset)


def _placed(reading: Reading, version: Version, told: _Told, reason: Message) -> Problem:
    if told.field:
        return reading.in_header(reason, version, told.field)
    line, column = place_in(version.body, told.offset)
    return Problem(version.path, version.line + line - 1, column, reason)
