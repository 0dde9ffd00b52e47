"""The figures of all editions: charts with the tables behind them, and the same as open data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pelican import signals

from plugins.archive.languages import CODES
from plugins.pages import addresses, dataset
from plugins.pages.measures import MEASURES, Measurement, measurements
from plugins.pages.page import Page
from plugins.pages.parts import LinkPart
from plugins.pages.publisher import Publisher, publisher
from plugins.pages.site import Site


@dataclass(frozen=True)
class Measured:
    """One measure with all series in which it was counted."""

    id: str
    title: str
    parts: tuple[Measurement, ...]


@dataclass(frozen=True)
class FiguresPage:
    """What the page of figures shows; `files` hold all figures, charted or not."""

    measures: tuple[Measured, ...]
    files: tuple[LinkPart, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of figures in each language."""
    for code in CODES:
        measured = (
            Measured(measure, site.label(code, "figure", measure), measurements(site, code, measure))
            for measure in MEASURES
        )
        files = (("CSV", addresses.FIGURES_CSV), ("JSON", addresses.FIGURES_JSON))
        model = FiguresPage(
            measures=tuple(part for part in measured if part.parts),
            files=tuple(LinkPart(name, site.href(address)) for name, address in files),
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


class DataPublisher:
    """A generator that writes the figures as files."""

    def __init__(self, *, settings: dict[str, Any], **_others: Any) -> None:
        """Take the site of this run from Pelican's settings."""
        self.site: Site = settings["SITE"]

    def generate_output(self, writer: Any) -> None:
        """Write the table and the tree."""
        writer.write_bytes(addresses.FIGURES_CSV, dataset.as_csv(self.site))
        writer.write_bytes(addresses.FIGURES_JSON, dataset.as_json(self.site))


def publish(_pelican: object) -> tuple[type[Publisher], type[DataPublisher]]:
    """Give Pelican the generators of the pages and of the files."""
    return publisher(pages), DataPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
