"""The index of the whole archive: cities, years and themes with their counts, and the doors to all other lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from pelican import signals

from plugins.archive.languages import CODES, Code
from plugins.pages import addresses, browsing
from plugins.pages.browsing import IndexPart
from plugins.pages.page import Page
from plugins.pages.parts import LinkPart
from plugins.pages.publisher import Generator, publisher
from plugins.pages.site import Site


@dataclass(frozen=True)
class BrowsePage:
    """What the index shows: each door with the number of things behind it, and every value of the three facets."""

    title: str
    doors: tuple[LinkPart, ...]
    indexes: tuple[IndexPart, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of each language."""
    for code in CODES:
        title = site.label(code, "menu", "browse")
        yield Page(
            address=addresses.browse(code),
            language=code,
            template="browse",
            title=title,
            description=site.say(code, "All cities, years and themes of the archive, with their editions and articles"),
            model=BrowsePage(title, _doors(site, code), browsing.indexes(site, code)),
            section="browse",
        )


def _doors(site: Site, code: Code) -> tuple[LinkPart, ...]:
    archive, label = site.archive, partial(site.label, code, "menu")
    doors = (
        (label("editions"), addresses.editions(code), len(archive.editions)),
        (site.say(code, "Series"), f"{addresses.editions(code)}#series", len(archive.editions_of)),
        (label("people"), addresses.authorities(code, "people"), len(archive.people_at)),
        (label("organisations"), addresses.authorities(code, "organisations"), len(archive.organisations_at)),
    )
    return tuple(LinkPart(text, site.href(address), count) for text, address, count in doors)


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
