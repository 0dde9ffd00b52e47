"""The sitemap names every page that lasts, each with the same alternates as the page itself."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import pytest
from lxml import etree

from plugins.archive.languages import CODES
from plugins.archive.reading import read
from tests.conftest import HOUSE
from tests.sitetree import ROOT_URL, BuiltSite

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def entries(site: BuiltSite) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield the address, the day and the alternates of every entry, by way of the index."""
    index = etree.parse(site.folder / "sitemap.xml").getroot()
    assert index.tag == f"{SITEMAP}sitemapindex"
    for part in index.iter(f"{SITEMAP}loc"):
        tree = etree.parse(site.folder / str(part.text).removeprefix(f"{ROOT_URL}/")).getroot()
        assert tree.tag == f"{SITEMAP}urlset"
        for entry in tree:
            links = {str(link.get("hreflang")): str(link.get("href")) for link in entry.iter(LINK)}
            assert {link.get("rel") for link in entry.iter(LINK)} == {"alternate"}
            yield str(entry.findtext(f"{SITEMAP}loc")), str(entry.findtext(f"{SITEMAP}lastmod")), links


def address(url: str) -> str:
    """Return where a page of the site stands."""
    assert url.startswith(f"{ROOT_URL}/")
    return url.removeprefix(f"{ROOT_URL}/")


def test_every_lasting_page_is_named_once(site: BuiltSite) -> None:
    """What may be indexed is there, but for what passes and the choice of languages; nothing else is."""
    named = [address(url) for url, _, _ in entries(site)]
    assert len(named) == len(set(named))
    indexed = {page.address for page in site.pages.values() if page.is_indexed}
    assert set(named) <= indexed
    passing = re.compile(r"(\w+/)?404\.html|\w+/(news|\w+/[\w-]+)/(\d+|(cities|years|themes)(/\d+)?)/|")
    assert [found for found in indexed - set(named) if not passing.fullmatch(found)] == []


def test_alternates_are_those_of_the_page(site: BuiltSite) -> None:
    """An entry has the alternates that the page's head has, itself and x-default among them, and they name it back."""
    found = {url: links for url, _, links in entries(site)}
    for url, links in found.items():
        page = site.pages[address(url)]
        assert links == page.alternates
        assert links["x-default"] == f"{ROOT_URL}/"
        assert all(found[other] == links for code, other in links.items() if code in CODES)


def test_days_come_from_the_content(real: BuiltSite) -> None:
    """A story has its own day, the list of stories the latest one, and no day is after it."""
    archive = read(HOUSE / "content").archive
    days = {address(url): datetime.date.fromisoformat(day) for url, day, _ in entries(real)}
    for story in archive.stories:
        for code in story.versions:
            assert days[f"{code}/editions/{story.edition}/{story.id}/"] == story.date
    assert days["fr/news/"] == archive.latest == max(days.values())
    assert min(days.values()).year == 2014


def test_robots_name_the_sitemap(site: BuiltSite) -> None:
    """All may be read, and the sitemap is named by its whole address (RFC 9309)."""
    lines = (site.folder / "robots.txt").read_text("utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", "", f"Sitemap: {ROOT_URL}/sitemap.xml"]


@pytest.mark.parametrize("name", ["sitemap.xml", "sitemap-ar.xml"])
def test_files_keep_within_the_rules(real: BuiltSite, name: str) -> None:
    """A file has at most 50,000 entries and 50 MB, in UTF-8, and each address at most 2,048 letters (sitemaps.org)."""
    data = (real.folder / name).read_bytes()
    tree = etree.fromstring(data)
    assert data.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    assert len(data) < 50_000_000
    assert 1 <= len(tree) <= 50_000
    assert max(len(str(loc.text)) for loc in tree.iter(f"{SITEMAP}loc")) < 2048
