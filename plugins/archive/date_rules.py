"""The rules of days: what is reported has happened, and no story or agreement is far from its edition."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from plugins.archive.editions import Edition
from plugins.archive.problems import Problem, message
from plugins.archive.reading import Reading

Keys = tuple[str | int, ...]
_MONTH = datetime.timedelta(days=31)
_LATER = message("this day has not come yet; check the year")


def nothing_from_the_future(reading: Reading, latest: datetime.date) -> Iterator[Problem]:
    """What is reported has happened: no edition, story, source, correction or year of a series is later than the latest day."""
    for edition in reading.archive.editions.values():
        if edition.dates.start > latest:
            yield reading.problem(_LATER, _facts(edition), "dates", "start")
    for story in reading.stories:
        if story.date > latest:
            yield reading.problem(_LATER, f"{story.folder}/{story.original}.md", "date")
    for source in reading.archive.sources.values():
        date = source.date
        if date and datetime.date(date.year, date.month or 1, date.day or 1) > latest:
            yield reading.problem(_LATER, "sources.yaml", source.id, "date")
    for correction in reading.archive.corrections.values():
        if correction.date > latest:
            yield reading.problem(_LATER, "corrections.yaml", correction.id, "date")
    yield from _years_from_the_future(reading, latest)


def _years_from_the_future(reading: Reading, latest: datetime.date) -> Iterator[Problem]:
    # The year of an edition is told at its day.
    told = {(edition.series, edition.year) for edition in reading.archive.editions.values()}
    for series in reading.archive.series.values():
        years: list[tuple[int, Keys]] = [(year, ("known", number)) for number, year in enumerate(series.known)]
        years += [(gap.year, ("gaps", number, "year")) for number, gap in enumerate(series.gaps)]
        for year, keys in years:
            if year > latest.year and (series.id, year) not in told:
                later = message("%(year)s has not come yet; check the year", year=year)
                yield reading.problem(later, "series.yaml", series.id, *keys)


def days_near_the_edition(reading: Reading, latest: datetime.date) -> Iterator[Problem]:
    """A session and an agreement are dated within a month of their edition, and a story not before its year."""
    editions = {edition.id: edition for edition in reading.archive.editions.values() if edition.dates.start <= latest}
    for edition in editions.values():
        dates = edition.dates
        for date, keys in _days(edition):
            if date and not dates.start - _MONTH <= date <= dates.end + _MONTH:
                told = message("this day is far from the edition's; check the year and month")
                yield reading.problem(told, _facts(edition), *keys)
    for story in reading.stories:
        if story.edition in editions and story.date.year < editions[story.edition].year - 1:
            told = message("this day is long before the edition; check the year")
            yield reading.problem(told, f"{story.folder}/{story.original}.md", "date")


def _days(edition: Edition) -> Iterator[tuple[datetime.date | None, Keys]]:
    for number, agreement in enumerate(edition.agreements):
        yield agreement.date, ("agreements", number, "date")
    for number, session in enumerate(edition.programme.sessions if edition.programme else ()):
        yield session.start, ("programme", "sessions", number, "start")
        yield session.end, ("programme", "sessions", number, "end")


def _facts(edition: Edition) -> str:
    return f"editions/{edition.id}/edition.yaml"
