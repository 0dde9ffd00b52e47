"""The facets: an index of cities, years and themes, and a page for each of their values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pelican import signals

from plugins.archive.holdings import FACETS, Facet, Tag, Tagged
from plugins.archive.languages import CODES, Code
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
# What the page of a value is parted by, and what crosses it: a thing has one city and one year, but several themes,
# so only a theme's page can show without repeating itself what two facets have in common.
PARTED_BY: Mapping[Facet, Facet] = {"cities": "years", "years": "cities", "themes": "years"}
CROSSED_BY: Mapping[Facet, Facet] = {"cities": "themes", "years": "themes", "themes": "cities"}


@dataclass(frozen=True)
class FacetIndexPage:
    """What the index of one facet shows."""

    trail: tuple[tuple[str, str], ...]
    index: IndexPart


@dataclass(frozen=True)
class Group:
    """What bears the page's value and one of another facet."""

    id: str
    title: str
    href: str
    is_year: bool
    counts: str
    editions: tuple[EditionRow, ...]
    stories: tuple[StoryRow, ...]


@dataclass(frozen=True)
class FacetPage:
    """What the page of one city, year or theme shows; only a city has a wall and a hue.

    `crossings` are the ways into the two other facets. `groups` part everything by the first of them, at full length;
    `cities` part it once more, in short, on a theme's page, unless `only` is the id of the one city that it has.
    `themes` lead to the themes' pages, where they meet this value; `nearby` are the themes that go with a theme.
    """

    name: str
    trail: tuple[tuple[str, str], ...]
    hue: str | None
    wall: Wall | None
    counts: str
    crossings: tuple[IndexPart, ...]
    groups: tuple[Group, ...]
    only: str | None
    cities: tuple[Group, ...]
    themes: tuple[LinkPart, ...]
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
                model=FacetIndexPage((browsing.root(site, code),), index),
                section="browse",
            )
            for value in browsing.values(site, code, facet):
                yield _facet_page(site, code, facet, value)


def _facet_page(site: Site, code: Code, facet: Facet, value: str) -> Page:
    name, counts = browsing.name(site, code, facet, value), _counts(site, code, site.archive.tagged[facet, value])
    series = [s for s in site.archive.series.values() if facet == "cities" and s.city == value]
    kind = site.label(code, "menu", facet)
    crossed = site.archive.crossed[facet, value]
    parted, crossing = (_crossing(site, code, facet, value, by[facet]) for by in (PARTED_BY, CROSSED_BY))
    ways = (parted, browsing.excerpt(site, code, CROSSED_BY[facet], crossing))
    themes = browsing.links(site, code, "themes", crossed)
    cities = [city for kind, city in crossed if kind == "cities"] if facet == "themes" else []
    model = FacetPage(
        name=name,
        trail=(browsing.root(site, code), (kind, site.href(addresses.facet_index(code, facet)))),
        hue=series[0].hue if series else None,
        wall=wall(site, code, [s.id for s in series]) if series else None,
        counts=counts,
        crossings=tuple(way for way in ways if way.links),
        groups=tuple(_groups(site, code, PARTED_BY[facet], crossed)),
        only=addresses.mark("cities", cities[0]) if len(cities) == 1 else None,
        cities=tuple(_groups(site, code, "cities", crossed)) if len(cities) > 1 else (),
        themes=crossing.links if facet != "themes" and len(themes) > browsing.TEN else (),
        nearby=_most(themes) if facet == "themes" else (),
    )
    return Page(
        address=addresses.facet_page(code, facet, value),
        language=code,
        template="facet",
        title=name,
        description=f"{kind} – {name} – {counts}",
        model=model,
        section="browse",
    )


def _counts(site: Site, code: Code, borne: Tagged) -> str:
    counted = []
    if borne.editions:
        counted.append(site.count(code, "%(n)s edition", "%(n)s editions", len(borne.editions)))
    if borne.stories:
        counted.append(site.count(code, "%(n)s article", "%(n)s articles", len(borne.stories)))
    return " · ".join(counted)


def _crossing(site: Site, code: Code, facet: Facet, value: str, by: Facet) -> IndexPart:
    """Lead to where the page's value meets each one of another facet: in a group of this page, or of the theme's."""
    crossed = site.archive.crossed[facet, value]
    links = []
    for other in browsing.ordered(site, code, by, (other for kind, other in crossed if kind == by)):
        link = browsing.link(site, code, by, other, crossed[by, other].total)
        meeting = f"{link.href}#{addresses.mark(facet, value)}" if by == "themes" else f"#{addresses.mark(by, other)}"
        links.append(replace(link, href=meeting))
    return IndexPart(site.label(code, "menu", by), f"#{by}", tuple(links))


def _groups(site: Site, code: Code, by: Facet, crossed: Mapping[Tag, Tagged]) -> Iterator[Group]:
    for value in browsing.ordered(site, code, by, (value for kind, value in crossed if kind == by)):
        link, borne = browsing.link(site, code, by, value), crossed[by, value]
        yield Group(
            id=addresses.mark(by, value),
            title=link.text,
            href=link.href,
            is_year=by == "years",
            counts=_counts(site, code, borne),
            editions=tuple(edition_row(site, code, edition) for edition in borne.editions),
            stories=story_rows(site, code, borne.stories),
        )


def _most(themes: tuple[LinkPart, ...]) -> tuple[LinkPart, ...]:
    """Return the themes that go with a theme most often, at most ten."""
    return tuple(sorted(themes, key=lambda link: link.count or 0, reverse=True)[: browsing.TEN])


def publish(_pelican: object) -> type[Publisher]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
