"""A page that opens from a folder has relative links, no scripts, a policy that names its style, and lists for a search."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from plugins.keeping.folder import Wordings, has_its_place, opened
from plugins.keeping.leading import Leading
from plugins.pages.root import Root

NAMES = frozenset(["index.html", "ar/index.html", "ar/search/index.html", "theme/a.woff2", "pictures/a-1.avif"])
WORDS = Wordings(lists="تصفح", search="البحث", no_search="ما من بحث")
PAGE = """\
<!doctype html>
<html lang="ar" dir="rtl"><head>
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'sha256-x'; font-src 'self'; \
form-action 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'">
<link rel="preload" as="font" type="font/woff2" crossorigin href="/theme/a.woff2">
<link rel="canonical" href="http://localhost:8000/ar/">
<link rel="alternate" type="application/atom+xml" href="/ar/feed.atom">
<meta property="og:url" content="http://localhost:8000/ar/">
<script type="module" src="/theme/1/search.js" integrity="sha256-y"></script>
<style>@font-face{src:url("/theme/a.woff2")}@property --a{syntax:"<length>"}</style></head>
<body><form class="find" role="search" action="/ar/search/"><input id="q" name="q"></form>
<nav class="menu"><ul>
<li><a href="/ar/none/">لا شيء</a></li>
<li><a href="/ar/" aria-current="true">الرئيسية</a></li>
</ul></nav><nav><b>x</b><ul><li><a href="/ar/none/">لا</a></li></ul></nav>
<p>قال <a href="/ar/none/" hreflang="fr" lang="fr">mot</a> href="/ar/" <a href="https://e.example/?a=1&amp;b=2">e</a></p>
<img srcset="/pictures/a-1.avif 480w, /pictures/a-1.avif 960w" src="/pictures/a-1.avif" alt="">
<noscript><p>Search needs JavaScript.</p></noscript>
<script type="application/ld+json">{"url": "http://localhost:8000/ar/"}</script></body></html>
"""


def made(url: str = "", name: str = "ar/index.html") -> str:
    """Open the page from a folder, of a site with this address or with none."""
    page = PAGE.replace("http://localhost:8000", url) if url else PAGE
    return opened(page, name, Leading(NAMES, Root(url or "http://localhost:8000"), bool(url)), WORDS)


def test_no_link_needs_a_host() -> None:
    """Links, pictures and fonts are relative; what looks like a link in the text is left alone."""
    text = made()
    assert 'src="../pictures/a-1.avif"' in text
    assert 'srcset="../pictures/a-1.avif 480w, ../pictures/a-1.avif 960w"' in text
    assert 'url("../theme/a.woff2")' in text
    assert 'href="https://e.example/?a=1&amp;b=2"' in text
    assert ' href="/ar/" <a' in text


def test_link_that_leads_nowhere_is_its_words() -> None:
    """Its words and their language stay, in a text; in a menu it is gone, and so is a menu of which nothing is left."""
    text = made()
    assert '<a lang="fr">mot</a>' in text
    assert "لا شيء" not in text
    assert '<a href="index.html" aria-current="true">' in text
    assert text.count("<nav") == 1
    assert "a:not([href])" in text


def test_site_without_an_address_names_none() -> None:
    """Nothing is said of an address that is none."""
    assert "localhost" not in made()


def test_site_with_an_address_keeps_it() -> None:
    """What is to be remembered stays, feeds are those of the site, and what is left out leads there."""
    text = made("https://nadwa.example")
    assert '<link rel="canonical" href="https://nadwa.example/ar/">' in text
    assert 'href="https://nadwa.example/ar/feed.atom"' in text
    assert '<a href="https://nadwa.example/ar/none/" hreflang="fr" lang="fr">mot</a>' in text
    assert "ld+json" in text


def test_policy_names_the_style_and_allows_no_script() -> None:
    """The hash is that of the changed style; nothing runs, connects or is sent."""
    text = made()
    [policy] = re.findall(r'security-policy" content="([^"]*)"', text)
    [style] = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; font-src 'self'; form-action 'none'"
    assert "<script" not in text
    assert "preload" not in text


def test_lists_stand_where_the_search_was() -> None:
    """The field at the head becomes a link to the lists, which say so; a copy without lists leads to the site's search."""
    assert '<p class="find"><a href="search/index.html">تصفح</a></p>' in made()
    assert "<p>ما من بحث</p>" in made()
    assert "<form" not in made()
    assert 'class="find"' not in made(name="ar/search/index.html")
    public = Leading(NAMES - {"ar/search/index.html"}, Root("https://nadwa.example"), is_published=True)
    there = opened(PAGE, "ar/index.html", public, WORDS)
    assert '<p class="find"><a href="https://nadwa.example/ar/search/">البحث</a></p>' in there


def test_way_to_what_has_moved_is_relative() -> None:
    """A page that leads on by itself does so within the copy, or stays where it is."""
    page = '<meta http-equiv="refresh" content="0; url=/ar/">'
    local = Leading(NAMES, Root("http://localhost:8000"), is_published=False)
    assert opened(page, "ar/old/index.html", local, WORDS) == page.replace("/ar/", "../index.html")
    assert opened(page.replace("/ar/", "/fr/"), "ar/old/index.html", local, WORDS) == ""


@pytest.mark.parametrize(
    ("name", "has"),
    [
        ("ar/index.html", True),
        ("data/editions.csv", True),
        ("theme/OFL.txt", True),
        ("theme/1a/search.js", False),
        ("search/1a/pagefind.js", False),
        ("sitemap-ar.xml", False),
        ("robots.txt", False),
        ("ar/404.html", False),
        ("ar/editions/a/card.png", False),
    ],
)
def test_files_for_hosts_are_left_out(name: str, has: bool) -> None:
    """A folder needs no scripts, no index of a search, nothing for robots, and no pictures for sharing."""
    assert has_its_place(name) == has
