"""The ZIP opens from a folder: every link of every page lands, and a real browser shows it in three languages."""

from __future__ import annotations

import base64
import hashlib
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.keeping import offline
from plugins.keeping.gathering import Gathering, gather
from plugins.keeping.sealing import pack
from tests.exported import CONTENT, HOUSE, PUBLIC, astray, gathered, in_folder, public
from tests.sitetree import BuiltSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser

THEME = HOUSE / "theme"
LISTS = {"ar": "تصفح", "fr": "Parcourir", "en": "Browse"}
NO_SEARCH = {
    "ar": "لا بحث في هذه النسخة: القوائم أدناه تؤدي إلى كل ما فيها.",
    "fr": "Cette copie n’a pas de recherche : les listes ci-dessous mènent à tout ce qu’elle contient.",
    "en": "This copy has no search: the lists below lead to everything in it.",
}


def unpacked(kept: Gathering, folder: Path) -> BuiltSite:
    """Pack, and unpack as a person does."""
    members, total = offline.members(kept, THEME)
    file = folder / "copy.zip"
    pack(file, kept.day, members, total)
    with zipfile.ZipFile(file) as packed:
        assert len(packed.namelist()) == total
        packed.extractall(folder / "copy")
    return BuiltSite(folder / "copy")


@pytest.fixture(scope="module")
def copy(tiny: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The whole tiny site, in a folder."""
    return unpacked(gathered(tiny), tmp_path_factory.mktemp("offline"))


@pytest.fixture(scope="module")
def edition(tiny: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """One edition of it, in a folder."""
    return unpacked(gathered(tiny, "rabat-2021"), tmp_path_factory.mktemp("edition"))


def test_walk_finds_what_is_astray() -> None:
    """A file that is not there, a part that is not there, and an address that needs a host."""
    pages = {"a/b.html": b'<a href="c.html"></a><a href="b.html#x"></a><a href="/a/b.html"></a><a href="b.html"></a>'}
    assert sorted(astray(pages)) == ["a/b.html: /a/b.html", "a/b.html: b.html#x", "a/b.html: c.html"]


def test_every_link_of_every_page_lands(copy: BuiltSite, edition: BuiltSite) -> None:
    """Each leads to a file of the copy, and to a part that is there, or to the web."""
    assert [*astray(in_folder(copy.folder)), *astray(in_folder(edition.folder))] == []


def test_every_link_of_the_real_site_lands(real: BuiltSite) -> None:
    """Of all its pages, each link leads to a file of the copy and a part that is there; each policy names its style."""
    kept = gather(real.folder, HOUSE / "content")
    members, _ = offline.members(kept, THEME)
    files = dict(members)
    assert list(astray(files)) == []
    pages = [data.decode() for name, data in files.items() if name.endswith(".html")]
    assert len(pages) > 20
    for page in pages:
        [style] = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
        assert f"style-src 'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" in page


def test_copy_has_every_page_that_readers_have(copy: BuiltSite, tiny: BuiltSite) -> None:
    """No page is left out but those for addresses that do not exist."""
    assert set(copy.pages) == {address for address in tiny.pages if not address.endswith("404.html")}


@pytest.mark.parametrize("code", CODES)
def test_page_says_what_it_said(copy: BuiltSite, tiny: BuiltSite, code: Code) -> None:
    """The matter of a page is the same, word by word."""

    def matter(site: BuiltSite) -> str:
        [main] = site.pages[f"{code}/editions/rabat-2021/"].all("body/main")
        return " ".join("".join(main.itertext()).split())

    assert matter(copy) == matter(tiny) != ""


def test_copy_without_an_address_names_none(copy: BuiltSite) -> None:
    """No page leads to a host of this machine."""
    for page in copy.pages.values():
        assert not any("localhost" in href for href in page.hrefs)
        assert not page.alternates


def test_edition_leads_to_the_site_where_there_is_one(tiny: BuiltSite, tmp_path: Path) -> None:
    """What is left out of an edition's copy leads to its public address."""
    kept = gather(public(tiny, tmp_path / "site"), CONTENT, "rabat-2021")
    there = unpacked(kept, tmp_path)
    page = there.pages["fr/editions/rabat-2021/"]
    assert f"{PUBLIC}/fr/editions/" in page.hrefs
    assert page.canonical == f"{PUBLIC}/fr/editions/rabat-2021/"
    assert list(astray(in_folder(there.folder))) == []


def test_choice_of_languages_opens_the_edition(edition: BuiltSite) -> None:
    """The page at the root leads to the edition in each language."""
    assert edition.pages[""].hrefs == [f"{code}/editions/rabat-2021/index.html" for code in CODES]


@pytest.mark.parametrize("code", CODES)
def test_lists_stand_where_the_search_was(copy: BuiltSite, code: Code) -> None:
    """Every page leads to the lists; they say that there is no search, and lead to editions, stories and facets."""
    page = copy.pages[f"{code}/search/"]
    assert NO_SEARCH[code] in page.words()
    assert {f"../{part}/index.html" for part in ("editions", "news", "people", "cities", "years", "themes")} <= set(
        page.hrefs
    )
    [link] = [a for p in copy.pages[f"{code}/"].tree.iter("p") if p.get("class") == "find" for a in p]
    assert (link.text, link.get("href")) == (LISTS[code], "search/index.html")


def test_manifest_has_every_file(copy: BuiltSite) -> None:
    """It is what `sha256sum -c` reads."""
    lines = (copy.folder / offline.MANIFEST).read_text("utf-8").splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    files = {p.relative_to(copy.folder).as_posix(): p for p in copy.folder.rglob("*") if p.is_file()}
    del files[offline.MANIFEST]
    assert listed == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


@pytest.mark.browser
@pytest.mark.parametrize("code", CODES)
def test_browser_opens_it_without_a_host(browser: Browser, copy: BuiltSite, code: Code) -> None:
    """By double-click, in each language: the style applies, the fonts and icons load, and nothing complains."""
    page, said = browser.new_page(), list[str]()
    page.on("console", lambda told: said.append(told.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    # An icon may still be on its way when the next page is opened.
    page.on("requestfailed", lambda request: said.extend([request.url] * (request.failure != "net::ERR_ABORTED")))
    story = next(a for a in copy.pages if a.startswith(f"{code}/editions/rabat-2021/") and a.count("/") == 4)
    for address in ("", f"{code}/", f"{code}/editions/rabat-2021/", story, f"{code}/search/"):
        page.goto((copy.folder / address / "index.html").as_uri())
        assert page.evaluate("getComputedStyle(document.body).display") in ("flex", "grid")
        fonts = page.evaluate("document.fonts.ready.then(() => [...document.fonts].map(font => font.status))")
        assert set(fonts) <= {"loaded"}
        assert bool(fonts) or code != "ar"
    assert page.evaluate("document.documentElement.dir") == LANGUAGES[code].direction
    page.close()
    assert said == []


@pytest.mark.browser
def test_reader_walks_through_it(browser: Browser, copy: BuiltSite) -> None:
    """From the choice of languages to a story by clicks alone."""
    page = browser.new_page()
    page.goto((copy.folder / "index.html").as_uri())
    page.click('a[hreflang="fr"]')
    page.click(".find a")
    page.click('a[href="../editions/index.html"]')
    page.click('a[href$="rabat-2021/index.html"]')
    assert page.url.endswith("/fr/editions/rabat-2021/index.html")
    page.close()
