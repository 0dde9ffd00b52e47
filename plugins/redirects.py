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
from plugins.pages.batch import Batch, Sheets
from plugins.pages.page import Page
from plugins.pages.permanence import is_permanent
from plugins.pages.publisher import Generator, publisher
from plugins.pages.redirection import as_caddy, as_lines, as_nginx, gone, redirects
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
            if not is_permanent(address):
                yield _moved_page(site, code, address, addresses.in_language(end, code))
        for address, withdrawal in ledger.withdrawn.items():
            if not is_permanent(address):
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


class RedirectsPublisher(Generator):
    """A generator that writes the same for hosts that send readers on themselves."""

    def __init__(self, *, settings: dict[str, Any], **_others: Any) -> None:
        """Take the site and the ledger of this run from Pelican's settings."""
        super().__init__(settings=settings)
        self.ledger = read_ledger(Path(settings["PATH"]))

    def batches(self) -> Iterator[Batch]:
        """Yield the files in one batch, made of the ledger too."""
        yield Batch("", self.write, given=self.ledger)

    def write(self, sheets: Sheets) -> None:
        """Write the same list as each of them reads it."""
        found, lost = redirects(self.ledger, self.site.root), gone(self.ledger, self.site.root)
        sheets.write_bytes(addresses.REDIRECTS, as_lines(found).encode())
        sheets.write_bytes(addresses.MOVED_NGINX, as_nginx(found, lost).encode())
        sheets.write_bytes(addresses.MOVED_CADDY, as_caddy(found, lost).encode())


def publish(pelican: Any) -> tuple[type[Generator], type[RedirectsPublisher]]:
    """Give Pelican the generators of the pages and of the file."""
    ledger = read_ledger(Path(pelican.settings["PATH"]))
    return publisher(partial(pages, ledger), lambda _: ledger), RedirectsPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
