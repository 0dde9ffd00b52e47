"""What the records call one thing in all three languages: every form of a name, and of a motto, as one group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plugins.archive.holdings import Archive
from plugins.archive.languages import CODES, LANGUAGES
from plugins.archive.records import Country, Words

Group = tuple[str, ...]
_ACRONYM = re.compile(r"(.+?)\s*\(([^()]+)\)")


def aliases(archive: Archive) -> Iterator[Group]:
    """Yield the forms of each thing that has a name."""
    yield from (forms(person.name, person.also) for person in archive.people.values())
    yield from (forms(organisation.name, organisation.also) for organisation in archive.organisations.values())
    yield from (forms(place.name) for place in archive.places.values())
    yield from (forms(theme.name) for theme in archive.themes.values())
    yield from (forms(series.name) for series in archive.series.values())
    for edition in archive.editions.values():
        yield forms(edition.name)
        if edition.motto:
            yield forms(edition.motto)
    for code in sorted({country.code for country in _countries(archive)}):
        yield tuple(dict.fromkeys(LANGUAGES[language].country(code) for language in CODES))


def forms(name: Words, also: Iterable[str] = ()) -> Group:
    """Return every form of a name, each once: what stands in brackets behind it, mostly an acronym, is a form too."""
    found: dict[str, None] = {}
    for text in (*(name.text(code) for code in CODES), *also):
        parts = _ACRONYM.fullmatch(text)
        found |= dict.fromkeys((text, *parts.groups()) if parts else (text,))
    return tuple(found)


def _countries(archive: Archive) -> Iterator[Country]:
    yield from (place.country for place in archive.places.values())
    yield from (person.country for person in archive.people.values() if person.country)
    for edition in archive.editions.values():
        if edition.countries:
            yield from edition.countries.codes
        if edition.guest_of_honour and edition.guest_of_honour.country:
            yield edition.guest_of_honour.country
