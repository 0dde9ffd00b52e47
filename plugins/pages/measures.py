"""What was counted at the editions of a series, one measure after the other, as rows of a table and as a chart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.archive.editions import Edition, Figure
from plugins.archive.languages import Code
from plugins.archive.records import Series
from plugins.pages import addresses
from plugins.pages.charts import Chart, Slot, charts
from plugins.pages.labels import word
from plugins.pages.parts import FigurePart, LinkPart, SourcePart, figure_part, source_parts
from plugins.pages.site import Site

# What is charted, and what its chart is called.
MEASURES = {
    "speakers": word("Speakers by edition"),
    "participants": word("Participants by edition"),
    "countries": word("Countries by edition"),
    "sessions": word("Sessions by edition"),
}


@dataclass(frozen=True)
class MeasureRow:
    """A year in the table behind a chart: a figure, or a note why there is none."""

    year: int
    href: str | None
    figure: FigurePart | None
    disputed: str | None
    note: str | None
    sources: tuple[SourcePart, ...]


@dataclass(frozen=True)
class Measurement:
    """One thing counted over the editions of one series."""

    measure: str
    series: LinkPart
    hue: str
    charts: tuple[Chart, ...]
    rows: tuple[MeasureRow, ...]


def measurements(site: Site, code: Code, measure: str) -> tuple[Measurement, ...]:
    """Return what was counted in each series in which some edition has a figure of this measure."""
    found = (measurement(site, code, measure, series) for series in site.archive.series.values())
    return tuple(part for part in found if part)


def measurement(site: Site, code: Code, measure: str, series: Series) -> Measurement | None:
    """Return what was counted over the editions of a series, or nothing where no edition has such a figure."""
    years = _years(site, measure, series)
    if not any(figures for _, _, figures in years):
        return None
    name = series.name.text(code)
    label = site.say(code, "Chart: %(title)s", title=f"{site.say(code, MEASURES[measure])} – {name}")
    below = site.say(code, "The table below gives the same figures.")
    return Measurement(
        measure=site.label(code, "figure", measure),
        series=LinkPart(name, site.href(addresses.series(code, series.id))),
        hue=series.hue,
        charts=charts(code, f"{measure}-{series.id}", f"{label}. {below}", [_slot(*year) for year in years]),
        rows=tuple(row for year in years for row in _rows(site, code, series, *year)),
    )


def _years(site: Site, measure: str, series: Series) -> list[tuple[int, Edition | None, tuple[Figure, ...]]]:
    """Return the years of a series without a break, each with its edition and the edition's figures."""
    held = {edition.year: edition for edition in site.archive.editions_of.get(series.id, ())}
    every = {*series.known, *held, *(gap.year for gap in series.gaps)}
    years = range(min(every), max(every) + 1) if every else range(0)
    return [(year, held.get(year), _figures(held.get(year), measure)) for year in years]


def _figures(edition: Edition | None, measure: str) -> tuple[Figure, ...]:
    items = edition.figures.items if edition and edition.figures else ()
    return tuple(figure for figure in items if figure.of == measure)


def _slot(year: int, edition: Edition | None, figures: tuple[Figure, ...]) -> Slot:
    """Take the first figure of each stage: further ones stand in the table alone."""
    values = {figure.stage: figure.value for figure in reversed(figures)}
    return Slot(year, edition is not None, values.get("reported"), values.get("announced"), values.get("computed"))


def _rows(
    site: Site, code: Code, series: Series, year: int, edition: Edition | None, figures: tuple[Figure, ...]
) -> Iterator[MeasureRow]:
    href = site.href(addresses.edition(code, edition.id)) if edition else None
    for figure in figures:
        quarrel = f"{href}#x-{figure.disagreement}" if figure.disagreement else None
        sources = source_parts(site, code, figure.sources)
        yield MeasureRow(year, href, figure_part(site, code, figure), quarrel, None, sources)
    if not figures:
        gap = next((gap for gap in series.gaps if gap.year == year), None)
        if edition:
            note = site.say(code, "Not found in the sources")
        elif year in series.known:
            note = site.say(code, "Not written up yet")
        else:
            note = site.say(code, "No edition")
        yield MeasureRow(year, href, None, None, note, source_parts(site, code, gap.sources) if gap else ())
