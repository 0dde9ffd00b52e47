"""What stays: every record has an address that bears no language, outlives its pages, and is never another record's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from plugins.archive.holdings import Archive
from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.ledger import Ledger
from plugins.archive.records import Organisation, Person, Source
from plugins.pages import addresses
from plugins.pages.addresses import REGISTERS, Register
from plugins.pages.shelves import Shelves

FOLDER = "id/"


def permalink(stem: str) -> str:
    """Return the permanent address of what stands at an address without its language."""
    return f"{FOLDER}{stem}"


def is_permanent(address: str) -> bool:
    """Tell whether an address is the permanent one of a record."""
    return address.startswith(FOLDER)


def of_source(source_id: str) -> str:
    """Return the permanent address of a source, which has no page of its own and so is in the ledger by this name."""
    return permalink(f"sources/{source_id}/")


def of_page(address: str) -> str:
    """Return the permanent address of the record that a page is about."""
    return permalink(addresses.stem(address))


@dataclass(frozen=True)
class Lasting:
    """What stands at a permanent address: where it leads in each language, and what it is called where it has a version."""

    leads: Mapping[Code, str]
    names: Mapping[Code, str]


def answers(ledger: Ledger, archive: Archive) -> Mapping[str, Lasting]:
    """Return what stands at every permanent address: records, what has become of others, and why some are gone."""
    found = dict(lasting(archive))
    moved = {_permanent(old): found[_permanent(new)] for old, new in ledger.moved.items() if _permanent(new) in found}
    return {**found, **moved, **dict(_withdrawn(ledger))}


def _withdrawn(ledger: Ledger) -> Iterator[tuple[str, Lasting]]:
    """Yield what was withdrawn: its pages say why, and what had none leads to where its like are."""
    for stem, withdrawal in ledger.withdrawn.items():
        end = stem.removeprefix(FOLDER).partition("/")[0] + "/" if is_permanent(stem) else stem
        leads = {code: addresses.in_language(end, code) for code in CODES}
        yield _permanent(stem), _lasting(leads, withdrawal.reason.text)


def _permanent(stem: str) -> str:
    return stem if is_permanent(stem) else permalink(stem)


def lasting(archive: Archive) -> Iterator[tuple[str, Lasting]]:
    """Yield every record that has a page, or a place on one, by its permanent address."""
    for page, name in _pages(archive):
        leads = {code: addresses.in_language(page, code) for code in CODES}
        yield of_page(page), _lasting(leads, name)
    for story in archive.stories:
        leads = {code: addresses.story(code, story.edition, story.id) for code in CODES}
        titles = {code: version.title for code, version in story.versions.items()}
        yield of_page(leads[CODES[0]]), Lasting(leads, titles)
    shelves = Shelves(archive)
    for source in archive.sources.values():
        leads = {code: shelves.address(code, source) for code in CODES}
        yield of_source(source.id), _lasting(leads, partial(_title, archive, source))


def _pages(archive: Archive) -> Iterator[tuple[str, Callable[[Code], str]]]:
    """Yield the page of every record that has one, with the name of the record in a language."""
    first = CODES[0]
    for edition in archive.editions.values():
        yield addresses.edition(first, edition.id), edition.name.text
    for series in archive.editions_of:
        yield addresses.series(first, series), archive.series[series].name.text
    for register in REGISTERS:
        for bearer in _borne(archive, register):
            yield addresses.authority(first, register, bearer.id), bearer.name.text
    for facet, value in archive.tagged:
        if facet != "years":  # a year is no record
            held = archive.places[value] if facet == "cities" else archive.themes[value]
            yield addresses.facet_page(first, facet, value), held.name.text


def _borne(archive: Archive, register: Register) -> Iterator[Person | Organisation]:
    if register == "people":
        yield from (archive.people[name] for name in archive.people_at)
    else:
        yield from (archive.organisations[name] for name in archive.organisations_at)


def _lasting(leads: Mapping[Code, str], name: Callable[[Code], str]) -> Lasting:
    return Lasting(leads, {code: name(code) for code in CODES})


def _title(archive: Archive, source: Source, code: Code) -> str:
    """Name a source by its publisher and its day."""
    publisher = archive.organisations[source.organisation].name.text(code) if source.organisation else source.publisher
    day = LANGUAGES[code].partial(source.date) if source.date else ""
    return " · ".join(filter(None, (publisher, day)))
