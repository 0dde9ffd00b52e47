"""A link leads to a file of the copy, or to the site's own address, or nowhere; a foreign one stays as it is."""

from __future__ import annotations

import pytest

from plugins.keeping.leading import Leading
from plugins.pages.root import Root

NAMES = frozenset(["index.html", "ar/index.html", "ar/editions/a/index.html", "data/a.csv", "theme/icon.svg"])
LOCAL = Leading(NAMES, Root("http://localhost:8000"), is_published=False)
BELOW = Leading(NAMES, Root("https://example.org/nadwa"), is_published=True, instead={"ar/": "ar/editions/a/"})


@pytest.mark.parametrize(
    ("href", "page", "led"),
    [
        ("/", "index.html", "index.html"),
        ("/", "ar/editions/a/index.html", "../../../index.html"),
        ("/ar/", "ar/editions/a/index.html", "../../index.html"),
        ("/ar/editions/a/#facts", "index.html", "ar/editions/a/index.html#facts"),
        ("http://localhost:8000/data/a.csv", "ar/index.html", "../data/a.csv"),
        ("/theme/icon.svg", "404.html", "theme/icon.svg"),
        ("/ar/none/", "ar/index.html", None),
        ("#facts", "ar/index.html", "#facts"),
        ("https://else.example/ar/", "ar/index.html", "https://else.example/ar/"),
        ("mailto:a@b.example", "ar/index.html", "mailto:a@b.example"),
    ],
)
def test_link_of_a_site_without_an_address(href: str, page: str, led: str | None) -> None:
    """What is in the copy is led to relatively, its file named; what is not leads nowhere."""
    assert LOCAL.lead(href, page) == led


@pytest.mark.parametrize(
    ("href", "led"),
    [
        ("/nadwa/ar/none/#x", "https://example.org/nadwa/ar/none/#x"),
        ("/nadwa/", "../index.html"),
        ("https://example.org/nadwa", "../index.html"),
        ("/nadwa/ar/", "editions/a/index.html"),
        ("/other/", "/other/"),
    ],
)
def test_link_of_a_site_below_a_path(href: str, led: str) -> None:
    """A site may stand below a path; what is left out leads to its address, and a home page may have a stand-in."""
    assert BELOW.lead(href, "ar/index.html") == led
