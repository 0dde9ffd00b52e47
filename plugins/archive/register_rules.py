"""The rules of the registers: sources, people, organisations, places, themes, series."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.archive.languages import CODES
from plugins.archive.problems import Problem, message
from plugins.archive.reading import Reading

FIRST_YEAR = 1990


def one_publisher(reading: Reading) -> Iterator[Problem]:
    """A source names its publisher or an organisation of the archive, not both."""
    for source in reading.archive.sources.values():
        if source.publisher is None and source.organisation is None:
            told = message("`%(id)s` names nobody who published it; add `publisher` or `organisation`", id=source.id)
            yield reading.problem(told, "sources.yaml", source.id)
        elif source.publisher and source.organisation:
            told = message("`%(id)s` has both `publisher` and `organisation`; keep one of them", id=source.id)
            yield reading.problem(told, "sources.yaml", source.id)


def one_way_to_a_source(reading: Reading) -> Iterator[Problem]:
    """A source has its address or, where that was not kept, what leads to it, not both."""
    for source in reading.archive.sources.values():
        if source.url is None and source.locator is None:
            told = message("`%(id)s` leads nowhere; add `url`, or `locator` where no address was kept", id=source.id)
            yield reading.problem(told, "sources.yaml", source.id)
        elif source.url and source.locator:
            told = message("`%(id)s` has both `url` and `locator`; keep one of them", id=source.id)
            yield reading.problem(told, "sources.yaml", source.id)


def venues_have_a_city(reading: Reading) -> Iterator[Problem]:
    """A venue names the city that it is in, and a city names none."""
    places = reading.archive.places
    for place in places.values():
        city = place.city and places.get(place.city)
        if place.kind == "venue" and (not city or city.kind != "city"):
            told = message("`%(id)s` is a venue; name its city, a place of the kind city", id=place.id)
            yield reading.problem(told, "places.yaml", place.id, "city")
        elif place.kind == "city" and place.city:
            told = message("`%(id)s` is a city itself; take `city` out", id=place.id)
            yield reading.problem(told, "places.yaml", place.id, "city")


def series_have_their_city(reading: Reading) -> Iterator[Problem]:
    """A series is held in a place of the kind city."""
    for series in reading.archive.series.values():
        place = reading.archive.places.get(series.city)
        if place and place.kind != "city":
            told = message("`%(id)s` is not a city; name a place of the kind city", id=series.city)
            yield reading.problem(told, "series.yaml", series.id, "city")


def years_are_plausible(reading: Reading) -> Iterator[Problem]:
    """The years of a series are real, stand once each, and a year without an edition is not among those with one."""
    for series in reading.archive.series.values():
        gaps = [(gap.year, ("gaps", number, "year")) for number, gap in enumerate(series.gaps)]
        seen: set[int] = set()
        for year, keys in [*((year, ("known", number)) for number, year in enumerate(series.known)), *gaps]:
            told = None
            if year < FIRST_YEAR:
                told = message("%(year)s is no year of a series; check it", year=year)
            elif keys[0] == "gaps" and year in series.known:
                told = message("%(year)s is among the known years; keep it here or there", year=year)
            elif year in seen:
                told = message("`%(id)s` stands twice; keep one of them", id=str(year))
            seen.add(year)
            if told:
                yield reading.problem(told, "series.yaml", series.id, *keys)


def names_are_told_apart(reading: Reading) -> Iterator[Problem]:
    """No two themes and no two cities bear the same name in a language."""
    for file, records in (("themes.yaml", reading.archive.themes), ("places.yaml", reading.archive.places)):
        taken: dict[tuple[str, str], str] = {}
        for record in records.values():
            for code in CODES:
                key = (code, record.name.text(code).casefold())
                if key in taken and taken[key] != record.id:
                    told = message("bears the same name as `%(other)s`; tell them apart", other=taken[key])
                    yield reading.problem(told, file, record.id, "name", code)
                taken.setdefault(key, record.id)


def nobody_stands_twice(reading: Reading) -> Iterator[Problem]:
    """No two people, organisations or series bear the same name in all three languages."""
    archive = reading.archive
    registers = (("people", archive.people), ("organisations", archive.organisations), ("series", archive.series))
    for register, records in registers:
        taken: dict[tuple[str, ...], str] = {}
        for record in records.values():
            other = taken.setdefault(tuple(record.name.text(code).casefold() for code in CODES), record.id)
            if other != record.id:
                told = message("bears the same name as `%(other)s`; tell them apart", other=other)
                yield reading.problem(told, f"{register}.yaml", record.id, "name")


def sources_are_told_apart(reading: Reading) -> Iterator[Problem]:
    """No two sources in one language have the same address."""
    taken: dict[tuple[str, str], str] = {}
    for source in reading.archive.sources.values():
        other = taken.setdefault((source.language, source.url.rstrip("/")), source.id) if source.url else ""
        if other and other != source.id:
            told = message("`%(other)s` has this address already; keep one of the two", other=other)
            yield reading.problem(told, "sources.yaml", source.id, "url")
