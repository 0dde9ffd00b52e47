"""The three facets of the site, city, year and theme: their values, names, links and counts."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.archive.holdings import FACETS, Facet
from plugins.archive.languages import Code
from plugins.pages import addresses
from plugins.pages.parts import LinkPart
from plugins.pages.site import Site


@dataclass(frozen=True)
class IndexPart:
    """One facet with all its values."""

    title: str
    href: str
    links: tuple[LinkPart, ...]


def values(site: Site, facet: Facet) -> tuple[str, ...]:
    """Return a facet's values in order: years newest first, the others as their register has them."""
    borne = [value for kind, value in site.archive.tagged if kind == facet]
    if facet == "years":
        return tuple(sorted(borne, reverse=True))
    register = site.archive.places if facet == "cities" else site.archive.themes
    return tuple(value for value in register if value in set(borne))


def name(site: Site, code: Code, facet: Facet, value: str) -> str:
    """Name a value of a facet in a language."""
    if facet == "years":
        return value
    register = site.archive.places if facet == "cities" else site.archive.themes
    return register[value].name.text(code)


def link(site: Site, code: Code, facet: Facet, value: str, count: int | None = None) -> LinkPart:
    """Make a link to the page of a value."""
    return LinkPart(name(site, code, facet, value), site.href(addresses.facet_page(code, facet, value)), count)


def index(site: Site, code: Code, facet: Facet) -> IndexPart:
    """Make the index of one facet, each value with the number of editions and stories that bear it."""
    links = []
    for value in values(site, facet):
        borne = site.archive.tagged[facet, value]
        links.append(link(site, code, facet, value, len(borne.editions) + len(borne.stories)))
    title = site.label(code, "menu", facet)
    return IndexPart(title, site.href(addresses.facet_index(code, facet)), tuple(links))


def indexes(site: Site, code: Code) -> tuple[IndexPart, ...]:
    """Make the index of all three facets."""
    return tuple(index(site, code, facet) for facet in FACETS)
