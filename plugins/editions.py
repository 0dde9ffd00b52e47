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
from plugins.pages.publisher import Generator, publisher
from plugins.pages.register import GapRow, register_rows
from plugins.pages.site import Site
from plugins.pages.wall import Tile, Wall, edition_tile, wall

STRIP = 4


@dataclass(frozen=True)
class EditionsPage:
    """What the list of editions shows; `rows` are newest first, gaps among them."""

    wall: Wall
    written: int
    known: int
    rows: tuple[EditionRow | GapRow, ...]
    series: tuple[LinkPart, ...]
    calendar_href: str


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
        yield _list_page(site, code)
        for edition in site.archive.editions.values():
            yield _edition_page(site, code, edition)


def _list_page(site: Site, code: Code) -> Page:
    title = site.say(code, "Editions")
    model = EditionsPage(
        wall=wall(site, code),
        written=len(site.archive.editions),
        known=sum(len(series.known) for series in site.archive.series.values()),
        rows=register_rows(site, code, site.archive.series.values()),
        series=tuple(
            _series_link(site, code, series)
            for series in site.archive.series.values()
            if series.id in site.archive.editions_of
        ),
        calendar_href=site.href(addresses.calendar(code)),
    )
    return Page(
        address=addresses.editions(code),
        language=code,
        template="editions",
        title=title,
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


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
