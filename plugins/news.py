"""The news: all stories, newest first, some to a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pelican import signals

from plugins.archive.languages import CODES
from plugins.pages import addresses
from plugins.pages.numbering import Numbering, chunks, numbering
from plugins.pages.page import Page
from plugins.pages.parts import StoryRow, story_rows
from plugins.pages.publisher import Generator, publisher
from plugins.pages.site import Site


@dataclass(frozen=True)
class NewsPage:
    """What one page of the news shows."""

    rows: tuple[StoryRow, ...]
    numbering: Numbering


def pages(site: Site) -> Iterator[Page]:
    """Yield every page of the news in each language."""
    parts = chunks(site.archive.news, site.news_per_page)
    for code in CODES:
        hrefs = [site.href(addresses.news(code, number)) for number in range(1, len(parts) + 1)]
        title = site.say(code, "News")
        for number, part in enumerate(parts, 1):
            yield Page(
                address=addresses.news(code, number),
                language=code,
                template="news",
                title=title if number == 1 else f"{title} ({number})",
                description=site.say(code, "All articles of the archive, newest first"),
                model=NewsPage(story_rows(site, code, part), numbering(hrefs, number)),
                section="news",
            )


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
