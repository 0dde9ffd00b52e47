"""The page of the open data describes every column of every table, in three languages."""

from __future__ import annotations

import pytest

from plugins.archive.languages import CODES, Code
from plugins.pages import addresses
from plugins.pages.columns import TABLES
from tests.sitetree import BuiltSite


@pytest.mark.parametrize("code", CODES)
def test_every_column_is_described(site: BuiltSite, code: Code) -> None:
    """Each table stands on the page with its files and the names of all its columns."""
    page = site.pages[addresses.data(code)]
    for table, columns in TABLES.items():
        [section] = [part for part in page.all(".//section") if part.get("id") == table]
        names = " ".join("".join(cell.itertext()) for cell in section.iter("code")).split()
        assert names == [column.name for column in columns]
        links = [str(link.get("href")) for link in section.iter("a")]
        assert links == [f"/{addresses.table(table, ending)}" for ending in ("csv", "json", "schema.json")]
        assert all(site.lands(link, page) for link in links)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ar", "كل جدول متاح بصيغة CSV وبصيغة JSON"),
        ("fr", "Chaque tableau existe en CSV et en JSON"),
        ("en", "Every table is there as CSV and as JSON"),
    ],
)
def test_it_is_in_the_language_of_the_page(real: BuiltSite, code: Code, words: str) -> None:
    """The description is the language's own, and the foot of every page leads to it."""
    assert words in real.pages[addresses.data(code)].words()
    assert f"/{addresses.data(code)}" in real.pages[f"{code}/"].hrefs
