"""Pages are light: each is held to its budget when the site is built, and here, as most hosts send it, to the design's."""

from __future__ import annotations

import random
import zlib

import brotli
import pytest

from plugins.archive.languages import CODES
from plugins.pages.stylesheets import fonts
from plugins.proof.built import BuiltFile
from plugins.proof.weighing import BEFORE_TEXT, FLIGHT, HEADERS, RULES
from tests.folders import THEME
from tests.sitetree import BuiltSite

# The budgets of the design, in bytes as brotli sends them, headers included.
TEXT, PAGE, FONTS = 8_000, 13_500, 24_000
NOISE = random.Random(1).randbytes(15_000).hex()


def is_within(text: str, most: int) -> bool:
    """Tell whether a text weighs at most so much on its way; where the plainer way is light enough, brotli is too."""
    data = text.encode()
    return HEADERS + len(zlib.compress(data)) <= most or HEADERS + len(brotli.compress(data, quality=11)) <= most


def told(name: str, text: str) -> list[str]:
    """Return what is wrong with a file of a site."""
    file = BuiltFile(name, f"output/{name}", text.encode())
    return [str(problem) for rule in RULES for problem in rule(file)]


def weight(text: str) -> int:
    """Return what a text weighs as any host can send it."""
    return HEADERS + len(zlib.compress(text.encode(), 9))


def test_every_page_is_light(site: BuiltSite) -> None:
    """No page weighs more than the first flight of a connection brings, with all that goes with it."""
    assert [page.address for page in site.pages.values() if not is_within(page.text, PAGE)] == []


def test_the_text_of_an_article_is_complete_early(site: BuiltSite) -> None:
    """Of the longest article too, 8 kB bring the whole text; what follows are its sources and the ways on."""
    articles = {page.address: page.text.partition("</article>")[0] for page in site.pages.values()}
    articles = {address: text for address, text in articles.items() if "<article" in text}
    assert {address.partition("/")[0] for address in articles} == set(CODES)
    assert [address for address, text in articles.items() if not is_within(text, TEXT)] == []


def test_fonts_are_light() -> None:
    """Both weights of the Arabic font together stay within their budget."""
    assert sum(font.stat().st_size for font in fonts(THEME)) <= FONTS


@pytest.mark.parametrize("name", ["index.html", "fr/editions/agadir-2021/index.html", "ar/404.html"])
def test_a_heavy_page_is_told(name: str) -> None:
    """What does not come in the first flight is a problem, with what it weighs and what it may."""
    heavy = f"weighs {weight(NOISE)} bytes on its way, and a page may weigh {FLIGHT}; show less on it, or part its text"
    assert told(name, NOISE) == [f"output/{name}:1:1: {heavy}"]


def test_an_article_that_comes_late_is_told() -> None:
    """What stands before an article is told where the article begins."""
    head = f"<html>\n{NOISE[:10000]}"
    late = f"{weight(head)} bytes are sent before the article, and {BEFORE_TEXT} may be; take something out of head or style"
    assert told("x.html", f"{head}<article>") == [f"output/x.html:2:10001: {late}"]
    assert told("x.html", f"<html>\n<article>{NOISE[:10000]}") == []


def test_other_files_have_their_own_budgets() -> None:
    """Only pages are weighed like this."""
    assert told("data/figures.csv", NOISE) == []
