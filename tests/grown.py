"""The small archive made large in memory: many names, editions, figures and corrections, of words that are all different."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from plugins.archive.editions import Edition, Figure, Figures
from plugins.archive.holdings import Archive
from plugins.archive.programme import Involvement, Participation, Programme, Session
from plugins.archive.records import Attested, Correction, Organisation, Person, Series, Theme, Words
from plugins.archive.stories import Story
from plugins.pages.page import Page
from plugins.pages.rendering import Renderer
from plugins.pages.site import Site
from plugins.proof.built import BuiltFile
from plugins.proof.weighing import fits_the_first_flight
from tests.folders import THEME

_LETTERS = {"ar": "ابتثجحخدرزسشصضطعغفقكلمنهوي", "fr": "abcdefghijklmnopqrstuvwxyz", "en": "abcdefghijklmnopqrstuvwxyz"}
NOTE = Words(ar="أرقام.", fr="Chiffres.", en="Figures.")


@cache
def words(number: int, kind: str, many: int = 2) -> Words:
    """Return words that no other number has."""

    def said(code: str) -> str:
        letters = _LETTERS[code]
        digest = hashlib.sha256(f"{number} {kind} {code}".encode()).digest()
        parts = (digest[at * 7 : at * 7 + 7] for at in range(many))
        return " ".join("".join(letters[byte % len(letters)] for byte in part).title() for part in parts)

    return Words(ar=said("ar"), fr=said("fr"), en=said("en"))


def _person(number: int) -> Person:
    family = words(number, "family", 1)
    first = words(number, "first", 1)
    name = Words(*(f"{first.text(code)} {family.text(code)}" for code in ("ar", "fr", "en")))  # type: ignore[arg-type]
    return Person(id=f"p{number}", name=name, family=family, sources=("gazette",))


def grown(
    site: Site,
    *,
    people: int = 0,
    organisations: int = 0,
    series: int = 0,
    years: Iterable[int] = range(2015, 2025),
    themes: int = 0,
    corrections: int = 0,
    sessions: int = 0,
    stories: int = 0,
) -> Site:
    """Return a site of so many more: the first of the new editions has all people, organisations, sessions and stories."""
    archive, held = site.archive, tuple(years)
    persons = {f"p{number}": _person(number) for number in range(people)}
    parties = {
        f"o{number}": Organisation(id=f"o{number}", name=words(number, "organisation", 3))
        for number in range(organisations)
    }
    subjects = {f"t{number}": Theme(id=f"t{number}", name=words(number, "theme", 3)) for number in range(themes)}
    lines = {
        f"s{number}": Series(
            id=f"s{number}", name=words(number, "series", 3), city="rabat", known=held, sources=("gazette",)
        )
        for number in range(series)
    }
    editions = {edition.id: edition for line in lines.values() for edition in _editions(archive, line)}
    if editions:
        first = next(iter(editions.values()))
        editions[first.id] = replace(
            first,
            people=tuple(Participation(person=name, part="speaker", sources=("gazette",)) for name in persons),
            organisations=(
                *first.organisations,
                *(Involvement(organisation=name, role="partner", sources=("gazette",)) for name in parties),
            ),
            topics=replace(first.topics, themes=(*first.topics.themes, *subjects)),
            programme=Programme(sessions=tuple(map(_session, range(sessions)))) if sessions else None,
        )
    mended = {
        f"c{number}": Correction(
            id=f"c{number}", date=date(2024, 6, 2), address="editions/rabat-2024/", text=words(number, "mended", 4)
        )
        for number in range(corrections)
    }
    told = tuple(_story(archive.stories[0], next(iter(editions)), number) for number in range(stories))
    large = replace(
        archive,
        stories=(*archive.stories, *told),
        people={**archive.people, **persons},
        organisations={**archive.organisations, **parties},
        themes={**archive.themes, **subjects},
        series={**archive.series, **lines},
        corrections={**archive.corrections, **mended},
        editions={**archive.editions, **editions},
    )
    return replace(site, archive=large)


def _editions(archive: Archive, series: Series) -> Iterator[Edition]:
    """Yield an edition for each year of a series, each with three figures, and with one person who is always there."""
    plain = archive.editions["rabat-2022"]
    for place, year in enumerate(series.known, 1):
        name = words(year, series.id, 3)
        yield replace(
            plain,
            id=f"{series.id}-{year}",
            series=series.id,
            city=series.city,
            name=Attested(ar=name.ar, fr=name.fr, en=name.en, sources=("gazette",)),
            ordinal=replace(plain.ordinal, number=place),
            dates=replace(plain.dates, start=date(year, 5, 1), end=date(year, 5, 2)),
            people=(Participation(person="amina", part="speaker", sources=("gazette",)),),
            figures=Figures(items=tuple(_figures(year)), note=NOTE),
        )


def _session(number: int) -> Session:
    return Session(kind="plenary", title=words(number, "session", 4), sources=("gazette",))


def _story(plain: Story, edition: str, number: int) -> Story:
    title, summary = words(number, "title", 4), words(number, "summary", 4)
    versions = {
        code: replace(version, title=title.text(code), summary=summary.text(code))
        for code, version in plain.versions.items()
    }
    folder = f"editions/{edition}/n{number}"
    return replace(plain, id=f"n{number}", folder=folder, edition=edition, versions=versions)


def _figures(year: int) -> Iterator[Figure]:
    for of, noun in (("speakers", "speakers"), ("participants", "participants"), ("countries", "countries")):
        label = Words(ar="عددا", fr=noun, en=noun)
        yield Figure(of=of, value=11 + year % 80, label=label, stage="reported", sources=("gazette",))  # type: ignore[arg-type]


def too_heavy(site: Site, pages: Iterable[Page]) -> list[str]:
    """Return the addresses of those pages that do not arrive in the first flight of a connection."""
    renderer = Renderer(THEME, site.root)
    names = ((page, f"{page.address}index.html") for page in pages)
    files = ((page, BuiltFile(name, name, renderer.render(page).encode())) for page, name in names)
    return [page.address for page, file in files if list(fits_the_first_flight(file))]
