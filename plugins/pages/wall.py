"""The wall: one star for each edition, years across and cities down; a hole is a year without one.

Ten years stand beside each other; earlier ones have a table of their own below, with the cities that were there. A
wall has room for twelve rows: the latest years have it first, and in them the series that met last.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from plugins.archive.editions import Edition
from plugins.archive.languages import LANGUAGES, Code
from plugins.pages import addresses
from plugins.pages.site import Site

TEN = 10
ROWS = 12


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
class WallTable:
    """Years across, cities down; `spare` columns stay empty, so that the tiles of all tables are of one size."""

    years: tuple[int, ...]
    spare: int
    rows: tuple[WallRow, ...]


@dataclass(frozen=True)
class Wall:
    """The tables of a wall, the latest years first."""

    tables: tuple[WallTable, ...]


def edition_tile(site: Site, code: Code, edition: Edition) -> Tile:
    """Make the star of an edition."""
    series = site.archive.series[edition.series]
    label = site.say(code, "%(ordinal)s edition", ordinal=LANGUAGES[code].ordinal(edition.ordinal.number))
    return Tile(series.hue, edition.ordinal.number, site.href(addresses.edition(code, edition.id)), label=label)


def wall(site: Site, code: Code, series_ids: Iterable[str] = (), lit: Collection[str] | None = None) -> Wall:
    """Lay the wall of all series, or of some, with the stars of all editions, or of some; its years are those of all."""
    years, tables, left = site.archive.known_years, [], ROWS
    for span, names in _spans(site, years, tuple(series_ids) or tuple(site.archive.series)):
        rows = tuple(_row(site, code, name, span, lit) for name in _latest(site, names, span, left))
        left -= len(rows)
        if rows:
            tables.append(WallTable(span, min(TEN, len(years)) - len(span), rows))
    return Wall(tuple(tables))


def is_whole(site: Site) -> bool:
    """Tell whether the wall of all series has room for all of them."""
    return sum(len(names) for _, names in _spans(site, site.archive.known_years, tuple(site.archive.series))) <= ROWS


def _spans(site: Site, years: tuple[int, ...], names: Sequence[str]) -> Iterator[tuple[tuple[int, ...], list[str]]]:
    """Yield the years of each table, the latest first, with the series that have stars in them."""
    for end in range(len(years), 0, -TEN):
        span = years[max(0, end - TEN) : end]
        yield span, [name for name in names if _starred(site, name, span)]


def _starred(site: Site, series_id: str, years: Sequence[int]) -> list[int]:
    """Return those of the years in which a series has a star."""
    series = site.archive.series[series_id]
    return [year for year in (*series.known, *(gap.year for gap in series.gaps)) if year in years]


def _latest(site: Site, names: list[str], years: Sequence[int], most: int) -> list[str]:
    """Return those of the series that met last, in their own order, where there is no room for all."""
    if len(names) <= most:
        return names
    latest = set(sorted(names, key=lambda name: max(_starred(site, name, years)), reverse=True)[:most])
    return [name for name in names if name in latest]


def _row(site: Site, code: Code, series_id: str, years: Sequence[int], lit: Collection[str] | None) -> WallRow:
    series = site.archive.series[series_id]
    written = {edition.year: edition for edition in site.archive.editions_of.get(series_id, ())}

    def tile(year: int) -> Tile:
        if lit is not None:
            shown = year in written and written[year].id in lit
            return edition_tile(site, code, written[year]) if shown else Tile(series.hue)
        if year in written:
            return edition_tile(site, code, written[year])
        return Tile(series.hue, known=year in series.known, label=_unwritten(site, code, year in series.known))

    return WallRow(site.archive.places[series.city].name.text(code), tuple(tile(year) for year in years))


def _unwritten(site: Site, code: Code, known: bool) -> str:
    return site.say(code, "Not written up yet") if known else site.say(code, "No edition")
