"""What the rest of a site is asked about a page: small, plain, and all of it that a later build need remember."""

from __future__ import annotations

import marshal
import sys
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plugins.archive.problems import Message, Problem
from plugins.proof.built import BuiltPage, Place


class Outline(NamedTuple):
    """A page in few words: its ids, the addresses that it names, each once, and what other pages must agree with."""

    address: str
    shown: str
    ids: frozenset[str] = frozenset()
    urls: tuple[str, ...] = ()
    canonicals: tuple[str, ...] = ()
    alternates: tuple[tuple[str, str, Place], ...] = ()
    scripts: tuple[tuple[str, str, Place], ...] = ()
    indexes: tuple[tuple[str, Place], ...] = ()
    is_indexed: bool = True

    def problem(self, told: Message, place: Place = (1, 1)) -> Problem:
        """Make a problem with this page."""
        return Problem(self.shown, *place, told)


def outlined(page: BuiltPage) -> Outline:
    """Return the outline of a page; addresses that many pages name are held once."""
    return Outline(
        page.address,
        page.shown,
        frozenset(page.ids),
        tuple({sys.intern(reference.url): None for reference in page.references}),
        tuple(href for href, _ in page.canonicals),
        tuple((code, sys.intern(href), place) for code, href, place in page.alternates),
        tuple((script.url, script.integrity, script.place) for script in page.scripts),
        tuple(page.indexes),
        page.is_indexed,
    )


def written(outline: Outline) -> bytes:
    """Write an outline down, to be kept."""
    return marshal.dumps(tuple(outline))


def recalled(plain: bytes) -> Outline:
    """Return an outline that was written down."""
    return Outline(*marshal.loads(plain))


class Outlines(Mapping[str, Outline]):
    """The pages of a site by address; one that is written down is read when it is asked for."""

    def __init__(self) -> None:
        """Begin without a page."""
        self._pages: dict[str, Outline | bytes] = {}

    def add(self, address: str, page: Outline | bytes) -> None:
        """Take a page, as it is or written down."""
        self._pages[address] = page

    def __getitem__(self, address: str) -> Outline:
        """Return the page at an address."""
        page = self._pages[address]
        if isinstance(page, bytes):
            page = self._pages[address] = recalled(page)
        return page

    def __iter__(self) -> Iterator[str]:
        """Yield all addresses."""
        return iter(self._pages)

    def __len__(self) -> int:
        """Return how many pages there are."""
        return len(self._pages)

    def __contains__(self, address: object) -> bool:
        """Tell whether there is a page at an address."""
        return address in self._pages
