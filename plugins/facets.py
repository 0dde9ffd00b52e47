"""The facets: an index of cities, years and themes, and a page for each of their values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pelican import signals

from plugins.archive.editions import Edition
from plugins.archive.holdings import FACETS, Facet, Tagged
from plugins.archive.languages import CODES, Code
from plugins.archive.stories import Story
from plugins.pages import addresses, browsing
from plugins.pages.browsing import IndexPart
from plugins.pages.labels import word
from plugins.pages.page import Page
from plugins.pages.parts import EditionRow, LinkPart, StoryRow, edition_row, story_rows
from plugins.pages.publisher import Publisher, publisher
from plugins.pages.site import Site
from plugins.pages.wall import Wall, wall

_DESCRIPTIONS = {
    "cities": word("The cities of the archive, with their editions and articles"),
    "years": word("The years of the archive, with their editions and articles"),
    "themes": word("The themes of the archive, with their editions and articles"),
}


@dataclass(frozen=True)
class FacetIndexPage:
    """What the index of one facet shows."""

    index: IndexPart


@dataclass(frozen=True)
class Group:
    """What bears the value and shares one year, or on the page of a year one city."""

    title: str
    href: str
    is_year: bool
    counts: str
    editions: tuple[EditionRow, ...]
    stories: tuple[StoryRow, ...]


@dataclass(frozen=True)
class FacetPage:
    """What the page of one city, year or theme shows; only a city has a wall and a hue."""

    name: str
    kind: LinkPart
    hue: str | None
    wall: Wall | None
    counts: str
    groups: tuple[Group, ...]
    nearby: tuple[LinkPart, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield the index and the pages of each facet, in each language."""
    for code in CODES:
        for facet in FACETS:
            index = browsing.index(site, code, facet)
            yield Page(
                address=addresses.facet_index(code, facet),
                language=code,
                template="facets",
                title=index.title,
                description=site.say(code, _DESCRIPTIONS[facet]),
                model=FacetIndexPage(index),
                section=facet,
            )
            for value in browsing.values(site, facet):
                yield _facet_page(site, code, facet, value)


def _facet_page(site: Site, code: Code, facet: Facet, value: str) -> Page:
    borne, name = site.archive.tagged[facet, value], browsing.name(site, code, facet, value)
    series = [s for s in site.archive.series.values() if facet == "cities" and s.city == value]
    kind = LinkPart(site.label(code, "menu", facet), site.href(addresses.facet_index(code, facet)))
    counts = _counts(site, code, len(borne.editions), len(borne.stories))
    model = FacetPage(
        name=name,
        kind=kind,
        hue=series[0].hue if series else None,
        wall=wall(site, code, [s.id for s in series]) if series else None,
        counts=counts,
        groups=tuple(_groups(site, code, facet, borne)),
        nearby=tuple(_nearby(site, code, facet, value, borne)),
    )
    return Page(
        address=addresses.facet_page(code, facet, value),
        language=code,
        template="facet",
        title=name,
        description=f"{kind.text} – {name} – {counts}",
        model=model,
        section=facet,
    )


def _counts(site: Site, code: Code, editions: int, stories: int) -> str:
    counted = [site.count(code, "%(n)s edition", "%(n)s editions", editions)] if editions else []
    if stories:
        counted.append(site.count(code, "%(n)s article", "%(n)s articles", stories))
    return " · ".join(counted)


def _groups(site: Site, code: Code, facet: Facet, borne: Tagged) -> Iterator[Group]:
    by: Facet = "cities" if facet == "years" else "years"

    def key(edition: Edition) -> str:
        return edition.city if by == "cities" else str(edition.year)

    editions: dict[str, list[Edition]] = {}
    stories: dict[str, list[Story]] = {}
    for edition in borne.editions:
        editions.setdefault(key(edition), []).append(edition)
    for story in borne.stories:
        stories.setdefault(key(site.archive.editions[story.edition]), []).append(story)
    for value in browsing.values(site, by):
        if value in editions or value in stories:
            link = browsing.link(site, code, by, value)
            yield Group(
                title=link.text,
                href=link.href,
                is_year=by == "years",
                counts=_counts(site, code, len(editions.get(value, ())), len(stories.get(value, ()))),
                editions=tuple(edition_row(site, code, edition) for edition in editions.get(value, ())),
                stories=story_rows(site, code, stories.get(value, ())),
            )


def _nearby(site: Site, code: Code, facet: Facet, value: str, borne: Tagged) -> Iterator[LinkPart]:
    """Yield the other values that the same things bear."""
    tags: dict[tuple[Facet, str], None] = {}
    for edition in borne.editions:
        tags.update(dict.fromkeys(site.archive.tags(edition)))
    for story in borne.stories:
        tags.update(dict.fromkeys(site.archive.tags(story)))
    tags.pop((facet, value), None)
    yield from (browsing.link(site, code, *tag) for tag in tags)


def publish(_pelican: object) -> type[Publisher]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
