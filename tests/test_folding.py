"""Folding: what is the same word to a reader has one key, however it is typed, and what is not has another."""

from __future__ import annotations

from itertools import combinations

import pytest

from plugins.text.folding import compounds, key, keys, published, words

# Each line is one word as it may be typed.
SAME = [
    "الذكية الذكيه ذكية الذّكيّة والذكية بالذكية ذكي الذكي",
    "مدينة المدينة المدينه والمدينة بالمدينة وبالمدينة للمدينة مدن المدن والمدن للمدن مدينتها مدينتان",
    "ندوة ندوات الندوة والندوات لندوة بندوة",
    "أثر آثار اثار وآثار الآثار",
    "إنشاء انشاء لإنشاء الإنشاء بإنشاء",
    "خبير خبراء الخبراء للخبراء خبرا",
    "شركة شركات الشركة لشركة",
    "شريك شركاء الشركاء وشركاء",
    "مسؤول مسئول مسوول المسؤول",
    "وزارة الوزارة بوزارة وزارات ووزارة",
    "وزير الوزير وزراء لوزير",
    "ولاية ولايات الولاية بولاية",
    "والي الوالي ولاة",
    "لجنة اللجنة لجان للجنة لجنتها",
    "متدخل متدخلا متدخلون متدخلين المتدخلون متدخلان",
    "زائر زائرا زوار الزوار",
    "دورة الدورات دورتان دورتين",
    "لقاء لقاءات اللقاء",
    "قراءة قرائة القراءة",
    "الإبتكار الابتكار ابتكار",
    "كازابلانكا كازابلانكا",
    "صمود الصمود صمــود صُمود",
    "بركان ببركان لبركان وبركان",
    "ville villes Ville VILLES",
    "réseau réseaux reseau",
    "régional régionaux régionale régionales",
    "organisation organiser organisé organisées organisateurs organize organizers",
    "mobilité mobilités mobility",
    "développement développements development developpement",
    "énergie énergies energy",
    "city cities",
    "résilience resilience RÉSILIENCE",
    "numérique numériques",
    "technologie technologies technology",
    "cœur coeur",
    "e-mail E-mail e-mails",
    "80.000 80,000 80000 80 000 ٨٠٬٠٠٠ ٨٠٠٠٠".replace("80 000", "80\u202f000"),
    "2021 ٢٠٢١",
    "5e 5ème 5th",
]


@pytest.mark.parametrize("line", SAME)
def test_one_word_has_one_key(line: str) -> None:
    """Articles, prepositions, endings, broken plurals, hamza, vowel marks, accents, case and digits make no difference."""
    found = {word: key(word) for word in line.split(" ")}
    assert len(set(found.values())) == 1, found
    assert all(found.values())


def test_words_are_told_apart() -> None:
    """No two of the words above share a key."""
    firsts = {line.split(" ")[0]: key(line.split(" ")[0]) for line in SAME}
    alike = [(one, other) for one, other in combinations(firsts, 2) if firsts[one] == firsts[other]]
    assert alike == []


@pytest.mark.parametrize("word", ["مدينة", "وزارة", "بركان", "لجنة", "كهرباء", "فلاحة", "مقاولة", "بوشارب", "استدامة"])
@pytest.mark.parametrize("before", ["و", "ف", "ب", "ل", "ك", "وب", "ول", "فل", "ال", "وال", "بال", "كال", "فال"])
def test_what_is_written_to_a_word_makes_no_difference(before: str, word: str) -> None:
    """A conjunction, a preposition, the article and what they make together are taken off, known word or not."""
    assert key(before + word) == key(word)


@pytest.mark.parametrize("word", ["في", "من", "على", "the", "of", "la", "des", "et"])
def test_word_that_says_nothing_has_no_key(word: str) -> None:
    """Who looks for *la ville* looks for the town, and a single letter is no word."""
    assert key(word) == key("l") == key("و") == ""


def test_keys_of_a_text() -> None:
    """Elisions and hyphens part words, marks and isolates are none, and numbers keep their groups."""
    text = "L’eau d’Agadir à Casablanca-Settat : 80\u202f000 visites (UM6P), \u2067«المدينة»\u2069 2021"
    assert keys(text) == ["eau", "agadir", "casablanca", "setat", "80000", "visit", "um6p", "مدين", "2021"]
    assert words("à 80\u00a0000 et 2021 400") == ["à", "80\u00a0000", "et", "2021", "400"]


def test_compounds_are_known_otherwise_too() -> None:
    """What has a hyphen may be looked for as one word or by its parts."""
    assert compounds("une start-up et l’e-gouvernance") == ["startup", "start", "up", "egouvernanc", "gouvernanc"]
    assert compounds("une ville") == []


def test_each_plural_of_the_list_is_its_singular() -> None:
    """The list of plurals holds in both numbers, with and without article."""
    for line in published()["same"]:
        first, *others = line.split()
        assert {key(other) for other in others} == {key(first)}, line
        if first[0] >= "ء":
            assert {key(f"ال{word}") for word in (first, *others)} == {key(first)}, line


def test_plurals_stand_once() -> None:
    """No word is listed in two lines, where one of them would not count."""
    listed = [word for line in published()["same"] for word in line.split()]
    assert [word for word in set(listed) if listed.count(word) > 1] == []


def test_word_that_keeps_its_first_letter_is_known_with_others_before_it() -> None:
    """What begins with the letter of a preposition by itself loses what is written to it, and no more."""
    for word in published()["whole"].split():
        assert key(f"و{word}") == key(word), word
        assert key(word)[:1] == key(f"ال{word}")[:1], word
