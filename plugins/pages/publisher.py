"""What Pelican runs to publish pages: a generator in all but the base class, so that this wing needs no Pelican."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from plugins.pages import addresses
from plugins.pages.page import Page
from plugins.pages.site import Site


class Publisher:
    """A generator that writes the pages of one front module; those `of_texts` can be asked for one text's alone."""

    of_texts = False
    pages: Callable[[Site], Iterator[Page]]

    def __init__(self, *, settings: dict[str, Any], **_others: Any) -> None:
        """Take the site of this run from Pelican's settings."""
        self.site: Site = settings["SITE"]

    def generate_output(self, writer: Any) -> None:
        """Write every page."""
        for page in type(self).pages(self.site):
            writer.write_page(_corrected(self.site, page))


def _corrected(site: Site, page: Page) -> Page:
    """Give a page the corrections that were made to it."""
    found = site.archive.corrections_at.get(addresses.stem(page.address), ())
    return replace(page, corrections=tuple((item.date, item.text.text(page.language)) for item in found))


def publisher(pages: Callable[[Site], Iterator[Page]], of_texts: bool = False) -> type[Publisher]:
    """Make the generator class of one front module's pages."""
    return type("Publisher", (Publisher,), {"pages": staticmethod(pages), "of_texts": of_texts})
