"""The page of a city, a year or a theme parts what bears it by the two other facets, and no way leads to nothing."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest

from plugins.archive.holdings import FACETS, Facet
from plugins.archive.languages import CODES, Code
from plugins.archive.reading import read
from plugins.facets import FacetPage, Further, pages
from plugins.pages.page import Page
from plugins.pages.rendering import Renderer
from plugins.pages.root import Root
from plugins.pages.site import Site
from plugins.proof.weighing import FLIGHT, HEADERS
from tests.folders import THEME, original, small, small_site, write
from tests.sitetree import BuiltPage, BuiltSite


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages of the small archive's facets, by address."""
    site: Site = small_site(tmp_path_factory.mktemp("facets"))
    return {page.address: page for page in pages(site)}


def grown(folder: Path, stories: int) -> Site:
    """Return a site with the small archive and many more stories about water, of Oujda and of Rabat."""
    files = small()
    for number in range(stories):
        edition, day = ("oujda-2024", "rabat-2024", "rabat-2024")[number % 3], 1 + number % 28
        title, text = (
            f"Le rapport numéro {number}",
            f"Ce que la ville a dit de l’eau la fois {number}, en une phrase entière.",
        )
        files[f"editions/{edition}/report-{number}/fr.md"] = original(title, text, f"2024-10-{day:02}")
    return Site(read(write(folder / "content", files)).archive, Root("https://nadwa.example"), THEME, news_per_page=10)


def facet_pages(site: BuiltSite, *facets: Facet) -> Iterator[BuiltPage]:
    """Yield the built pages of the values of facets, in all languages."""
    for address, page in site.pages.items():
        parts = address.split("/")
        if len(parts) == 4 and parts[0] in CODES and parts[1] in facets:
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
    assert (model.further.cities, model.further.only) == ((), None)


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
    assert {group.id for group in model.further.cities} == {"city-rabat", "city-oujda"}
    assert [link.href for link in model.further.nearby] == [f"/{code}/themes/energy/"]


def test_theme_of_one_city_is_not_listed_twice(made: dict[str, Page]) -> None:
    """Where the short list would say the same again, the city's mark stands at the whole."""
    for address, page in made.items():
        if "/themes/" in address and isinstance(page.model, FacetPage):
            one = len(page.model.crossings[1].links) == 1
            assert one == (page.model.further.cities == ())
            assert one == (page.model.further.only is not None)


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


# ── what is too much for one page ──────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages of a grown archive's facets, by address."""
    return {page.address: page for page in pages(grown(tmp_path_factory.mktemp("many"), 100))}


def listed(page: Page) -> list[str]:
    """Return where the rows of a page lead, in order."""
    return [row.href for group in page.model.groups for row in (*group.editions, *group.stories)]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("where", "parted"), [("cities/rabat/", 0), ("years/2024/", 0), ("themes/water/", 0), ("themes/water/cities/", 1)]
)
def test_long_list_goes_on_in_further_pages(many: dict[str, Page], code: Code, where: str, parted: int) -> None:
    """They lead to each other, each says which one it is, and together they have everything once."""
    row = [many[f"{code}/{where}"].model]
    while row[-1].following:
        row.append(many[row[-1].following.lstrip("/")].model)
    at = [f"/{code}/{where}", *(f"/{code}/{where}{number}/" for number in range(2, len(row) + 1))]
    assert len(row) > 1
    assert [model.former for model in row] == [None, *at[:-1]]
    assert all(str(number) in model.place for number, model in enumerate(row, 1))
    hrefs = [href for address in at for href in listed(many[address[1:]])]
    assert len(hrefs) == len(set(hrefs)) == sum(link.count for link in row[0].crossings[parted].links)


@pytest.mark.parametrize("code", CODES)
def test_theme_with_too_much_has_its_cities_apart(many: dict[str, Page], code: Code) -> None:
    """The short list gives way to pages at full length, to which everybody leads who asks for theme and city."""
    theme, city = many[f"{code}/themes/water/"].model, many[f"{code}/cities/oujda/"].model
    assert theme.further.cities == ()
    [oujda] = [link for link in theme.crossings[1].links if link.href.endswith("#city-oujda")]
    assert oujda.href in [link.href for link in city.crossings[1].links]
    there = many[oujda.href.partition("#")[0].lstrip("/")]
    assert there.address.startswith(f"{code}/themes/water/cities/")
    assert "city-oujda" in [group.id for group in there.model.groups]


@pytest.mark.parametrize(
    ("code", "by_city", "second", "continued"),
    [
        ("ar", "حسب المدينة", "الصفحة 2 من 5", "تتمة"),
        ("fr", "Par ville", "Page 2 sur 5", "suite"),
        ("en", "By city", "Page 2 of 5", "continued"),
    ],
)
def test_further_page_says_what_it_is(
    many: dict[str, Page], code: Code, by_city: str, second: str, continued: str
) -> None:
    """Its way passes the first page, its title differs, and a group that began before says so and has no mark."""
    page = many[f"{code}/themes/water/cities/2/"]
    assert [text for text, _ in page.model.trail][-1] == by_city
    assert page.model.here == second
    assert page.title.endswith(f"{by_city} – {second}")
    assert page.model.further == Further()
    group = page.model.groups[0]
    assert group.id is None
    assert group.counts.endswith(continued)


def test_every_mark_stands_on_the_page_that_is_said(many: dict[str, Page]) -> None:
    """However many pages a list has, whoever is led to a group arrives where it begins."""
    for address, page in many.items():
        for way in page.model.crossings if isinstance(page.model, FacetPage) else ():
            for link in way.links:
                path, _, mark = link.href.partition("#")
                there = many[path.lstrip("/") or address].model
                marks = {group.id for group in (*there.groups, *there.further.cities)} | {there.further.only}
                assert mark in marks, f"{address} → {link.href}"


def test_pages_are_the_same_in_all_languages(many: dict[str, Page]) -> None:
    """The language switch of any of them leads to one that exists, with the same rows."""
    for address, page in many.items():
        code, _, rest = address.partition("/")
        if code == "ar" and isinstance(page.model, FacetPage):
            for other in CODES:
                assert [href.split("/editions/")[1] for href in listed(many[f"{other}/{rest}"])] == [
                    href.split("/editions/")[1] for href in listed(page)
                ]


def test_long_lists_stay_light(many: dict[str, Page]) -> None:
    """Ever so many stories make more pages, not heavier ones."""
    site = Renderer(THEME, Root("https://nadwa.example"))
    heaviest = max(
        (len(zlib.compress(site.render(page).encode(), 9)), page.address)
        for page in many.values()
        if page.address.startswith("ar/") and isinstance(page.model, FacetPage)
    )
    assert heaviest[0] + HEADERS <= FLIGHT, heaviest[1]


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
            elif not there.all(".//nav[@class='pages']"):
                assert len(list(found.iter("li"))) == count, f"{page.address} → {href}"
            seen += 1
    assert seen > 50


def test_every_thing_is_listed_at_length_once(site: BuiltSite) -> None:
    """The rows at full length are those of the facet that they are parted by, none of them twice."""
    for page in facet_pages(site, *FACETS):
        rows = [row for register in page.all(".//ul[@class='rows reg']") for row in register.findall("li")]
        titles = [str(anchor.get("href")) for row in rows for anchor in row.findall("h3/a")]
        parted = page.all(".//dl[@class='pairs cross']/dd")[0]
        assert len(titles) == len(set(titles)), page.address
        if not page.all(".//nav[@class='pages']"):
            assert len(titles) == sum(int("".join(count.itertext())) for count in parted.iter("bdi")), page.address


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
