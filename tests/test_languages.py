"""Dates, numbers, lists and names as Arabic, French and English of Morocco write them."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.archive.languages import CODES, LANGUAGES, Code, PartialDate

MONTHS: dict[Code, str] = {
    "ar": "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}


@pytest.mark.parametrize("code", CODES)
def test_every_code_names_its_own_language(code: Code) -> None:
    """A language is found under its own code."""
    assert LANGUAGES[code].code == code


@pytest.mark.parametrize(("code", "expected"), [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")])
def test_direction_of_a_language(code: Code, expected: str) -> None:
    """Arabic reads from right to left, French and English from left to right, and CLDR agrees."""
    assert LANGUAGES[code].direction == expected
    assert LANGUAGES[code].locale.text_direction == expected


@pytest.mark.parametrize(("code", "expected"), [("ar", "العربية"), ("fr", "Français"), ("en", "English")])
def test_own_name_of_a_language(code: Code, expected: str) -> None:
    """A language is called in itself as a menu writes it."""
    assert LANGUAGES[code].name == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", ["العربية", "الفرنسية", "الإنجليزية"]),
        ("fr", ["arabe", "français", "anglais"]),
        ("en", ["Arabic", "French", "English"]),
    ],
)
def test_names_of_the_other_languages(code: Code, expected: list[str]) -> None:
    """Each language names all three."""
    assert [LANGUAGES[code].language(other) for other in CODES] == expected


@pytest.mark.parametrize("code", CODES)
def test_months_are_those_of_morocco(code: Code) -> None:
    """All twelve months bear the names that the Moroccan press gives them."""
    names = [LANGUAGES[code].month(date(2024, month, 1)).removesuffix(" 2024") for month in range(1, 13)]
    assert " ".join(names) == MONTHS[code]


@pytest.mark.parametrize("code", CODES)
def test_day_carries_the_same_month_name(code: Code) -> None:
    """A day of any month is written with the month's full name, never a short form."""
    days = [LANGUAGES[code].day(date(2024, month, 28)) for month in range(1, 13)]
    assert days == [f"28 {month} 2024" for month in MONTHS[code].split()]


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("ar", date(2024, 6, 1), "1 يونيو 2024"),
        ("fr", date(2024, 6, 1), "1er juin 2024"),
        ("en", date(2024, 6, 1), "1 June 2024"),
        ("fr", date(2024, 6, 11), "11 juin 2024"),
        ("fr", date(2024, 6, 21), "21 juin 2024"),
        ("fr", date(2024, 6, 30), "30 juin 2024"),
        ("ar", date(2024, 2, 28), "28 فبراير 2024"),
        ("en", date(2024, 2, 28), "28 February 2024"),
    ],
)
def test_day(code: Code, day: date, expected: str) -> None:
    """A day is written without a comma; only the first day of a month is an ordinal, and only in French."""
    assert LANGUAGES[code].day(day) == expected


@pytest.mark.parametrize(
    ("code", "known", "expected"),
    [
        ("ar", PartialDate(2021), "2021"),
        ("fr", PartialDate(2021), "2021"),
        ("en", PartialDate(2021), "2021"),
        ("ar", PartialDate(2021, 6), "يونيو 2021"),
        ("fr", PartialDate(2021, 6), "juin 2021"),
        ("en", PartialDate(2021, 6), "June 2021"),
        ("ar", PartialDate(2021, 8, 1), "1 غشت 2021"),
        ("fr", PartialDate(2021, 8, 1), "1er août 2021"),
        ("en", PartialDate(2021, 8, 1), "1 August 2021"),
    ],
)
def test_date_is_written_as_far_as_it_is_known(code: Code, known: PartialDate, expected: str) -> None:
    """A year stays a bare year, a month gets no invented day."""
    assert LANGUAGES[code].partial(known) == expected


ONE_DAY = date(2021, 6, 9), date(2021, 6, 9)
TWO_DAYS = date(2021, 6, 9), date(2021, 6, 10)
FIRST_DAYS = date(2021, 6, 1), date(2021, 6, 2)
FOUR_DAYS = date(2016, 5, 17), date(2016, 5, 20)
TWO_MONTHS = date(2021, 5, 31), date(2021, 6, 10)
NEXT_MONTH = date(2021, 1, 31), date(2021, 2, 1)
TWO_YEARS = date(2021, 12, 31), date(2022, 1, 1)
YEAR_APART = date(2020, 6, 9), date(2021, 6, 10)


@pytest.mark.parametrize(
    ("code", "span", "expected"),
    [
        ("ar", ONE_DAY, "9 يونيو 2021"),
        ("fr", ONE_DAY, "9 juin 2021"),
        ("en", ONE_DAY, "9 June 2021"),
        ("ar", TWO_DAYS, "9 و10 يونيو 2021"),
        ("fr", TWO_DAYS, "9 et 10 juin 2021"),
        ("en", TWO_DAYS, "9–10 June 2021"),
        ("ar", FIRST_DAYS, "1 و2 يونيو 2021"),
        ("fr", FIRST_DAYS, "1er et 2 juin 2021"),
        ("en", FIRST_DAYS, "1–2 June 2021"),
        ("ar", FOUR_DAYS, "من 17 إلى 20 ماي 2016"),
        ("fr", FOUR_DAYS, "du 17 au 20 mai 2016"),
        ("en", FOUR_DAYS, "17–20 May 2016"),
        ("ar", TWO_MONTHS, "من 31 ماي إلى 10 يونيو 2021"),
        ("fr", TWO_MONTHS, "du 31 mai au 10 juin 2021"),
        ("en", TWO_MONTHS, "31 May – 10 June 2021"),
        ("ar", NEXT_MONTH, "من 31 يناير إلى 1 فبراير 2021"),
        ("fr", NEXT_MONTH, "du 31 janvier au 1er février 2021"),
        ("en", NEXT_MONTH, "31 January – 1 February 2021"),
        ("ar", TWO_YEARS, "من 31 دجنبر 2021 إلى 1 يناير 2022"),
        ("fr", TWO_YEARS, "du 31 décembre 2021 au 1er janvier 2022"),
        ("en", TWO_YEARS, "31 December 2021 – 1 January 2022"),
        ("ar", YEAR_APART, "من 9 يونيو 2020 إلى 10 يونيو 2021"),
        ("fr", YEAR_APART, "du 9 juin 2020 au 10 juin 2021"),
        ("en", YEAR_APART, "9 June 2020 – 10 June 2021"),
    ],
)
def test_span_of_days(code: Code, span: tuple[date, date], expected: str) -> None:
    """A span says month and year once where both days share them."""
    assert LANGUAGES[code].days(*span) == expected


@pytest.mark.parametrize(
    ("code", "number", "expected"),
    [
        ("ar", 0, "0"),
        ("fr", 0, "0"),
        ("en", 0, "0"),
        ("ar", 999, "999"),
        ("fr", 999, "999"),
        ("en", 999, "999"),
        ("ar", 1000, "1.000"),
        ("fr", 1000, "1\u202f000"),
        ("en", 1000, "1,000"),
        ("ar", 80000, "80.000"),
        ("fr", 80000, "80\u202f000"),
        ("en", 80000, "80,000"),
        ("ar", 1000000, "1.000.000"),
        ("fr", 1000000, "1\u202f000\u202f000"),
        ("en", 1000000, "1,000,000"),
        ("ar", 12.5, "12,5"),
        ("fr", 12.5, "12,5"),
        ("en", 12.5, "12.5"),
    ],
)
def test_number(code: Code, number: int | float, expected: str) -> None:
    """Digits are Western everywhere; points group in Arabic, narrow no-break spaces in French, commas in English."""
    assert LANGUAGES[code].number(number) == expected


ORDINALS: dict[Code, str] = {
    "ar": "الأولى، الثانية، الثالثة، الرابعة، الخامسة، السادسة، السابعة، الثامنة، التاسعة، العاشرة، الحادية عشرة، الثانية عشرة",
    "fr": "1re، 2e، 3e، 4e، 5e، 6e، 7e، 8e، 9e، 10e، 11e، 12e",
    "en": "First، Second، Third، Fourth، Fifth، Sixth، Seventh، Eighth، Ninth، Tenth، Eleventh، Twelfth",
}


@pytest.mark.parametrize("code", CODES)
def test_ordinal_of_an_edition(code: Code) -> None:
    """The first twelve editions have a feminine word in Arabic and a word in English."""
    assert "، ".join(LANGUAGES[code].ordinal(number) for number in range(1, 13)) == ORDINALS[code]


@pytest.mark.parametrize(
    ("code", "number", "expected"),
    [("ar", 13, "13"), ("fr", 13, "13e"), ("en", 13, "13"), ("ar", 0, "0"), ("en", 0, "0")],
)
def test_ordinal_beyond_the_words(code: Code, number: int, expected: str) -> None:
    """A number without a word falls back to its digits and does not stop the build."""
    assert LANGUAGES[code].ordinal(number) == expected


@pytest.mark.parametrize(
    ("code", "items", "expected"),
    [
        ("ar", [], ""),
        ("fr", [], ""),
        ("en", [], ""),
        ("ar", ["المغرب"], "المغرب"),
        ("fr", ["Maroc"], "Maroc"),
        ("en", ["Morocco"], "Morocco"),
        ("ar", ["المغرب", "فرنسا"], "المغرب وفرنسا"),
        ("fr", ["Maroc", "France"], "Maroc et France"),
        ("en", ["Morocco", "France"], "Morocco and France"),
        ("ar", ["المغرب", "فرنسا", "الهند"], "المغرب وفرنسا والهند"),
        ("fr", ["Maroc", "France", "Inde"], "Maroc, France et Inde"),
        ("en", ["Morocco", "France", "India"], "Morocco, France and India"),
    ],
)
def test_list_in_running_text(code: Code, items: list[str], expected: str) -> None:
    """Arabic repeats its conjunction, which touches the word after it; the others put commas before the last."""
    assert LANGUAGES[code].join(iter(items)) == expected


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("MA", ["المغرب", "Maroc", "Morocco"]),
        ("GB", ["المملكة المتحدة", "Royaume-Uni", "United Kingdom"]),
        ("US", ["الولايات المتحدة", "États-Unis", "United States"]),
        ("NO", ["النرويج", "Norvège", "Norway"]),
        ("IE", ["إيرلندا", "Irlande", "Ireland"]),
        ("ZA", ["جنوب إفريقيا", "Afrique du Sud", "South Africa"]),
    ],
)
def test_country_in_three_languages(country: str, expected: list[str]) -> None:
    """A country is named in the language of the page."""
    assert [LANGUAGES[code].country(country) for code in CODES] == expected
