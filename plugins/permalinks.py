"""What stands at a permanent address: the way to the record in each language, or to what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.archive.languages import CODES, Code
from plugins.archive.ledger import Ledger, read_ledger
from plugins.pages.choice import choice
from plugins.pages.labels import word
from plugins.pages.page import Page
from plugins.pages.permanence import Lasting, answers
from plugins.pages.publisher import Generator, publisher
from plugins.pages.site import Site


def pages(ledger: Ledger, site: Site) -> Iterator[Page]:
    """Yield a page for each permanent address; search engines are asked for the pages that it leads to instead."""
    for address, record in answers(ledger, site.archive).items():
        doors = choice(site, record.leads.__getitem__, partial(_name, site, record))
        yield Page(
            address=address,
            language=CODES[0],
            template="choice",
            title=record.names.get(CODES[0], address),
            description=doors.lines,
            model=doors,
            versions=(),
            canonical=record.leads[CODES[0]].partition("#")[0],
            indexed=False,
        )


def _name(site: Site, record: Lasting, code: Code) -> str:
    return record.names.get(code) or site.say(code, word("Not yet available in English"))


def publish(pelican: Any) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    ledger = read_ledger(Path(pelican.settings["PATH"]))
    return publisher(partial(pages, ledger), lambda _: ledger)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
