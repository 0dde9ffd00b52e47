"""Every thing has one address, languages differ in the first segment only, and the root may have a path."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plugins.archive.holdings import FACETS
from plugins.archive.languages import CODES, Code
from plugins.pages import addresses
from plugins.pages.root import Root

IN_A_LANGUAGE: list[tuple[Callable[[Code], str], str]] = [
    (addresses.home, ""),
    (addresses.editions, "editions/"),
    (lambda code: addresses.edition(code, "casablanca-2021"), "editions/casablanca-2021/"),
    (lambda code: addresses.story(code, "casablanca-2021", "report"), "editions/casablanca-2021/report/"),
    (addresses.news, "news/"),
    (lambda code: addresses.news(code, 1), "news/"),
    (lambda code: addresses.news(code, 2), "news/2/"),
    (addresses.browse, "browse/"),
    (lambda code: addresses.facet_index(code, "cities"), "cities/"),
    (lambda code: addresses.facet_index(code, "years"), "years/"),
    (lambda code: addresses.facet_index(code, "themes"), "themes/"),
    (lambda code: addresses.facet_page(code, "cities", "berkane"), "cities/berkane/"),
    (lambda code: addresses.facet_page(code, "years", "2024"), "years/2024/"),
    (lambda code: addresses.facet_page(code, "themes", "resilience"), "themes/resilience/"),
    (lambda code: addresses.facet_page(code, "years", "2024", number=1), "years/2024/"),
    (lambda code: addresses.facet_page(code, "years", "2024", number=2), "years/2024/2/"),
    (lambda code: addresses.facet_page(code, "themes", "resilience", "cities"), "themes/resilience/cities/"),
    (lambda code: addresses.facet_page(code, "themes", "resilience", "cities", 3), "themes/resilience/cities/3/"),
    (lambda code: addresses.standing(code, "about"), "about/"),
    (addresses.not_found, "404.html"),
]


@pytest.mark.parametrize(("address", "expected"), IN_A_LANGUAGE)
def test_address_begins_with_the_language(address: Callable[[Code], str], expected: str) -> None:
    """Arabic has its prefix like the others; folders end with a slash and nothing begins with one."""
    assert [address(code) for code in CODES] == [f"ar/{expected}", f"fr/{expected}", f"en/{expected}"]


def test_what_two_facets_share_has_a_mark() -> None:
    """It names the other facet in the singular, so that a city and a theme of one name differ."""
    marks = [addresses.mark(facet, "2024") for facet in FACETS]
    assert marks == ["city-2024", "year-2024", "theme-2024"]


def test_addresses_before_a_language_is_chosen() -> None:
    """The choice of languages is the root itself, beside the page for what does not exist."""
    assert (addresses.CHOICE, addresses.NOT_FOUND) == ("", "404.html")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("address", "_expected"), IN_A_LANGUAGE)
def test_language_changes_one_segment(address: Callable[[Code], str], _expected: str, code: Code) -> None:
    """From any page the switch leads to the same thing in each other language, and back."""
    there = [addresses.in_language(address(code), other) for other in CODES]
    assert there == [address(other) for other in CODES]
    assert {addresses.in_language(one, code) for one in there} == {address(code)}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("address", "expected"), [("", ""), ("404.html", "404.html"), ("arabic/", "arabic/"), ("x/ar/", "x/ar/")]
)
def test_address_without_a_language_gets_one(address: str, expected: str, code: Code) -> None:
    """What stands before the choice of a language is followed by its namesake in the language."""
    assert addresses.in_language(address, code) == f"{code}/{expected}"


ROOTS = ["https://nadwa.example", "https://user.example/nadwa", "http://localhost:8000", "https://a.example/b/c"]
PATHS = ["/", "/nadwa/", "/", "/b/c/"]


@pytest.mark.parametrize(("url", "path"), list(zip(ROOTS, PATHS, strict=True)))
def test_root_has_a_path(url: str, path: str) -> None:
    """Links on the site begin with the root's path, which begins and ends with a slash."""
    root = Root(url)
    assert root.path == path
    assert root.href("") == path
    assert root.href("ar/editions/") == f"{path}ar/editions/"


@pytest.mark.parametrize("url", ROOTS)
def test_other_sites_get_the_whole_address(url: str) -> None:
    """An absolute address is the root's own with the page's behind it."""
    assert Root(url).absolute("") == f"{url}/"
    assert Root(url).absolute("ar/editions/") == f"{url}/ar/editions/"


@pytest.mark.parametrize("url", ROOTS)
@pytest.mark.parametrize("address", ["", "404.html", "ar/", "fr/news/2/"])
def test_both_forms_of_an_address_agree(url: str, address: str) -> None:
    """What a link leads to is what the canonical address names."""
    assert Root(url).absolute(address).endswith(Root(url).href(address))
