"""The figures of all editions: charts with the tables behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pelican import signals

from plugins.archive.languages import CODES
from plugins.pages import addresses
from plugins.pages.measures import MEASURES, Measurement, measurements
from plugins.pages.page import Page
from plugins.pages.parts import LinkPart
from plugins.pages.publisher import Generator, publisher
from plugins.pages.site import Site


@dataclass(frozen=True)
class Measured:
    """One measure with all series in which it was counted."""

    id: str
    title: str
    parts: tuple[Measurement, ...]


@dataclass(frozen=True)
class FiguresPage:
    """What the page of figures shows; `files` hold all figures, charted or not, and `data_href` leads to the other tables."""

    measures: tuple[Measured, ...]
    files: tuple[LinkPart, ...]
    data_href: str


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of figures in each language."""
    for code in CODES:
        measured = (
            Measured(measure, site.label(code, "figure", measure), measurements(site, code, measure))
            for measure in MEASURES
        )
        files = (("CSV", addresses.table("figures", "csv")), ("JSON", addresses.table("figures", "json")))
        model = FiguresPage(
            measures=tuple(part for part in measured if part.parts),
            files=tuple(LinkPart(name, site.href(address)) for name, address in files),
            data_href=site.href(addresses.data(code)),
        )
        yield Page(
            address=addresses.figures(code),
            language=code,
            template="figures",
            title=site.say(code, "Figures"),
            description=site.say(
                code, "Speakers, participants, countries and sessions by edition, each with its source"
            ),
            model=model,
            section="figures",
        )


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
