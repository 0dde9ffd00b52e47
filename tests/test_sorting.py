"""Names stand where readers of each language look for them."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from plugins.archive.languages import CODES, Code
from plugins.archive.records import Person, Words
from plugins.archive.sorting import NUMBERS, Kind, heading, person_key, sort_key, without_article


def person(given: str, family: str) -> Person:
    """Return a person of this name in all three languages."""
    name, filed = f"{given} {family}", family
    return Person(id="x", name=Words(name, name, name), family=Words(filed, filed, filed), sources=())


@pytest.mark.parametrize(
    ("name", "kind", "bare"),
    [
        ("الدار البيضاء", "place", "دار البيضاء"),
        ("الولايات المتحدة", "place", "ولايات المتحدة"),
        ("الجامعة", "organisation", "جامعة"),
        ("«الجامعة»", "organisation", "جامعة»"),
        ("اَلْجامعة", "organisation", "جامعة"),
        ("السلاوي", "person", "سلاوي"),
        ("ألمانيا", "place", "ألمانيا"),
        ("التزام", "organisation", "التزام"),
        ("التقاء المدن", "organisation", "التقاء المدن"),
        ("التنمية الرقمية", "organisation", "تنمية الرقمية"),
        ("L’Office", "organisation", "Office"),
        ("Les Amis", "organisation", "Amis"),
        ("The University", "organisation", "University"),
        ("LaFactory", "organisation", "LaFactory"),
        ("La Haye", "place", "La Haye"),
        ("El Omari", "person", "El Omari"),
        ("Le", "organisation", "Le"),
    ],
)
def test_article_is_dropped_where_it_is_one(name: str, kind: Kind, bare: str) -> None:
    """Arabic drops the article always, but not letters that only look like it; Latin letters only for organisations."""
    assert without_article(name, kind) == bare


@pytest.mark.parametrize(
    ("code", "kind", "names"),
    [
        ("ar", "place", ["إفران", "أكادير", "بركان", "الدار البيضاء", "الرباط", "مراكش", "وجدة", "Lyon", "Paris"]),
        ("ar", "person", ["إبراهيمي", "احميدوش", "أزدوك", "بن المختار", "بن مخلوف", "بناني", "الجواهري", "حبوها"]),
        ("ar", "organisation", ["3 مدن", "20 مدينة", "جامعة", "معهد", "مؤسسة", "موكب", "APEBI"]),
        ("fr", "person", ["El Habti", "El Omari", "Elalamy", "Maâzouz", "Mansouri", "Wróblewski"]),
        ("fr", "organisation", ["3 villes", "20 villes", "École", "l’Œuvre", "Office", "Université", "جامعة"]),
        ("en", "organisation", ["Agency", "The Council", "Jean-Yves", "Jeanzz", "UN-Habitat", "Unit", "مدينة"]),
    ],
)
def test_names_stand_in_the_order_of_the_language(code: Code, kind: Kind, names: list[str]) -> None:
    """Numbers by value, the page's script, then the other; case, accents and hyphens do not part what belongs together."""
    mixed = random.Random(7).sample(names, len(names))
    assert sorted(mixed, key=lambda name: sort_key(code, name, kind)) == names


@pytest.mark.parametrize("code", CODES)
def test_names_that_only_marks_part_are_still_told_apart(code: Code) -> None:
    """The order never depends on the order of typing."""
    for one, other in [("Eté", "Été"), ("أحمد", "احمد"), ("Coeur", "Cœur")]:
        keys = [sort_key(code, name, "organisation") for name in (one, other)]
        assert keys[0][:2] == keys[1][:2]
        assert keys[0] != keys[1]


@pytest.mark.parametrize("code", CODES)
def test_people_stand_under_the_family_name(code: Code) -> None:
    """Given names decide only within a family."""
    people = [person("Zineb", "Alami"), person("Amina", "Berrada"), person("Mohamed Ali", "Berrada")]
    assert sorted(random.Random(3).sample(people, 3), key=lambda one: person_key(code, one)) == people


@pytest.mark.parametrize(
    ("name", "kind", "letter"),
    [
        ("إبراهيمي", "person", "أ"),
        ("احميدوش", "person", "أ"),
        ("آمال", "person", "أ"),
        ("العماري", "person", "ع"),
        ("ؤ", "person", "و"),
        ("ڭريمي", "person", "ك"),
        ("École", "organisation", "E"),
        ("œuvre", "organisation", "O"),
        ("L’Office", "organisation", "O"),
        ("El Omari", "person", "E"),
        ("3 villes", "organisation", NUMBERS),
        ("«مجال»", "organisation", "م"),
        ("", "organisation", NUMBERS),
    ],
)
def test_letter_of_a_name(name: str, kind: Kind, letter: str) -> None:
    """A name stands under the first letter that counts."""
    assert heading(name, kind) == letter


@pytest.mark.parametrize("code", CODES)
def test_letters_of_sorted_names_never_come_back(code: Code) -> None:
    """Sorted names fall into one group a letter."""
    names = ["أكادير", "إفران", "École", "Euro", "El Omari", "الدار", "دكالة", "12", "Œuvre", "Opéra", "zoo"]
    letters = [heading(n, "person") for n in sorted(names, key=lambda name: sort_key(code, name, "person"))]
    assert len([1 for a, b in pairwise(letters) if a != b]) == len(set(letters)) - 1
