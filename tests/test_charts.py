"""A chart reads in the direction of the page, on one scale from nothing, and tells by shape how a figure is known."""

from __future__ import annotations

import pytest

from plugins.archive.languages import CODES, Code
from plugins.pages.charts import BASE, TOP, Chart, Column, Slot, charts


def drawn(code: Code, *slots: Slot) -> Chart:
    """Return the one chart of few years."""
    [chart] = charts(code, "speakers-rabat", "Speakers", slots)
    return chart


def share(text: str) -> float:
    """Read a share of the width."""
    return float(text.rstrip("%"))


YEARS = (Slot(2016, held=True, reported=50), Slot(2017, held=False), Slot(2018, held=True))


@pytest.mark.parametrize("code", CODES)
def test_years_run_from_the_start_of_the_page(code: Code) -> None:
    """The first year stands at the right on an Arabic page, at the left on the others."""
    places = [share(column.x) for column in drawn(code, *YEARS).columns]
    assert places == sorted(places, reverse=code == "ar")
    mirrored = [round(100 - share(column.x), 1) for column in drawn("ar", *YEARS).columns]
    assert mirrored == [round(share(column.x), 1) for column in drawn("fr", *YEARS).columns]


@pytest.mark.parametrize("code", CODES)
def test_marks_stay_within_the_chart_and_clear_of_the_scale(code: Code) -> None:
    """Nothing is cut off, and the scale's numbers have the page's end to themselves."""
    chart = drawn(code, *(Slot(2000 + n, held=True, reported=95, announced=100) for n in range(10)))
    for mark in (mark for column in chart.columns for mark in column.marks):
        left, right = share(mark.x), share(mark.x) + share(mark.width)
        assert (left >= 8.9 and right <= 100) if code == "ar" else (left >= 0 and right <= 91.1)
        assert TOP - 2 <= mark.y <= mark.y + mark.height <= BASE


def test_shape_tells_how_a_figure_is_known() -> None:
    """Solid, hatched, dashed, a line for what had been announced, a lattice for no edition, nothing for no figure."""
    columns = drawn(
        "en",
        Slot(2016, held=True, reported=83),
        Slot(2017, held=True, reported=85, announced=95),
        Slot(2018, held=True, announced=85),
        Slot(2019, held=True, computed=60),
        Slot(2020, held=False),
        Slot(2021, held=True),
        Slot(2022, held=True, announced=85, computed=87),
    ).columns
    assert [[mark.shape for mark in column.marks] for column in columns] == [
        ["bar"],
        ["bar", "over"],
        ["ann"],
        ["der"],
        ["none"],
        [],
        ["der", "over"],
    ]
    assert [column.unknown for column in columns] == [False] * 5 + [True, False]
    assert [column.empty for column in columns] == [False] * 4 + [True, False, False]


def test_heights_are_true() -> None:
    """A bar twice as tall stands for twice as much, and it begins at nothing."""
    [one, two] = (column.marks[0] for column in drawn("en", YEARS[0], Slot(2017, held=True, reported=25)).columns)
    assert one.height == 2 * two.height
    assert one.y + one.height == two.y + two.height == BASE


@pytest.mark.parametrize(
    ("value", "scale"),
    [
        (1, [1]),
        (4, [1, 2, 3, 4]),
        (5, [2, 4, 6]),
        (12, [5, 10, 15]),
        (85, [25, 50, 75, 100]),
        (95, [25, 50, 75, 100]),
        (250, [100, 200, 300]),
        (15000, [5000, 10000, 15000]),
    ],
)
def test_scale_has_at_most_four_round_steps(value: int, scale: list[int]) -> None:
    """The scale ends at or above the highest value."""
    lines = drawn("en", Slot(2016, held=True, reported=value)).lines
    assert [int(line.text.replace(",", "")) for line in lines] == scale
    assert lines[-1].y == TOP


def labels(column: Column) -> list[tuple[str, str]]:
    """Return what is written at a year, and how."""
    return [(label.text, label.kind) for label in column.labels]


@pytest.mark.parametrize(
    ("slot", "expected"),
    [
        (Slot(2016, held=True, reported=90), [("90", "in")]),
        (Slot(2016, held=True, reported=2), [("2", "v")]),
        (Slot(2016, held=True, announced=90), [("90", "v")]),
        (Slot(2016, held=True, reported=85, announced=95), [("85", "in"), ("95", "")]),
        (Slot(2016, held=True), []),
    ],
)
def test_value_stands_in_the_bar_where_there_is_room(slot: Slot, expected: list[tuple[str, str]]) -> None:
    """A short bar has its number above, and what had been announced has its own."""
    assert labels(drawn("en", slot, Slot(2017, held=True, reported=99)).columns[0]) == expected


@pytest.mark.parametrize(("reported", "announced"), [(85, 95), (87, 85), (5, 6), (5, 90), (99, 3), (40, 40)])
def test_two_numbers_of_one_year_never_cover_each_other(reported: int, announced: int) -> None:
    """There is the height of a label between them."""
    for slot in (
        Slot(2016, held=True, reported=reported, announced=announced),
        Slot(2016, held=True, computed=reported, announced=announced),
    ):
        [one, two] = drawn("en", slot, Slot(2017, held=True, reported=99)).columns[0].labels
        assert abs(one.y - two.y) >= 20


@pytest.mark.parametrize(("code", "text"), [("ar", "15.000"), ("fr", "15\u202f000"), ("en", "15,000")])
def test_numbers_are_written_as_the_language_does(code: Code, text: str) -> None:
    """Large numbers stand above their bars, in small type."""
    chart = drawn(code, Slot(2016, held=True, reported=15000))
    assert labels(chart.columns[0]) == [(text, "v")]
    assert chart.fine
    assert not drawn(code, *YEARS).fine


def test_ten_years_make_one_chart() -> None:
    """An eleventh begins a second one, on the same scale, the latest years first."""
    slots = [Slot(2010 + n, held=True, reported=10 * (n + 1)) for n in range(11)]
    first, second = charts("en", "x", "X", slots)
    assert [f"{c.century}{c.year}" for c in first.columns] == [str(year) for year in range(2011, 2021)]
    assert [f"{c.century}{c.year}" for c in second.columns] == ["2010"]
    assert [line.text for line in first.lines] == [line.text for line in second.lines]
    assert (first.id, second.id) == ("x-1", "x-2")
    assert share(second.width) < share(first.width) == 100


def test_no_years_make_no_chart() -> None:
    """Nothing is drawn of nothing."""
    assert charts("en", "x", "X", []) == ()
