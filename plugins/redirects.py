"""What stands at an address that has moved or was withdrawn: the way to the new one, or the reason."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.archive.languages import CODES, Code
from plugins.archive.ledger import Ledger, Withdrawal, read_ledger
from plugins.pages import addresses
from plugins.pages.page import Page
from plugins.pages.publisher import Publisher, publisher
from plugins.pages.site import Site


@dataclass(frozen=True)
class MovedPage:
    """What stands at an address that has moved."""

    href: str


@dataclass(frozen=True)
class WithdrawnPage:
    """What stands at an address that was withdrawn."""

    reason: str
    date: datetime.date
    editions: str


def pages(ledger: Ledger, site: Site) -> Iterator[Page]:
    """Yield a page for each address that has moved or was withdrawn, in each language; none asks to be indexed."""
    for code in CODES:
        for address, end in ledger.moved.items():
            yield _moved_page(site, code, address, addresses.in_language(end, code))
        for address, withdrawal in ledger.withdrawn.items():
            yield _withdrawn_page(site, code, address, withdrawal)


def _moved_page(site: Site, code: Code, address: str, end: str) -> Page:
    return Page(
        address=addresses.in_language(address, code),
        language=code,
        template="moved",
        title=site.say(code, "Page moved"),
        description=site.say(code, "This page has moved."),
        model=MovedPage(site.href(end)),
        canonical=end,
        indexed=False,
    )


def _withdrawn_page(site: Site, code: Code, address: str, withdrawal: Withdrawal) -> Page:
    return Page(
        address=addresses.in_language(address, code),
        language=code,
        template="withdrawn",
        title=site.say(code, "Page withdrawn"),
        description=withdrawal.reason.text(code),
        model=WithdrawnPage(withdrawal.reason.text(code), withdrawal.date, site.href(addresses.editions(code))),
        indexed=False,
    )


def publish(pelican: Any) -> type[Publisher]:
    """Give Pelican the generator of these pages."""
    return publisher(partial(pages, read_ledger(Path(pelican.settings["PATH"]))))


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
