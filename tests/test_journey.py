"""A reader's way through the site in a real browser, on a phone and on a desk, in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from plugins.archive.languages import CODES, LANGUAGES, Code

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
KINDS = ["", "editions/", "editions/agadir-2021/", "editions/agadir-2021/opening/", "editions/agadir-2021/seulement/"]
KINDS += ["news/", "browse/", "cities/", "cities/agadir/", "years/2021/", "themes/mobility/", "about/", "404.html"]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page of a narrow phone, scripts off: the site is whole without them."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def _width(page: Page) -> tuple[int, int]:
    """Return the width of the content and of the window."""
    box = page.locator("html").bounding_box()
    assert box is not None
    return int(page.evaluate("document.documentElement.scrollWidth")), int(box["width"])


@pytest.mark.parametrize(
    ("code", "edition", "story", "other", "title"),
    [
        ("ar", "الدار البيضاء 2021", "الدار البيضاء: ندوة مدمجة", "fr", "Casablanca"),
        ("fr", "Casablanca 2021", "Casablanca", "en", "Casablanca"),
        ("en", "Casablanca 2021", "Casablanca", "ar", "الدار البيضاء"),
    ],
)
def test_home_edition_story_language_tag(
    phone: Page, real_url: str, code: Code, edition: str, story: str, other: Code, title: str
) -> None:
    """A reader goes from home to an edition, a story, the same story in another language, and a tag."""
    phone.goto(f"{real_url}{code}/")
    phone.locator('.wall a.tile[href$="/casablanca-2021/"]').click()
    assert phone.url.endswith(f"/{code}/editions/casablanca-2021/")
    assert edition in phone.locator(".crumb").inner_text()

    phone.locator("#stories h3 a[href$='/closing-report/']").click()
    assert phone.url.endswith(f"/{code}/editions/casablanca-2021/closing-report/")
    assert phone.locator("h1").inner_text().startswith(story)

    phone.locator(f'.lang a[hreflang="{other}"]').click()
    assert phone.url.endswith(f"/{other}/editions/casablanca-2021/closing-report/")
    assert phone.locator("h1").inner_text().startswith(title)
    assert phone.locator("html").get_attribute("dir") == LANGUAGES[other].direction

    phone.locator("#tags a").first.click()
    assert phone.url.endswith(f"/{other}/cities/casablanca/")


@pytest.mark.parametrize("code", CODES)
def test_layout_runs_in_the_direction_of_the_page(browser: Browser, tiny_url: str, code: Code) -> None:
    """The first column of the wall, the wordmark and the text begin at the right edge exactly where the page is Arabic."""
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(f"{tiny_url}{code}/")
    assert page.evaluate("getComputedStyle(document.body).direction") == LANGUAGES[code].direction
    rights = [_right(page, selector) for selector in (".wall tbody th", ".sign svg", ".sec h2")]
    lefts = [_left(page, selector) for selector in (".wall tbody th", ".sign svg", ".sec h2")]
    years = [_left(page, f".wall thead th >> nth={number}") for number in (0, 3)]
    page.close()
    if code == "ar":
        assert min(rights) > PHONE["width"] - 30
        assert years[0] > years[1]
    else:
        assert max(lefts) < 30
        assert years[0] < years[1]


def _left(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["x"]


def _right(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["x"] + box["width"]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(browser: Browser, tiny_url: str, code: Code, width: int) -> None:
    """No kind of page is wider than its window."""
    page = browser.new_page(viewport={"width": width, "height": 740})
    for kind in KINDS:
        page.goto(f"{tiny_url}{code}/{kind}")
        content, window = _width(page)
        assert content <= window, f"{code}/{kind}"
    page.close()


@pytest.mark.parametrize(
    ("code", "theme"),
    [("ar", "الذكاء الاصطناعي"), ("fr", "Intelligence artificielle"), ("en", "Artificial intelligence")],
)
def test_city_theme_year_combine(phone: Page, real_url: str, code: Code, theme: str) -> None:
    """From the index to a city, to what it has of a theme, to the theme's years: each link goes to where both meet."""
    phone.goto(f"{real_url}{code}/browse/")
    phone.locator('main a[href$="/cities/casablanca/"]').click()
    phone.locator("#themes a").filter(has_text=theme).click()
    assert phone.url.endswith(f"/{code}/themes/artificial-intelligence/#city-casablanca")
    there = phone.locator(":target")
    box = there.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < PHONE["height"]
    assert there.locator("li").count() > 0

    phone.locator(".cross a[href^='#year-']").first.click()
    assert phone.locator(":target > h2").inner_text().startswith("20")
    assert phone.locator(":target li").count() > 0


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("width", [360, 768, 1024, 1280])
def test_year_stays_in_one_line(browser: Browser, real_url: str, code: Code, width: int) -> None:
    """No font breaks the numeral in the margin, and none pushes it into the rows beside it."""
    page = browser.new_page(viewport={"width": width, "height": 740}, bypass_csp=True)
    page.goto(f"{real_url}{code}/themes/artificial-intelligence/")
    for font in ("serif", "sans-serif", "monospace"):
        page.add_style_tag(content=f".year > h2 {{font-family: {font}}}")
        lines = page.evaluate("[...document.querySelectorAll('.year > h2 a')].map(a => a.getClientRects().length)")
        assert set(lines) == {1}, font
        heading, rows = (page.locator(f".year > {part}").first.bounding_box() for part in ("h2", "ul"))
        numeral = page.locator(".year > h2 a").first.bounding_box()
        assert heading is not None
        assert rows is not None
        assert numeral is not None
        assert numeral["width"] <= heading["width"] + 1, font
        assert width < 768 or abs(heading["x"] - rows["x"]) >= heading["width"], font
    page.close()


@pytest.mark.parametrize("code", CODES)
def test_long_address_widens_no_page(browser: Browser, real_url: str, code: Code) -> None:
    """A text with an address of 36 letters and more is no wider than the narrowest window, and runs as its language does."""
    page = browser.new_page(viewport={"width": 320, "height": 740})
    page.goto(f"{real_url}{code}/editions/casablanca-2021/hybrid-format/")
    assert re.search(r"[\w.-]{36}", page.locator(".prose").inner_text())
    content, window = _width(page)
    assert content <= window
    assert page.evaluate("getComputedStyle(document.body).direction") == LANGUAGES[code].direction
    page.close()


@pytest.mark.parametrize("code", CODES)
def test_browser_has_nothing_to_complain_of(browser: Browser, real_url: str, code: Code) -> None:
    """No request fails, none leaves this machine, and the policy forbids nothing that the page needs."""
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: said.append(response.url) if response.status >= 400 else None)
    for kind in ("", "editions/casablanca-2021/", "editions/berkane-2024/closing-report/"):
        page.goto(f"{real_url}{code}/{kind}", wait_until="networkidle")
    fonts = page.evaluate("[...document.fonts].filter(font => font.status === 'loaded').length")
    page.close()
    assert said == []
    assert [url for url in asked if not url.startswith((real_url, "data:"))] == []
    assert (fonts > 0) == (code == "ar")


def test_skip_link_leads_to_the_text(browser: Browser, tiny_url: str) -> None:
    """The first thing that the keyboard reaches is the way past the menu, and it can be seen there."""
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(f"{tiny_url}fr/news/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    box = page.locator(".skip").bounding_box()
    page.close()
    assert box is not None
    assert box["y"] >= 0


@pytest.mark.parametrize("code", CODES)
def test_print_leaves_the_menu_out(browser: Browser, tiny_url: str, code: Code) -> None:
    """On paper there is the text, and nothing to click."""
    page = browser.new_page()
    page.goto(f"{tiny_url}{code}/editions/agadir-2021/opening/")
    page.emulate_media(media="print")
    assert page.locator(".menu").is_hidden()
    assert page.locator(".prose").is_visible()
    page.close()
