"""All that the page of an edition shows: facts, sources, disagreements, who took part, what was written about it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from plugins.archive.editions import Edition
from plugins.archive.languages import Code
from plugins.archive.records import Series
from plugins.pages import addresses
from plugins.pages.citing import CitePart, cite_part, of_edition
from plugins.pages.facts import FactRow, fact_rows
from plugins.pages.leaves import Elsewhere
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
from plugins.pages.site import Site
from plugins.pages.wall import Tile, edition_tile

STRIP = 4


@dataclass(frozen=True)
class EditionPage:
    """What the page of an edition shows; `elsewhere` leads to those lists that stand on later ones."""

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
    elsewhere: Elsewhere


def series_link(site: Site, code: Code, series: Series) -> LinkPart:
    """Lead to the page of a series, with the number of its editions."""
    count = len(site.archive.editions_of.get(series.id, ()))
    return LinkPart(series.name.text(code), site.href(addresses.series(code, series.id)), count)


def edition_page(site: Site, code: Code, edition: Edition) -> EditionPage:
    """Say everything of an edition on one page."""
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
        series_link=series_link(site, code, site.archive.series[edition.series]),
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
        elsewhere=Elsewhere(),
    )


def _motto_label(site: Site, code: Code, edition: Edition) -> str:
    """Say whose wording the motto is: the organiser's, the sources' or ours."""
    if edition.motto and code in edition.motto.ours:
        return site.say(code, "Edition motto, our translation")
    if edition.motto and code in edition.motto.reported:
        return site.say(code, "Edition motto, as in the sources")
    return site.say(code, "Edition motto, official wording")


def besides(page: EditionPage) -> int:
    """Count what stays on the page of an edition in any case, as its lists are counted."""
    readings = sum(len(part.readings) for part in page.disagreements)
    rows = 9 * len(page.facts) + 10 * (readings + len(page.agreements))
    return rows + 5 * (len(page.channels) + len(page.gaps)) + 4 * sum(len(part.names) for part in page.organisations)
