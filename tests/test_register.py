"""The register has every edition of its series, and the years without one."""

from __future__ import annotations

import pytest

from plugins.archive.languages import CODES, Code
from plugins.editions import ROOM, EditionsPage
from plugins.editions import pages as edition_pages
from plugins.pages.page import Page
from plugins.pages.register import GapRow, register_rows
from plugins.pages.site import Site
from plugins.series import pages
from tests.folders import small_site
from tests.grown import grown, too_heavy


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive."""
    return small_site(tmp_path_factory.mktemp("register"))


@pytest.mark.parametrize(("code", "text"), [("ar", "لا دورة."), ("fr", "Pas d’édition."), ("en", "No edition.")])
def test_gap_stands_among_the_editions(site: Site, code: Code, text: str) -> None:
    """Newest first; a gap has its reason and its sources."""
    rows = register_rows(site, code, site.archive.series.values())
    assert [row.year for row in rows] == [2024, 2024, 2023, 2022]
    [gap] = [row for row in rows if isinstance(row, GapRow)]
    assert (gap.text, gap.tile.href, [source.id for source in gap.sources]) == (text, None, ["gazette"])


@pytest.mark.parametrize("code", CODES)
def test_register_of_one_series_has_only_its_rows(site: Site, code: Code) -> None:
    """What others held is not told there."""
    rows = register_rows(site, code, [site.archive.series["oujda"]])
    assert [row.year for row in rows] == [2024]


@pytest.mark.parametrize("code", CODES)
def test_page_of_a_series_says_what_is_known_and_what_is_not(site: Site, code: Code) -> None:
    """Its names, how much is known of each edition, and the years that wait to be written up."""
    made = {page.address: page.model for page in pages(site)}
    rabat, oujda = made[f"{code}/series/rabat/"], made[f"{code}/series/oujda/"]
    assert [row.edition.text for row in rabat.known] == ["2024", "2022"]
    assert [row.counts for row in rabat.known] == [(2, 2, 1, 2, 2, 2), (1, 0, 0, 0, 1, 0)]
    assert (rabat.unwritten, oujda.unwritten) == ((), (2025,))
    assert [part.years for part in rabat.names] == ["2022", "2024"]
    assert [part.ours for part in rabat.names] == [False, code == "en"]
    assert len(rabat.measures) == 1
    assert oujda.measures == ()
    assert (oujda.hue, oujda.city.href) == ("green", f"/{code}/cities/oujda/")


def lists(site: Site, code: Code) -> list[Page]:
    """Return the pages of the list of editions in a language."""
    return [page for page in edition_pages(site) if page.template == "editions" and page.language == code]


@pytest.mark.parametrize("code", CODES)
def test_long_list_of_editions_is_parted(site: Site, code: Code) -> None:
    """Every edition and gap stands on one page and every series too; the first alone has the wall."""
    large = grown(site, series=7)
    found = lists(large, code)
    models = [page.model for page in found if isinstance(page.model, EditionsPage)]
    rows = [row for model in models for row in model.rows]
    assert len(rows) == len(large.archive.editions) + 1
    assert [row.year for row in rows] == sorted((row.year for row in rows), reverse=True)
    assert {len(model.rows) for model in models[:-1]} == {ROOM}
    assert [model.wall is not None for model in models] == [True] + [False] * (len(models) - 1)
    assert sorted(link.text for model in models for link in model.series) == sorted(
        series.name.text(code) for series in large.archive.series.values()
    )
    assert [page.address for page in found][:2] == [f"{code}/editions/", f"{code}/editions/2/"]
    assert too_heavy(large, found) == []


@pytest.mark.parametrize("code", CODES)
def test_short_list_of_editions_is_one_page(site: Site, code: Code) -> None:
    """With few editions nothing is numbered, and the series keep their order."""
    [page] = lists(site, code)
    assert isinstance(page.model, EditionsPage)
    assert page.model.numbering.numbers == ()
    assert [link.text for link in page.model.series] == [s.name.text(code) for s in site.archive.series.values()]


@pytest.mark.parametrize("code", CODES)
def test_long_series_is_parted(site: Site, code: Code) -> None:
    """Its editions stand newest first on one page after the other, its figures behind them, and no page is heavy."""
    large = grown(site, series=1, years=range(1985, 2025))
    found = [page for page in pages(large) if page.address.startswith(f"{code}/series/s0/")]
    models = [page.model for page in found]
    assert [row.year for model in models for row in model.rows] == list(range(2024, 1984, -1))
    assert [row.edition.text for model in models for row in model.known] == [
        str(year) for year in range(2024, 1984, -1)
    ]
    assert [len(model.measures) for model in models] == [0, 0, 0, 1, 1, 1]
    assert [model.wall is not None for model in models] == [True] + [False] * 5
    assert [page.address for page in found][1] == f"{code}/series/s0/2/"
    assert too_heavy(large, found) == []


@pytest.mark.parametrize("code", CODES)
def test_series_of_ten_years_stands_on_one_page(site: Site, code: Code) -> None:
    """Wall, editions and figures are together, and nothing is numbered."""
    large = grown(site, series=1)
    [page] = [page for page in pages(large) if page.address.startswith(f"{code}/series/s0/")]
    assert (len(page.model.rows), len(page.model.measures), page.model.numbering.numbers) == (10, 3, ())
