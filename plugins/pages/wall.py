"""The wall: one star for each edition, years across and cities down; a hole is a year without one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.archive.editions import Edition
from plugins.archive.languages import LANGUAGES, Code
from plugins.pages import addresses
from plugins.pages.site import Site


@dataclass(frozen=True)
class Tile:
    """One star: an edition of the archive (`href`), one known but not written up (`known`), or none."""

    hue: str
    number: int | None = None
    href: str | None = None
    known: bool = False
    label: str = ""


@dataclass(frozen=True)
class WallRow:
    """One city's years on the wall."""

    name: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class Wall:
    """Years across, cities down."""

    years: tuple[int, ...]
    rows: tuple[WallRow, ...]


def edition_tile(site: Site, code: Code, edition: Edition) -> Tile:
    """Make the star of an edition."""
    series = site.archive.series[edition.series]
    label = site.say(code, "%(ordinal)s edition", ordinal=LANGUAGES[code].ordinal(edition.ordinal.number))
    return Tile(series.hue, edition.ordinal.number, site.href(addresses.edition(code, edition.id)), label=label)


def wall(site: Site, code: Code, series_ids: Iterable[str] = ()) -> Wall:
    """Lay the wall of all series, or of some; its years are always those of all."""
    all_series = site.archive.series
    every_year = [year for series in all_series.values() for year in series.known]
    years = tuple(range(min(every_year), max(every_year) + 1)) if every_year else ()
    rows = []
    for series_id in series_ids or all_series:
        series = all_series[series_id]
        written = {edition.year: edition for edition in site.archive.editions_of.get(series_id, ())}
        tiles = tuple(
            edition_tile(site, code, written[year])
            if year in written
            else Tile(series.hue, known=year in series.known, label=_unwritten(site, code, year in series.known))
            for year in years
        )
        rows.append(WallRow(site.archive.places[series.city].name.text(code), tiles))
    return Wall(years, tuple(rows))


def _unwritten(site: Site, code: Code, known: bool) -> str:
    return site.say(code, "Not written up yet") if known else site.say(code, "No edition")
