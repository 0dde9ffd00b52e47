"""A person or an organisation as a library's authority record has it: all forms of the name lead to one page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.archive.editions import Edition, Presence
from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.programme import Agreement, Involvement, Participation, Session
from plugins.archive.records import Organisation, Person
from plugins.pages import addresses
from plugins.pages.addresses import Register
from plugins.pages.parts import Form, SourcePart, form, source_parts, words
from plugins.pages.site import Site
from plugins.pages.wall import Tile, edition_tile


@dataclass(frozen=True)
class NameForm:
    """A form of the name: of which languages, and whether it is of our own making."""

    languages: str
    form: Form
    ours: bool


@dataclass(frozen=True)
class AppearanceRow:
    """What one edition says of somebody: the quality they had then, and what they did."""

    tile: Tile
    edition: str
    href: str
    start: datetime.date
    end: datetime.date
    title: str
    part: str | None
    disputed: str | None
    sources: tuple[SourcePart, ...]


def name_forms(site: Site, code: Code, bearer: Person | Organisation) -> tuple[NameForm, ...]:
    """List the forms of a name, the page's language first; languages that share a form share a line."""
    lines: dict[tuple[str, bool], list[Code]] = {}
    for language in sorted(CODES, key=lambda other: other != code):
        lines.setdefault((bearer.name.text(language), language in bearer.name.ours), []).append(language)
    return tuple(
        NameForm(
            languages=LANGUAGES[code].join(site.label(code, "in_language", language) for language in languages),
            form=printed(code, text, languages[0]),
            ours=ours,
        )
        for (text, ours), languages in lines.items()
    )


def other_forms(code: Code, bearer: Person | Organisation) -> tuple[Form, ...]:
    """List the other printed forms of a name, those in the page's letters first."""
    found = (printed(code, text, "ar" if _is_arabic(text) else "fr") for text in bearer.also)
    return tuple(sorted(found, key=lambda part: part.lang is not None))


def other_script(code: Code, bearer: Person | Organisation) -> Form | None:
    """Return the name in the other script than the page's own, unless it has none."""
    other: Code = "fr" if code == "ar" else "ar"
    text = bearer.name.text(other)
    same = text == bearer.name.text(code) or _is_arabic(text) == (code == "ar")
    return None if same else printed(code, text, other)


def printed(code: Code, text: str, language: Code) -> Form:
    """Set a name on a page: in its own language where its letters are not the page's."""
    if _is_arabic(text):
        return form(code, "ar", text)
    return form(code, "fr" if language == "ar" else language, text) if code == "ar" else Form(text)


def _is_arabic(text: str) -> bool:
    return re.search(r"[\u0600-\u06ff]", text) is not None


def participation_rows(site: Site, code: Code, person: str) -> tuple[AppearanceRow, ...]:
    """Make a row for each thing that a person did, newest edition first."""
    rows = []
    for edition, item in site.archive.people_at[person]:
        role, part = words(code, item.role), site.label(code, "part", item.part)
        rows.append(_row(site, code, edition, (role or part, part if role else None), item, "people"))
    return tuple(rows)


def presence_rows(site: Site, code: Code, organisation: str) -> tuple[AppearanceRow, ...]:
    """Make a row for each thing that names an organisation, newest edition first."""
    rows = []
    for edition, item in site.archive.organisations_at[organisation]:
        texts, place = _presence(site, code, item)
        rows.append(_row(site, code, edition, texts, item, place))
    return tuple(rows)


def _presence(site: Site, code: Code, item: Presence) -> tuple[tuple[str, str | None], str]:
    """Say what an organisation did, what it is about, and in which part of the edition's page that stands."""
    if isinstance(item, Involvement):
        return (site.label(code, "organisation_role", item.role), None), "organisations"
    if isinstance(item, Session):
        return (item.title.text(code), site.label(code, "session", item.kind)), "programme"
    if isinstance(item, Agreement):
        return (item.title.text(code), site.say(code, "Party to an agreement")), "agreements"
    return (site.say(code, "Guest of honour"), words(code, item.note)), "facts"


def _row(
    site: Site,
    code: Code,
    edition: Edition,
    texts: tuple[str, str | None],
    item: Participation | Presence,
    place: str,
) -> AppearanceRow:
    href = site.href(addresses.edition(code, edition.id))
    disagreement = getattr(item, "disagreement", None)
    return AppearanceRow(
        tile=edition_tile(site, code, edition),
        edition=site.short_name(code, edition),
        href=f"{href}#{place}",
        start=edition.dates.start,
        end=edition.dates.end,
        title=texts[0],
        part=texts[1],
        disputed=f"{href}#x-{disagreement}" if disagreement else None,
        sources=source_parts(site, code, item.sources),
    )


def bearers(site: Site, register: Register) -> Iterator[tuple[str, Person | Organisation]]:
    """Yield the people or organisations that have a page: those whom some edition names."""
    if register == "people":
        yield from ((name, site.archive.people[name]) for name in site.archive.people_at)
    else:
        yield from ((name, site.archive.organisations[name]) for name in site.archive.organisations_at)
