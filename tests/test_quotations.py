"""Quotation marks make pairs, and apostrophes none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.text.quotations import pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«مدينة»", [("«مدينة»", 0)]),
        ("«أ “ب” ج»", [("“ب”", 1), ("«أ “ب” ج»", 0)]),
        ("« a » et « b »", [("« a »", 0), ("« b »", 0)]),
        ("“a ‘b’ c”", [("‘b’", 1), ("“a ‘b’ c”", 0)]),
        ("«مدينة”", [("«مدينة”", 0)]),
        ("” مدينة”", [("” مدينة”", 0)]),
        ('"a" and "b"', [('"a"', 0), ('"b"', 0)]),
        ("'Cities by all'", [("'Cities by all'", 0)]),
        ("the city’s and the cities’ plans", []),
        ("l'eau d'Oujda", []),
        ('a 15" screen', []),
        ("«a", []),
        ("a»", []),
    ],
)
def test_pairs(text: str, expected: list[tuple[str, int]]) -> None:
    """Marks pair with the next that closes them, the inner ones first."""
    assert [(text[start:end], depth) for start, end, depth in pairs(text)] == expected


@given(st.text("«»“”‘’\"' ab5", max_size=40))
def test_pairs_never_cross(text: str) -> None:
    """Whatever is typed, one pair lies within another or beside it."""
    found = [(start, end) for start, end, _ in pairs(text)]
    for start, end in found:
        assert all(
            end <= other or stop <= start or start < other < stop < end or other < start < end < stop
            for other, stop in found
            if (other, stop) != (start, end)
        )
