"""What the rest of a site is asked about a page: small, plain, and all of it that a later build need remember."""

from __future__ import annotations

import sys
from typing import NamedTuple

from plugins.archive.problems import Message, Problem
from plugins.proof.built import BuiltPage, Place


class Outline(NamedTuple):
    """A page in few words: its ids, the addresses that it names, each once, and what other pages must agree with."""

    address: str
    shown: str
    ids: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()
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
        frozenset(sys.intern(reference.url) for reference in page.references),
        tuple(href for href, _ in page.canonicals),
        tuple((code, sys.intern(href), place) for code, href, place in page.alternates),
        tuple((script.url, script.integrity, script.place) for script in page.scripts),
        tuple(page.indexes),
        page.is_indexed,
    )
