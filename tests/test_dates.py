"""Dates, months, weekdays and spans."""

from __future__ import annotations

import pytest

from tests.proofed import Pair, codes, findings, mended, sentences

WRONG: list[Pair] = [
    ("date", "ar", "يوم 28/2/2024", "يوم 28 فبراير 2024"),
    ("date", "ar", "يوم الأربعاء، 28 فبراير 2024", "يوم الأربعاء 28 فبراير 2024"),
    ("date", "ar", "يومي 9-10/06/2021", "يومي 9 و10 يونيو 2021"),
    ("date", "ar", "يوم 2024-02-28", "يوم 28 فبراير 2024"),
    ("date", "fr", "le 1 juin 2021", "le 1er juin 2021"),
    ("date", "fr", "le 28/02/2024", "le 28 février 2024"),
    ("date", "fr", "le 9 juil. 2021", "le 9 juillet 2021"),
    ("date", "en", "on June 1st", "on 1 June"),
    ("date", "en", "on June 9, 2021", "on 9 June 2021"),
    ("date", "en", "on May 17 and 18 at the hotel", "on 17 and 18 May at the hotel"),
    ("date", "en", "from April 18-20, in Casablanca", "from 18–20 April, in Casablanca"),
    ("date", "en", "on June 9th-10th, 2021", "on 9–10 June 2021"),
    ("date", "en", "on the 9th of June", "on 9 June"),
    ("date", "en", "on 28.02.2024", "on 28 February 2024"),
    ("date", "en", "on Wednesday, 28 February 2024", "on Wednesday 28 February 2024"),
    ("month", "ar", "في مايو 2016", "في ماي 2016"),
    ("month", "ar", "ويوليو", "ويوليوز"),
    ("month", "ar", "شهر أغسطس", "شهر غشت"),
    ("month", "fr", "le 9 Juin 2021", "le 9 juin 2021"),
    ("month", "fr", "en Juin", "en juin"),
    ("month", "en", "in june", "in June"),
    ("month", "en", "on 9 march 2021", "on 9 March 2021"),
    ("weekday", "ar", "يوم الخميس 27 فبراير 2024", "يوم الثلاثاء 27 فبراير 2024"),
    ("weekday", "ar", "يومي الاثنين 27 والأربعاء 28 فبراير 2024", "يومي الثلاثاء 27 والأربعاء 28 فبراير 2024"),
    ("weekday", "fr", "le jeudi 27 février 2024", "le mardi 27 février 2024"),
    ("weekday", "fr", "le lundi 1er juin 2021", "le mardi 1er juin 2021"),
    ("weekday", "en", "on Thursday 27 February 2024", "on Tuesday 27 February 2024"),
    ("range", "ar", "بين 2019-2021", "بين من 2019 إلى 2021"),
    ("range", "fr", "les 9-10 juin", "les 9 et 10 juin"),
    ("range", "fr", "les années 2019–2021", "les années 2019 à 2021"),
    ("range", "en", "on 9-10 June", "on 9–10 June"),
    ("range", "en", "in 2019-2021", "in 2019–2021"),
]
RIGHT: dict[str, dict[str, list[str]]] = {
    "date": {
        "ar": [
            "يوم 28 فبراير 2024",
            "الأربعاء 28 فبراير 2024",
            "على الساعة 23:29",
            "24/7 طوال",
            "https://example.org/28/02/2024",
            "المواصفة 37122/2019",
            "النسبة 1/2/3",
        ],
        "fr": [
            "le 1er juin 2021",
            "le 11 juin 2021",
            "le 28 février 2024",
            "24/7",
            "https://example.org/28/02/2024",
            "le mercredi 28 février 2024",
            "en juin 2021",
        ],
        "en": [
            "on 1 June 2021",
            "in June 2021",
            "Wednesday 28 February 2024",
            "24/7",
            "https://example.org/2024-02-28",
            "In May 12 cities joined",
            "May 2016",
        ],
    },
    "month": {
        "ar": [
            "ماي 2016",
            "يوليوز",
            "غشت وشتنبر",
            "فندق جوان بالمدينة",
            "ثورة «يوليو» بمصر",
            "مايوركا",
        ],
        "fr": [
            "en juin",
            "Juin a été chaud",
            "le 9 juin 2021",
            "avenue du 16 Novembre",
            "la place du 20 Août",
            "Mars et Avril",
            "la planète Mars",
        ],
        "en": [
            "in June",
            "it may rain",
            "the march of time",
            "an august body",
            "9 May 2021",
            "June opened",
        ],
    },
    "weekday": {
        "ar": [
            "الثلاثاء 27 فبراير 2024",
            "الثلاثاء 27 والأربعاء 28 فبراير 2024",
            "يوم الاثنين 31 ماي 2021",
            "الاثنين",
            "كتبت «الخميس 27 فبراير 2024»",
            "الجمعة 30 فبراير",
        ],
        "fr": [
            "mardi 27 février 2024",
            "le lundi 31 mai 2021",
            "le jeudi 27 février",
            "mardi",
            "la page dit «\u00a0jeudi 27 février 2024\u00a0»",
            "le mardi 1er juin 2021",
        ],
        "en": [
            "Tuesday 27 February 2024",
            "Monday 31 May 2021",
            "Thursday 27 February",
            "Tuesday 27 February and Wednesday 28 February 2024",
            "the page says “Thursday 27 February 2024”",
            "on Tuesday",
        ],
    },
    "range": {
        "ar": [
            "من 2019 إلى 2021",
            "جهة الدار البيضاء - سطات",
            "الهاتف 05-22-20-30",
            "مخطط 2021-2027",
            "COVID-19",
            "ISO 37122-1",
            "F-16",
            "فاز 2-0",
        ],
        "fr": [
            "du 9 au 10 juin",
            "Casablanca-Settat",
            "le plan 2021-2027",
            "COVID-19",
            "ISO 37122-1",
            "la stratégie 2020-2030",
            "Agenda 21",
            "score de 3-1",
            "le plan de développement de la région (PDR) 2022-2027",
        ],
        "en": [
            "9–10 June 2021",
            "2019–2021",
            "COVID-19",
            "ISO 37122-1",
            "the strategy 2021-2027",
            "Horizon 2020",
            "31 May – 10 June",
            "F-16",
            "won 3-1",
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
