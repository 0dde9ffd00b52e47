"""Words that age."""

from __future__ import annotations

import pytest

from tests.proofed import Pair, codes, findings, mended, sentences

WRONG: list[Pair] = [
    ("time-word", "ar", "تنطلق اليوم أشغال الندوة", None),
    ("time-word", "ar", "انطلقت أمس", None),
    ("time-word", "ar", "انعقدت هذه السنة", None),
    ("time-word", "ar", "في يونيو المقبل", None),
    ("time-word", "ar", "يوم الجمعة الماضي", None),
    ("time-word", "fr", "Il s’ouvre aujourd’hui à Berkane", None),
    ("time-word", "fr", "ouvert hier", None),
    ("time-word", "fr", "cette année", None),
    ("time-word", "fr", "ce mercredi", None),
    ("time-word", "fr", "Hier, la ville", None),
    ("time-word", "en", "opens in Berkane today", None),
    ("time-word", "en", "opened yesterday", None),
    ("time-word", "en", "held this year", None),
    ("time-word", "en", "Last month, they met", None),
]
RIGHT: dict[str, dict[str, list[str]]] = {
    "time-word": {
        "ar": [
            "في اليوم الأول",
            "اليوم العالمي للماء",
            "اليوم الدراسي",
            "في اليوم نفسه",
            "بأمس الحاجة إلى الماء",
            "في أمس الحاجة",
            "غدا من الضروري",
            "السنة ثم الشهر ثم اليوم",
            "الشهر واليوم",
            "سنة 2024",
            "يوم 9 يونيو 2021",
            "خلال اليوم الثاني",
        ],
        "fr": [
            "la ville de demain",
            "le Maroc d’aujourd’hui",
            "cette année-là",
            "ce lundi-là",
            "le lendemain",
            "les hiers",
            "aux 9 et 10 juin",
            "Aujourd’hui Le Maroc",
            "lundi 31 mai 2021",
            "ce jour",
        ],
        "en": [
            "the city of tomorrow",
            "tomorrow’s cities",
            "in its last year",
            "the last week of May",
            "this edition",
            "the next year",
            "USA Today",
            "on 9 June 2021",
            "today’s city",
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
