"""The news: all stories, newest first, some to a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pelican import signals

from plugins.archive.languages import CODES
from plugins.pages import addresses
from plugins.pages.page import Page
from plugins.pages.parts import LinkPart, StoryRow, story_rows
from plugins.pages.publisher import Publisher, publisher
from plugins.pages.site import Site

NEAR = 3


@dataclass(frozen=True)
class NewsPage:
    """What one page of the news shows; `numbers` lead to the ends and to those near by.

    They are empty when there is only one page; what is left out between two of them leads nowhere.
    """

    number: int
    total: int
    rows: tuple[StoryRow, ...]
    numbers: tuple[LinkPart, ...]
    newer: str | None
    older: str | None


def pages(site: Site) -> Iterator[Page]:
    """Yield every page of the news in each language."""
    news, length = site.archive.news, site.news_per_page
    chunks = [news[start : start + length] for start in range(0, len(news), length)] or [()]
    total = len(chunks)
    for code in CODES:
        hrefs = [site.href(addresses.news(code, number)) for number in range(1, total + 1)]
        title = site.say(code, "News")
        for number, chunk in enumerate(chunks, 1):
            model = NewsPage(
                number=number,
                total=total,
                rows=story_rows(site, code, chunk),
                numbers=tuple(_numbers(hrefs, number)) if total > 1 else (),
                newer=hrefs[number - 2] if number > 1 else None,
                older=hrefs[number] if number < total else None,
            )
            yield Page(
                address=addresses.news(code, number),
                language=code,
                template="news",
                title=title if number == 1 else f"{title} ({number})",
                description=site.say(code, "All articles of the archive, newest first"),
                model=model,
                section="news",
            )


def _numbers(hrefs: list[str], current: int) -> Iterator[LinkPart]:
    """Yield the first and the last page and those near the current one: a list of all would be as long as the archive."""
    last = 0
    for number in sorted({1, *range(max(1, current - NEAR), min(len(hrefs), current + NEAR) + 1), len(hrefs)}):
        if number > last + 1:
            yield LinkPart("…", "")
        yield LinkPart(str(number), hrefs[number - 1], current=number == current)
        last = number


def publish(_pelican: object) -> type[Publisher]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
