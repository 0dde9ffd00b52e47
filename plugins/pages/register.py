"""The register: editions one under the other, newest first, and the years without one among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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


def register_rows(site: Site, code: Code, those: Iterable[Series]) -> tuple[EditionRow | GapRow, ...]:
    """Make the rows of some series, all of them in one order."""
    shown = {series.id: series for series in those}
    rows: list[EditionRow | GapRow] = [
        edition_row(site, code, edition) for edition in site.archive.chronicle if edition.series in shown
    ]
    for series in shown.values():
        for gap in series.gaps:
            sources = source_parts(site, code, gap.sources)
            rows.append(GapRow(gap.year, Tile(series.hue), gap.text.text(code), sources))
    return tuple(sorted(rows, key=lambda row: row.year, reverse=True))
