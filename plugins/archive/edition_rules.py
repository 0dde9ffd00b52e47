"""The rules of an edition's facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from plugins.archive.editions import Edition, Figure
from plugins.archive.inventory import ID
from plugins.archive.problems import Message, Problem, message
from plugins.archive.reading import Reading

LONGEST = 31
MOST = 1_000_000_000
_YEAR = re.compile(r"-([12][0-9]{3})$")


def there_is_an_edition(reading: Reading) -> Iterator[Problem]:
    """An archive has at least one edition."""
    waiting = reading.declared["waiting"] or ()
    if not reading.archive.editions and not any(folder.split("/")[0] == "editions" for folder in waiting):
        told = message("there is no edition; bring the folder back, or write one as editions/berkane-2024/edition.yaml")
        yield Problem((PurePosixPath(reading.root.name) / "editions").as_posix(), 1, 1, told)


def dates_in_order(reading: Reading) -> Iterator[Problem]:
    """An edition does not end before it starts, and lasts a month at most."""
    for edition in reading.archive.editions.values():
        dates = edition.dates
        if dates.end < dates.start:
            told = message("the last day is before the first; exchange them")
            yield _at(reading, edition, told, "dates", "end")
        elif (lasted := (dates.end - dates.start).days + 1) > LONGEST:
            told = message("the edition would last %(n)s days; check the year and month", n=lasted)
            yield _at(reading, edition, told, "dates", "end")


def city_and_venue(reading: Reading) -> Iterator[Problem]:
    """An edition's city is that of its series, and a city; its venue is a venue in that city, those of sessions venues."""
    places = reading.archive.places
    for edition in reading.archive.editions.values():
        city = places.get(edition.city)
        if city and city.kind != "city":
            told = message("`%(id)s` is not a city; name a place of the kind city", id=edition.city)
            yield _at(reading, edition, told, "city")
        series = reading.archive.series.get(edition.series)
        home = places.get(series.city) if series else None
        if city and home and city.kind == home.kind == "city" and city != home:
            told = message("the series is held in `%(city)s`; write that, or name another series", city=home.id)
            yield _at(reading, edition, told, "city")
        venue = edition.venue and places.get(edition.venue.place)
        is_elsewhere = (
            venue and venue.city and venue.city != edition.city
        )  # a venue without a city is told in places.yaml
        if venue and (venue.kind != "venue" or is_elsewhere):
            told = message("`%(id)s` is not a venue in `%(city)s`; see places.yaml", id=venue.id, city=edition.city)
            yield _at(reading, edition, told, "venue", "place")
        for number, session in enumerate(edition.programme.sessions if edition.programme else ()):
            place = session.venue and places.get(session.venue)
            if place and place.kind != "venue":
                told = message("`%(id)s` is not a venue; name a place of the kind venue", id=place.id)
                yield _at(reading, edition, told, "programme", "sessions", number, "venue")


def motto_is_read_or_ours(reading: Reading) -> Iterator[Problem]:
    """A motto's form in one language was read in reports or is our own rendering, not both."""
    for edition in reading.archive.editions.values():
        for number, code in enumerate(edition.motto.reported if edition.motto else ()):
            if edition.motto and code in edition.motto.ours:
                told = message("`%(code)s` is among `ours` too; keep it in one of the two", code=code)
                yield _at(reading, edition, told, "motto", "reported", number)


def one_guest_of_honour(reading: Reading) -> Iterator[Problem]:
    """A guest of honour is a place, an organisation, a country or a name, and only one of them."""
    for edition in reading.archive.editions.values():
        guest = edition.guest_of_honour
        if guest and sum(bool(who) for who in (guest.place, guest.organisation, guest.country, guest.name)) != 1:
            told = message("needs one of `place`, `organisation`, `country` and `name`; keep the one that fits")
            yield _at(reading, edition, told, "guest_of_honour")


def folder_tells_the_truth(reading: Reading) -> Iterator[Problem]:
    """An edition's folder that is named after a city and a year is named after its own."""
    for edition in reading.archive.editions.values():
        year, city = _YEAR.search(edition.id), reading.archive.places.get(_YEAR.sub("", edition.id))
        if _misnamed(edition):
            told = message(
                "the folder is named after %(year)s; rename it, or check the year", year=year[1] if year else ""
            )
            yield _at(reading, edition, told, "dates", "start")
        own, series = reading.archive.places.get(edition.city), reading.archive.series.get(edition.series)
        is_elsewhere = series and series.city != edition.city  # a rule of its own
        if city and own and city.kind == own.kind == "city" and city != own and not is_elsewhere:
            told = message("the folder is named after `%(city)s`; rename it, or check this city", city=city.id)
            yield _at(reading, edition, told, "city")


def _misnamed(edition: Edition) -> bool:
    year = _YEAR.search(edition.id)
    return bool(year and int(year[1]) != edition.year)


def known_year(reading: Reading) -> Iterator[Problem]:
    """The year of every edition is among the known years of its series."""
    for edition in reading.archive.editions.values():
        series = reading.archive.series.get(edition.series)
        if series and edition.year not in series.known and not _misnamed(edition):
            told = message(
                "%(year)s is not a known year of `%(series)s`; add it in series.yaml",
                year=edition.year,
                series=series.id,
            )
            yield _at(reading, edition, told, "dates", "start")


def one_edition_a_year(reading: Reading) -> Iterator[Problem]:
    """A series has one edition a year, and each its own ordinal."""
    years: dict[tuple[str, int], str] = {}
    ordinals: dict[tuple[str, int], str] = {}
    # One whose folder cannot be an address is told for that.
    for edition in (edition for edition in reading.archive.editions.values() if ID.fullmatch(edition.id)):
        other = years.setdefault((edition.series, edition.year), edition.id)
        if other != edition.id:
            told = message("`%(other)s` is the %(year)s edition already; merge the two", other=other, year=edition.year)
            yield _at(reading, edition, told, "series")
            continue  # the same edition twice has the same ordinal too
        other = ordinals.setdefault((edition.series, edition.ordinal.number), edition.id)
        if other != edition.id:
            told = message("`%(other)s` has this ordinal already; check which is right", other=other)
            yield _at(reading, edition, told, "ordinal", "number")


def counts_begin_at_one(reading: Reading) -> Iterator[Problem]:
    """An ordinal is between 1 and 200, a figure between 1 and a billion: what is not there is left out, not counted."""
    for edition in reading.archive.editions.values():
        if not 1 <= edition.ordinal.number <= 200:
            told = message("%(n)s is no ordinal of an edition; check it", n=edition.ordinal.number)
            yield _at(reading, edition, told, "ordinal", "number")
        for number, figure in enumerate(edition.figures.items if edition.figures else ()):
            if not figure.value:
                told = message("a figure counts something; take it out where there is nothing to count")
                yield _at(reading, edition, told, "figures", "items", number, "value")
            elif figure.value > MOST:
                told = message("%(n)s is more than anyone counts; check it", n=figure.value)
                yield _at(reading, edition, told, "figures", "items", number, "value")


def one_kept_reading(reading: Reading) -> Iterator[Problem]:
    """A disagreement has at least two readings, exactly one of them is kept, and its id stands once."""
    for edition in reading.archive.editions.values():
        seen: set[str] = set()
        for number, disagreement in enumerate(edition.disagreements):
            kept = sum(reading.kept for reading in disagreement.readings)
            if len(disagreement.readings) < 2 or kept != 1:
                told = message("is undecided; give two readings or more, and `kept: true` to exactly one of them")
                yield _at(reading, edition, told, "disagreements", number, "readings")
            if disagreement.id in seen:
                told = message("`%(id)s` stands twice; keep one of them", id=disagreement.id)
                yield _at(reading, edition, told, "disagreements", number, "id")
            seen.add(disagreement.id)


def each_once(reading: Reading) -> Iterator[Problem]:
    """A figure of one stage, a country, a theme, a person in one part and an organisation in one role stand once each."""
    for edition in reading.archive.editions.values():
        figures = [_counted(figure) for figure in edition.figures.items] if edition.figures else []
        countries = [country.code for country in edition.countries.codes] if edition.countries else []
        people = [(item.person, item.part) for item in edition.people]
        organisations = [(item.organisation, item.role) for item in edition.organisations]
        yield from _doubled(reading, edition, figures, "figures", "items")
        yield from _doubled(reading, edition, countries, "countries", "codes")
        yield from _doubled(reading, edition, edition.topics.themes, "topics", "themes")
        yield from _doubled(reading, edition, people, "people")
        yield from _doubled(reading, edition, organisations, "organisations")


def sessions_in_order(reading: Reading) -> Iterator[Problem]:
    """A session that ends has started, and not later than it ends."""
    for edition in reading.archive.editions.values():
        for number, session in enumerate(edition.programme.sessions if edition.programme else ()):
            if session.end and not session.start:
                told = message("ends without a start; write `start`, and `end` only where it lasts longer than a day")
                yield _at(reading, edition, told, "programme", "sessions", number, "end")
            elif session.start and session.end and session.end < session.start:
                told = message("the last day is before the first; exchange them")
                yield _at(reading, edition, told, "programme", "sessions", number, "end")


def _counted(figure: Figure) -> tuple[str, str]:
    """Return what a figure is known by: what and when was counted, and of anything else also its noun."""
    return figure.of, f"{figure.stage} {figure.label.en}" if figure.of == "other" else figure.stage


def _doubled(
    reading: Reading, edition: Edition, items: Sequence[str | tuple[str, str]], *keys: str
) -> Iterator[Problem]:
    seen: set[str | tuple[str, str]] = set()
    for number, item in enumerate(items):
        if item in seen:
            name = item if isinstance(item, str) else item[0]
            yield _at(reading, edition, message("`%(id)s` stands twice; keep one of them", id=name), *keys, number)
        seen.add(item)


def _at(reading: Reading, edition: Edition, told: Message, *keys: str | int) -> Problem:
    return reading.problem(told, f"editions/{edition.id}/edition.yaml", *keys)
