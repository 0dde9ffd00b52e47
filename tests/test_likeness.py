"""A name with a slip is found in three languages; other names and generic words are let be."""

from __future__ import annotations

import pytest

from plugins.text.likeness import Likeness, Name, Names, fold
from plugins.text.passages import HELD

NAMES = Names(
    [
        Name("عبد العزيز العماري", ("عبد العزيز العمري",)),
        Name("لمياء بن مخلوف"),
        Name("أمل الفلاح السغروشني", ("آمال الفلاح السغروشني",)),
        Name("وزارة التضامن والإدماج الاجتماعي", is_person=False),
        Name("المركز الجهوي للاستثمار", is_person=False),
        Name("Lamiae Benmakhlouf", ("Lamia Benmakhlouf",)),
        Name("Fatima Ezzahra El Mansouri"),
        Name("Université Abdelmalek Essaâdi", is_person=False),
        Name("Université Mohammed V", is_person=False),
        Name("Commune de Berkane", is_person=False),
        Name("Casablanca Events & Animation", ("Casablanca Events et Animation",), is_person=False),
        Name("Ministère de l’Aménagement, de l’Urbanisme et de l’Habitat", is_person=False),
        Name("Technopark", ("Techno-park",), is_person=False),
    ]
)


@pytest.mark.parametrize(
    ("text", "typed", "right"),
    [
        ("قال عبد العزيز عماري", "عبد العزيز عماري", "عبد العزيز العماري"),
        ("قال عبدالعزيز العماري", "عبدالعزيز العماري", "عبد العزيز العماري"),
        ("حسب عبد العزيز العمري", "عبد العزيز العمري", "عبد العزيز العماري"),
        ("ولمياء بنمخلوف", "لمياء بنمخلوف", "لمياء بن مخلوف"),
        ("مع لمياء بن مخلوق", "لمياء بن مخلوق", "لمياء بن مخلوف"),
        ("وامل الفلاح السغروشني", "امل الفلاح السغروشني", "أمل الفلاح السغروشني"),
        ("لآمال الفلاح السغروشني", "آمال الفلاح السغروشني", "أمل الفلاح السغروشني"),
        ("وزارة التضامن والادماج الاجتماعي", "وزارة التضامن والادماج الاجتماعي", "وزارة التضامن والإدماج الاجتماعي"),
        ("للمركز الجهوى للاستثمار", "لمركز الجهوى للاستثمار", "المركز الجهوي للاستثمار"),
        ("selon Lamiae Ben Makhlouf,", "Lamiae Ben Makhlouf", "Lamiae Benmakhlouf"),
        ("d’Lamia Benmakhlouf", "Lamia Benmakhlouf", "Lamiae Benmakhlouf"),
        ("Lamiae Benmakhluf", "Lamiae Benmakhluf", "Lamiae Benmakhlouf"),
        ("Lamiae benmakhlouf", "Lamiae benmakhlouf", "Lamiae Benmakhlouf"),
        ("Fatima-Ezzahra El-Mansouri", "Fatima-Ezzahra El-Mansouri", "Fatima Ezzahra El Mansouri"),
        ("Fatima Ezzahra El Mansori", "Fatima Ezzahra El Mansori", "Fatima Ezzahra El Mansouri"),
        ("à l’université Abdelmalek Essaadi", "université Abdelmalek Essaadi", "Université Abdelmalek Essaâdi"),
        ("Casablanca Events et Animation", "Casablanca Events et Animation", "Casablanca Events & Animation"),
    ],
)
def test_slip_in_a_name(text: str, typed: str, right: str) -> None:
    """An accent, a hyphen, a hamza, an article, a capital, a letter or a known variant: the right form is told."""
    [found] = NAMES.find(text)
    assert found.right == right
    assert text[found.start : found.end] == typed


@pytest.mark.parametrize(
    "text",
    [
        "وعبد العزيز العماري، ولعبد العزيز العماري",
        "للمركز الجهوي للاستثمار وبالمركز الجهوي للاستثمار",
        "وزيرة التضامن والإدماج الاجتماعي",
        "بوزارة التضامن والإدماج الاجتماعي",
        "المراكز الجهوية للاستثمار",
        "عبد العزيز العلوي",
        "Lamiae\u00a0Benmakhlouf, directrice",
        "Lamiae, Benmakhlouf",
        "Lamiae. Benmakhlouf",
        f"Lamiae {HELD}Benmakhlof",
        "l’université Abdelmalek Essaâdi",
        "Université Mohammed VI",
        "les communes de Berkane, la commune de Berkane",
        "Ministère de l’Aménagement, de l’Urbanisme et de l'Habitat",
        "Techno-park",
        "Benmakhluf",
    ],
)
def test_no_slip(text: str) -> None:
    """The form itself, with what language joins to it, other names, plurals and single words are no slips."""
    assert NAMES.find(text) == []


def test_longest_name_is_told_once() -> None:
    """What is wrong in a long name is not told again of a short one in it, and a right name covers its parts."""
    names = Names([Name("Sara Alami"), Name("Sara Alami Filali")])
    assert names.find("Sara Álami Filali") == [Likeness(0, 17, "Sara Alami Filali")]
    assert names.find("Sara Alami Filali") == []


def test_other_form_that_is_another_name_is_right() -> None:
    """A name that differs by its marks from another, and is known itself, is not mended."""
    assert Names([Name("Sara Alami"), Name("Sara Álami")]).find("Sara Álami, Sara Alami") == []


def test_fold() -> None:
    """What is easily typed otherwise makes no difference."""
    assert fold("L’Été – œuvre") == fold("l'ete œUVRE")
    assert fold("إدارةُ  المُدن") == fold("اداره المدن")
