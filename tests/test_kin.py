"""The foot of a story: the stories before and after it in its edition, and its kin in other editions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from plugins.archive.languages import CODES, Code
from plugins.archive.reading import read
from plugins.pages import addresses
from plugins.pages.root import Root
from plugins.pages.site import Site
from plugins.stories import StoryPage, pages
from tests.conftest import HOUSE
from tests.folders import THEME, original, small, small_site, write
from tests.sitetree import BuiltPage, BuiltSite


def foot(page: BuiltPage, rel: str) -> list[Element]:
    """Find the links of a page to the story before or after it."""
    return [anchor for anchor in page.html.iter("a") if anchor.get("rel") == rel]


def rows() -> Iterator[tuple[Code, list[tuple[str, str]]]]:
    """Yield for each language the editions of the real content with their stories, oldest first."""
    archive = read(HOUSE / "content").archive
    for code in CODES:
        for edition, of_edition in archive.stories_of.items():
            yield code, [(edition, story.id) for story in reversed(of_edition)]


def test_stories_of_an_edition_lead_to_each_other_in_order_of_date(real: BuiltSite) -> None:
    """Previous is the older one, next the newer; the first has none before it, the last none after it."""
    for code, row in rows():
        hrefs = [addresses.story(code, edition, story) for edition, story in row]
        for before, href, after in zip([None, *hrefs], hrefs, [*hrefs[1:], None], strict=False):
            page = real.pages[href]
            assert [a.get("href") for a in foot(page, "prev")] == ([f"/{before}"] if before else []), href
            assert [a.get("href") for a in foot(page, "next")] == ([f"/{after}"] if after else []), href


@pytest.mark.parametrize(
    ("code", "previous", "following"),
    [
        ("ar", "المقال السابق", "المقال الموالي"),
        ("fr", "Article précédent", "Article suivant"),
        ("en", "Previous article", "Next article"),
    ],
)
def test_way_is_named_in_the_page_s_language(real: BuiltSite, code: Code, previous: str, following: str) -> None:
    """The one in the middle has both."""
    words = real.pages[f"{code}/editions/casablanca-2019/closing-report/"].words()
    assert previous in words
    assert following in words


def test_kin_are_of_other_editions(site: BuiltSite) -> None:
    """No story is listed among its own kin, nor what stands before and after it; three at most."""
    lists = 0
    for address, page in site.pages.items():
        for section in page.all(".//section[@id='related']"):
            hrefs = [str(anchor.get("href")) for anchor in section.iter("a")]
            edition = "/".join(address.split("/")[1:3])
            assert 1 <= len(hrefs) <= 3, address
            assert not any(f"/{edition}/" in href for href in hrefs), address
            lists += 1
    assert lists >= 3


@pytest.mark.parametrize("code", CODES)
def test_kin_without_a_version_here_say_so(tiny: BuiltSite, code: Code) -> None:
    """The title stands in its own language and direction, behind a badge."""
    page = tiny.pages[f"{code}/editions/agadir-2021/opening/"]
    [item] = [
        item for item in page.all(".//section[@id='related']//li") if "two-tongues" in str(_link(item).get("href"))
    ]
    heading = item.find("h3")
    assert heading is not None
    expected = ("en", "ltr", "en") if code == "ar" else (None, None, None)
    assert (heading.get("lang"), heading.get("dir"), _link(item).get("hreflang")) == expected
    assert (item.find("p/span[@class='kind']") is not None) == (code == "ar")


def _link(item: Element) -> Element:
    link = item.find("h3/a")
    assert link is not None
    return link


def test_nothing_is_related_where_nothing_is_shared(tmp_path: Path) -> None:
    """A story whose city, year and themes nothing else has gets no list."""
    site = small_site(tmp_path)
    alone = replace(site, archive=replace(site.archive, stories=site.archive.stories[:1]))
    [*made] = (page.model for page in pages(alone) if isinstance(page.model, StoryPage))
    assert made
    assert all(model.related == () for model in made)
    assert all((model.previous, model.following, model.beyond) == (None, None, None) for model in made)


@pytest.mark.parametrize(
    ("code", "words"),
    [("ar", "مقالات عن هذه الدورة"), ("fr", "Articles sur cette édition"), ("en", "Articles about this edition")],
)
def test_large_edition_has_a_way_to_all_its_stories(tmp_path: Path, code: Code, words: str) -> None:
    """However many stories an edition has, a page names two of them and leads to the list, if two are not all."""
    files = small()
    for number in range(3, 6):
        body = original(f"Un jour {number}", "Un autre jour.", f"2024-05-0{number}")
        files[f"editions/rabat-2024/day-{number}/fr.md"] = body
    archive = read(write(tmp_path / "content", files)).archive
    site = Site(archive, Root("https://nadwa.example"), THEME, news_per_page=10)
    shown = {page.address: page.model for page in pages(site) if isinstance(page.model, StoryPage)}
    opening = shown[f"{code}/editions/rabat-2024/opening/"]
    assert opening.previous is None
    assert opening.following is not None
    assert opening.beyond is not None
    assert (opening.beyond.text, opening.beyond.href, opening.beyond.count) == (
        words,
        f"/{code}/editions/rabat-2024/#stories",
        5,
    )
