"""The spaces around marks, and whose marks they are."""

from __future__ import annotations

import pytest

from tests.proofed import Pair, codes, findings, mended, sentences

WRONG: list[Pair] = [
    ("space-before", "ar", "ناقشوا الماء ، والهواء", "ناقشوا الماء، والهواء"),
    ("space-before", "ar", "انتهت الدورة .", "انتهت الدورة."),
    ("space-before", "fr", "de l’eau , de l’air", "de l’eau, de l’air"),
    ("space-before", "en", "water ; air", "water; air"),
    ("space-before", "en", "Is it ?", "Is it?"),
    ("space-after", "ar", "ناقشوا الماء،والهواء", "ناقشوا الماء، والهواء"),
    ("space-after", "ar", "«الماء»والهواء", "«الماء» والهواء"),
    ("space-after", "ar", "انتهت الدورة.وغادروا", "انتهت الدورة. وغادروا"),
    ("space-after", "fr", "de l’eau,air", "de l’eau, air"),
    ("space-after", "fr", "C’est la fin.La ville", "C’est la fin. La ville"),
    ("space-after", "en", "water,air", "water, air"),
    ("space-after", "en", "the end.The city", "the end. The city"),
    ("foreign-mark", "ar", "الماء, الطاقة", "الماء، الطاقة"),
    ("foreign-mark", "ar", "هل هي الخامسة?", "هل هي الخامسة؟"),
    ("foreign-mark", "fr", "l’eau، l’air", "l’eau, l’air"),
    ("foreign-mark", "en", "water، air", "water, air"),
    ("no-break", "fr", "le thème: la ville", "le thème\u00a0: la ville"),
    ("no-break", "fr", "le thème : la ville", "le thème\u00a0: la ville"),
    ("no-break", "fr", "Quelle édition ?", "Quelle édition\u202f?"),
    ("no-break", "fr", "l’eau ; l’air", "l’eau\u202f; l’air"),
    ("no-break", "fr", "le mot «ville»", "le mot «\u00a0ville\u00a0»"),
    ("no-break", "fr", "le mot « ville »", "le mot «\u00a0ville\u00a0»"),
    ("no-break", "fr", "à 18 h", "à 18\u00a0h"),
    ("no-break", "fr", "5 millions de dirhams", "5\u00a0millions de dirhams"),
    ("no-break", "fr", "près de 75 % du total", "près de 75\u00a0% du total"),
    ("apostrophe", "fr", "dans l'eau", "dans l’eau"),
    ("apostrophe", "en", "the city's plan", "the city’s plan"),
    ("apostrophe", "en", "the organisers' page", "the organisers’ page"),
    ("percent", "ar", "نسبة ٪75", "نسبة 75%"),
    ("percent", "ar", "نسبة 75 %", "نسبة 75%"),
    ("percent", "fr", "près de 75% du total", "près de 75\u00a0% du total"),
    ("percent", "en", "nearly 75 % of it", "nearly 75% of it"),
]
RIGHT: dict[str, dict[str, list[str]]] = {
    "space-before": {
        "ar": [
            "الماء، والهواء؛ ثم الطاقة: كلها.",
            "هل هي الخامسة؟",
            "على الساعة 23:29",
            "لغة .NET في الندوة",
            "قال … ثم سكت",
            "المدينة – والقرية",
        ],
        "fr": [
            "l’eau, l’air.",
            "le thème\u00a0: la ville\u202f; l’air\u202f!",
            "la plateforme .NET",
            "il a dit … puis rien",
            "à 3,5\u00a0km",
            "la ville – et le village",
        ],
        "en": [
            "water, air; fire: earth.",
            "Was it the fifth?",
            "the .NET platform",
            "he said … and left",
            "at 23:29",
            "a – b",
        ],
    },
    "space-after": {
        "ar": [
            "الماء، والهواء؛ والطاقة: كلها.",
            "12,5 مليون درهم",
            "على الساعة 23:29",
            "موقع example.org",
            "«الماء»، و(الهواء).",
            "الماء…",
        ],
        "fr": [
            "l’eau, l’air",
            "3,5\u00a0%",
            "à 23:29",
            "le site casaevents.ma",
            "Node.js et ASP.NET",
            "le mot «\u00a0ville\u00a0», dit-il",
        ],
        "en": [
            "water, air",
            "80,000 visits",
            "at 23:29",
            "the site example.org",
            "re:Invent and Booking.com",
            "the “city”, he said",
        ],
    },
    "foreign-mark": {
        "ar": [
            "الماء، الطاقة",
            "80.000 زائر و12,5 مليون",
            "Washington, D.C.",
            "هل هي الخامسة؟",
            "3,5 كيلومتر",
            "الماء؛ الطاقة",
        ],
        "fr": [
            "l’eau, l’air",
            "80\u202f000",
            "Quelle édition\u202f?",
            "l’eau\u202f; l’air",
            "3,5",
            "le mot النجاح، الماء dit-il",
        ],
        "en": [
            "water, air",
            "Was it?",
            "water; air",
            "80,000",
            "75%",
            "the words الماء، الطاقة there",
        ],
    },
    "no-break": {
        "fr": [
            "le thème\u00a0: la ville",
            "Quelle édition\u202f?",
            "le mot «\u00a0ville\u00a0»",
            "à 18\u00a0h\u00a030",
            "à 23:29",
            "https://example.org/?a=b",
            "75\u00a0% et 5\u00a0millions",
            "80\u202f000 visites",
            "en 2024 puis",
            "ISO 37122:2019 et F-16",
        ],
    },
    "apostrophe": {
        "fr": [
            "l’eau",
            "aujourd’huiste",
            "l’UM6P",
            "d’Oujda",
            "qu’elle",
            "un écran de 15'",
        ],
        "en": [
            "the city’s",
            "the organisers’ page",
            "cities’ plans",
            "don’t",
            "O’Brien",
            "5' tall",
        ],
    },
    "percent": {
        "ar": [
            "نسبة 75%",
            "75 في المائة",
            "12,5%",
            "بين 3% و5%",
            "النسبة المائوية",
            "100%",
        ],
        "fr": [
            "75\u00a0%",
            "3,5\u202f%",
            "pour cent",
            "100 pour cent",
            "entre 3\u00a0% et 5\u00a0%",
            "le pourcentage",
        ],
        "en": [
            "75%",
            "12.5%",
            "75 per cent",
            "between 3% and 5%",
            "the percentage",
            "100%",
        ],
    },
}


@pytest.mark.parametrize(("code", "language", "typed", "right"), WRONG)
def test_wrong_is_found_and_mended(code: str, language: str, typed: str, right: str | None) -> None:
    """Each slip is found once, by its rule alone, and becomes what is right; that is found right."""
    assert codes(typed, language) == [code]
    if right is None:
        assert [finding.mended for finding in findings(typed, language)] == [None]
    else:
        assert mended(typed, language) == right
        assert codes(right, language) == []


@pytest.mark.parametrize(("code", "language", "text"), sentences(RIGHT))
def test_right_is_left_alone(code: str, language: str, text: str) -> None:
    """No rule speaks of a sentence that is right, least of all the one that it was written for."""
    assert codes(text, language) == []


@pytest.mark.parametrize("code", sorted({pair[0] for pair in WRONG}))
def test_every_rule_has_enough_right_sentences(code: str) -> None:
    """Each rule is silent on six sentences or more in each of its languages."""
    for language in {pair[1] for pair in WRONG if pair[0] == code}:
        assert len(RIGHT[code][language]) >= 6
