"""Pages as a real host serves them to a real browser: nothing is refused that is ours, and nothing runs that is not."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.archive.languages import CODES
from tests import webservers
from tests.hostile import HOSTILE, together
from tests.pagekinds import REAL
from tests.sitetree import BuiltSite
from tests.webservers import WebServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

pytestmark = pytest.mark.browser

WATCH = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", event => violations.push(event.violatedDirective));
    window.addEventListener("message", event => ran(event.data));
"""
ACT = """number => document.querySelectorAll(".act")[number].dispatchEvent(
    new MouseEvent("click", {bubbles: true, cancelable: true}))"""
# In milliseconds: longer than what a page brings along needs, and the longest that it is waited for where it must come.
A_WHILE, PATIENCE, STEP = 300, 20_000, 20
STRICKEN = "en/editions/agadir-2021/opening/"
# Styles and films can ask another host, and run nothing.
LEFT_TO_THE_PAGE = {"an imported style", "a style sheet of another host", "a film of another host"}
POLICY = re.compile(r'<meta http-equiv="content-security-policy"[^>]*>')
STRUCK: set[str] = set()


class Plain(http.server.SimpleHTTPRequestHandler):
    """A host of files that says no headers of its own."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Away(Plain):
    """Another host, which notes what it was asked for."""

    def do_GET(self) -> None:
        """Note it, and answer with nothing, which leaves whoever asked where he is (RFC 9110, 15.3.5)."""
        STRUCK.add(self.path.split("/")[1])
        self.send_response(204)
        self.end_headers()


@pytest.fixture(scope="module")
def away() -> Iterator[str]:
    """The address of another host."""
    yield from _running(Away)


@pytest.fixture(scope="module")
def stricken(tiny: BuiltSite, away: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site with a hostile page, as if no check had seen it, and the same once more without its policy."""
    folder = tmp_path_factory.mktemp("stricken") / "site"
    shutil.copytree(tiny.folder, folder, copy_function=os.link)
    page = tiny.pages[STRICKEN].text.replace('<main id="main">', f'<main id="main">{together(away)}', 1)
    (folder / "stricken.html").write_text(page, encoding="utf-8")
    (folder / "open.html").write_text(POLICY.sub("", page), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def plain(stricken: Path) -> Iterator[str]:
    """The same pages on a host that can say no headers."""
    yield from _running(functools.partial(Plain, directory=str(stricken)))


@pytest.fixture(scope="module")
def nginx(stricken: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebServer]:
    """The same pages on nginx."""
    with webservers.nginx(stricken, tmp_path_factory.mktemp("nginx")) as server:
        yield server


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that notes what its policy refuses, and whether anything ran."""
    context = browser.new_context(viewport={"width": 800, "height": 800})
    context.expose_function("ran", lambda number: STRUCK.add(str(number)))
    context.add_init_script(WATCH)
    yield context
    context.close()


def _running(handler: Callable[..., Plain]) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def struck(visitor: BrowserContext, url: str, patience: int) -> tuple[set[str], set[str]]:
    """Visit a page, click on what asks for it, and return what ran or reached another host, and what was refused."""
    STRUCK.clear()
    page = visitor.new_page()
    page.goto(url)
    for number in range(page.locator(".act").count()):
        page.evaluate(ACT, number)
        page.wait_for_timeout(A_WHILE)
    while len(_names()) < len(HOSTILE) and patience > 0:
        page.wait_for_timeout(STEP)
        patience -= STEP
    refused = set(page.evaluate("violations"))
    page.close()
    return _names(), refused


def _names() -> set[str]:
    return {name for number, name in enumerate(HOSTILE) if str(number) in STRUCK}


def test_hostile_markup_strikes_without_a_policy(visitor: BrowserContext, plain: str) -> None:
    """Each kind does its work where nothing stops it, so that what follows proves something."""
    assert struck(visitor, f"{plain}/open.html", PATIENCE)[0] == {*HOSTILE}


def test_hostile_markup_does_nothing_on_a_real_host(visitor: BrowserContext, nginx: WebServer) -> None:
    """Whatever is wrong with a page that no check has seen, nothing runs, and no other host hears of its reader."""
    assert struck(visitor, f"{nginx.url}stricken.html", A_WHILE)[0] == set()


def test_hostile_markup_does_nothing_for_the_headers_alone(visitor: BrowserContext, nginx: WebServer) -> None:
    """Should a page come without its own policy, no script runs for the host’s; what it leaves to the page asks elsewhere."""
    done, _ = struck(visitor, f"{nginx.url}open.html", A_WHILE)
    assert done <= LEFT_TO_THE_PAGE


def test_hostile_markup_does_nothing_on_a_host_without_headers(visitor: BrowserContext, plain: str) -> None:
    """The policy in the page is enough, where a host can say none."""
    done, refused = struck(visitor, f"{plain}/stricken.html", A_WHILE)
    assert done == set()
    ways = {"script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr", "base-uri", "form-action"}
    assert ways <= refused


def test_policies_refuse_nothing_of_ours(
    browser: Browser, real: BuiltSite, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """On every kind of page, the search at work included, both policies together refuse nothing, and no browser complains."""
    found, said = dict[str, list[str]](), list[str]()
    with webservers.nginx(real.folder, tmp_path_factory.mktemp("ours")) as server:
        page = browser.new_page()
        page.add_init_script(WATCH)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        addresses = [f"{CODES[number % 3]}/{kind}" for number, kind in enumerate(REAL)]
        for address in ("", "404.html", *addresses):
            page.goto(server.url + (address or "?"))
            found[address] = page.evaluate("violations")
        for code, query in zip(CODES, ("المدينة الذكية", "ville", "city"), strict=True):
            page.goto(f"{server.url}{code}/search/?q={query}")
            page.wait_for_selector(".search[aria-busy=false]")
            assert page.locator("main h3, main li a").count() > 3
            found[f"{code}/search/"] = page.evaluate("violations")
        page.close()
    assert {address: refused for address, refused in found.items() if refused} == {}
    assert [line for line in said if "404 (Not Found)" not in line] == []
