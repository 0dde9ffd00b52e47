"""Nouns take the form that their number asks for, in Arabic by the last two digits."""

from __future__ import annotations

import pytest

from plugins.archive.counting import counted, nouns
from plugins.archive.languages import CODES, Code

# 0 is no count; the other numbers are those at which a language changes its mind.
ARABIC = {
    1: "دولة واحدة",
    2: "دولتان",
    3: "3 دول",
    10: "10 دول",
    11: "11 دولة",
    99: "99 دولة",
    100: "100 دولة",
    103: "103 دول",
    111: "111 دولة",
    1000: "1.000 دولة",
}
SPEAKERS = {2: "متدخلان", 3: "3 متدخلين", 55: "55 متدخلا", 102: "102 متدخل", 80000: "80.000 متدخل"}


@pytest.mark.parametrize("number", ARABIC)
def test_arabic_countries(number: int) -> None:
    """One and two are said without a digit, then plural, accusative and genitive take turns."""
    assert counted("countries", number, "ar") == ARABIC[number]


@pytest.mark.parametrize("number", SPEAKERS)
def test_arabic_speakers(number: int) -> None:
    """A sound masculine plural is in the genitive behind its number."""
    assert counted("speakers", number, "ar") == SPEAKERS[number]


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [(1, "1 ville", "1 city"), (2, "2 villes", "2 cities"), (1000, "1\u202f000 villes", "1,000 cities")],
)
def test_french_and_english(number: int, french: str, english: str) -> None:
    """The plural begins at two."""
    assert (counted("cities", number, "fr"), counted("cities", number, "en")) == (french, english)


@pytest.mark.parametrize("code", CODES)
def test_forms_are_single_words(code: Code) -> None:
    """What may stand behind a number has no number in it."""
    assert nouns("speakers", code)
    assert all(" " not in form and not any(map(str.isdigit, form)) for form in nouns("speakers", code))


def test_unknown_noun_has_no_forms() -> None:
    """A kind without a noun of its own is known by its labels alone."""
    assert nouns("other", "fr") == frozenset()
