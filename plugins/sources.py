"""The sources: an index of years, and a page for each year with its sources and what rests on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pelican import signals

from plugins.archive.evidence import Evidence
from plugins.archive.languages import CODES, Code
from plugins.archive.records import UNDATED
from plugins.archive.sorting import sort_key
from plugins.pages import addresses
from plugins.pages.page import Page
from plugins.pages.parts import Form, LinkPart, SourcePart, form, source_parts
from plugins.pages.publisher import Generator, publisher
from plugins.pages.shelves import Shelves
from plugins.pages.site import Site


@dataclass(frozen=True)
class Supported:
    """A page that rests on a source."""

    name: Form
    href: str


@dataclass(frozen=True)
class SupportPart:
    """A source with the pages whose facts or words rest on it."""

    source: SourcePart
    supports: tuple[Supported, ...]


@dataclass(frozen=True)
class SourcesPage:
    """What the index of sources shows; years are newest first."""

    counts: str
    years: tuple[LinkPart, ...]


@dataclass(frozen=True)
class ShelfPage:
    """What the page of one year's sources shows; those without a date have a page of their own."""

    name: str
    index: LinkPart
    counts: str
    parts: tuple[SupportPart, ...]
    newer: LinkPart | None
    older: LinkPart | None


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of sources and the sheets of each year, in each language."""
    shelves = Shelves(site.archive).sheets
    for code in CODES:
        links = (_shelf_link(site, code, name, sum(map(len, sheets))) for name, sheets in shelves.items())
        counts = _counts(site, code, len(site.archive.sources))
        yield Page(
            address=addresses.sources(code),
            language=code,
            template="sources",
            title=site.say(code, "Sources"),
            description=site.say(code, "Every source of the archive, with what rests on it"),
            model=SourcesPage(counts, tuple(links)),
            section="sources",
        )
        places = [(name, number) for name, sheets in shelves.items() for number in range(1, len(sheets) + 1)]
        chain = [_shelf_link(site, code, name, sum(map(len, shelves[name])), number) for name, number in places]
        for turn, (name, number) in enumerate(places):
            newer = chain[turn - 1] if turn else None
            older = chain[turn + 1] if turn + 1 < len(chain) else None
            yield _shelf_page(site, code, name, number, shelves[name], (newer, older))


def _counts(site: Site, code: Code, number: int) -> str:
    return site.count(code, "%(n)s source", "%(n)s sources", number)


def _shelf_link(site: Site, code: Code, name: str, count: int, number: int = 1) -> LinkPart:
    text = site.say(code, "Without a date") if name == UNDATED else name
    shown = text if number == 1 else f"{text} ({number})"
    return LinkPart(shown, site.href(addresses.shelf(code, name, number)), count)


def _shelf_page(
    site: Site,
    code: Code,
    name: str,
    number: int,
    sheets: tuple[tuple[str, ...], ...],
    beside: tuple[LinkPart | None, LinkPart | None],
) -> Page:
    parts = (
        SupportPart(part, tuple(_supports(site, code, site.archive.evidence.get(part.id, Evidence()))))
        for part in source_parts(site, code, sheets[number - 1])
    )
    filed = sorted(parts, key=lambda p: (sort_key(code, p.source.publisher.text, "organisation"), p.source.id))
    index = LinkPart(site.say(code, "Sources"), site.href(addresses.sources(code)))
    total = sum(map(len, sheets))
    link, counts = _shelf_link(site, code, name, total, number), _counts(site, code, total)
    return Page(
        address=addresses.shelf(code, name, number),
        language=code,
        template="shelf",
        title=f"{index.text} – {link.text}",
        description=f"{index.text} – {link.text} – {counts}",
        model=ShelfPage(link.text, index, counts, tuple(filed), *beside),
        section="sources",
    )


def _supports(site: Site, code: Code, evidence: Evidence) -> Iterator[Supported]:
    """Yield the pages that rest on a source: editions, series, people, texts."""
    archive = site.archive
    for edition in evidence.editions:
        name = site.short_name(code, archive.editions[edition])
        yield Supported(Form(name), site.href(addresses.edition(code, edition)))
    for series in evidence.series:
        if series in archive.editions_of:
            name = archive.series[series].name.text(code)
            yield Supported(Form(name), site.href(addresses.series(code, series)))
    for person in evidence.people:
        name = archive.people[person].name.text(code)
        yield Supported(Form(name), site.href(addresses.authority(code, "people", person)))
    for piece in evidence.texts.values():
        version = piece.best(code)
        href = site.text_href(version.language, piece)
        yield Supported(form(code, version.language, version.title), href)


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
