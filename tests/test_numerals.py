"""Numbers, what they count, and ordinals."""

from __future__ import annotations

import pytest

from tests.proofed import Pair, codes, findings, mended, sentences

WRONG: list[Pair] = [
    ("digits", "ar", "سنة ٢٠٢٤", "سنة 2024"),
    ("digits", "ar", "أكثر من ٨٠٠ زائر", "أكثر من 800 زائر"),
    ("number", "ar", "أكثر من 80,000 زائر", "أكثر من 80.000 زائر"),
    ("number", "ar", "أكثر من 80 000 زائر", "أكثر من 80.000 زائر"),
    ("number", "ar", "حوالي 1.5 مليون درهم", "حوالي 1,5 مليون درهم"),
    ("number", "fr", "plus de 80.000 visites", "plus de 80\u202f000 visites"),
    ("number", "fr", "plus de 80 000 visites", "plus de 80\u202f000 visites"),
    ("number", "fr", "près de 1.5\u00a0million de dirhams", "près de 1,5\u00a0million de dirhams"),
    ("number", "en", "more than 80.000 visits", "more than 80,000 visits"),
    ("number", "en", "some 80 000 visits", "some 80,000 visits"),
    ("number", "en", "about 1,5 million dirhams", "about 1.5 million dirhams"),
    ("count", "ar", "55 متدخل", "55 متدخلا"),
    ("count", "ar", "شارك 12 دول", "شارك 12 دولة"),
    ("count", "ar", "5 دولة", "5 دول"),
    ("count", "ar", "103 متدخلا", "103 متدخلين"),
    ("count", "ar", "80.000 زائرا", "80.000 زائر"),
    ("count", "ar", "55 ألف زائرا", "55 ألف زائر"),
    ("count", "ar", "حضر و55 متدخل", "حضر و55 متدخلا"),
    ("count", "fr", "0 exposants", "0 exposant"),
    ("count", "fr", "12 intervenant", "12 intervenants"),
    ("count", "en", "1 countries", "1 country"),
    ("count", "en", "from 12 country.", "from 12 countries."),
    ("ordinal", "ar", "انعقدت الدورة 5", "انعقدت الدورة الخامسة"),
    ("ordinal", "fr", "la 5ème édition", "la 5e édition"),
    ("ordinal", "fr", "la 5éme édition", "la 5e édition"),
    ("ordinal", "fr", "la 1ère édition", "la 1re édition"),
    ("ordinal", "en", "the 5th edition", "the fifth edition"),
    ("ordinal", "en", "the 5th. Edition", "the fifth edition"),
]
RIGHT: dict[str, dict[str, list[str]]] = {
    "digits": {
        "ar": [
            "سنة 2024",
            "80.000 زائر",
            "5G",
            "على الساعة 23:29",
            "12,5%",
            "ISO 37122:2019",
        ],
    },
    "number": {
        "ar": [
            "80.000 زائر",
            "12,5 مليون درهم",
            "سنة 2024",
            "رخصة CC BY 4.0",
            "الهاتف 0522 20 30 40",
            "الهاتف +212 522 203 040",
            "ISO 37122:2019",
            "3,5 في المائة",
            "Industrie 4.0",
            "IP 192.168.1.100",
        ],
        "fr": [
            "80\u202f000 visites",
            "12,5\u00a0%",
            "en 2024",
            "CC BY 4.0",
            "au 0522 20 30 40",
            "ISO 37122:2019",
            "3,5\u00a0%",
            "version 2.1.0",
            "les 9 100 pas",
        ],
        "en": [
            "80,000 visits",
            "12.5%",
            "in 2024",
            "CC BY 4.0",
            "call 0522 20 30 40",
            "ISO 37122:2019",
            "pi is 3.142",
            "version 2.1.0",
        ],
    },
    "count": {
        "ar": [
            "55 متدخلا",
            "3 متدخلين",
            "103 متدخلين",
            "111 متدخلا",
            "3.250 مشاركا",
            "80.000 زائر",
            "55 ألف زائر",
            "سنة 2024 دورة ناجعة",
            "الأسماء الأحد عشر",
            "100 دولة",
            "Expo 2019 مدينة",
            "12 دولة و3 مدن",
        ],
        "fr": [
            "0 exposant",
            "1 exposant",
            "1,5\u00a0million",
            "12 intervenants",
            "55 pays",
            "l’édition 2021 session",
            "80\u202f000 visites",
            "en 2024 visites et débats",
            "Apollo 11 visiteur",
        ],
        "en": [
            "1 country",
            "0 countries",
            "12 countries",
            "1.5 countries",
            "12 country pavilions",
            "9 session titles",
            "the 2021 edition was held",
            "Tier 1 cities",
            "80,000 visits",
            "No 2020 edition was found",
        ],
    },
    "ordinal": {
        "ar": [
            "الدورة الخامسة",
            "دورة 2024",
            "الدورة 21",
            "النسخة الثانية",
            "انعقدت الدورة 9 يونيو",
            "الدورة 9 و10 يونيو",
        ],
        "fr": [
            "la 5e édition",
            "la 1re",
            "le 1er juin 2021",
            "le XXIe siècle",
            "les 2es rencontres",
            "5G et 4K",
        ],
        "en": [
            "the fifth edition",
            "2nd International Symposium on Smart Cities",
            "the 21st edition",
            "in the 20th century",
            "the 5th arrondissement",
            "fifth",
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
