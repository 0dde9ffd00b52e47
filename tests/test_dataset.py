"""The open data holds every figure with its sources, the same in both forms."""

from __future__ import annotations

import csv
import io
import json

import pytest

from plugins.pages.dataset import as_csv, as_json, figure_rows
from plugins.pages.site import Site
from tests.folders import small_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive, below a path."""
    return small_site(tmp_path_factory.mktemp("dataset"), "https://user.example/nadwa")


def test_every_figure_is_a_row(site: Site) -> None:
    """Values, stage and wording are those of the edition's record."""
    rows = list(figure_rows(site))
    assert [(row["edition"], row["measure"], row["value"], row["stage"]) for row in rows] == [
        ("rabat-2024", "visits", 80000, "reported"),
        ("rabat-2024", "speakers", 12, "announced"),
    ]
    assert rows[0] == {
        "edition": "rabat-2024",
        "series": "rabat",
        "city": "rabat",
        "year": 2024,
        "start": "2024-05-01",
        "end": "2024-05-02",
        "measure": "visits",
        "value": 80000,
        "qualifier": "more_than",
        "stage": "reported",
        "disputed": False,
        "label_ar": "زيارة",
        "label_fr": "visites",
        "label_en": "visits",
        "sources": ["council"],
        "source_urls": ["https://council.example/"],
        "page": "https://user.example/nadwa/ar/editions/rabat-2024/",
    }


def test_table_and_tree_say_the_same(site: Site) -> None:
    """The table is what the tree is, lists parted by spaces, and opens as UTF-8 everywhere."""
    tree = json.loads(as_json(site))
    data = as_csv(site)
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["value"] for row in table] == [str(row["value"]) for row in tree["figures"]]
    assert [row["label_ar"] for row in table] == [row["label_ar"] for row in tree["figures"]]
    assert [row["disputed"] for row in table] == ["no", "no"]
    assert [row["qualifier"] for row in table] == ["more_than", ""]
    assert tree["licence"] == "https://creativecommons.org/licenses/by/4.0/"
