"""The three facets of the site, city, year and theme: their values in order, their names, links and counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from plugins.archive.holdings import FACETS, Facet, Tag, Tagged
from plugins.archive.languages import Code
from plugins.archive.sorting import sort_key
from plugins.pages import addresses
from plugins.pages.labels import word
from plugins.pages.parts import LinkPart
from plugins.pages.site import Site

TEN = 10
# Values of one facet that stand on a page together with those of the two others, and of how many more are shown there.
MANY, SHOWN = 120, 60
_ALL: Mapping[Facet, str] = {"cities": word("All cities"), "years": word("All years"), "themes": word("All themes")}


@dataclass(frozen=True)
class IndexPart:
    """Values of one facet; `rest` leads to all of them where only some are shown."""

    title: str
    href: str
    links: tuple[LinkPart, ...]
    rest: LinkPart | None = None


def ordered(site: Site, code: Code, facet: Facet, values: Iterable[str]) -> tuple[str, ...]:
    """Put values of a facet in order: years newest first, the others as the language sorts their names."""
    if facet == "years":
        return tuple(sorted(values, reverse=True))
    return tuple(sorted(values, key=lambda value: sort_key(code, name(site, code, facet, value), "place")))


def values(site: Site, code: Code, facet: Facet) -> tuple[str, ...]:
    """Return all values of a facet that something bears, in order."""
    return ordered(site, code, facet, (value for kind, value in site.archive.tagged if kind == facet))


def name(site: Site, code: Code, facet: Facet, value: str) -> str:
    """Name a value of a facet in a language."""
    if facet == "years":
        return value
    register = site.archive.places if facet == "cities" else site.archive.themes
    return register[value].name.text(code)


def link(site: Site, code: Code, facet: Facet, value: str, count: int | None = None) -> LinkPart:
    """Make a link to the page of a value."""
    return LinkPart(name(site, code, facet, value), site.href(addresses.facet_page(code, facet, value)), count)


def links(site: Site, code: Code, facet: Facet, borne: Mapping[Tag, Tagged]) -> tuple[LinkPart, ...]:
    """Make the links to a facet's values among some, in order, each with the number of things that bear it there."""
    found = ordered(site, code, facet, (value for kind, value in borne if kind == facet))
    return tuple(link(site, code, facet, value, borne[facet, value].total) for value in found)


def index(site: Site, code: Code, facet: Facet) -> IndexPart:
    """Make the index of one facet, each value with the number of editions and stories that bear it."""
    title, href = site.label(code, "menu", facet), site.href(addresses.facet_index(code, facet))
    return IndexPart(title, href, links(site, code, facet, site.archive.tagged))


def indexes(site: Site, code: Code) -> tuple[IndexPart, ...]:
    """Make the index of all three facets, each whole unless it is long."""
    return tuple(in_brief(site, code, facet, index(site, code, facet)) for facet in FACETS)


def in_brief(site: Site, code: Code, facet: Facet, whole: IndexPart) -> IndexPart:
    """Leave an index whole, or take from a long one what it would begin with by weight, in the order that it had."""
    if len(whole.links) <= MANY:
        return whole
    brief = excerpt(site, code, facet, whole, SHOWN)
    shown = {link.href for link in brief.links}
    return replace(brief, links=tuple(link for link in whole.links if link.href in shown))


def excerpt(site: Site, code: Code, facet: Facet, whole: IndexPart, most: int = TEN) -> IndexPart:
    """Take from an index so many values: the newest years, or those cities and themes that most things bear."""
    # Sorting keeps what is equal in its order, that of names.
    links = whole.links if facet == "years" else sorted(whole.links, key=lambda part: part.count or 0, reverse=True)
    rest = LinkPart(site.say(code, _ALL[facet]), whole.href, len(whole.links)) if len(links) > most else None
    return replace(whole, links=tuple(links[:most]), rest=rest)


def root(site: Site, code: Code) -> tuple[str, str]:
    """Return name and address of the index of the whole archive, under which all facets stand."""
    return site.label(code, "menu", "browse"), site.href(addresses.browse(code))
