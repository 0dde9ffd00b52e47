"""A page that is swept says the same as one that is parsed; what is written otherwise is never swept."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.proof import parsing
from plugins.proof.built import BuiltFile, BuiltPage, files
from plugins.proof.scanning import is_plain
from tests.sitetree import BuiltSite

HEAD = '<!doctype html>\n<html lang="fr" dir="ltr"><head><style>a>b{c:url("data:,<svg>")}</style></head>\n<body>'
PLAIN = (
    '<p id="a" class="href=b">A &lt; <a class="c" href="/x?a=1&amp;b=2#é">b</a></p>',
    '<a\n href="/x"\n  title="href=" >b</a><br><img alt="" src="c.png" srcset="d 1x, e 2x">',
    '<p onclick="x" STYLE="y">a</p><a HREF="javascript:x">b</a><input data=""><b data-href="/z">c</b>',
    '<svg viewBox="0 0 1 1"><use xlink:href="#k"/><path d="M0 0"/></svg><object data="x"></object><h1>a</h1><h1>b</h1>',
    '<meta http-equiv="refresh" content="0; url=/x"><meta name="robots" content="noindex"><base href="/">',
    '<link rel="canonical" href="/y"><link rel="alternate" hreflang="ar" href="/z"><style>@import "q";</style>',
)
ODD = (
    "<p id='a'>b</p>",
    "<p id=a>b</p>",
    '<A HREF="/x">b</A>',
    '<!-- <a href="/x"> --><p id="a">b</p>',
    '<script>"<h1 id=a>"</script>',
    '<p title="<h1>">a</p>',
    "a < b",
    '<style>a{}</style ><p id="a">b</p>',
    '<svg/onload="x">',
    '<textarea><h1 id="a"></textarea>',
    '<p id="a" id',
)


def read(text: str, by_parser: bool, monkeypatch: pytest.MonkeyPatch) -> BuiltPage:
    """Read a page, by the parser of Python's library where that is asked for."""
    with monkeypatch.context() as patch:
        if by_parser:
            patch.setattr(parsing, "is_plain", lambda _: False)
        return parsing.read_page(BuiltFile("fr/index.html", "output/fr/index.html", text.encode()))


@pytest.mark.parametrize("body", PLAIN)
def test_sweep_finds_what_the_parser_finds(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a page that is written plainly both find the same things at the same places."""
    page = f"{HEAD}{body}</body></html>\n"
    assert is_plain(page)
    swept = read(page, False, monkeypatch)
    assert swept == read(page, True, monkeypatch)
    assert swept.references or swept.active


@pytest.mark.parametrize("body", ODD)
def test_what_is_written_otherwise_is_parsed(body: str) -> None:
    """A page with one odd mark is left to the parser as a whole."""
    assert is_plain(HEAD)
    assert not is_plain(f"{HEAD}{body}</body></html>\n")


def test_all_pages_of_the_site_are_swept(site: BuiltSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the build writes is plain, scripts apart, and the parser agrees on every page of it."""
    pages = [file for file in files(Path(site.folder), "output") if isinstance(file, BuiltFile)]
    texts = [page.text or "" for page in pages if page.name.endswith(".html")]
    assert all(is_plain(text) for text in texts if "<script" not in text)
    for text in texts:
        assert read(text, False, monkeypatch) == read(text, True, monkeypatch)
