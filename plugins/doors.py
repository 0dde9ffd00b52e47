"""The pages before a language is chosen or when no page is found: the choice at the root, and the 404 pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pelican import signals

from plugins.archive.languages import CODES
from plugins.pages import addresses
from plugins.pages.choice import ChoicePage, choice
from plugins.pages.labels import word
from plugins.pages.page import Page
from plugins.pages.publisher import Generator, publisher
from plugins.pages.site import Site


@dataclass(frozen=True)
class NotFoundPage:
    """What a language's 404 page shows."""

    editions: str


def pages(site: Site) -> Iterator[Page]:
    """Yield the choice of languages, the 404 page of the root, and that of each language."""
    title = "ندوة – Nadwa"
    doors = _doors(site, word("The archive of Morocco’s smart-city symposiums"))
    yield Page(
        address=addresses.CHOICE,
        language="ar",
        template="choice",
        title=title,
        description=doors.lines,
        model=doors,
    )
    doors = _doors(site, word("There is no page at this address."))
    yield Page(
        address=addresses.NOT_FOUND,
        language="ar",
        template="choice",
        title=f"404 – {title}",
        description=doors.lines,
        model=doors,
        indexed=False,
    )
    for code in CODES:
        yield Page(
            address=addresses.not_found(code),
            language=code,
            template="notfound",
            title=site.say(code, "Page not found"),
            description=site.say(code, "There is no page at this address."),
            model=NotFoundPage(site.href(addresses.editions(code))),
            indexed=False,
        )


def _doors(site: Site, line: str) -> ChoicePage:
    return choice(site, addresses.home, lambda code: site.say(code, line))


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
