"""People and organisations: an index of each, and a page for everybody whom some edition names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pelican import signals

from plugins.archive import sorting
from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.records import Organisation, Person
from plugins.pages import addresses, linked
from plugins.pages.addresses import Register
from plugins.pages.authority import (
    AppearanceRow,
    NameForm,
    bearers,
    name_forms,
    other_forms,
    other_script,
    participation_rows,
    presence_rows,
)
from plugins.pages.labels import word
from plugins.pages.page import Page
from plugins.pages.parts import Form, LinkPart, SourcePart, StoryRow, source_parts, story_rows
from plugins.pages.publisher import Generator, publisher
from plugins.pages.site import Site
from plugins.pages.wall import Wall, wall

_DESCRIPTIONS: dict[Register, str] = {
    "people": word("The people whom the sources name, with their role at each edition"),
    "organisations": word("The organisations that the sources name, with what they did at each edition"),
}


@dataclass(frozen=True)
class Entry:
    """One name in an index, with its other forms; `filed` is the part of it that it stands under."""

    before: str
    filed: str
    after: str
    href: str
    others: tuple[Form, ...]


@dataclass(frozen=True)
class Letter:
    """The names that stand under one letter."""

    letter: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class AuthoritiesPage:
    """What the index of people or organisations shows."""

    title: str
    total: int
    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class AuthorityPage:
    """What the page of a person or an organisation shows; `documents` are the sources that it published itself."""

    name: str
    index: LinkPart
    other: Form | None
    country: str | None
    website: str | None
    counts: str
    wall: Wall
    rows: tuple[AppearanceRow, ...]
    stories: tuple[StoryRow, ...]
    forms: tuple[NameForm, ...]
    also: tuple[Form, ...]
    sources: tuple[SourcePart, ...]
    documents: tuple[SourcePart, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield both indexes, and the page of each person and organisation, in each language."""
    for code in CODES:
        for register in addresses.REGISTERS:
            yield _index_page(site, code, register)
            for name, bearer in bearers(site, register):
                yield _authority_page(site, code, register, name, bearer)


def _index_page(site: Site, code: Code, register: Register) -> Page:
    title = site.label(code, "menu", register)
    letters = tuple(_letters(site, code, register))
    return Page(
        address=addresses.authorities(code, register),
        language=code,
        template="authorities",
        title=title,
        description=site.say(code, _DESCRIPTIONS[register]),
        model=AuthoritiesPage(title, sum(len(letter.entries) for letter in letters), letters),
        section=register,
    )


def _letters(site: Site, code: Code, register: Register) -> Iterator[Letter]:
    """Sort the names as the language does, and part them by letter."""
    groups: dict[str, list[Entry]] = {}
    for name, bearer in sorted(bearers(site, register), key=lambda item: (_key(code, item[1]), item[0])):
        kind: sorting.Kind = "person" if isinstance(bearer, Person) else "organisation"
        filed = bearer.family.text(code) if isinstance(bearer, Person) else bearer.name.text(code)
        letter = sorting.heading(filed, kind)
        groups.setdefault(letter, []).append(_entry(site, code, register, name, bearer))
    yield from (Letter(letter, tuple(entries)) for letter, entries in groups.items())


def _key(code: Code, bearer: Person | Organisation) -> tuple[sorting.Key, ...]:
    if isinstance(bearer, Person):
        return sorting.person_key(code, bearer)
    return (sorting.sort_key(code, bearer.name.text(code), "organisation"),)


def _entry(site: Site, code: Code, register: Register, name: str, bearer: Person | Organisation) -> Entry:
    before, filed, after = "", bearer.name.text(code), ""
    if isinstance(bearer, Person) and bearer.family.text(code) in filed:
        before, filed, after = filed.rpartition(bearer.family.text(code))
    other = other_script(code, bearer)
    return Entry(
        before=before,
        filed=filed,
        after=after,
        href=site.href(addresses.authority(code, register, name)),
        others=(*((other,) if other else ()), *other_forms(code, bearer)),
    )


def _editions(site: Site, register: Register, name: str) -> dict[str, str]:
    """Return the editions that name somebody, each with its series."""
    there = site.archive.people_at[name] if register == "people" else site.archive.organisations_at[name]
    return {edition.id: edition.series for edition, _ in there}


def _authority_page(site: Site, code: Code, register: Register, name: str, bearer: Person | Organisation) -> Page:
    editions, text = _editions(site, register, name), bearer.name.text(code)
    stories = site.archive.stories_on[register][name]
    index = LinkPart(site.label(code, "menu", register), site.href(addresses.authorities(code, register)))
    counts = [site.count(code, "%(n)s edition", "%(n)s editions", len(editions))]
    if stories:
        counts.append(site.count(code, "%(n)s article", "%(n)s articles", len(stories)))
    person = bearer if isinstance(bearer, Person) else None
    series = [series for series in site.archive.series if series in editions.values()]
    published = [
        source.id
        for source in site.archive.sources.values()
        if register == "organisations" and source.organisation == name
    ]
    model = AuthorityPage(
        name=text,
        index=index,
        other=other_script(code, bearer),
        country=LANGUAGES[code].country(person.country.code) if person and person.country else None,
        website=bearer.url if isinstance(bearer, Organisation) else None,
        counts=" · ".join(counts),
        wall=wall(site, code, series, editions),
        rows=(participation_rows if person else presence_rows)(site, code, name),
        stories=story_rows(site, code, stories),
        forms=name_forms(site, code, bearer),
        also=other_forms(code, bearer),
        sources=source_parts(site, code, person.sources) if person else (),
        documents=source_parts(site, code, published),
    )
    return Page(
        address=addresses.authority(code, register, name),
        language=code,
        template="authority",
        title=text,
        description=" – ".join((text, index.text, *counts)),
        model=model,
        section=register,
        linked=linked.authority(site, code, register, bearer),
    )


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
