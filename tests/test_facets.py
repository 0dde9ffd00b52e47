"""The page of a city, a year or a theme parts what bears it by the two other facets, and no way leads to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest

from plugins.archive.holdings import FACETS, Facet
from plugins.archive.languages import CODES, Code
from plugins.facets import FacetPage, pages
from plugins.pages.page import Page
from plugins.pages.site import Site
from tests.folders import small_site
from tests.sitetree import BuiltPage, BuiltSite


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages of the small archive's facets, by address."""
    site: Site = small_site(tmp_path_factory.mktemp("facets"))
    return {page.address: page for page in pages(site)}


def facet_pages(site: BuiltSite, *facets: Facet) -> Iterator[BuiltPage]:
    """Yield the built pages of the values of facets, in all languages."""
    for address, page in site.pages.items():
        parts = address.split("/")
        if len(parts) == 4 and parts[1] in facets:
            yield page


def part(page: BuiltPage, mark: str) -> Element:
    """Find the part of a page that a link leads to."""
    [found] = [element for element in page.html.iter() if element.get("id") == mark]
    return found


def ways(page: BuiltPage) -> Iterator[tuple[str, int]]:
    """Yield where the ways into the other facets lead, and how many things they say that stand there."""
    for section in page.all(".//dl[@class='pairs cross']") + page.all(".//section[@id='themes']"):
        for anchor in section.iter("a"):
            yield str(anchor.get("href")), int("".join(anchor[-1].itertext()))


# ── what a page shows ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", CODES)
def test_city_is_parted_by_year_and_crossed_by_theme(made: dict[str, Page], code: Code) -> None:
    """Its years stand on its own page, its themes lead to where the theme's page has this city."""
    model: FacetPage = made[f"{code}/cities/rabat/"].model
    years, themes = model.crossings
    assert [(link.href, link.count) for link in years.links] == [("#year-2024", 3), ("#year-2022", 1)]
    assert [(link.href, link.count) for link in themes.links] == [
        (f"/{code}/themes/water/#city-rabat", 4),
        (f"/{code}/themes/energy/#city-rabat", 1),
    ]
    assert [(group.id, group.is_year) for group in model.groups] == [("year-2024", True), ("year-2022", True)]
    assert (model.cities, model.only) == ((), None)


@pytest.mark.parametrize("code", CODES)
def test_year_is_parted_by_city_and_crossed_by_theme(made: dict[str, Page], code: Code) -> None:
    """Its cities stand on its own page, its themes lead to where the theme's page has this year."""
    model: FacetPage = made[f"{code}/years/2024/"].model
    cities, themes = model.crossings
    assert {link.href: link.count for link in cities.links} == {"#city-rabat": 3, "#city-oujda": 2}
    assert [(link.href, link.count) for link in themes.links] == [
        (f"/{code}/themes/water/#year-2024", 4),
        (f"/{code}/themes/energy/#year-2024", 2),
    ]
    assert {group.id for group in model.groups} == {"city-rabat", "city-oujda"}


@pytest.mark.parametrize("code", CODES)
def test_theme_is_parted_by_year_and_in_short_by_city(made: dict[str, Page], code: Code) -> None:
    """Both ways stand on the page; other themes are named at its foot, itself is not."""
    model: FacetPage = made[f"{code}/themes/water/"].model
    years, cities = model.crossings
    assert [(link.href, link.count) for link in years.links] == [("#year-2024", 4), ("#year-2022", 1)]
    assert [(link.href, link.count) for link in cities.links] == [("#city-rabat", 4), ("#city-oujda", 1)]
    assert {group.id for group in model.cities} == {"city-rabat", "city-oujda"}
    assert [link.href for link in model.nearby] == [f"/{code}/themes/energy/"]


def test_theme_of_one_city_is_not_listed_twice(made: dict[str, Page]) -> None:
    """Where the short list would say the same again, the city's mark stands at the whole."""
    for address, page in made.items():
        if "/themes/" in address and isinstance(page.model, FacetPage):
            one = len(page.model.crossings[1].links) == 1
            assert one == (page.model.cities == ())
            assert one == (page.model.only is not None)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", ["دورة واحدة · مقالان", "دورة واحدة"]),
        ("fr", ["1 édition · 2 articles", "1 édition"]),
        ("en", ["1 edition · 2 articles", "1 edition"]),
    ],
)
def test_groups_say_what_they_hold(made: dict[str, Page], code: Code, expected: list[str]) -> None:
    """What is not there is not counted."""
    assert [group.counts for group in made[f"{code}/cities/rabat/"].model.groups] == expected


@pytest.mark.parametrize(
    ("code", "index", "cities"), [("ar", "الفهرس", "المدن"), ("fr", "Index", "Villes"), ("en", "Index", "Cities")]
)
def test_facets_stand_below_the_index(made: dict[str, Page], code: Code, index: str, cities: str) -> None:
    """A city's page is below the cities, and these below the index of the archive."""
    way = ((index, f"/{code}/browse/"), (cities, f"/{code}/cities/"))
    assert made[f"{code}/cities/rabat/"].model.trail == way
    assert made[f"{code}/cities/"].model.trail == way[:1]


# ── what was built ─────────────────────────────────────────────────────────────────────────────────────────────


def test_every_way_leads_to_as_many_things_as_it_says(site: BuiltSite) -> None:
    """Behind each count of a crossing stands a part of a page with exactly that many rows."""
    seen = 0
    for page in facet_pages(site, *FACETS):
        for href, count in ways(page):
            target = urlsplit(href)
            there = site.pages[target.path.lstrip("/")] if target.path else page
            found = part(there, target.fragment)
            if target.fragment in FACETS:  # the way to all of them
                assert len([a for a in found.iter("a") if "#" in str(a.get("href"))] or found.findall(".//h3")) == count
            else:
                assert len(list(found.iter("li"))) == count, f"{page.address} → {href}"
            seen += 1
    assert seen > 50


def test_every_thing_is_listed_at_length_once(site: BuiltSite) -> None:
    """The rows at full length are those of the facet that they are parted by, none of them twice."""
    for page in facet_pages(site, *FACETS):
        rows = [row for register in page.all(".//ul[@class='rows reg']") for row in register.findall("li")]
        titles = [str(anchor.get("href")) for row in rows for anchor in row.findall("h3/a")]
        parted = page.all(".//dl[@class='pairs cross']/dd")[0]
        assert len(titles) == sum(int("".join(count.itertext())) for count in parted.iter("bdi")), page.address
        assert len(titles) == len(set(titles)), page.address


def test_no_group_is_empty(site: BuiltSite) -> None:
    """Every heading has something below it."""
    for page in facet_pages(site, *FACETS):
        lists = page.all(".//ul[@class='rows reg']") + page.all(".//div[@class='briefs']//ul")
        assert lists
        assert all(found.findall("li") for found in lists), page.address
        assert all(list(dd.iter("a")) for dd in page.all(".//dl[@class='pairs cross']/dd")), page.address


@pytest.mark.parametrize("code", CODES)
def test_casablanca_and_artificial_intelligence(real: BuiltSite, code: Code) -> None:
    """From the city's page one link leads to what it has of the theme, and from the theme's page one to the city's."""
    address = f"/{code}/themes/artificial-intelligence/"
    assert f"{address}#city-casablanca" in real.pages[f"{code}/cities/casablanca/"].hrefs
    theme = real.pages[address.lstrip("/")]
    assert "#city-casablanca" in theme.hrefs
    shared = part(theme, "city-casablanca")
    assert shared.find("h3/a").get("href") == f"/{code}/cities/casablanca/"  # type: ignore[union-attr]
    there = [str(anchor.get("href")) for item in shared.iter("li") for anchor in item.iter("a")]
    assert there
    assert all("/editions/casablanca-" in href for href in there)


@pytest.mark.parametrize("code", CODES)
def test_foreign_story_keeps_its_language_in_the_short_list(tiny: BuiltSite, code: Code) -> None:
    """A title without a version here says its language and direction, and that it is not translated yet."""
    shared = part(tiny.pages[f"{code}/themes/mobility/"], "city-rabat")
    [item] = [item for item in shared.iter("li") if "two-tongues" in str(item.find("a").get("href"))]  # type: ignore[union-attr]
    link = item.find("a")
    assert link is not None
    expected = ("en", "ltr", "en") if code == "ar" else (None, None, None)
    assert (link.get("lang"), link.get("dir"), link.get("hreflang")) == expected
    assert ("غير متوفر بعد بالعربية" in "".join(item.itertext())) == (code == "ar")


@pytest.mark.parametrize("code", CODES)
def test_year_and_its_count_are_two_numbers(tiny: BuiltSite, code: Code) -> None:
    """What would run from the left as one number on an Arabic page is set apart."""
    [anchor, *_] = tiny.pages[f"{code}/cities/agadir/"].all(".//dl[@class='pairs cross']//a")
    assert "".join(anchor.itertext()) == "2022\u00a01"
    assert [(child.tag, child.text) for child in anchor] == [("bdi", "1")]
