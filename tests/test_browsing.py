"""The facets lead to everything that bears a value, in one order for all languages, with counts."""

from __future__ import annotations

import pytest

from plugins.archive.holdings import FACETS, Facet
from plugins.archive.languages import CODES, Code
from plugins.pages.browsing import index, indexes, link, name, values
from plugins.pages.parts import LinkPart
from plugins.pages.site import Site
from tests.folders import small_site

ORDER: dict[Facet, tuple[str, ...]] = {
    "cities": ("rabat", "oujda"),
    "years": ("2024", "2022"),
    "themes": ("energy", "water"),
}
COUNTS: dict[Facet, list[int]] = {"cities": [4, 2], "years": [5, 1], "themes": [2, 5]}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive, below a path."""
    return small_site(tmp_path_factory.mktemp("browsing"), "https://user.example/nadwa")


@pytest.mark.parametrize("facet", FACETS)
def test_values_of_a_facet_have_an_order(site: Site, facet: Facet) -> None:
    """Years are newest first, cities and themes as their register has them."""
    assert values(site, facet) == ORDER[facet]


def test_venues_are_no_cities(site: Site) -> None:
    """Of the places only those that editions name as their city are values."""
    assert "hall" in site.archive.places
    assert "hall" not in values(site, "cities")


@pytest.mark.parametrize(
    ("code", "expected"),
    [("ar", ["الرباط", "2024", "الماء"]), ("fr", ["Rabat", "2024", "Eau"]), ("en", ["Rabat", "2024", "Water"])],
)
def test_value_has_a_name_in_each_language(site: Site, code: Code, expected: list[str]) -> None:
    """A year is its own name."""
    assert [
        name(site, code, facet, value) for facet, value in zip(FACETS, ("rabat", "2024", "water"), strict=True)
    ] == expected


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("facet", FACETS)
def test_value_leads_to_its_page(site: Site, facet: Facet, code: Code) -> None:
    """The address has the value's id, the words are the page's, and no count unless one is given."""
    value = ORDER[facet][0]
    href = f"/nadwa/{code}/{facet}/{value}/"
    assert link(site, code, facet, value) == LinkPart(name(site, code, facet, value), href)
    assert link(site, code, facet, value, 3).count == 3


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("facet", FACETS)
def test_index_counts_editions_and_stories(site: Site, facet: Facet, code: Code) -> None:
    """Counts are the same in every language, for every story is everywhere."""
    found = index(site, code, facet)
    assert [part.count for part in found.links] == COUNTS[facet]
    assert found.href == f"/nadwa/{code}/{facet}/"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", ["المدن", "السنوات", "المواضيع"]),
        ("fr", ["Villes", "Années", "Thèmes"]),
        ("en", ["Cities", "Years", "Themes"]),
    ],
)
def test_indexes_of_all_facets(site: Site, code: Code, expected: list[str]) -> None:
    """The three facets stand in one order."""
    assert [part.title for part in indexes(site, code)] == expected
    assert indexes(site, code) == tuple(index(site, code, facet) for facet in FACETS)
