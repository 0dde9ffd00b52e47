"""The page of translations tells readers who would help what is missing or older, in each language, some to a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.archive.languages import CODES, Code
from plugins.pages.page import Page
from plugins.pages.rendering import Renderer
from plugins.pages.site import Site
from plugins.translations import TEXTS_PER_PAGE, pages
from tests.folders import THEME, small_site
from tests.sitetree import BuiltSite

SAID = {
    "ar": ("الترجمات", "1 من 4 محينة (25%)", "غير مترجم بعد", "أقدم من أصلها"),
    "fr": ("Traductions", "3 à jour sur 4 (75\u00a0%)", "pas encore traduit", "antérieure à l’original"),
    "en": ("Translations", "1 of 4 up to date (25%)", "not translated yet", "older than its original"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive."""
    return small_site(tmp_path_factory.mktemp("translations"))


def of(site: Site, code: Code) -> list[Page]:
    """Return the pages of a language."""
    return [page for page in pages(site) if page.language == code]


@pytest.mark.parametrize("code", CODES)
def test_each_language_has_its_words_and_counts(site: Site, code: Code) -> None:
    """Every state is said in words, for every language, and leads to where the version is or is missed."""
    [page] = of(site, code)
    html = Renderer(THEME, site.root).render(page)
    title, count, missing, older = SAID[code]
    assert (page.address, page.title) == (f"{code}/translations/", title)
    assert count in html
    assert f"{missing}</a>" in html
    assert html.count(f"{older}</a>") == 2
    assert f'href="/{code}/editions/rabat-2024/closing/"' in html


def test_what_needs_a_translator_comes_first(tmp_path: Path) -> None:
    """What is whole comes after, the newest first in both."""
    site = small_site(tmp_path)
    [page] = of(site, "en")
    done = [all(cell.state in ("original", "present") for cell in row.cells) for row in page.model.rows]
    assert done == sorted(done)
    assert [row.edition for row in page.model.rows] == ["Oujda 2024", "Rabat 2024", "Rabat 2024", ""]


def test_long_list_is_parted(site: Site) -> None:
    """A large archive has several pages, each with the counts of all, that lead to each other."""
    [story, *_] = site.archive.stories
    many = tuple(replace(story, id=f"s{n}", folder=f"editions/{story.edition}/s{n}") for n in range(2 * TEXTS_PER_PAGE))
    large = of(replace(site, archive=replace(site.archive, stories=many)), "fr")
    assert [page.address for page in large] == ["fr/translations/", "fr/translations/2/", "fr/translations/3/"]
    assert [len(page.model.rows) for page in large] == [TEXTS_PER_PAGE, TEXTS_PER_PAGE, 1]
    assert {page.model.languages[0].total for page in large} == {2 * TEXTS_PER_PAGE + 1}
    assert 'rel="next"' in Renderer(THEME, site.root).render(large[0])


@pytest.mark.parametrize("code", CODES)
def test_page_is_published_and_every_foot_leads_to_it(tiny: BuiltSite, code: Code) -> None:
    """It names no draft, and search engines leave it to those who translate."""
    page = tiny.pages[f"{code}/translations/"]
    assert "A draft nobody may see" not in page.text
    assert not page.is_indexed
    assert f'href="/{code}/translations/"' in tiny.pages[f"{code}/"].text
