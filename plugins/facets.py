"""The facets: an index of cities, years and themes, and a page for each of their values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pelican import signals

from plugins.archive.holdings import FACETS, Facet, Tag
from plugins.archive.languages import CODES, Code
from plugins.pages import addresses, browsing
from plugins.pages.browsing import IndexPart
from plugins.pages.crossing import Group, counts, crossing, groups
from plugins.pages.labels import word
from plugins.pages.numbering import Numbering, chunks, numbered
from plugins.pages.page import Page
from plugins.pages.parts import LinkPart
from plugins.pages.publisher import Generator, publisher
from plugins.pages.sheets import Sheets
from plugins.pages.site import Site
from plugins.pages.wall import Wall, wall

# Values, each with its count, that come in the first flight of a connection.
ROOM = 200
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
    """What a page of the index of one facet shows, out of `total` values."""

    trail: tuple[tuple[str, str], ...]
    index: IndexPart
    total: int
    numbering: Numbering


@dataclass(frozen=True)
class Further:
    """What only the first page of a value shows.

    A city has a wall. On a theme's page `cities` part everything once more, in short, unless there is but one, whose
    id is `only`, or too much for one page. `themes` lead to where a theme's page has this value, and `nearby` to the
    themes that go with a theme.
    """

    wall: Wall | None = None
    only: str | None = None
    cities: tuple[Group, ...] = ()
    themes: tuple[LinkPart, ...] = ()
    nearby: tuple[LinkPart, ...] = ()


@dataclass(frozen=True)
class FacetPage:
    """What a page of one city, year or theme shows; only a city has a hue.

    `crossings` are the ways into the two other facets; `groups` part everything by one of them. What is too much for
    one page goes on in others: `place` says which one this is.
    """

    name: str
    trail: tuple[tuple[str, str], ...]
    here: str
    hue: str | None
    counts: str
    place: str | None
    crossings: tuple[IndexPart, ...]
    groups: tuple[Group, ...]
    former: str | None
    following: str | None
    further: Further


def pages(site: Site) -> Iterator[Page]:
    """Yield the index and the pages of each facet, in each language."""
    sheets = Sheets(site.archive)
    for code in CODES:
        for facet in FACETS:
            yield from _index_pages(site, code, facet)
            for value in browsing.values(site, code, facet):
                yield from _pages_of(site, code, sheets, (facet, value), PARTED_BY[facet])
                if facet == "themes" and sheets.has_cities_apart((facet, value)):
                    yield from _pages_of(site, code, sheets, (facet, value), "cities")


def _index_pages(site: Site, code: Code, facet: Facet) -> Iterator[Page]:
    whole = browsing.index(site, code, facet)
    parts = chunks(whole.links, ROOM)
    for sheet in numbered(parts, addresses.facet_index(code, facet), whole.title, site.href):
        shown, trail = replace(whole, links=tuple(sheet.part)), (browsing.root(site, code),)
        yield Page(
            address=sheet.address,
            language=code,
            template="facets",
            title=sheet.title,
            description=site.say(code, _DESCRIPTIONS[facet]),
            model=FacetIndexPage(trail, shown, len(whole.links), sheet.numbering),
            section="browse",
        )


def _pages_of(site: Site, code: Code, sheets: Sheets, tag: Tag, by: Facet) -> Iterator[Page]:
    """Yield the pages of a value, parted by another facet."""
    facet, value = tag
    name, kind = browsing.name(site, code, facet, value), site.label(code, "menu", facet)
    laid = sheets.of(tag, by)
    at = [sheets.address(code, tag, by, number) for number in range(1, len(laid) + 1)]
    ways = tuple(way for way in _ways(site, code, sheets, tag) if way.links)
    for number, sheet in enumerate(laid, 1):
        place = site.say(code, "Page %(page)s of %(total)s", page=number, total=len(laid)) if len(laid) > 1 else None
        steps = [(name, sheets.address(code, tag, PARTED_BY[facet]))]
        steps += [(site.say(code, "By city"), at[0])] if by != PARTED_BY[facet] else []
        steps += [(place, at[number - 1])] if place and number > 1 else []
        above = ((text, site.href(address)) for text, address in steps[:-1])
        model = FacetPage(
            name=name,
            trail=(browsing.root(site, code), (kind, site.href(addresses.facet_index(code, facet))), *above),
            here=steps[-1][0],
            hue=next((s.hue for s in site.archive.series_in.get(value, ()) if facet == "cities"), None),
            counts=counts(site, code, site.archive.tagged[tag]),
            place=place,
            crossings=tuple(_seen_from(site.href(at[number - 1]), way) for way in ways),
            groups=groups(site, code, by, sheet),
            former=site.href(at[number - 2]) if number > 1 else None,
            following=site.href(at[number]) if number < len(laid) else None,
            further=_further(site, code, sheets, tag) if len(steps) == 1 else Further(),
        )
        yield Page(
            address=at[number - 1],
            language=code,
            template="facet",
            title=name if len(steps) == 1 else f"{name} – {' – '.join(text for text, _ in steps[1:])}",
            description=" – ".join(part for part in (kind, name, model.counts, place) if part),
            model=model,
            section="browse",
            feed=addresses.facet_page(code, facet, value),
        )


def _ways(site: Site, code: Code, sheets: Sheets, tag: Tag) -> tuple[IndexPart, IndexPart]:
    """Make the ways into the two other facets, of themes and of a theme's cities only the first ten."""
    parted, crossed = (crossing(site, code, sheets, tag, by[tag[0]]) for by in (PARTED_BY, CROSSED_BY))
    return (
        browsing.in_brief(site, code, PARTED_BY[tag[0]], parted),
        browsing.excerpt(site, code, CROSSED_BY[tag[0]], crossed),
    )


def _seen_from(here: str, way: IndexPart) -> IndexPart:
    """Write what leads to a mark of its own page as the mark alone."""

    def seen(href: str) -> str:
        address, sign, mark = href.partition("#")
        return sign + mark if address == here else href

    return replace(way, href=seen(way.href), links=tuple(replace(link, href=seen(link.href)) for link in way.links))


def _further(site: Site, code: Code, sheets: Sheets, tag: Tag) -> Further:
    facet, value = tag
    crossed = site.archive.crossed[tag]
    if facet != "themes":
        themes = browsing.in_brief(site, code, "themes", crossing(site, code, sheets, tag, "themes")).links
        series = [s.id for s in site.archive.series_in.get(value, ())] if facet == "cities" else []
        return Further(
            wall=wall(site, code, series) if series else None,
            themes=themes if len(themes) > browsing.TEN else (),
        )
    cities = [city for kind, city in crossed if kind == "cities"]
    in_short = len(cities) > 1 and not sheets.has_cities_apart(tag)
    return Further(
        only=addresses.mark("cities", cities[0]) if len(cities) == 1 else None,
        cities=groups(site, code, "cities", sheets.of(tag, "cities")[0]) if in_short else (),
        nearby=_most(browsing.links(site, code, "themes", crossed)),
    )


def _most(themes: tuple[LinkPart, ...]) -> tuple[LinkPart, ...]:
    """Return the themes that go with a theme most often, at most ten."""
    return tuple(sorted(themes, key=lambda link: link.count or 0, reverse=True)[: browsing.TEN])


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
