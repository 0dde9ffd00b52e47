"""The editions: a list of all of them, and a page for each with its facts, sources and disagreements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pelican import signals

from plugins.archive.editions import Edition
from plugins.archive.languages import CODES, Code
from plugins.pages import addresses, linked
from plugins.pages.edition import besides, edition_page, series_link
from plugins.pages.leaves import Elsewhere, Lists, kept, leaves, moved
from plugins.pages.numbering import Numbering, chunks, later, numbered, numbering
from plugins.pages.page import Page
from plugins.pages.participants import PeopleGroup
from plugins.pages.parts import LinkPart, StoryRow
from plugins.pages.programme import SessionGroup
from plugins.pages.publisher import Generator, publisher
from plugins.pages.register import Row, filed_rows
from plugins.pages.site import Site
from plugins.pages.wall import Wall, wall

# Rows that come in the first flight of a connection together with a whole wall.
ROOM = 24


@dataclass(frozen=True)
class EditionsPage:
    """What a page of the list of editions shows; `rows` are newest first, gaps among them.

    Only the first has the wall. A series stands where its newest row does.
    """

    wall: Wall | None
    written: int
    known: int
    rows: tuple[Row, ...]
    series: tuple[LinkPart, ...]
    calendar_href: str
    numbering: Numbering


@dataclass(frozen=True)
class EditionLeaf:
    """What a later page of an edition shows: as much of its programme, its people and its articles."""

    hue: str
    name: str
    short_name: str
    href: str
    editions_href: str
    sessions: tuple[SessionGroup, ...]
    people: tuple[PeopleGroup, ...]
    stories: tuple[StoryRow, ...]
    numbering: Numbering


def pages(site: Site) -> Iterator[Page]:
    """Yield the list of editions and the page of each edition, in each language."""
    for code in CODES:
        yield from _list_pages(site, code)
        for edition in site.archive.editions.values():
            yield from _edition_pages(site, code, edition)


def _list_pages(site: Site, code: Code) -> Iterator[Page]:
    title, archive = site.say(code, "Editions"), site.archive
    parts = chunks(filed_rows(site, code, archive.series.values()), ROOM)
    newest = {series.id: number for number in range(len(parts), 0, -1) for series, _ in parts[number - 1]}
    written = [series for series in archive.series.values() if series.id in archive.editions_of]
    for sheet in numbered(parts, addresses.editions(code), title, site.href):
        number = sheet.numbering.number
        model = EditionsPage(
            wall=wall(site, code) if sheet.is_first else None,
            written=len(archive.editions),
            known=sum(len(series.known) for series in archive.series.values()),
            rows=tuple(row for _, row in sheet.part),
            series=tuple(series_link(site, code, series) for series in written if newest[series.id] == number),
            calendar_href=site.href(addresses.calendar(code)),
            numbering=sheet.numbering,
        )
        yield Page(
            address=sheet.address,
            language=code,
            template="editions",
            title=sheet.title,
            description=site.say(code, "All editions of Morocco’s smart-city symposiums, by city and year"),
            model=model,
            section="editions",
        )


def _edition_pages(site: Site, code: Code, edition: Edition) -> Iterator[Page]:
    """Yield the page of an edition; what is too much for it stands on later ones."""
    whole, first = edition_page(site, code, edition), addresses.edition(code, edition.id)
    lists = Lists(whole.sessions, whole.people, whole.stories)
    leaving = moved(lists, besides(whole))
    later_ones = leaves(lists, leaving)
    stay = kept(lists, leaving)
    at = [later(first, number) for number in range(1, len(later_ones) + 2)]
    hrefs = [site.href(address) for address in at]
    page = Page(
        address=first,
        language=code,
        template="edition",
        title=whole.name,
        description=whole.summary,
        model=replace(
            whole,
            sessions=stay.programme,
            people=stay.people,
            stories=stay.stories,
            elsewhere=_elsewhere(site, code, lists, later_ones, hrefs),
        ),
        section="editions",
        feed=first,
        has_card=True,
        linked=linked.edition(site, code, edition),
    )
    yield page
    for number, leaf in enumerate(later_ones, 2):
        model = EditionLeaf(
            hue=whole.hue,
            name=whole.name,
            short_name=whole.short_name,
            href=hrefs[0],
            editions_href=whole.editions_href,
            sessions=leaf.programme,
            people=leaf.people,
            stories=leaf.stories,
            numbering=numbering(hrefs, number),
        )
        title = f"{whole.name} ({number})"
        yield replace(
            page, address=at[number - 1], template="leaf", title=title, model=model, has_card=False, linked=""
        )


def _elsewhere(site: Site, code: Code, lists: Lists, later_ones: list[Lists], hrefs: list[str]) -> Elsewhere:
    """Lead to the first later page of each list that has left."""
    found: dict[str, LinkPart] = {}
    for number, leaf in enumerate(later_ones, 2):
        for name, count in leaf.counts.items():
            if count and name not in found:
                text = site.say(code, "Page %(page)s of %(total)s", page=number, total=len(hrefs))
                found[name] = LinkPart(text, f"{hrefs[number - 1]}#{name}", lists.counts[name])
    return Elsewhere(**found)


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
