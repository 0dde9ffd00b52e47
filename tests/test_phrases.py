"""What is set apart in a sentence: the order that readers see is the one that a careful editor would make."""

from __future__ import annotations

import time

import pytest

from plugins.text.bidi import drawn
from plugins.text.phrases import LONGEST, known, phrases, ranges
from plugins.text.shapes import always_ltr
from plugins.text.tracing import DIRECTIONS, Direction
from tests.ordering import CASES, Case, apart, seen


def found(text: str, base: Direction = "rtl") -> list[str]:
    """Return the phrases of a text."""
    return [text[p.start : p.end] for p in phrases(text, base)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_order_is_that_of_a_careful_editor(case: Case) -> None:
    """With our phrases set apart a sentence has the order that it has with the editor's."""
    ours = [(p.start, p.end) for p in phrases(case.text, case.base)]
    assert seen(case.text, ours, case.base) == case.order


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_sentences_are_what_they_say(case: Case) -> None:
    """A sentence is flagged exactly when it reads in another order with nothing set apart, mirrored signs included."""
    plain = drawn(case.text, case.base).replace(" ", "")
    assert (drawn(apart(case.text, case.spans, case.base), case.base).replace(" ", "") != plain) == case.is_wrong_alone


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("شركة Yahoo!، 2005 سنة التحول", ["Yahoo!"]),
        ("اختار «Smart City: Vision 2030» شعارا، 5 مرات", ["Smart City: Vision 2030"]),
        ("على مساحة 12 km² قرب المدينة", ["12 km²"]),
        ("أطلقت Microsoft 5 مشاريع في 2021", ["Microsoft"]),
        ("مؤتمر COP 28 بدبي", ["COP 28"]),
        ("نظام Windows 11 على الحواسيب", ["Windows 11"]),
        ("هاتف: 05.22.20.30.40، فاكس", ["05.22.20.30.40"]),
        ("من 09:00-17:30 يوميا", ["09:00-17:30"]),
        ("القانون 09-08 المتعلق", []),
        ("خلال 01.02.2024 و2024 2025", []),
        ("بـIoT و5G في ال4G+، 3 شبكات", ["IoT", "5G", "4G+"]),
        ("وTechnopark وبTechnopark", ["Technopark", "Technopark"]),
        ("شركة Amazon Web Services, Inc. الأمريكية", ["Amazon Web Services, Inc."]),
        ("Smart City Casablanca 2021", ["Smart City Casablanca 2021"]),
        ("Smart City Africa (2017)", ["Smart City Africa"]),
        ("الموقع https://example.org/مدينة/؟، 2021", ["https://example.org/مدينة/"]),
        ("رقم +212 (0)5 22 20 30 40", ["+212 (0)5 22 20 30 40"]),
        ("التقى J. K. Rowling و Dr. Smith", ["J. K. Rowling", "Dr. Smith"]),
        ("28 فبراير 2024 · Casablanca · 5 دقائق", ["Casablanca"]),
        ("80.000 زائر يوم 28/02/2024 على الساعة 23:29 بنسبة 75%", []),
    ],
)
def test_phrases_in_arabic(text: str, wanted: list[str]) -> None:
    """A phrase is what a reader calls one thing: not less, and nothing of the Arabic sentence."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The motto, مدن للجميع, 2019", ["مدن للجميع"]),
        ("Ville : الدار البيضاء (2024)", ["الدار البيضاء"]),
        ("Cities: الدار البيضاء, بركان and وجدة", ["الدار البيضاء", "بركان", "وجدة"]),
        ("La devise «المدينة: مشروع الجميع» fut", ["المدينة: مشروع الجميع"]),
        ("شركة «مجال بركان» a signé", ["شركة «مجال بركان»"]),
        ("ندوة المدينة الذكية", ["ندوة المدينة الذكية"]),
        ("ندوة المدينة الذكية, 2019", ["ندوة المدينة الذكية"]),
        ("site https://example.org/مدينة/2019 and more", ["https://example.org/مدينة/2019"]),
        ("The word “مدينة!” (12)", ["مدينة!"]),
        ("Casablanca, 9 et 10 juin 2021, +212 5 22 20 30 40", []),
    ],
)
def test_phrases_in_french_and_english(text: str, wanted: list[str]) -> None:
    """The same rules hold for Arabic names in a text that runs from the left."""
    assert found(text, "ltr") == wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_numbers_are_found_whether_there_are_words_or_not(case: Case) -> None:
    """What runs left to right in a text is the same where every shape is looked for, as the sign of an address asks."""
    spans = [found.span() for found in always_ltr(case.text)]
    assert [found.span() for found in always_ltr(f"{case.text}\n@")] == spans


def test_addresses_run_from_the_left_whatever_they_hold() -> None:
    """An address with Arabic in it is set apart from the left, in both directions of text."""
    for base in DIRECTIONS:
        only = phrases("نص text https://example.org/مدينة text نص", base)
        assert [p.direction for p in only if p.end - p.start == 25] == ["ltr"]


def test_known_names_have_their_language_and_their_ends() -> None:
    """A name of the registers keeps the signs at its ends, and says its language where one alone has it."""
    names = known({"Le Matin": "fr", "Hack!": "en", "IEEE": None, "الدار البيضاء - سطات": "ar"})
    text = "موقع Le Matin ومنصة Hack! الجديدة وجمعية IEEE"
    assert [(text[p.start : p.end], p.language) for p in phrases(text, "rtl", names)] == [
        ("Le Matin", "fr"),
        ("Hack!", "en"),
        ("IEEE", None),
    ]
    text = "La région الدار البيضاء - سطات en 2019"
    (region,) = phrases(text, "ltr", names)
    assert (text[region.start : region.end], region.language) == ("الدار البيضاء - سطات", "ar")
    assert phrases("ولاية الدار البيضاء - سطات", "rtl", names) == []


def test_ranges_are_told_from_what_only_looks_like_them() -> None:
    """Two numbers with a hyphen are a range; dates, telephones, hours and measures are not."""
    text = "بين 2019-2021 و75%-80%، يوم 2024-02-28 من 09:00-17:30 على 0522-203040 ومن 20-25°C"
    assert [text[start:end] for start, end in ranges(text)] == ["2019-2021", "75%-80"]


UNITS = [
    "(",
    '"',
    "«",
    "1",
    "1 ",
    "0",
    "a(",
    "a (b) ",
    "a ",
    "ا ",
    "1-",
    "a.",
    '"a',
    "ا(ب) ",
    "@",
    "http://",
    "1x1",
    "212 ",
]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("base", DIRECTIONS)
def test_no_text_makes_the_search_long(unit: str, base: Direction) -> None:
    """A text of 60,000 signs, or of as many as are searched, is done at once: the work grows as the text does."""
    for length in (LONGEST - 10, 60_000):
        text = unit * (length // len(unit)) + " ا a"
        start = time.process_time()
        phrases(text, base)
        assert time.process_time() - start < 10
