"""The figures of all editions: charts with the tables behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from pelican import signals

from plugins.archive.languages import CODES, Code
from plugins.pages import addresses
from plugins.pages.measures import MEASURES, Measurement, measurements
from plugins.pages.numbering import Numbering, laid, numbered
from plugins.pages.page import Page
from plugins.pages.parts import LinkPart
from plugins.pages.publisher import Generator, publisher
from plugins.pages.site import Site

# Years of series, with their bars and their rows, that come in the first flight of a connection.
ROOM = 64


@dataclass(frozen=True)
class Measured:
    """One measure with all series in which it was counted."""

    id: str
    title: str
    parts: tuple[Measurement, ...]


@dataclass(frozen=True)
class FiguresPage:
    """What a page of the figures shows; `files` hold all figures, charted or not, and `data_href` leads to the other tables.

    Only the first page has the files.
    """

    measures: tuple[Measured, ...]
    files: tuple[LinkPart, ...]
    data_href: str
    numbering: Numbering


def pages(site: Site) -> Iterator[Page]:
    """Yield every page of the figures in each language."""
    files = (("CSV", addresses.table("figures", "csv")), ("JSON", addresses.table("figures", "json")))
    for code in CODES:
        measured = ((measure, part) for measure in MEASURES for part in measurements(site, code, measure))
        parts = laid(measured, lambda item: len(item[1].rows), ROOM)
        for sheet in numbered(parts, addresses.figures(code), site.say(code, "Figures"), site.href):
            model = FiguresPage(
                measures=tuple(_measured(site, code, sheet.part)),
                files=tuple(LinkPart(name, site.href(address)) for name, address in files if sheet.is_first),
                data_href=site.href(addresses.data(code)),
                numbering=sheet.numbering,
            )
            yield Page(
                address=sheet.address,
                language=code,
                template="figures",
                title=sheet.title,
                description=site.say(
                    code, "Speakers, participants, countries and sessions by edition, each with its source"
                ),
                model=model,
                section="figures",
            )


def _measured(site: Site, code: Code, part: Iterable[tuple[str, Measurement]]) -> Iterator[Measured]:
    """Put what was counted under its measure again."""
    for measure, those in groupby(part, key=itemgetter(0)):
        yield Measured(measure, site.label(code, "figure", measure), tuple(one for _, one in those))


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
