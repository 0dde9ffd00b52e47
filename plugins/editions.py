"""The editions: a list of all of them, and a page for each with its facts, sources and disagreements."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from pelican import signals

from plugins.archive.editions import Edition
from plugins.archive.languages import CODES, Code
from plugins.archive.records import Series
from plugins.pages import addresses, linked
from plugins.pages.citing import CitePart, cite_part, of_edition
from plugins.pages.facts import FactRow, fact_rows
from plugins.pages.numbering import Numbering, chunks, later, numbering
from plugins.pages.page import Page
from plugins.pages.participants import (
    AgreementPart,
    ChannelPart,
    InvolvementPart,
    PeopleGroup,
    agreement_part,
    channel_part,
    involvement_parts,
    people_groups,
)
from plugins.pages.parts import (
    DisagreementPart,
    EditionRow,
    FigurePart,
    LinkPart,
    StoryRow,
    disagreement_part,
    edition_row,
    figure_part,
    story_rows,
    words,
)
from plugins.pages.programme import SessionGroup, session_groups
from plugins.pages.publisher import Publisher, publisher
from plugins.pages.register import Row, filed_rows
from plugins.pages.site import Site
from plugins.pages.wall import Tile, Wall, edition_tile, wall

STRIP = 4
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
class EditionPage:
    """What the page of an edition shows."""

    hue: str
    tile: Tile
    name: str
    short_name: str
    editions_href: str
    series_link: LinkPart
    start: datetime.date
    end: datetime.date
    summary: str
    motto: str | None
    motto_label: str
    figures: tuple[FigurePart, ...]
    figures_note: str | None
    facts: tuple[FactRow, ...]
    disagreements: tuple[DisagreementPart, ...]
    sessions: tuple[SessionGroup, ...]
    programme_note: str | None
    people: tuple[PeopleGroup, ...]
    people_note: str | None
    organisations: tuple[InvolvementPart, ...]
    agreements: tuple[AgreementPart, ...]
    channels: tuple[ChannelPart, ...]
    gaps: tuple[str, ...]
    stories: tuple[StoryRow, ...]
    previous: EditionRow | None
    following: EditionRow | None
    calendar_href: str
    cite: CitePart


def pages(site: Site) -> Iterator[Page]:
    """Yield the list of editions and the page of each edition, in each language."""
    for code in CODES:
        yield from _list_pages(site, code)
        for edition in site.archive.editions.values():
            yield _edition_page(site, code, edition)


def _list_pages(site: Site, code: Code) -> Iterator[Page]:
    title, archive = site.say(code, "Editions"), site.archive
    parts = chunks(filed_rows(site, code, archive.series.values()), ROOM)
    at = [later(addresses.editions(code), number) for number in range(1, len(parts) + 1)]
    hrefs = [site.href(address) for address in at]
    newest = {series.id: number for number in range(len(parts), 0, -1) for series, _ in parts[number - 1]}
    written = [series for series in archive.series.values() if series.id in archive.editions_of]
    for number, part in enumerate(parts, 1):
        model = EditionsPage(
            wall=wall(site, code) if number == 1 else None,
            written=len(archive.editions),
            known=sum(len(series.known) for series in archive.series.values()),
            rows=tuple(row for _, row in part),
            series=tuple(_series_link(site, code, series) for series in written if newest[series.id] == number),
            calendar_href=site.href(addresses.calendar(code)),
            numbering=numbering(hrefs, number),
        )
        yield Page(
            address=at[number - 1],
            language=code,
            template="editions",
            title=title if number == 1 else f"{title} ({number})",
            description=site.say(code, "All editions of Morocco’s smart-city symposiums, by city and year"),
            model=model,
            section="editions",
        )


def _series_link(site: Site, code: Code, series: Series) -> LinkPart:
    count = len(site.archive.editions_of.get(series.id, ()))
    return LinkPart(series.name.text(code), site.href(addresses.series(code, series.id)), count)


def _edition_page(site: Site, code: Code, edition: Edition) -> Page:
    return Page(
        address=addresses.edition(code, edition.id),
        language=code,
        template="edition",
        title=edition.name.text(code),
        description=edition.summary.text(code),
        model=_model(site, code, edition),
        section="editions",
        feed=addresses.edition(code, edition.id),
        has_card=True,
        linked=linked.edition(site, code, edition),
    )


def _model(site: Site, code: Code, edition: Edition) -> EditionPage:
    figures = edition.figures.items if edition.figures else ()
    programme = edition.programme
    series = site.archive.editions_of[edition.series]
    place = series.index(edition)
    return EditionPage(
        hue=site.archive.series[edition.series].hue,
        tile=edition_tile(site, code, edition),
        name=edition.name.text(code),
        short_name=site.short_name(code, edition),
        editions_href=site.href(addresses.editions(code)),
        series_link=_series_link(site, code, site.archive.series[edition.series]),
        start=edition.dates.start,
        end=edition.dates.end,
        summary=edition.summary.text(code),
        motto=words(code, edition.motto),
        motto_label=_motto_label(site, code, edition),
        figures=tuple(figure_part(site, code, figure) for figure in figures[:STRIP]),
        figures_note=words(code, edition.figures.note) if edition.figures else None,
        facts=tuple(fact_rows(site, code, edition)),
        disagreements=tuple(disagreement_part(site, code, item) for item in edition.disagreements),
        sessions=session_groups(site, code, edition),
        programme_note=words(code, programme.note) if programme else None,
        people=people_groups(site, code, edition),
        people_note=words(code, edition.people_note),
        organisations=involvement_parts(site, code, edition),
        agreements=tuple(agreement_part(site, code, item) for item in edition.agreements),
        channels=tuple(channel_part(site, code, item) for item in edition.channels),
        gaps=tuple(gap.text(code) for gap in edition.gaps),
        stories=story_rows(site, code, site.archive.stories_of.get(edition.id, ())),
        previous=edition_row(site, code, series[place - 1]) if place else None,
        following=edition_row(site, code, series[place + 1]) if place + 1 < len(series) else None,
        calendar_href=site.href(addresses.edition_calendar(code, edition.id)),
        cite=cite_part(site, of_edition(site, code, edition)),
    )


def _motto_label(site: Site, code: Code, edition: Edition) -> str:
    """Say whose wording the motto is: the organiser's, the sources' or ours."""
    if edition.motto and code in edition.motto.ours:
        return site.say(code, "Edition motto, our translation")
    if edition.motto and code in edition.motto.reported:
        return site.say(code, "Edition motto, as in the sources")
    return site.say(code, "Edition motto, official wording")


def publish(_pelican: object) -> type[Publisher]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
