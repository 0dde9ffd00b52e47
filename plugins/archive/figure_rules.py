"""The rules of figures and days that are typed in a story: none contradicts the record of its edition."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cached_property

from plugins.archive.editions import Edition
from plugins.archive.holdings import Archive
from plugins.archive.insertions import FIGURES, edition_of
from plugins.archive.languages import LANGUAGES
from plugins.archive.problems import Message, Problem, message
from plugins.archive.prose import Prose, prose
from plugins.archive.quantities import Quantity, quantities
from plugins.archive.reading import Reading
from plugins.archive.stories import Version
from plugins.archive.tallies import Tally, span, tally

_NEAR = datetime.timedelta(days=7)
_YEARS = 2
_NAMED = re.compile(r"(?<![\w-])(?:19|20)\d\d(?!\w)|editions/([a-z0-9-]+)|\[=([a-z0-9-]+)/")


class _Records:
    """The tallies of the editions, each counted up when it is asked for."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.tallies: dict[str, Tally] = {}

    @classmethod
    def of(cls, archive: Archive) -> _Records:
        """Return those of an archive, counted once for all its texts."""
        found: _Records = archive.gathered.setdefault("figure_rules", cls(archive))
        return found

    def tally(self, edition: Edition) -> Tally:
        if edition.id not in self.tallies:
            self.tallies[edition.id] = tally(edition)
        return self.tallies[edition.id]

    def others(self, edition: Edition, paragraph: str) -> Iterator[Tally]:
        """Yield the tallies of the other editions that a paragraph names, by their year, a link or a fact of theirs."""
        named = {name for found in _NAMED.finditer(paragraph) for name in (*found.groups(), found.group()) if name}
        for other in self.archive.editions.values():
            if other != edition and {other.id, str(other.year)} & named:
                yield self.tally(other)

    @cached_property
    def days(self) -> frozenset[tuple[int, ...]]:
        """The days of all editions and stories, and those on which sources were published."""
        dates = [*(story.date for story in self.archive.stories)]
        for source in self.archive.sources.values():
            if source.date and source.date.month and source.date.day:
                dates.append(datetime.date(source.date.year, source.date.month, source.date.day))
        editions = (edition.dates for edition in self.archive.editions.values())
        spans = (day for dates in editions for day in span(dates.start, min(dates.end, dates.start + 4 * _NEAR)))
        return frozenset({*spans, *((date.year, date.month, date.day) for date in dates)})


def figures_are_held(reading: Reading) -> Iterator[Problem]:
    """A number that a story types with its noun is one that the record of its edition holds, or of another it names."""
    records = _Records.of(reading.archive)
    for edition, piece in _pieces(reading):
        held, code = records.tally(edition), piece.version.language
        for quantity in quantities(piece.own, code):
            counted = held.counted(piece.own, quantity, code)
            if counted is None or held.holds(counted[1], quantity.value):
                continue
            others = records.others(edition, _paragraph(piece, quantity.start))
            if not any(other.holds(counted[1], quantity.value) for other in others):
                typed = piece.own[quantity.start : quantity.end] + counted[0]
                yield piece.problem(reading, _not_held(piece.version, edition, counted[1], typed), quantity.start)


def days_are_held(reading: Reading) -> Iterator[Problem]:
    """A day close to those of an edition, or the same in a year close to its own, is one that the records hold."""
    records = _Records.of(reading.archive)
    for edition, piece in _pieces(reading):
        code = piece.version.language
        for quantity in quantities(piece.own, code, edition.year):
            is_held = quantity.value in records.tally(edition).days or quantity.value in records.days
            if _contradicts(quantity, edition) and not is_held:
                told = message(
                    "`%(typed)s` is no day of `%(edition)s`, which was on `%(days)s`; write [=dates], or record the day",
                    typed=piece.own[quantity.start : quantity.end],
                    edition=edition.id,
                    days=LANGUAGES[code].days(edition.dates.start, edition.dates.end),
                )
                yield piece.problem(reading, told, quantity.start)


def _contradicts(quantity: Quantity, edition: Edition) -> bool:
    if quantity.kind != "day" or not isinstance(quantity.value, tuple):
        return False
    start, end = edition.dates.start, edition.dates.end
    try:
        day = datetime.date(*quantity.value)
    except ValueError:
        return True
    is_other_year = 0 < abs(day.year - start.year) <= _YEARS and (day.month, day.day) in {
        (start.month, start.day),
        (end.month, end.day),
    }
    return start - _NEAR <= day <= end + _NEAR or is_other_year


def _not_held(version: Version, edition: Edition, kind: str, typed: str) -> Message:
    figures = [figure for figure in (edition.figures.items if edition.figures else ()) if figure.of == kind]
    if kind not in FIGURES or not figures:
        told = "`%(typed)s` is no figure that `%(edition)s` holds; record it in edition.yaml with its sources, or take it out"
        return message(told, typed=typed, edition=edition.id)
    held = ", ".join(dict.fromkeys(LANGUAGES[version.language].number(figure.value) for figure in figures))
    told = "`%(typed)s` is not what `%(edition)s` holds: %(held)s; write [=%(kind)s], or record the other figure"
    return message(told, typed=typed, edition=edition.id, held=held, kind=kind)


def _pieces(reading: Reading) -> Iterator[tuple[Edition, Prose]]:
    for version in reading.versions:
        edition = reading.archive.editions.get(edition_of(version.folder))
        if edition:
            yield from ((edition, piece) for piece in prose(reading.archive, version))


def _paragraph(piece: Prose, offset: int) -> str:
    """Return the paragraph around a character, as it was typed."""
    start = piece.typed.rfind("\n\n", 0, offset) + 1
    end = piece.typed.find("\n\n", offset)
    return piece.typed[start : end if end >= 0 else None]
