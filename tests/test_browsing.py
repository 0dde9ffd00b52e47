"""The facets lead to everything that bears a value, in one order for all languages, with counts."""

from __future__ import annotations

import pytest

from plugins import browse, facets, search
from plugins.archive.holdings import FACETS, Facet
from plugins.archive.languages import CODES, Code
from plugins.pages.browsing import MANY, SHOWN, IndexPart, excerpt, index, indexes, link, links, name, root, values
from plugins.pages.page import Page
from plugins.pages.parts import LinkPart
from plugins.pages.site import Site
from tests.folders import small_site
from tests.grown import grown, too_heavy

ORDER: dict[Facet, dict[Code, tuple[str, ...]]] = {
    "cities": {"ar": ("rabat", "oujda"), "fr": ("oujda", "rabat"), "en": ("oujda", "rabat")},
    "years": dict.fromkeys(CODES, ("2024", "2022")),
    "themes": {"ar": ("energy", "water"), "fr": ("water", "energy"), "en": ("energy", "water")},
}
COUNTS = {"rabat": 4, "oujda": 2, "2024": 5, "2022": 1, "energy": 2, "water": 5}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive, below a path."""
    return small_site(tmp_path_factory.mktemp("browsing"), "https://user.example/nadwa")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("facet", FACETS)
def test_values_of_a_facet_have_an_order(site: Site, facet: Facet, code: Code) -> None:
    """Years are newest first, cities and themes as the language sorts their names, an Arabic article left out."""
    assert values(site, code, facet) == ORDER[facet][code]


def test_venues_are_no_cities(site: Site) -> None:
    """Of the places only those that editions name as their city are values."""
    assert "hall" in site.archive.places
    assert "hall" not in values(site, "en", "cities")


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
    value = ORDER[facet][code][0]
    href = f"/nadwa/{code}/{facet}/{value}/"
    assert link(site, code, facet, value) == LinkPart(name(site, code, facet, value), href)
    assert link(site, code, facet, value, 3).count == 3


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("facet", FACETS)
def test_index_counts_editions_and_stories(site: Site, facet: Facet, code: Code) -> None:
    """Counts are the same in every language, for every story is everywhere."""
    found = index(site, code, facet)
    assert [part.count for part in found.links] == [COUNTS[value] for value in ORDER[facet][code]]
    assert found.rest is None
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


@pytest.mark.parametrize("code", CODES)
def test_links_count_among_what_they_are_given(site: Site, code: Code) -> None:
    """On the page of a city its themes are counted, not those of the whole archive."""
    found = links(site, code, "themes", site.archive.crossed["cities", "oujda"])
    assert {part.href: part.count for part in found} == {
        f"/nadwa/{code}/themes/energy/": 1,
        f"/nadwa/{code}/themes/water/": 1,
    }


@pytest.mark.parametrize("code", CODES)
def test_short_index_begins_with_what_most_things_bear(site: Site, code: Code) -> None:
    """Cities and themes stand by number; nothing is left out where all have room."""
    shown = excerpt(site, code, "themes", index(site, code, "themes"))
    assert [part.count for part in shown.links] == [5, 2]
    assert shown.rest is None


@pytest.mark.parametrize(
    ("code", "all_themes"), [("ar", "كل المواضيع"), ("fr", "Tous les thèmes"), ("en", "All themes")]
)
def test_long_index_is_cut_to_ten(site: Site, code: Code, all_themes: str) -> None:
    """Those that fewest things bear are left out, of equal ones the last, and the rest is one link away."""
    many = tuple(LinkPart(f"n{number}", f"/{number}", number // 2) for number in range(14))
    shown = excerpt(site, code, "themes", IndexPart("Themes", "/all", many))
    assert [part.text for part in shown.links] == ["n12", "n13", "n10", "n11", "n8", "n9", "n6", "n7", "n4", "n5"]
    assert shown.rest == LinkPart(all_themes, "/all", 14)


def test_years_of_a_short_index_are_the_newest(site: Site) -> None:
    """However much another year bore."""
    many = tuple(LinkPart(str(year), f"/{year}", year % 7) for year in range(2030, 2010, -1))
    shown = excerpt(site, "fr", "years", IndexPart("Années", "/all", many))
    assert [part.text for part in shown.links] == [str(year) for year in range(2030, 2020, -1)]


@pytest.mark.parametrize(("code", "title"), [("ar", "الفهرس"), ("fr", "Index"), ("en", "Index")])
def test_facets_stand_below_the_index_of_the_archive(site: Site, code: Code, title: str) -> None:
    """Their way up has a name and an address."""
    assert root(site, code) == (title, f"/nadwa/{code}/browse/")


@pytest.fixture(scope="module")
def large(site: Site) -> Site:
    """A site with more themes than an index holds beside others, and than one page holds."""
    return grown(site, themes=facets.ROOM + 30, series=1)


@pytest.fixture(scope="module")
def made(large: Site) -> list[Page]:
    """The pages of its facets."""
    return list(facets.pages(large))


@pytest.mark.parametrize("code", CODES)
def test_long_index_is_cut_where_it_stands_with_others(large: Site, code: Code) -> None:
    """Of themes without end those are shown that most things bear, by name, and a way leads to all; the others are whole."""
    cities, years, themes = indexes(large, code)
    assert (cities.rest, years.rest) == (None, None)
    assert len(index(large, code, "themes").links) > MANY
    assert len(themes.links) == SHOWN
    assert list(themes.links) == [part for part in index(large, code, "themes").links if part in themes.links]
    assert {"Water", "Eau", "الماء"} & {part.text for part in themes.links}
    assert themes.rest is not None
    assert (themes.rest.href, themes.rest.count) == (f"/nadwa/{code}/themes/", facets.ROOM + 32)


@pytest.mark.parametrize("code", CODES)
def test_index_without_end_is_parted(large: Site, made: list[Page], code: Code) -> None:
    """Every value stands on one of the pages of the index, and each page counts all."""
    found = [page for page in made if page.template == "facets" and page.language == code]
    themes = [page for page in found if "/themes/" in page.address]
    assert [page.address for page in themes] == [f"{code}/themes/", f"{code}/themes/2/"]
    models = [page.model for page in themes if isinstance(page.model, facets.FacetIndexPage)]
    assert tuple(part for model in models for part in model.index.links) == index(large, code, "themes").links
    assert {model.total for model in models} == {facets.ROOM + 32}
    assert too_heavy(large, found) == []


@pytest.mark.parametrize("code", CODES)
def test_no_page_with_all_facets_is_heavy(large: Site, code: Code) -> None:
    """The index of the archive and the page of the search arrive in one flight, and filter by what they show."""
    pages: list[Page] = [*browse.pages(large), *search.pages(large)]
    found = [page for page in pages if page.language == code]
    assert too_heavy(large, found) == []
    model = found[1].model
    assert isinstance(model, search.SearchPage)
    assert model.facets[2].values == tuple(part.href.split("/")[-2] for part in model.facets[2].index.links)


@pytest.mark.parametrize("code", CODES)
def test_page_of_a_value_with_many_others_is_not_heavy(large: Site, made: list[Page], code: Code) -> None:
    """A city with themes without end shows those that most of it bears."""
    [page] = [page for page in made if page.address == f"{code}/cities/rabat/"]
    assert isinstance(page.model, facets.FacetPage)
    assert len(page.model.further.themes) == SHOWN
    assert too_heavy(large, [page]) == []
