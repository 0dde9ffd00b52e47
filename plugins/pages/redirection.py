"""What an address that has moved leads to, for hosts that send readers on themselves: one list for every host.

Hosts that cannot have a page in the old place instead. A permanent address needs no line here: its page lists the
three languages, and no host has to choose one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from plugins.archive.languages import CODES
from plugins.archive.ledger import Ledger
from plugins.pages import addresses
from plugins.pages.page import FEEDS
from plugins.pages.permanence import is_permanent
from plugins.pages.root import Root

MOVED = 301
GONE = 410
_HEAD = "# Addresses that have moved, from content/addresses.yaml.\n"


class Redirect(NamedTuple):
    """A path of this site, where what stood there is now, and the status that says so (RFC 9110, 15.4.2)."""

    path: str
    to: str
    status: int = MOVED


def redirects(ledger: Ledger, root: Root) -> tuple[Redirect, ...]:
    """Return a line for each page that has moved, and for each of its feeds, so that nobody who follows it is lost.

    Every line is a plain path: hosts allow thousands of these, but few with a wildcard in them.
    """
    return tuple(
        Redirect(root.href(old + beside), root.href(new + beside))
        for old, new in _moves(ledger)
        for beside in ("", *(addresses.feed("", ending) for ending in FEEDS))
    )


def gone(ledger: Ledger, root: Root) -> tuple[str, ...]:
    """Return the paths whose pages say that something was withdrawn: hosts that can send them with the status 410."""
    return tuple(
        root.href(addresses.in_language(stem, code))
        for stem in ledger.withdrawn
        if not is_permanent(stem)
        for code in CODES
    )


def _moves(ledger: Ledger) -> Iterator[tuple[str, str]]:
    for old, new in ledger.moved.items():
        if not is_permanent(old):
            yield from ((addresses.in_language(old, code), addresses.in_language(new, code)) for code in CODES)


def as_nginx(found: tuple[Redirect, ...], lost: tuple[str, ...]) -> str:
    """Return the same as a map of nginx, what was withdrawn in it as well."""
    moved = "".join(f'"{redirect.path}" "{redirect.to}";\n' for redirect in found)
    return _HEAD + moved + "".join(f'"{path}" gone;\n' for path in lost)


def as_caddy(found: tuple[Redirect, ...], lost: tuple[str, ...]) -> str:
    """Return the same as directives of Caddy."""
    moved = "".join(f"redir {redirect.path} {redirect.to} {redirect.status}\n" for redirect in found)
    return _HEAD + moved + "".join(f"error {path} {GONE}\n" for path in lost)


def as_lines(found: tuple[Redirect, ...]) -> str:
    """Return redirects as `_redirects`, which Netlify and Cloudflare Pages read: path, end and status on each line."""
    return _HEAD + "".join(f"{redirect.path} {redirect.to} {redirect.status}\n" for redirect in found)
