"""Numbers, days and times are read back from texts of three languages, and what only looks like one is not."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.quantities import quantities


def values(text: str, code: Code, kind: str, year: int = 2021) -> list[object]:
    """Return the values of one kind in a text."""
    return [quantity.value for quantity in quantities(text, code, year) if quantity.kind == kind]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("ar", "80.000 زيارة و55 متدخلا من 12 دولة", [80000, 55, 12]),
        ("fr", "80\u202f000 visites, 80\u00a0000, 80 000 et 55 intervenants", [80000, 80000, 80000, 55]),
        ("en", "80,000 visits and 1,234,567 bytes", [80000, 1234567]),
        ("ar", "80 ألف زائر و3 ملايين درهم و1,5 مليون درهم", [80000, 3000000, 1500000]),
        ("fr", "1,5\u00a0million de dirhams, 2 milliards", [1500000, 2000000000]),
        ("en", "1.5 million dirhams, 2 billion, 80 thousand", [1500000, 2000000000, 80000]),
        ("ar", "12,5 و75% و75 في المائة", [12.5, 75, 75]),
        ("fr", "12,5 et 75\u00a0%", [12.5, 75]),
        ("en", "12.5 and 75%.", [12.5, 75]),
        ("fr", "80.000 et 80,000", [80000, 80000]),
        ("ar", "وصل عددهم إلى 600.", [600]),
    ],
)
def test_numbers_are_one_however_they_are_grouped(code: Code, text: str, expected: list[float]) -> None:
    """Grouping, decimals and the words for thousands and millions give the same value."""
    assert values(text, code, "number") == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "la 5e édition, la 1re, le 2e colloque, la 2de"),
        ("en", "the 5th edition, UM6P, 5G, G20, COVID-19, x86"),
        ("ar", "شبكة 5G وجامعة UM6P"),
        ("en", "1.2.3 and 10.0.0.1 and 24/7 and a/3"),
    ],
)
def test_ordinals_names_and_versions_are_no_numbers(code: Code, text: str) -> None:
    """Letters beside a digit make something else of it."""
    assert quantities(text, code) == []


@pytest.mark.parametrize("code", CODES)
def test_years_are_told_apart(code: Code) -> None:
    """Four digits of this century or the last are a year, unless they are grouped."""
    assert values("2021, 1999", code, "year") == [2021, 1999]
    assert values(LANGUAGES[code].number(2021), code, "number") == [2021]
    assert values("1607, 2500", code, "number") == [1607, 2500]


@pytest.mark.parametrize(
    ("code", "text", "days"),
    [
        ("ar", "يومي 9 و10 يونيو 2021", [(2021, 6, 9), (2021, 6, 10)]),
        ("ar", "يومي الثلاثاء 27 والأربعاء 28 فبراير 2024", [(2024, 2, 27), (2024, 2, 28)]),
        ("ar", "من 17 إلى 20 ماي 2016", [(2016, 5, 17), (2016, 5, 20)]),
        ("ar", "من 31 ماي إلى 10 يونيو 2021", [(2021, 5, 31), (2021, 6, 10)]),
        ("fr", "les 9 et 10 juin 2021", [(2021, 6, 9), (2021, 6, 10)]),
        ("fr", "du mardi 1er au jeudi 3 juin 2021", [(2021, 6, 1), (2021, 6, 3)]),
        ("fr", "les 17, 18 et 19\u00a0mai 2016", [(2016, 5, 17), (2016, 5, 18), (2016, 5, 19)]),
        ("en", "on 9–10 June 2021", [(2021, 6, 9), (2021, 6, 10)]),
        ("en", "31 May – 10 June 2021", [(2021, 5, 31), (2021, 6, 10)]),
        ("en", "Tuesday 27 and Wednesday 28 February 2024", [(2024, 2, 27), (2024, 2, 28)]),
        ("en", "2021-06-09", [(2021, 6, 9)]),
    ],
)
def test_days_are_days(code: Code, text: str, days: list[tuple[int, ...]]) -> None:
    """A day, a pair and a span are days, and none of their digits is counted."""
    assert values(text, code, "day") == days
    assert {quantity.kind for quantity in quantities(text, code, 2021)} == {"day"}


@pytest.mark.parametrize(("code", "text"), [("ar", "27 فبراير"), ("fr", "27 février"), ("en", "27 February")])
def test_day_without_a_year_has_that_of_its_edition(code: Code, text: str) -> None:
    """The year goes without saying."""
    assert values(text, code, "day", 2024) == [(2024, 2, 27)]


@pytest.mark.parametrize(
    ("code", "text", "days", "numbers"),
    [
        ("en", "In May 55 people came, and 12 in June.", [], [55, 12]),
        ("fr", "En 2019, 12 mai.", [(2021, 5, 12)], []),
        ("fr", "55 intervenants et 12 juin", [(2021, 6, 12)], [55]),
        ("ar", "في مارس 55 متدخلا", [], [55]),
    ],
)
def test_number_beside_a_month_is_no_day(code: Code, text: str, days: list[object], numbers: list[object]) -> None:
    """Only a number from 1 to 31 right before a month is a day."""
    assert (values(text, code, "day"), values(text, code, "number")) == (days, numbers)


@pytest.mark.parametrize(
    ("code", "text"), [("ar", "على الساعة 18:30"), ("fr", "à 18\u00a0h\u00a030"), ("fr", "à 18h30"), ("en", "at 18:30")]
)
def test_times_are_times(code: Code, text: str) -> None:
    """A time of day is the same time in every language, and no number."""
    assert [(quantity.kind, quantity.value) for quantity in quantities(text, code)] == [("time", (18, 30))]


@given(st.integers(1, 10**9), st.sampled_from(CODES))
def test_numbers_come_back(number: int, code: Code) -> None:
    """What a language writes, it reads."""
    [found] = quantities(f"({LANGUAGES[code].number(number)})", code)
    assert found.value == number


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.integers(0, 40), st.sampled_from(CODES))
def test_days_come_back(start: datetime.date, length: int, code: Code) -> None:
    """The span that a language writes, it reads, with its first day and its last."""
    end = start + datetime.timedelta(days=length)
    found = quantities(LANGUAGES[code].days(start, end), code, end.year)
    days = [(day.year, day.month, day.day) for day in dict.fromkeys((start, end))]
    assert [(quantity.kind, quantity.value) for quantity in found] == [("day", day) for day in days]
    assert quantities(LANGUAGES[code].weekday(start), code)[0].value == days[0]


@given(st.text(max_size=200), st.sampled_from(CODES))
def test_places_are_in_the_text(text: str, code: Code) -> None:
    """Whatever is typed, what is found has a digit where it is said to be."""
    for quantity in quantities(text, code):
        assert any(letter.isdigit() for letter in text[quantity.start : quantity.end])
