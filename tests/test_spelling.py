"""Letters and words."""

from __future__ import annotations

import pytest

from tests.proofed import Pair, codes, findings, mended, sentences

WRONG: list[Pair] = [
    ("stray-control", "ar", "ندوة\u202e", "ندوة"),
    ("stray-control", "fr", "une vil\u00adle", "une ville"),
    ("stray-control", "en", "a smart \u200bcity", "a smart city"),
    ("not-normal", "ar", "ﻻ", "لا"),
    ("not-normal", "ar", "المدینة", "المدينة"),
    ("not-normal", "ar", "الذکية", "الذكية"),
    ("not-normal", "fr", "l’e\u0301dition", "l’édition"),
    ("not-normal", "en", "the ofﬁce", "the office"),
    ("not-normal", "en", "the сity", "the city"),
    ("glued", "ar", "بمبادرةمن العمالة", "بمبادرة من العمالة"),
    ("glued", "ar", "سنة2024", "سنة 2024"),
    ("glued", "ar", "12دولة", "12 دولة"),
    ("glued", "fr", "12pays", "12 pays"),
    ("glued", "en", "12countries", "12 countries"),
    ("lone-waw", "ar", "الماء و المدن", "الماء والمدن"),
    ("lone-waw", "ar", "يومي 5 و 6 يونيو 2024", "يومي 5 و6 يونيو 2024"),
    ("lone-waw", "ar", "الماء و Technopark", None),
    ("latin-prefix", "ar", "الشركة وTechnopark", None),
    ("latin-prefix", "ar", "بCasablanca", None),
    ("tatweel", "ar", "ال\u0640مدينة", "المدينة"),
    ("tatweel", "ar", "حدثا\u064b", "حدثا"),
    ("tatweel", "ar", "م\u064fد\u064fنٌ", "مدن"),
    ("hamza", "ar", "الإبتكار", "الابتكار"),
    ("hamza", "ar", "الاقليم", "الإقليم"),
    ("hamza", "ar", "وبالإستثمارات", "وبالاستثمارات"),
    ("hamza", "ar", "افريقيا", "إفريقيا"),
    ("hamza", "ar", "من اكثر المدن", "من أكثر المدن"),
    ("accent", "fr", "La 5e Edition", "La 5e Édition"),
    ("accent", "fr", "Etat", "État"),
    ("accent", "fr", "au coeur de la ville", "au cœur de la ville"),
    ("accent", "fr", "les oeuvres", "les œuvres"),
    ("accent", "fr", "l’Ecole", "l’École"),
    ("accent", "fr", "A cette occasion, il a parlé", "À cette occasion, il a parlé"),
    ("regional-word", "ar", "الحوكمة", "الحكامة"),
    ("regional-word", "ar", "بلدية بركان", "جماعة بركان"),
    ("regional-word", "ar", "محافظ الإقليم", "عامل الإقليم"),
    ("regional-word", "fr", "un workshop", "un atelier"),
    ("regional-word", "fr", "digitaliser", "numériser"),
    ("regional-word", "fr", "la ville digitale", "la ville numérique"),
    ("regional-word", "en", "the color", "the colour"),
    ("regional-word", "en", "to organize", "to organise"),
    ("regional-word", "en", "Jointly organized by two cities", "Jointly organised by two cities"),
    ("regional-word", "en", "Organized by CEA", "Organised by CEA"),
]
RIGHT: dict[str, dict[str, list[str]]] = {
    "stray-control": {
        "ar": [
            "ندوة",
            "«ندوة» – 2024",
            "الماء، والهواء",
            "3,5%",
            "بركان",
            "شيء",
        ],
        "fr": [
            "ville",
            "«\u00a0ville\u00a0»",
            "l’eau – l’air",
            "80\u202f000",
            "cœur",
            "été",
        ],
        "en": [
            "city",
            "“city”",
            "a – b",
            "80,000",
            "naïve",
            "5 °C",
        ],
    },
    "not-normal": {
        "ar": [
            "لا",
            "ي",
            "ك",
            "ه\u0640 1445",
            "صلى الله عليه وسلم ﷺ",
            "مؤسسة",
        ],
        "fr": [
            "été",
            "½ heure",
            "10\u00a0m²",
            "cœur",
            "5 μm",
            "Łódź",
        ],
        "en": [
            "office",
            "½ hour",
            "10 m²",
            "café",
            "5 μm",
            "π is Greek",
        ],
    },
    "glued": {
        "ar": [
            "و10",
            "بمبادرة من",
            "5G",
            "سنة 2024",
            "ب5 دراهم",
            "فتاة في المدينة",
            "على الساعة 18:00",
        ],
        "fr": [
            "5e édition",
            "12 pays",
            "5G et 4K",
            "la 1re",
            "18h30",
            "UM6P et Le360",
            "1080p",
        ],
        "en": [
            "5th",
            "12 countries",
            "5G",
            "the 1990s",
            "Le360",
            "3D",
            "1080p",
        ],
    },
    "lone-waw": {
        "ar": [
            "الماء والهواء",
            "9 و10 يونيو 2021",
            "أ، ب، و",
            "بوجدة",
            "وحدة",
            "الواو حرف",
        ],
    },
    "latin-prefix": {
        "ar": [
            "ومجمع Technopark",
            "شبكة ال\u0640 5G",
            "بال\u0640 Smart City",
            "جمعية Hack & Pitch",
            "IEEE",
            "مدن مثل Casablanca",
        ],
    },
    "tatweel": {
        "ar": [
            "المدينة",
            "ال\u0640 5G",
            "ه\u0640 1445",
            "أ\u064fعلن قبل الدورة",
            "ن\u064fظمت الندوة",
            "حدثا",
            "معل\u0651م",
            "مؤخرا",
        ],
    },
    "hamza": {
        "ar": [
            "الابتكار والاستثمار",
            "الإدماج والإقليم",
            "أكثر من الأشغال",
            "الإنتاج والإعلام",
            "إفريقيا وإيطاليا",
            "استراتيجية",
            "الاثنين",
            "احميدوش",
            "لأن المدينة",
            "وأن الماء",
            "كان الأمر",
            "والي الجهة",
            "بان له",
        ],
    },
    "accent": {
        "fr": [
            "Édition",
            "État",
            "cœur",
            "œuvre",
            "coefficient",
            "coexister",
            "moelle",
            "poésie",
            "Noël",
            "Smart City Edition",
            "goélette",
            "A-t-il parlé",
            "Il y a cette ville",
        ],
    },
    "regional-word": {
        "ar": [
            "الحكامة",
            "الجماعة",
            "المحافظة على البيئة",
            "محافظ على القيم",
            "المحافظ العقاري",
            "العامل",
        ],
        "fr": [
            "atelier",
            "la transformation digitale",
            "le Forum de la société digitale",
            "numériser",
            "Digital Business Africa",
            "l’École nationale du digital (ENIAD)",
        ],
        "en": [
            "colour",
            "organise",
            "World Trade Center",
            "World Health Organization",
            "prize and size",
            "the programme",
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
