"""The index of the archive has every value of the three facets with its count, and doors to the other lists."""

from __future__ import annotations

import pytest

from plugins.archive.holdings import FACETS
from plugins.archive.languages import CODES, Code
from plugins.browse import pages
from plugins.pages.page import Page
from tests.folders import small_site
from tests.sitetree import BuiltSite


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The index of the small archive in each language, by address."""
    return {page.address: page for page in pages(small_site(tmp_path_factory.mktemp("browse")))}


def test_every_language_has_one(made: dict[str, Page]) -> None:
    """It stands at the same address in each."""
    assert list(made) == [f"{code}/browse/" for code in CODES]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", ["الدورات", "السلاسل", "الشخصيات", "الهيئات"]),
        ("fr", ["Éditions", "Séries", "Personnes", "Organisations"]),
        ("en", ["Editions", "Series", "People", "Organisations"]),
    ],
)
def test_doors_say_how_much_is_behind_them(made: dict[str, Page], code: Code, expected: list[str]) -> None:
    """Those who are named in no edition are not counted."""
    doors = made[f"{code}/browse/"].model.doors
    assert [door.text for door in doors] == expected
    assert [door.count for door in doors] == [3, 2, 2, 2]
    assert [door.href for door in doors] == [
        f"/{code}/editions/",
        f"/{code}/editions/#series",
        f"/{code}/people/",
        f"/{code}/organisations/",
    ]


@pytest.mark.parametrize("code", CODES)
def test_every_page_of_a_facet_is_reached_from_the_index(site: BuiltSite, code: Code) -> None:
    """Nothing that has a page is missing from it, and every value has its count."""
    page = site.pages[f"{code}/browse/"]
    below = {f"/{address}" for address in site.pages for facet in FACETS if address.startswith(f"{code}/{facet}/")}
    assert below <= set(page.hrefs)
    counted = page.all(".//div[@class='idx all']//a")
    assert len(counted) == len(below) - len(FACETS)
    assert all("".join(span.itertext()).isdigit() for anchor in counted for span in anchor.iter("span"))


@pytest.mark.parametrize("code", CODES)
def test_home_shows_the_most_borne_and_leads_to_the_index(real: BuiltSite, code: Code) -> None:
    """No column of the home page is longer than ten values and the way to all of them."""
    home = real.pages[f"{code}/"]
    columns = [column.findall("a") for column in home.all(".//div[@class='idx']/div")]
    assert len(columns) == len(FACETS)
    assert max(len(column) for column in columns) == len(columns[2]) == 11
    assert columns[2][-1].get("href") == f"/{code}/themes/"
    counts = [int("".join(span.itertext())) for anchor in columns[2][:-1] for span in anchor.iter("span")]
    assert counts == sorted(counts, reverse=True)
    assert f"/{code}/browse/" in home.hrefs
