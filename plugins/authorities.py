"""People and organisations: an index of each, and a page for everybody whom some edition names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pelican import signals

from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.records import Organisation, Person
from plugins.pages import addresses, linked
from plugins.pages.addresses import Register
from plugins.pages.alphabet import Letter, alphabet
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
from plugins.pages.numbering import Numbering, chunks, numbered, numbering
from plugins.pages.page import Page
from plugins.pages.parts import Form, LinkPart, SourcePart, StoryRow, source_parts, story_rows
from plugins.pages.publisher import Generator, publisher
from plugins.pages.site import Site
from plugins.pages.wall import Wall, wall

# Rows that come in the first flight of a connection together with the wall and the names.
ROOM = 32
_DESCRIPTIONS: dict[Register, str] = {
    "people": word("The people whom the sources name, with their role at each edition"),
    "organisations": word("The organisations that the sources name, with what they did at each edition"),
}


@dataclass(frozen=True)
class AuthoritiesPage:
    """What a sheet of the index of people or organisations shows; `alphabet` leads to each letter of a long index."""

    title: str
    total: int
    letters: tuple[Letter, ...]
    alphabet: tuple[LinkPart, ...]
    numbering: Numbering


@dataclass(frozen=True)
class AuthorityPage:
    """What a page of a person or an organisation shows; `documents` are the sources that it published itself.

    Only the first has `wall` and `forms`; `appeared` and `mentioned` count the rows and stories of all of them.
    """

    name: str
    index: LinkPart
    other: Form | None
    country: str | None
    website: str | None
    counts: str
    wall: Wall
    appeared: int
    rows: tuple[AppearanceRow, ...]
    mentioned: int
    stories: tuple[StoryRow, ...]
    forms: tuple[NameForm, ...]
    also: tuple[Form, ...]
    sources: tuple[SourcePart, ...]
    documents: tuple[SourcePart, ...]
    numbering: Numbering


def pages(site: Site) -> Iterator[Page]:
    """Yield both indexes, and the page of each person and organisation, in each language."""
    for code in CODES:
        for register in addresses.REGISTERS:
            yield from _index_pages(site, code, register)
            for name, bearer in bearers(site, register):
                yield from _authority_pages(site, code, register, name, bearer)


def _index_pages(site: Site, code: Code, register: Register) -> Iterator[Page]:
    title, found = site.label(code, "menu", register), alphabet(site, code, register)
    total = sum(len(letter.entries) for sheet in found.sheets for letter in sheet)
    for sheet in numbered(found.sheets, addresses.authorities(code, register), title, site.href):
        yield Page(
            address=sheet.address,
            language=code,
            template="authorities",
            title=sheet.title,
            description=site.say(code, _DESCRIPTIONS[register]),
            model=AuthoritiesPage(title, total, sheet.part, found.links, sheet.numbering),
            section=register,
        )


def _editions(site: Site, register: Register, name: str) -> dict[str, str]:
    """Return the editions that name somebody, each with its series."""
    there = site.archive.people_at[name] if register == "people" else site.archive.organisations_at[name]
    return {edition.id: edition.series for edition, _ in there}


def _authority_pages(
    site: Site, code: Code, register: Register, name: str, bearer: Person | Organisation
) -> Iterator[Page]:
    """Yield the page of somebody; what is too much for it goes on in later ones."""
    whole = _model(site, code, register, name, bearer)
    parts = chunks((*whole.rows, *whole.stories, *whole.documents), ROOM)
    for sheet in numbered(parts, addresses.authority(code, register, name), whole.name, site.href):
        model = replace(
            whole if sheet.is_first else replace(whole, wall=Wall(()), forms=(), sources=()),
            rows=tuple(row for row in sheet.part if isinstance(row, AppearanceRow)),
            stories=tuple(row for row in sheet.part if isinstance(row, StoryRow)),
            documents=tuple(row for row in sheet.part if isinstance(row, SourcePart)),
            numbering=sheet.numbering,
        )
        yield Page(
            address=sheet.address,
            language=code,
            template="authority",
            title=sheet.title,
            description=f"{model.name} – {model.index.text} – {model.counts.replace(' · ', ' – ')}",
            model=model,
            section=register,
            linked=linked.authority(site, code, register, bearer) if sheet.is_first else "",
        )


def _model(site: Site, code: Code, register: Register, name: str, bearer: Person | Organisation) -> AuthorityPage:
    """Say everything of somebody at once."""
    editions, archive = _editions(site, register, name), site.archive
    stories = archive.stories_on[register][name]
    counts = [site.count(code, "%(n)s edition", "%(n)s editions", len(editions))]
    if stories:
        counts.append(site.count(code, "%(n)s article", "%(n)s articles", len(stories)))
    person = bearer if isinstance(bearer, Person) else None
    rows = (participation_rows if person else presence_rows)(site, code, name)
    return AuthorityPage(
        name=bearer.name.text(code),
        index=LinkPart(site.label(code, "menu", register), site.href(addresses.authorities(code, register))),
        other=other_script(code, bearer),
        country=LANGUAGES[code].country(person.country.code) if person and person.country else None,
        website=bearer.url if isinstance(bearer, Organisation) else None,
        counts=" · ".join(counts),
        wall=wall(site, code, sorted(set(editions.values()), key=archive.series_order.__getitem__), editions),
        appeared=len(rows),
        rows=rows,
        mentioned=len(stories),
        stories=story_rows(site, code, stories),
        forms=name_forms(site, code, bearer),
        also=other_forms(code, bearer),
        sources=source_parts(site, code, person.sources) if person else (),
        documents=() if person else source_parts(site, code, archive.documents_of.get(name, ())),
        numbering=numbering((), 1),
    )


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
