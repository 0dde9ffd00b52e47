"""The wall shows every year of every series: written up, known, or without an edition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.archive.languages import CODES, Code
from plugins.home import HomePage
from plugins.home import pages as home_pages
from plugins.pages.site import Site
from plugins.pages.wall import ROWS, TEN, Tile, Wall, WallTable, edition_tile, is_whole, wall
from tests.folders import small_site
from tests.grown import grown, too_heavy


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive, below a path."""
    return small_site(tmp_path_factory.mktemp("wall"), "https://user.example/nadwa")


def only(found: Wall) -> WallTable:
    """Return the one table of a wall of few years."""
    [table] = found.tables
    return table


def test_years_run_without_a_break(site: Site) -> None:
    """From the first known year of any series to the last, years without an edition included."""
    assert only(wall(site, "en")).years == (2022, 2023, 2024, 2025)


def test_every_row_has_a_tile_for_every_year(site: Site) -> None:
    """Rows are of one length, so that a year is one column."""
    found = only(wall(site, "en"))
    assert [len(row.tiles) for row in found.rows] == [len(found.years)] * 2


@pytest.mark.parametrize(
    ("code", "expected"), [("ar", ["الرباط", "وجدة"]), ("fr", ["Rabat", "Oujda"]), ("en", ["Rabat", "Oujda"])]
)
def test_rows_bear_the_names_of_cities(site: Site, code: Code, expected: list[str]) -> None:
    """Cities are in the order of the series, in the page's language."""
    assert [row.name for row in only(wall(site, code)).rows] == expected


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ("rabat", ["written", "none", "written", "none"]),
        ("oujda", ["none", "none", "written", "known"]),
    ],
)
def test_tile_tells_its_year_s_state(site: Site, series: str, expected: list[str]) -> None:
    """An edition of the archive has a link, a known one has not, and a year without one has neither."""
    [row] = only(wall(site, "en", [series])).rows
    assert ["written" if tile.href else "known" if tile.known else "none" for tile in row.tiles] == expected


@pytest.mark.parametrize("code", CODES)
def test_wall_of_one_series_keeps_all_years(site: Site, code: Code) -> None:
    """Walls of different pages can be compared."""
    assert only(wall(site, code, ["oujda"])).years == only(wall(site, code)).years
    assert only(wall(site, code, ["oujda"])).rows == only(wall(site, code)).rows[1:]


@pytest.mark.parametrize(("code", "label"), [("ar", "الدورة الثانية"), ("fr", "2e édition"), ("en", "Second edition")])
def test_tile_of_an_edition(site: Site, code: Code, label: str) -> None:
    """A star has its series' hue, its ordinal as a number and in words, and leads to its edition."""
    expected = Tile("green", 2, f"/nadwa/{code}/editions/oujda-2024/", label=label)
    assert edition_tile(site, code, site.archive.editions["oujda-2024"]) == expected
    assert only(wall(site, code)).rows[1].tiles[2] == expected


@pytest.mark.parametrize(
    ("code", "known", "none"),
    [
        ("ar", "لم تحرر بعد", "بدون دورة"),
        ("fr", "Pas encore rédigée", "Aucune édition"),
        ("en", "Not written up yet", "No edition"),
    ],
)
def test_other_tiles_say_what_they_are(site: Site, code: Code, known: str, none: str) -> None:
    """A reader who does not see colours hears the difference."""
    tiles = only(wall(site, code)).rows[1].tiles
    assert tiles[3] == Tile("green", known=True, label=known)
    assert tiles[0] == Tile("green", label=none)


def test_series_without_a_written_edition_has_its_row(site: Site) -> None:
    """A city whose editions are all still to be written is on the wall."""
    editions = {key: edition for key, edition in site.archive.editions.items() if edition.series == "rabat"}
    poorer = replace(site, archive=replace(site.archive, editions=editions))
    assert [tile.known for tile in only(wall(poorer, "en")).rows[1].tiles] == [False, False, True, True]


@pytest.fixture
def long_site(site: Site) -> Site:
    """A site whose first series was known long before the second."""
    rabat, oujda = site.archive.series["rabat"], site.archive.series["oujda"]
    series = {"rabat": replace(rabat, known=(2003, 2022, 2024)), "oujda": oujda}
    return replace(site, archive=replace(site.archive, series=series))


def test_ten_years_stand_beside_each_other(long_site: Site) -> None:
    """Earlier years have their own tables below, the rest of the last one stays empty."""
    tables = wall(long_site, "en").tables
    assert [table.years for table in tables] == [tuple(range(2016, 2026)), (2003, 2004, 2005)]
    assert [len(table.years) + table.spare for table in tables] == [TEN, TEN]


def test_table_without_a_star_is_left_out(long_site: Site) -> None:
    """A city has a row only where it has an edition or an explained gap, and a table without rows is none."""
    tables = wall(long_site, "en").tables
    assert [[row.name for row in table.rows] for table in tables] == [["Rabat", "Oujda"], ["Rabat"]]
    assert len(wall(long_site, "en", ["oujda"]).tables) == 1


@pytest.mark.parametrize("code", CODES)
def test_wall_of_some_editions_lights_only_them(site: Site, code: Code) -> None:
    """What is not among them is an empty star, whether or not it was held, and nothing is said of it."""
    [row] = only(wall(site, code, ["rabat"], {"rabat-2024"})).rows
    assert [tile.href for tile in row.tiles] == [None, None, f"/nadwa/{code}/editions/rabat-2024/", None]
    assert [(tile.known, tile.label) for tile in row.tiles if tile.href is None] == [(False, "")] * 3


@pytest.mark.parametrize("code", CODES)
def test_wall_of_many_series_has_those_that_met_last(site: Site, code: Code) -> None:
    """It has room for so many rows; the latest years have it first, and the series keep their order."""
    large = grown(grown(site, series=ROWS, years=range(2014, 2020)), series=ROWS - 4, years=range(2015, 2026))
    found = wall(large, code)
    assert [len(table.rows) for table in found.tables] == [ROWS]
    names = [series.city for series in large.archive.series.values() if max(series.known) == 2025]
    assert len(names) == ROWS - 3
    assert not is_whole(large)
    assert is_whole(site)


@pytest.mark.parametrize("code", CODES)
def test_long_wall_keeps_its_latest_years(site: Site, code: Code) -> None:
    """Earlier tables go before later ones."""
    large = grown(site, series=5, years=range(1975, 2025))
    found = wall(large, code)
    assert sum(len(table.rows) for table in found.tables) == ROWS
    assert found.tables[0].years[-1] == 2025


@pytest.mark.parametrize("code", CODES)
def test_home_with_a_cut_wall_leads_to_all_editions(site: Site, code: Code) -> None:
    """There is a way on exactly where there is no room, and no sentence names every city; no home is heavy."""
    large = grown(site, series=40)
    [short, *_] = [page for page in home_pages(site) if page.language == code]
    [long, *_] = [page for page in home_pages(large) if page.language == code]
    assert isinstance(short.model, HomePage)
    assert isinstance(long.model, HomePage)
    assert short.model.all_editions is None
    assert long.model.all_editions is not None
    assert long.model.all_editions.href == f"/nadwa/{code}/editions/"
    assert long.model.all_editions.count == len(large.archive.editions)
    assert (len(short.model.since), len(long.model.since)) == (2, 1)
    assert too_heavy(large, [long]) == []
