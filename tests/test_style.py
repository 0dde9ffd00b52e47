"""Verbs, adjectives, capitals of offices, titles."""

from __future__ import annotations

import pytest

from plugins.text.passages import Passage
from plugins.text.proofreading import proofread
from tests.proofed import Pair, codes, findings, mended, sentences

WRONG: list[Pair] = [
    ("weak-verb", "ar", "تم عقد الدورة", None),
    ("weak-verb", "ar", "قام بتنظيم الدورة", None),
    ("weak-verb", "ar", "من طرف الشركة", None),
    ("weak-verb", "fr", "l’édition aurait réuni 12 pays", None),
    ("weak-verb", "fr", "il a procédé à la signature", None),
    ("weak-verb", "en", "it saw the holding of a forum", None),
    ("weak-verb", "en", "The city played host to an event", None),
    ("praise", "ar", "ندوة متميزة", None),
    ("praise", "ar", "حضور غير مسبوق", None),
    ("praise", "ar", "الوازنة", None),
    ("praise", "fr", "un panel prestigieux", None),
    ("praise", "fr", "un véritable succès", None),
    ("praise", "en", "a prestigious panel", None),
    ("praise", "en", "a world-class venue", None),
    ("office-case", "fr", "selon le Gouverneur de la province", "selon le gouverneur de la province"),
    ("office-case", "fr", "Le Ministre de l’Intérieur", "Le ministre de l’Intérieur"),
    ("office-case", "en", "the Governor said", "the governor said"),
    ("office-case", "en", "The Organising Committee met", "The organising committee met"),
]
RIGHT: dict[str, dict[str, list[str]]] = {
    "weak-verb": {
        "ar": [
            "نظمت الشركة الدورة",
            "انعقدت الدورة",
            "تمكن المشاركون من الحضور",
            "أتم العمل",
            "قام من مكانه",
            "تمور المغرب",
        ],
        "fr": [
            "l’édition a réuni 12 pays",
            "il aura lieu",
            "elle serait utile",
            "procéder ainsi",
            "aurait besoin d’eau",
            "il avait réuni",
        ],
        "en": [
            "the forum was held",
            "he saw the city",
            "the host city",
            "she witnessed it",
            "they play here",
            "hosted by Rabat",
        ],
    },
    "praise": {
        "ar": [
            "ندوة دولية",
            "حالة رائدة",
            "ميز بينهما",
            "مميزات الخدمة",
            "وزن",
            "سبق",
        ],
        "fr": [
            "un panel",
            "le prestige",
            "une assemblée extraordinaire",
            "à titre exceptionnel",
            "il a remarqué",
            "un succès",
        ],
        "en": [
            "a panel",
            "the prestige",
            "he remarked",
            "a precedent",
            "the world",
            "renown",
        ],
    },
    "office-case": {
        "fr": [
            "le gouverneur de la province",
            "Sa Majesté le Roi Mohammed VI",
            "Wali de la région",
            "le ministère de l’Intérieur",
            "la Direction générale",
            "un comité olympique",
            "Présidente, elle a dit",
        ],
        "en": [
            "the governor said",
            "Governor of the Province",
            "the Ministry of the Interior",
            "His Majesty King Mohammed VI",
            "the Directorate-General",
            "president of the council",
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


TITLES = [
    ("ar", "بركان..اختتام الندوة", "بركان: اختتام الندوة"),
    ("ar", "بركان: اختتام الندوة.", "بركان: اختتام الندوة"),
    ("ar", "بركان: افتتاح الندوة يوم 27 فبراير", None),
    ("ar", "بركان: افتتاح الندوة | ندوة", None),
    ("fr", "LA VILLE ÉCOUTE", None),
    ("fr", "La ville écoute.", "La ville écoute"),
    ("fr", "La Ville Écoute Demain".removesuffix(" Demain"), None),
    ("fr", "Berkane : ouverture le 27 février".replace(" :", "\u00a0:"), None),
    ("en", "The City Listens", None),
    ("en", "THE CITY LISTENS", None),
    ("en", "The city listens.", "The city listens"),
    ("en", "Berkane opens on 27 February", None),
    ("en", "Berkane opens - Nadwa", None),
]
RIGHT_TITLES = [
    ("ar", "بركان: ندوة دولية حول استعداد المدن الذكية لتحديات المناخ"),
    ("ar", "الدار البيضاء 2021: خمس جلسات"),
    ("ar", "حول الأرشيف"),
    ("ar", "ماذا بعد الندوة؟"),
    ("ar", "ملتقى Smart City Expo 2019"),
    ("ar", "المدينة تسمع…"),
    ("fr", "Casablanca\u00a0: un symposium hybride sur la résilience"),
    ("fr", "L’UM6P et l’ENIAD à Berkane"),
    ("fr", "Smart City Expo 2019"),
    ("fr", "À propos des archives"),
    ("fr", "Quelle édition\u202f?"),
    ("fr", "La ville écoute…"),
    ("en", "Berkane: an international symposium on smart cities"),
    ("en", "Smart City Casablanca Symposium 2021"),
    ("en", "The city listens"),
    ("en", "About the archive"),
    ("en", "IEEE and UM6P sign an agreement"),
    ("en", "Was it the fifth?"),
]


@pytest.mark.parametrize(("language", "typed", "right"), TITLES)
def test_wrong_title_is_found(language: str, typed: str, right: str | None) -> None:
    """A title with a stop, two dots, a day, the site's name or capitals is told."""
    assert codes(typed, language, "title") == ["title"]
    assert right is None or mended(typed, language, "title") == right


@pytest.mark.parametrize(("language", "title"), RIGHT_TITLES)
def test_right_title_is_left_alone(language: str, title: str) -> None:
    """A sentence, a name, a year and a question are titles."""
    assert codes(title, language, "title") == []


@pytest.mark.parametrize("text", ["The city listens", "The city listens.", "«The city, listens»"])
def test_title_is_not_said_again(text: str) -> None:
    """What follows a title says something new, whatever its marks."""
    passage = Passage(text.strip("«»"), "en", "summary", above="The city listens")
    assert "title-repeated" in [finding.code for finding in proofread(passage)]


@pytest.mark.parametrize("text", ["The city listens to its people.", "Listen, the city", "", "Another line."])
def test_something_new_is_left_alone(text: str) -> None:
    """A summary that begins as its title does, and goes on, is right."""
    assert [finding.code for finding in proofread(Passage(text, "en", "summary", above="The city listens"))] == []
