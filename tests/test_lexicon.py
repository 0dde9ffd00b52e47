"""The words that proofreading knows are the archive's own, and no right word is called wrong."""

from __future__ import annotations

import datetime

import pytest

from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.reading import read
from plugins.archive.wordings import wordings
from plugins.text.lexicon import ACCENTS, COUNTED, FOREIGN_MONTHS, HAMZA, MONTHS, ORDINALS, REGIONAL, WEEKDAYS
from tests.conftest import HOUSE


@pytest.mark.parametrize("code", CODES)
def test_months_and_weekdays_are_those_of_the_archive(code: Code) -> None:
    """What proofreading asks for is what the pages write."""
    language = LANGUAGES[code]
    for number, month in enumerate(MONTHS[code], 1):
        assert language.month(datetime.date(2024, number, 1)) == f"{month} 2024"
    for number, weekday in enumerate(WEEKDAYS[code], 1):
        assert language.weekday(datetime.date(2024, 1, number)).startswith(f"{weekday} ")


@pytest.mark.parametrize("code", ["ar", "en"])
def test_ordinals_are_those_of_the_archive(code: Code) -> None:
    """The words for editions are the same in texts and on pages."""
    assert [LANGUAGES[code].ordinal(number).lower() for number in range(1, 13)] == list(ORDINALS[code])


@pytest.mark.parametrize("code", CODES)
def test_no_right_word_is_called_wrong(code: Code) -> None:
    """What one list mends is nowhere a word that another list of its language asks for."""
    right = {*MONTHS[code], *WEEKDAYS[code], *REGIONAL[code].values()}
    right |= {form for forms in COUNTED[code] for form in forms}
    right |= {"ar": {*HAMZA.values(), *ORDINALS["ar"]}, "fr": {*ACCENTS.values()}, "en": {*ORDINALS["en"]}}[code]
    wrong = {*REGIONAL[code], *{"ar": [*HAMZA, *FOREIGN_MONTHS], "fr": ACCENTS, "en": ()}[code]}
    assert right & wrong == set()


def test_words_of_the_archive_are_all_known_as_right() -> None:
    """No word of any fact of the real content has its hamza wrong, names included."""
    text = " ".join(item.passage.text for item in wordings(read(HOUSE / "content").archive))
    assert [word for word in text.split() if word in HAMZA] == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("الإبتكار", "الابتكار"),
        ("وللإستثمار", "وللاستثمار"),
        ("إتفاقيات", "اتفاقيات"),
        ("الادارية", "الإدارية"),
        ("ادارته", "إدارته"),
        ("واكثر", "وأكثر"),
    ],
)
def test_hamza_is_known_with_all_that_is_written_together_with_a_word(wrong: str, right: str) -> None:
    """Prefixes, articles and endings change nothing."""
    assert HAMZA[wrong] == right


@pytest.mark.parametrize(
    "word", ["كان", "بان", "لان", "واحد", "والي", "اسم", "ابن", "امرأة", "الآن", "أن", "إن", "انتظر"]
)
def test_words_that_only_look_alike_are_left(word: str) -> None:
    """A word that is right in some sense is on no list."""
    assert word not in HAMZA
