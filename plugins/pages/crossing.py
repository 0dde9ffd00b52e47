"""Where two facets cross: the ways from the page of a value into the two others, and what stands at their ends."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.archive.holdings import Facet, Tag, Tagged
from plugins.archive.languages import Code
from plugins.pages import addresses, browsing
from plugins.pages.browsing import IndexPart
from plugins.pages.parts import EditionRow, LinkPart, StoryRow, edition_row, story_rows
from plugins.pages.sheets import Portion, Sheet, Sheets
from plugins.pages.site import Site


@dataclass(frozen=True)
class Group:
    """What bears the page's value and one of another facet; without an `id` where it began on another page."""

    id: str | None
    title: str
    href: str
    is_year: bool
    counts: str
    editions: tuple[EditionRow, ...]
    stories: tuple[StoryRow, ...]


def counts(site: Site, code: Code, borne: Tagged) -> str:
    """Count the editions and the stories of some, leaving out what there is none of."""
    counted = []
    if borne.editions:
        counted.append(site.count(code, "%(n)s edition", "%(n)s editions", len(borne.editions)))
    if borne.stories:
        counted.append(site.count(code, "%(n)s article", "%(n)s articles", len(borne.stories)))
    return " · ".join(counted)


def crossing(site: Site, code: Code, sheets: Sheets, tag: Tag, by: Facet) -> IndexPart:
    """Lead from a value to where it meets each one of another facet: on its own sheets, or on those of a theme."""
    crossed, links = site.archive.crossed[tag], []
    for value in browsing.ordered(site, code, by, (value for facet, value in crossed if facet == by)):
        other: Tag = (by, value)
        met = sheets.meeting(code, other, tag) if by == "themes" else sheets.meeting(code, tag, other)
        links.append(LinkPart(browsing.name(site, code, by, value), site.href(met), crossed[other].total))
    whole = f"{sheets.address(code, tag, by)}#{by}"
    return IndexPart(site.label(code, "menu", by), site.href(whole), tuple(links))


def groups(site: Site, code: Code, by: Facet, sheet: Sheet) -> tuple[Group, ...]:
    """Make the groups of a sheet."""
    return tuple(_group(site, code, by, portion) for portion in sheet)


def _group(site: Site, code: Code, by: Facet, portion: Portion) -> Group:
    link, counted = browsing.link(site, code, by, portion.value), counts(site, code, portion.whole)
    return Group(
        id=None if portion.begun else addresses.mark(by, portion.value),
        title=link.text,
        href=link.href,
        is_year=by == "years",
        counts=site.say(code, "%(counts)s, continued", counts=counted) if portion.begun else counted,
        editions=tuple(edition_row(site, code, edition) for edition in portion.borne.editions),
        stories=story_rows(site, code, portion.borne.stories),
    )
