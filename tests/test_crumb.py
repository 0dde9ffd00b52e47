"""Every page that has a place says where it is: a way from the home page down to itself."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest

from plugins.archive.languages import CODES, Code
from plugins.archive.ledger import read_ledger
from tests.conftest import HOUSE
from tests.sitetree import BuiltPage, BuiltSite

# The choice of languages, the home pages and what is no page of the archive stand nowhere.
NOWHERE = ("", "404.html", *(f"{code}/{door}" for code in CODES for door in ("", "404.html")))


def crumbs(page: BuiltPage) -> list[Element]:
    """Find the steps of a page's way."""
    return page.all(".//nav[@class='crumb']/ol/li")


def placed(site: BuiltSite) -> Iterator[BuiltPage]:
    """Yield the pages that have a place: not what has moved or was withdrawn, nor what stands before a language is chosen."""
    ledgers = (read_ledger(HOUSE / content) for content in ("content", "tests/site/content"))
    gone = {address for ledger in ledgers for address in (*ledger.moved, *ledger.withdrawn)}
    for address, page in site.pages.items():
        if address not in NOWHERE and not address.startswith("id/") and address.partition("/")[2] not in gone:
            yield page


def test_every_page_with_a_place_has_one_way_to_it(site: BuiltSite) -> None:
    """It is a landmark of its own, in the language of the page; pages without a place have none."""
    names = {"ar": "مسار التصفح", "fr": "Fil d’Ariane", "en": "Breadcrumb"}
    for page in placed(site):
        [nav] = page.all(".//nav[@class='crumb']")
        assert nav.get("aria-label") == names[page.address[:2]], page.address
    assert [address for address in NOWHERE if crumbs(site.pages[address])] == []


def test_way_begins_at_home_and_ends_at_the_page(site: BuiltSite) -> None:
    """Every step but the last is a link to another page; the last is marked and is none."""
    for page in placed(site):
        *above, here = crumbs(page)
        hrefs = [str(anchor.get("href")) for step in above for anchor in step.iter("a")]
        assert len(hrefs) == len(above), page.address
        assert hrefs[0] == f"/{page.address[:2]}/", page.address
        assert f"/{page.address}" not in hrefs, page.address
        assert len(hrefs) == len(set(hrefs)), page.address
        assert here.get("aria-current") == "page", page.address
        assert list(here.iter("a")) == [], page.address
        assert all("aria-current" not in step.attrib for step in above), page.address


def test_way_passes_whatever_stands_above_in_the_address(site: BuiltSite) -> None:
    """A page below another by its address is below it by its way too."""
    for page in placed(site):
        hrefs = {anchor.get("href") for step in crumbs(page) for anchor in step.iter("a")}
        parts = page.address.rstrip("/").split("/")
        above = ["/".join(parts[:count]) + "/" for count in range(1, len(parts))]
        assert {f"/{address}" for address in above if address in site.pages} <= hrefs, page.address


@pytest.mark.parametrize(
    ("code", "address", "expected"),
    [
        ("ar", "themes/resilience/", ["الرئيسية", "الفهرس", "المواضيع", "الصمود"]),
        ("fr", "themes/resilience/", ["Accueil", "Index", "Thèmes", "Résilience"]),
        ("en", "themes/resilience/", ["Home", "Index", "Themes", "Resilience"]),
        ("ar", "series/berkane/", ["الرئيسية", "الدورات"]),
        ("fr", "news/2/", ["Accueil", "Actualités", "Page 2 sur"]),
        ("ar", "news/2/", ["الرئيسية", "الأخبار", "الصفحة 2 من"]),
        ("en", "news/2/", ["Home", "News", "Page 2 of"]),
    ],
)
def test_way_in_words(real: BuiltSite, code: Code, address: str, expected: list[str]) -> None:
    """Steps bear the names of their pages, in the language of the page."""
    steps = ["".join(step.itertext()) for step in crumbs(real.pages[f"{code}/{address}"])]
    assert all(step.startswith(words) for step, words in zip(steps, expected, strict=False)), steps
    assert len(steps) >= len(expected)
