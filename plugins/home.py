"""The home page of each language: the wall of editions, the latest news, a disagreement, the index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pelican import signals

from plugins.archive.holdings import FACETS
from plugins.archive.languages import CODES, Code
from plugins.pages import addresses, linked
from plugins.pages.browsing import IndexPart, excerpt, index
from plugins.pages.labels import word
from plugins.pages.page import Page
from plugins.pages.parts import DisagreementPart, LinkPart, StoryRow, disagreement_part, story_rows
from plugins.pages.publisher import Generator, publisher
from plugins.pages.site import Site
from plugins.pages.wall import Wall, is_whole, wall

LATEST = 4
MOST_NAMED = 8


@dataclass(frozen=True)
class Featured:
    """A disagreement shown on the home page, with the edition that it is about."""

    disagreement: DisagreementPart
    edition: str
    href: str


@dataclass(frozen=True)
class HomePage:
    """What the home page shows; `all_editions` leads on where the wall has no room for all of them."""

    wall: Wall
    all_editions: LinkPart | None
    since: tuple[str, ...]
    news: tuple[StoryRow, ...]
    news_href: str
    featured: Featured | None
    indexes: tuple[IndexPart, ...]
    browse_href: str


def pages(site: Site) -> Iterator[Page]:
    """Yield the home page of each language."""
    for code in CODES:
        model = HomePage(
            wall=wall(site, code),
            all_editions=None if is_whole(site) else _all_editions(site, code),
            since=_since(site, code),
            news=story_rows(site, code, site.archive.news[:LATEST]),
            news_href=site.href(addresses.news(code)),
            featured=_featured(site, code),
            indexes=tuple(excerpt(site, code, facet, index(site, code, facet)) for facet in FACETS),
            browse_href=site.href(addresses.browse(code)),
        )
        yield Page(
            address=addresses.home(code),
            language=code,
            template="home",
            title="",
            description=site.say(code, "The archive of Morocco’s smart-city symposiums"),
            model=model,
            linked=linked.home(site, code),
        )


def _all_editions(site: Site, code: Code) -> LinkPart:
    return LinkPart(site.say(code, "All editions"), site.href(addresses.editions(code)), len(site.archive.editions))


def _since(site: Site, code: Code) -> tuple[str, ...]:
    """Say since when there are editions where, or of more cities than a sentence holds how many there are."""
    places = site.archive.places
    if len(site.archive.series) > MOST_NAMED:
        return (site.count(code, "%(n)s edition", "%(n)s editions", len(site.archive.editions)),)
    # Of one edition nobody says "since".
    often, once = word("%(city)s since %(year)s"), word("%(city)s in %(year)s")
    return tuple(
        site.say(
            code,
            often if len(series.known) > 1 else once,
            city=places[series.city].name.text(code),
            year=min(series.known),
        )
        for series in site.archive.series.values()
    )


def _featured(site: Site, code: Code) -> Featured | None:
    """Take the newest edition's first disagreement about a number."""
    for edition in site.archive.chronicle:
        for disagreement in edition.disagreements:
            if all(reading.numeral is not None for reading in disagreement.readings):
                href = site.href(addresses.edition(code, edition.id)) + "#disagreements"
                return Featured(disagreement_part(site, code, disagreement), site.short_name(code, edition), href)
    return None


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
