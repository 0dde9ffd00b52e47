"""The feeds: what is new in each language, and in it of each city, year, theme and edition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pelican import signals

from plugins.archive.languages import CODES
from plugins.pages import addresses, browsing
from plugins.pages.apart import gather
from plugins.pages.feed import Feed, as_atom, as_json, feed
from plugins.pages.site import Site


def feeds(site: Site) -> Iterator[Feed]:
    """Yield every feed in each language."""
    for code in CODES:
        yield feed(site, code, addresses.home(code), "", site.archive.news, CODES)
        for (facet, value), borne in site.archive.tagged.items():
            page, name = addresses.facet_page(code, facet, value), browsing.name(site, code, facet, value)
            yield feed(site, code, page, name, borne.stories, CODES)
        for edition in site.archive.editions.values():
            page, name = addresses.edition(code, edition.id), edition.name.text(code)
            yield feed(site, code, page, name, site.archive.stories_of.get(edition.id, ()), CODES)


class FeedPublisher:
    """A generator that writes every feed in both forms."""

    def __init__(self, *, settings: dict[str, Any], **_others: Any) -> None:
        """Take the site of this run from Pelican's settings."""
        self.site: Site = settings["SITE"]

    def generate_output(self, writer: Any) -> None:
        """Write the feeds, each text set in order once for all of them."""
        site = self.site
        texts = [(site.prose(s, v).html, v.language) for s in site.archive.stories for v in s.versions.values()]
        gather(texts, site.isolation, site.memory)
        for one in feeds(self.site):
            writer.write_bytes(addresses.feed(one.page, "atom"), as_atom(self.site, one))
            writer.write_bytes(addresses.feed(one.page, "json"), as_json(self.site, one))


def publish(_pelican: object) -> type[FeedPublisher]:
    """Give Pelican the generator of the feeds."""
    return FeedPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
