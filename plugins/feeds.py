"""The feeds: what is new in each language, and in it of each city, year, theme and edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from pelican import signals

from plugins.archive.languages import CODES, Code
from plugins.archive.stories import Story
from plugins.pages import addresses, browsing
from plugins.pages.batch import Batch, Sheets
from plugins.pages.feed import Feed, as_atom, as_json, feed, newest
from plugins.pages.publisher import Generator
from plugins.pages.site import Site, Text

# The address of a page in a language, what it is called, and the stories that are news there.
Channel = tuple[Code, str, str, tuple[Story, ...]]


def channels(site: Site) -> Iterator[Channel]:
    """Yield every page that has a feed, in each language, with its newest stories."""
    for code in CODES:
        yield code, addresses.home(code), "", newest(site.archive.news)
        for (facet, value), borne in site.archive.tagged.items():
            page, name = addresses.facet_page(code, facet, value), browsing.name(site, code, facet, value)
            yield code, page, name, newest(borne.stories)
        for edition in site.archive.editions.values():
            page, name = addresses.edition(code, edition.id), edition.name.text(code)
            yield code, page, name, newest(site.archive.stories_of.get(edition.id, ()))


def feeds(site: Site) -> Iterator[Feed]:
    """Yield every feed in each language."""
    for code, page, name, stories in channels(site):
        yield feed(site, code, page, name, stories, CODES)


class FeedPublisher(Generator):
    """A generator that writes every feed in both forms."""

    def batches(self) -> Iterator[Batch]:
        """Yield a batch for each page that has a feed."""
        for channel in channels(self.site):
            code, page, _, stories = channel
            yield Batch(page, partial(self._write, channel), texts=partial(_told, code, stories))

    def _write(self, channel: Channel, sheets: Sheets) -> None:
        code, page, name, stories = channel
        one = feed(self.site, code, page, name, stories, CODES)
        sheets.write_bytes(addresses.feed(page, "atom"), as_atom(self.site, one))
        sheets.write_bytes(addresses.feed(page, "json"), as_json(self.site, one))


def _told(code: Code, stories: Iterable[Story]) -> list[Text]:
    return [(story, story.best(code)) for story in stories]


def publish(_pelican: object) -> type[FeedPublisher]:
    """Give Pelican the generator of the feeds."""
    return FeedPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
