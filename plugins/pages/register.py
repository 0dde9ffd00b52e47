"""The register: editions one under the other, newest first, and the years without one among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.archive.editions import newest_first
from plugins.archive.languages import Code
from plugins.archive.records import Series
from plugins.pages.parts import EditionRow, SourcePart, edition_row, source_parts
from plugins.pages.site import Site
from plugins.pages.wall import Tile


@dataclass(frozen=True)
class GapRow:
    """A year without an edition, in the register."""

    year: int
    tile: Tile
    text: str
    sources: tuple[SourcePart, ...]


Row = EditionRow | GapRow


def register_rows(site: Site, code: Code, those: Iterable[Series]) -> tuple[Row, ...]:
    """Make the rows of some series, all of them in one order."""
    return tuple(row for _, row in filed_rows(site, code, those))


def filed_rows(site: Site, code: Code, those: Iterable[Series]) -> list[tuple[Series, Row]]:
    """Make the rows of some series with the series that each is of."""
    shown = tuple(those)
    editions = [edition for series in shown for edition in site.archive.editions_of.get(series.id, ())]
    rows: list[tuple[Series, Row]] = [
        (site.archive.series[edition.series], edition_row(site, code, edition)) for edition in newest_first(editions)
    ]
    for series in shown:
        for gap in series.gaps:
            sources = source_parts(site, code, gap.sources)
            rows.append((series, GapRow(gap.year, Tile(series.hue), gap.text.text(code), sources)))
    return sorted(rows, key=lambda filed: filed[1].year, reverse=True)
