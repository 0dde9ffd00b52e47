"""All that the record of an edition counts and dates: what a number or a day in one of its stories may be."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from plugins.archive.counting import nouns
from plugins.archive.editions import Edition, Figure
from plugins.archive.insertions import FIGURES
from plugins.archive.languages import CODES, Code
from plugins.archive.quantities import Quantity, quantities
from plugins.archive.records import Words

# Where the noun of a label ends, so that what is counted can be told from what is said of it.
_ENDS: Mapping[Code, str] = {
    "ar": "،? .*",
    "fr": r"(?:,| (?:et|de|du|des|à|au|aux|en|sur|pour|par|dans)\b| d’).*",
    "en": r"(?:,| (?:and|of|from|to|at|on|in|for|by)\b).*",
}


@dataclass(frozen=True)
class Tally:
    """The numbers of an edition by what they count, those that count nothing known, and its days."""

    of: dict[str, set[float]] = field(default_factory=dict)
    others: set[float] = field(default_factory=set)
    days: set[tuple[int, ...]] = field(default_factory=set)
    kinds: Mapping[Code, Mapping[str, str]] = field(default_factory=dict)

    def counted(self, text: str, quantity: Quantity, code: Code) -> tuple[str, str] | None:
        """Return the noun behind a number of a text and what kind of figure it is, or nothing where it is not known."""
        found = _behind(frozenset(self.kinds[code])).match(text, quantity.end)
        return (found.group(), self.kinds[code][_plain(found[1])]) if found and quantity.kind == "number" else None

    def holds(self, kind: str, value: object) -> bool:
        """Tell whether the edition counts so many of a kind, or has the number where it may be any."""
        return value in self.of.get(kind, ()) or value in self.others


def tally(edition: Edition) -> Tally:
    """Count up an edition: its figures, what sources say otherwise, its lists, and the numbers in its texts."""
    figures = edition.figures.items if edition.figures else ()
    tally = Tally(kinds={code: _kinds(figures, code) for code in CODES})
    readings = {disagreement.id: disagreement.readings for disagreement in edition.disagreements}
    for figure in figures:
        said = [reading.numeral for reading in readings.get(figure.disagreement or "", ())]
        tally.of.setdefault(_kind(figure), set()).update({figure.value, *(number for number in said if number)})
    for kind, numbers in _lists(edition):
        tally.of.setdefault(kind, set()).update(numbers)
    for words in _all_words(edition):
        for code in CODES:
            _add(tally, words.text(code), code, edition.year)
    tally.days.update(_spans(edition))
    # What is known to count one thing does not count another.
    tally.others.difference_update(*tally.of.values())
    return tally


def span(start: datetime.date, end: datetime.date) -> Iterator[tuple[int, int, int]]:
    """Yield every day from one to another, both included, as texts have them."""
    for number in range((end - start).days + 1):
        day = start + datetime.timedelta(days=number)
        yield day.year, day.month, day.day


def _add(tally: Tally, text: str, code: Code, year: int) -> None:
    for quantity in quantities(text, code, year):
        if isinstance(quantity.value, tuple):
            tally.days.update([quantity.value] if quantity.kind == "day" else [])
        else:
            counted = tally.counted(text, quantity, code)
            (tally.of.setdefault(counted[1], set()) if counted else tally.others).add(quantity.value)


def _kind(figure: Figure) -> str:
    return f"other: {figure.label.en}" if figure.of == "other" else figure.of


def _kinds(figures: tuple[Figure, ...], code: Code) -> dict[str, str]:
    """Return what kind of figure each noun counts: the nouns of the language, and those of the labels."""
    kinds = {_plain(noun): kind for kind in FIGURES for noun in nouns(kind, code)}
    for figure in figures:
        label = figure.label.text(code)
        for noun in (label, re.sub(_ENDS[code], "", label)):
            kinds.setdefault(_plain(noun), _kind(figure))
    return kinds


def _plain(noun: str) -> str:
    return re.sub(r"\s+", " ", noun).lower()


@cache
def _behind(known: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(noun).replace(r"\ ", r"\s") for noun in sorted(known, key=len, reverse=True))
    return re.compile(rf"\s{{1,3}}(?:de |d’)?({words})(?!\w)", re.IGNORECASE)


def _lists(edition: Edition) -> Iterator[tuple[str, set[float]]]:
    """Yield how long the lists of an edition are, as a whole and by part or kind."""
    parts = Counter(item.part for item in edition.people)
    people: set[float] = {len({item.person for item in edition.people}), *parts.values()}
    for kind in ("speakers", "participants", "experts"):
        yield kind, people
    if edition.countries:
        yield "countries", {len(edition.countries.codes)}
    if edition.programme:
        kinds = Counter(session.kind for session in edition.programme.sessions)
        yield "sessions", {len(edition.programme.sessions), *kinds.values()}


def _spans(edition: Edition) -> Iterator[tuple[int, int, int]]:
    yield from span(edition.dates.start, edition.dates.end)
    for session in edition.programme.sessions if edition.programme else ():
        if session.start:
            yield from span(session.start, session.end or session.start)
    for agreement in edition.agreements:
        if agreement.date:
            yield from span(agreement.date, agreement.date)


def _all_words(record: Any) -> Iterator[Words]:
    if isinstance(record, Words):
        yield record
    elif dataclasses.is_dataclass(record):
        for own in dataclasses.fields(record):
            yield from _all_words(getattr(record, own.name))
    elif isinstance(record, tuple):
        for item in record:
            yield from _all_words(item)
