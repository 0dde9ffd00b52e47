"""The rule of versions: the languages of one text say the same numbers and days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from plugins.archive.insertions import Unheld, edition_of, inserting
from plugins.archive.languages import Code
from plugins.archive.problems import Message, Problem, message
from plugins.archive.prose import Prose, prose
from plugins.archive.quantities import Quantity, quantities
from plugins.archive.reading import Reading
from plugins.archive.stories import Version
from plugins.text.references import references

# Up to here one language may well write a word where another has a digit.
_IN_WORDS = 12
Value = tuple[str, float | tuple[int, ...]]
_PARAGRAPH = re.compile(r"(?:^|\n\n)(?=\s*\S)\s*")


@dataclass(frozen=True)
class _Told:
    """A number as a version says it: its value, the words, and where they stand."""

    value: Value
    words: str
    piece: Prose
    offset: int


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
    said, wanted = (_told(reading, text) for text in (version, source))
    for is_small in (False, True):
        extra, missing = _surplus(said, wanted, is_small, year), _surplus(wanted, said, is_small, year)
        if not extra or not missing:
            # One language may well say again what the other says once, or name a day again by its number alone.
            extra, missing = _unheard(extra, wanted), _unheard(missing, said)
        if is_small and len(extra) != len(missing):
            continue
        for number, told in enumerate(extra):
            right = missing[number].words if len(extra) == len(missing) else ""
            yield told.piece.problem(reading, _otherwise(told.words, right, source.language), told.offset)
        for told in missing if len(extra) != len(missing) else ():
            reason = message(
                "`%(words)s` of %(of)s.md is missing here; say it too, or take it out there",
                words=told.words,
                of=source.language,
            )
            here = _same_place(told, version, reading)
            yield here.piece.problem(reading, reason, here.offset)


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
        is_repeated = kind != "number" and (told.value in left or _is_day_of(told.value, left))
        if told.value == ("year", year) or is_repeated:
            continue
        if left[told.value]:
            left[told.value] -= 1
        else:
            surplus.append(told)
    return surplus


def _is_day_of(day: Value, others: Iterable[Value]) -> bool:
    """Tell whether a day is among others where one of the two goes without its year."""
    kind, date = day
    if kind != "day" or not isinstance(date, tuple):
        return False
    dates = (value for other, value in others if other == "day" and isinstance(value, tuple))
    return any(date[1:] == value[1:] and not (date[0] and value[0]) for value in dates)


def _unheard(surplus: list[_Told], others: list[_Told]) -> list[_Told]:
    """Return what others do not say at all, be it only the day of the month."""
    heard = {told.value for told in others}
    heard |= {("number", value[-1]) for kind, value in heard if kind == "day" and isinstance(value, tuple)}
    return [told for told in surplus if told.value not in heard]


def _told(reading: Reading, version: Version) -> list[_Told]:
    """Return all numbers of a version, those of its inserted facts included."""
    told = [
        _Told(_value(quantity), _words(piece.typed, quantity), piece, quantity.start)
        for piece in prose(reading.archive, version)
        for quantity in quantities(piece.own, version.language)
    ]
    *_, body = prose(reading.archive, version)
    insert = inserting(reading.archive, version.folder, version.language)
    for insertion, _ in references(version.body).insertions:
        try:
            words = insert(insertion.asked, insertion.language)
        except Unheld:
            continue
        for quantity in quantities(words, version.language):
            told.append(_Told(_value(quantity), _words(words, quantity), body, insertion.start))
    return told


def _value(quantity: Quantity) -> Value:
    return quantity.kind, quantity.value


def _words(text: str, quantity: Quantity) -> str:
    return text[quantity.start : quantity.end]


def _year(reading: Reading, version: Version) -> int:
    edition = reading.archive.editions.get(edition_of(version.folder))
    return edition.year if edition else 0


def _same_place(told: _Told, version: Version, reading: Reading) -> _Told:
    """Return the field or paragraph of a version that stands where the other has what is told, if it has as many."""
    source = told.piece
    piece = next(piece for piece in prose(reading.archive, version) if piece.field == source.field)
    ours, theirs = ([found.end() for found in _PARAGRAPH.finditer(text)] for text in (piece.typed, source.typed))
    turn = max(sum(start <= told.offset for start in theirs) - 1, 0)
    offset = ours[turn] if len(ours) == len(theirs) and ours else (ours or [0])[0]
    return _Told(told.value, told.words, piece, offset)
