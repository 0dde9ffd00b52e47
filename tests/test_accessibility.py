"""Every kind of page under the rules of axe (WCAG 2.2 AA and best practice), light and dark, in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from plugins.archive.languages import CODES, Code

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

TINY = [
    "news/2/",
    "themes/",
    "translations/",
    "editions/agadir-2021/seulement/",
    "editions/agadir-2021/opening/",
    "404.html",
]
REAL = [
    "",
    "editions/",
    "editions/casablanca-2021/",
    "editions/berkane-2024/",
    "editions/casablanca-2021/closing-report/",
]
REAL += ["news/", "cities/", "cities/berkane/", "years/2024/", "themes/resilience/", "about/"]
REAL += ["people/", "organisations/", "people/khalid-safir/", "organisations/cea/", "figures/", "series/casablanca/"]
REAL += ["sources/", "sources/2024/", "corrections/", "browse/", "themes/governance/", "data/", "search/"]
REAL += ["guide/", "guide/facts/", "guide/edition/", "guide/proofreading/"]


def _violations(
    browser: Browser, urls: list[str], scheme: Literal["light", "dark"], width: int
) -> dict[str, list[str]]:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for url in urls:
        page.goto(url)
        response = Axe().run(page).response
        broken = [f"{v['id']}: {v['nodes'][0]['html']}" for v in response["violations"]]
        if broken:
            found[url] = broken
    context.close()
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("code", CODES)
def test_real_pages_are_accessible(
    browser: Browser, real_url: str, code: Code, scheme: Literal["light", "dark"]
) -> None:
    """Home, lists, editions, stories and tags have no violation."""
    assert _violations(browser, [f"{real_url}{code}/{kind}" for kind in REAL], scheme, 1280) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("code", CODES)
def test_rare_pages_are_accessible(
    browser: Browser, tiny_url: str, code: Code, scheme: Literal["light", "dark"]
) -> None:
    """Later news, indexes, missing and older versions and the 404 page have no violation, on a phone."""
    assert _violations(browser, [f"{tiny_url}{code}/{kind}" for kind in TINY], scheme, 360) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_choice_of_languages_is_accessible(browser: Browser, real_url: str, scheme: Literal["light", "dark"]) -> None:
    """The pages before a language is chosen have no violation."""
    assert _violations(browser, [real_url, f"{real_url}404.html"], scheme, 1280) == {}
