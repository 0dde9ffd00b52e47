"""What Pelican runs to publish files: a generator in all but the base class, so that this wing needs no Pelican."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from plugins.archive.imprint import older
from plugins.archive.stories import Piece, Version
from plugins.pages import addresses
from plugins.pages.batch import Batch, Sheets
from plugins.pages.page import Page
from plugins.pages.site import Site

Text = TypeVar("Text", bound=Piece)


class Generator:
    """A generator of files, in batches; one `of_texts` can be asked for those of one text alone."""

    of_texts = False

    def __init__(self, *, settings: dict[str, Any], **_others: Any) -> None:
        """Take the site of this run from Pelican's settings."""
        self.site: Site = settings["SITE"]

    def batches(self) -> Iterator[Batch]:
        """Yield what is to be written: all in one batch, where nothing else is said."""
        yield Batch("", self.write)

    def write(self, sheets: Sheets) -> None:
        """Write all files."""
        raise NotImplementedError

    def write_all(self, sheets: Sheets) -> None:
        """Write every batch on the same sheets."""
        for batch in self.batches():
            batch.write(sheets)

    def generate_output(self, writer: Any) -> None:
        """Have every batch written."""
        for batch in self.batches():
            writer.take(f"{type(self).__module__}.{type(self).__qualname__}", batch)


def publisher(
    pages: Callable[[Site], Iterator[Page]], given: Callable[[Site], object] = lambda _: ()
) -> type[Generator]:
    """Make the generator class of one front module's pages; `given` is what they are made of besides the imprint."""

    def batches(self: Generator) -> Iterator[Batch]:
        yield Batch("", lambda sheets: _write(self.site, sheets, pages(self.site)), given(self.site))

    return type("Publisher", (Generator,), {"batches": batches, "__module__": _room(pages)})


def publisher_of_texts(
    texts: Callable[[Site], Iterable[Text]], pages: Callable[[Site, Text], Iterator[Page]]
) -> type[Generator]:
    """Make the generator class of the pages that texts have, a batch for each text."""

    def batches(self: Generator) -> Iterator[Batch]:
        for text in texts(self.site):
            write, shown = partial(_write_text, self.site, text), partial(_versions, text)
            yield Batch(text.folder, write, given=older(text), texts=shown)

    def _write_text(site: Site, text: Text, sheets: Sheets) -> None:
        _write(site, sheets, pages(site, text))

    return type("Publisher", (Generator,), {"batches": batches, "__module__": _room(pages), "of_texts": True})


def _room(pages: Callable[..., Iterator[Page]]) -> str:
    """Return the front module of a function, of which some arguments may be given already."""
    made: str = getattr(pages, "func", pages).__module__
    return made


def _versions(text: Piece) -> list[tuple[Piece, Version]]:
    return [(text, version) for version in text.versions.values()]


def _write(site: Site, sheets: Sheets, pages: Iterable[Page]) -> None:
    """Write pages, each with the corrections that were made to it."""
    for page in pages:
        found = site.archive.corrections_at.get(addresses.stem(page.address), ())
        told = tuple((item.date, item.text.text(page.language)) for item in found)
        sheets.write_page(replace(page, corrections=told))
