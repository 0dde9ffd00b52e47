"""The index of people or of organisations: names in the order of a language, under their letters, sheet by sheet.

Every sheet but the last has as many names, so a list has as many sheets in every language, whatever its order there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plugins.archive import sorting
from plugins.archive.languages import Code
from plugins.archive.records import Organisation, Person
from plugins.pages import addresses
from plugins.pages.addresses import Register
from plugins.pages.authority import bearers, other_forms, other_script
from plugins.pages.numbering import chunks, later
from plugins.pages.parts import Form, LinkPart
from plugins.pages.site import Site

# As many names as arrive in the first flight of a connection, long ones among them.
ROOM = 100
Filed = tuple[str, str, Person | Organisation]


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
    """The names of a sheet that stand under one letter; `id` is set where the letter begins, if there are more sheets."""

    id: str | None
    letter: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Alphabet:
    """The sheets of an index, and the links to where each letter begins, which there are only with several sheets."""

    sheets: tuple[tuple[Letter, ...], ...]
    links: tuple[LinkPart, ...]


def alphabet(site: Site, code: Code, register: Register) -> Alphabet:
    """Sort the names as the language does, and part them by sheet and letter."""
    filed = sorted(bearers(site, register), key=lambda item: (_key(code, item[1]), item[0]))
    parts = chunks([(_letter(code, bearer), name, bearer) for name, bearer in filed], ROOM)
    if len(parts) == 1:
        return Alphabet((tuple(_letters(site, code, register, parts[0], {})),), ())
    begins: dict[str, int] = {}
    for number, part in enumerate(parts, 1):
        for letter, _, _ in part:
            begins.setdefault(letter, number)
    marks = {letter: f"letter-{place}" for place, letter in enumerate(begins, 1)}
    first = addresses.authorities(code, register)
    sheets = (
        _letters(site, code, register, part, {letter: marks[letter] for letter in marks if begins[letter] == number})
        for number, part in enumerate(parts, 1)
    )
    links = (
        LinkPart(letter, site.href(f"{later(first, number)}#{marks[letter]}")) for letter, number in begins.items()
    )
    return Alphabet(tuple(map(tuple, sheets)), tuple(links))


def _letters(
    site: Site, code: Code, register: Register, filed: Iterable[Filed], marks: Mapping[str, str]
) -> Iterator[Letter]:
    """Put the names of a sheet under their letters; those that begin on it have marks."""
    groups: dict[str, list[Entry]] = {}
    for letter, name, bearer in filed:
        groups.setdefault(letter, []).append(_entry(site, code, register, name, bearer))
    yield from (Letter(marks.get(letter), letter, tuple(entries)) for letter, entries in groups.items())


def _letter(code: Code, bearer: Person | Organisation) -> str:
    if isinstance(bearer, Person):
        return sorting.heading(bearer.family.text(code), "person")
    return sorting.heading(bearer.name.text(code), "organisation")


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
