"""Quotes, brackets and what stands twice."""

from __future__ import annotations

import pytest

from tests.proofed import Pair, codes, findings, mended, sentences

WRONG: list[Pair] = [
    ("quotes", "ar", "تحت شعار «مدينة”", "تحت شعار «مدينة»"),
    ("quotes", "ar", 'تحت شعار "مدن للجميع"', "تحت شعار «مدن للجميع»"),
    ("quotes", "ar", "تحت شعار “مدن للجميع”", "تحت شعار «مدن للجميع»"),
    ("quotes", "ar", "تحت شعار ” مدن للجميع”", "تحت شعار «مدن للجميع»"),
    ("quotes", "ar", "شركة « مجال بركان »", "شركة «مجال بركان»"),
    ("quotes", "ar", "تحت شعار «مدن للجميع", None),
    ("quotes", "ar", "«شعار «مدن» الدورة»", "«شعار “مدن” الدورة»"),
    ("quotes", "fr", 'le thème "ville"', "le thème «\u00a0ville\u00a0»"),
    ("quotes", "fr", "le thème “ville”", "le thème «\u00a0ville\u00a0»"),
    ("quotes", "fr", "le thème 'Des villes'", "le thème «\u00a0Des villes\u00a0»"),
    ("quotes", "fr", "le thème «\u00a0ville", None),
    ("quotes", "en", 'the motto "city"', "the motto “city”"),
    ("quotes", "en", "the motto «city»", "the motto “city”"),
    ("quotes", "en", "under the motto 'Cities by all'", "under the motto “Cities by all”"),
    ("quotes", "en", "the motto “city", None),
    ("quotes", "en", "the motto “ city ”", "the motto “city”"),
    ("brackets", "ar", "الدورة ( 2024 )", "الدورة (2024)"),
    ("brackets", "fr", "l’édition (2024", None),
    ("brackets", "fr", "12 pays ( Maroc, France)", "12 pays (Maroc, France)"),
    ("brackets", "en", "the edition (2024]", None),
    ("brackets", "en", "the edition 2024)", None),
    ("repeat", "ar", "انعقدت في في الرباط", "انعقدت في الرباط"),
    ("repeat", "fr", "la ville de de Rabat", "la ville de Rabat"),
    ("repeat", "fr", "la  ville", "la ville"),
    ("repeat", "en", "in the the city", "in the city"),
    ("repeat", "en", "two  spaces", "two spaces"),
]
RIGHT: dict[str, dict[str, list[str]]] = {
    "quotes": {
        "ar": [
            "تحت شعار «مدن للجميع».",
            "كتب «شعار “مدن للجميع” رسمي».",
            "جمعية «Hack & Pitch» بالرباط",
            "«ندوة» أرشيف مستقل.",
            "سماها «الندوة الدولية» و«الملتقى».",
            'شاشة من 15" بالقاعة',
        ],
        "fr": [
            "sous le thème «\u00a0Des villes par tous\u00a0».",
            "«\u00a0Le mot “ville” revient\u00a0», écrit-il.",
            "l’association «\u00a0Hack & Pitch\u00a0»",
            "l’eau d’aujourd’huiste",
            "«\u00a0jeudi\u00a0» et «\u00a0mardi\u00a0»",
            'un écran de 15" dans la salle',
        ],
        "en": [
            "under the motto “Cities by all”.",
            "“The word ‘city’ returns”, he wrote.",
            "the organisers’ page",
            "the “Hack & Pitch” association",
            "the cities’ and the regions’ plans",
            'a 15" screen',
        ],
    },
    "brackets": {
        "ar": [
            "الدورة (2024) ببركان",
            "بويد كوهين (Boyd Cohen)، خبير",
            "أ) الماء؛ ب) الطاقة",
            "(من حسابنا: 521 ناقص 455)",
            "[بلا عنوان]",
            "قال […] ثم سكت",
        ],
        "fr": [
            "l’édition (2024)",
            "Giovanni Coppa (Italie) a écrit",
            "a) l’eau\u202f; b) l’air",
            "la société (SDL [locale])",
            "[sic]",
            "12 pays (Maroc, France).",
        ],
        "en": [
            "the edition (2024)",
            "the wilaya (regional authority) of Casablanca",
            "a) water; b) air",
            "the board (of [local] members)",
            "[sic]",
            "1) water",
        ],
    },
    "repeat": {
        "ar": [
            "في الرباط وفي الدار البيضاء",
            "شيئا شيئا",
            "تقدموا واحدا واحدا",
            "كلمة كلمات",
            "ما ماء",
            "يوما يوما بعد آخر",
        ],
        "fr": [
            "nous nous sommes réunis",
            "de la ville à la ville",
            "Bora Bora",
            "vous vous souvenez",
            "le 5 et le 5",
            "une à une",
        ],
        "en": [
            "he said that that was so",
            "they had had time",
            "New York, New York",
            "from city to city",
            "the theme",
            "Bora Bora",
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
