"""Every source is listed under its year, with what rests on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.archive.languages import CODES, Code
from plugins.pages import shelves
from plugins.pages.page import Page
from plugins.pages.parts import source_parts
from plugins.pages.site import Site
from plugins.sources import pages
from tests.folders import small_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive."""
    return small_site(tmp_path_factory.mktemp("sources"))


@pytest.fixture(scope="module")
def made(site: Site) -> dict[str, Page]:
    """The pages of sources, by address."""
    return {page.address: page for page in pages(site)}


@pytest.mark.parametrize(
    ("code", "undated", "counts"),
    [("ar", "بدون تاريخ", "3 مصادر"), ("fr", "Sans date", "3 sources"), ("en", "Without a date", "3 sources")],
)
def test_index_has_the_years_newest_first(made: dict[str, Page], code: Code, undated: str, counts: str) -> None:
    """What has no date comes last, and all of them are counted."""
    model = made[f"{code}/sources/"].model
    assert [(link.text, link.href, link.count) for link in model.years] == [
        ("2024", f"/{code}/sources/2024/", 2),
        (undated, f"/{code}/sources/undated/", 1),
    ]
    assert model.counts == counts


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", [("council", "مجلس المدينة"), ("gazette", "La Gazette")]),
        ("fr", [("council", "Conseil de la ville"), ("gazette", "La Gazette")]),
        ("en", [("council", "City council"), ("gazette", "La Gazette")]),
    ],
)
def test_sources_of_a_year_are_filed_by_publisher(
    made: dict[str, Page], code: Code, expected: list[tuple[str, str]]
) -> None:
    """The article of a newspaper's name counts for nothing, and the page's script comes first."""
    parts = made[f"{code}/sources/2024/"].model.parts
    assert [(part.source.id, part.source.publisher.text) for part in parts] == expected


@pytest.mark.parametrize("code", CODES)
def test_source_leads_to_what_rests_on_it(made: dict[str, Page], code: Code) -> None:
    """Editions, series, people and texts; a text that has no version in the language leads to the one it has."""
    [_, gazette] = made[f"{code}/sources/2024/"].model.parts
    assert [part.href for part in gazette.supports] == [
        *(f"/{code}/editions/{name}/" for name in ("oujda-2024", "rabat-2024", "rabat-2022")),
        f"/{code}/series/rabat/",
        f"/{code}/people/amina/",
        f"/{code}/people/jean/",
        "/en/editions/oujda-2024/visit/",
        "/fr/editions/rabat-2024/closing/",
        f"/{code}/editions/rabat-2024/opening/",
        f"/{'fr' if code == 'en' else code}/about/",
    ]
    assert [part.name.lang for part in gazette.supports][6:8] == [
        None if code == "en" else "en",
        None if code == "fr" else "fr",
    ]


@pytest.mark.parametrize("code", CODES)
def test_years_lead_to_each_other(made: dict[str, Page], code: Code) -> None:
    """The newest has none before it, the last none after it."""
    newest, last = (made[f"{code}/sources/{name}/"].model for name in ("2024", "undated"))
    assert (newest.newer, newest.older.href) == (None, f"/{code}/sources/undated/")
    assert (last.newer.href, last.older) == (f"/{code}/sources/2024/", None)


@pytest.mark.parametrize("code", CODES)
def test_archived_copy_is_given_where_one_is_known(site: Site, code: Code) -> None:
    """A copy that a web archive keeps stands beside the address, and nothing where none is known."""
    gazette = replace(site.archive.sources["gazette"], archived="https://archive.example/a")
    there = replace(site, archive=replace(site.archive, sources={**site.archive.sources, "gazette": gazette}))
    assert [part.archived for part in source_parts(there, code, ["gazette", "council"])] == [gazette.archived, None]


def test_source_of_nothing_says_so(site: Site) -> None:
    """It is listed all the same."""
    bare = replace(site.archive, editions={}, stories=(), pages=(), people={}, series={})
    model = {page.address: page.model for page in pages(replace(site, archive=bare))}["en/sources/2024/"]
    assert [part.supports for part in model.parts] == [(), ()]


@pytest.mark.parametrize("code", CODES)
def test_long_shelf_is_parted(site: Site, code: Code, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more rests on the sources of a year than a page holds, they follow on a second one, each source once."""
    monkeypatch.setattr(shelves, "ROOM", 1)
    made = {page.address: page.model for page in pages(site)}
    first, second = (made[f"{code}/sources/2024/{below}"] for below in ("", "2/"))
    assert [len(first.parts), len(second.parts)] == [1, 1]
    assert first.parts[0].source.id != second.parts[0].source.id
    assert (first.older.href, second.newer.href) == (f"/{code}/sources/2024/2/", f"/{code}/sources/2024/")
    assert first.counts == second.counts
    [source] = [site.archive.sources[part.source.id] for part in second.parts]
    assert shelves.Shelves(site.archive).address(code, source) == f"{code}/sources/2024/2/#s-{source.id}"
    assert made[f"{code}/sources/"].years[0].count == 2
