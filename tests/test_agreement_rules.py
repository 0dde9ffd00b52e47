"""The versions of one text say the same numbers and days, and differ only where languages honestly do."""

from __future__ import annotations

import pytest

from plugins.archive.languages import Code
from tests.storydesk import told


@pytest.mark.parametrize(
    ("arabic", "french", "english"),
    [
        ("حضر 80.000 شخص", "80\u202f000 personnes", "80,000 people"),
        ("80 ألف شخص", "80\u202f000 personnes", "80 thousand people"),
        ("1,5 مليون درهم", "1,5\u00a0million de dirhams", "1.5 million dirhams"),
        ("75 في المائة", "75\u00a0%", "75%"),
        ("الدورة الخامسة", "la 5e édition", "the fifth edition"),
        ("على الساعة 18:30", "à 18\u00a0h\u00a030", "at 18:30"),
        ("3 ورشات", "trois ateliers", "three workshops"),
        ("يومي 1 و2 يونيو 2021", "les [=dates]", "on 1–2 June 2021"),
        ("يوم 31 ماي 2021 و31 ماي", "le 31 mai", "on 31 May 2021"),
        ("سنة 2021", "cette année-là", "in 2021, in 2021"),
        ("«رؤية 2040» :en[Plan 12]", "« Vision 2050 »", "the plan"),
        ("[=speakers]", "55 intervenants", "[=speakers number] speakers"),
        ("نحو 36 ساعة", "36 heures, oui, 36", "36 hours"),
        ("يوم 18 أبريل 2019، و18 أبريل", "le 18 avril 2019, et le 18", "18 April 2019, and the 18th"),
        ("في الندوة", "au Symposium d’Agadir 2021", "at the Agadir symposium 2022"),
        ("من 2016 إلى 2019", "de 2016 à 2019, en 2016", "2016–2019"),
    ],
)
def test_honest_differences_are_no_problem(arabic: str, french: str, english: str) -> None:
    """Grouping, words for small numbers, forms of ordinals, days and times, and what is said again."""
    assert told({"ar": arabic, "fr": french, "en": english}) == []


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        (
            {"ar": "حضر 35 شخصا.", "fr": "Il y avait 36 personnes."},
            ["fr.md:7:12: `36` is `35` in ar.md; write the same in both, or insert the fact with [=…]"],
        ),
        (
            {"fr": "Il y avait 35 personnes.", "ar": "حضر 36 شخصا."},
            ["ar.md:7:5: `36` is `35` in fr.md; write the same in both, or insert the fact with [=…]"],
        ),
        (
            {"en": "There were 35 people.", "fr": "Il y avait du monde."},
            ["fr.md:7:1: `35` of en.md is missing here; say it too, or take it out there"],
        ),
        (
            {"en": "One.\n\nThere were 35 people.", "fr": "Un.\n\nIl y avait du monde."},
            ["fr.md:9:1: `35` of en.md is missing here; say it too, or take it out there"],
        ),
        (
            {"en": "There were people.", "ar": "حضر 36 شخصا."},
            ["ar.md:7:5: `36` is not in en.md; say the same in both"],
        ),
        (
            {"en": "On 31 May 2021.", "fr": "Le 30 mai 2021."},
            [
                "fr.md:7:4: `30 mai 2021` is `31 May 2021` in en.md; write the same in both, or insert the fact with [=…]"
            ],
        ),
        (
            {"en": "In 2016.", "fr": "En 2017."},
            ["fr.md:7:4: `2017` is `2016` in en.md; write the same in both, or insert the fact with [=…]"],
        ),
        (
            {"en": "At 18:30.", "fr": "À 18 h."},
            ["fr.md:7:3: `18 h` is `18:30` in en.md; write the same in both, or insert the fact with [=…]"],
        ),
        (
            {"en": "9 workshops.", "fr": "8 ateliers."},
            ["fr.md:7:1: `8` is `9` in en.md; write the same in both, or insert the fact with [=…]"],
        ),
        (
            {"en": "35 and 36 and 36.", "fr": "35 et 35 et 36."},
            ["fr.md:7:7: `35` is `36` in en.md; write the same in both, or insert the fact with [=…]"],
        ),
        (
            {"en": "[=speakers] and 40.", "fr": "54 arbres et 40."},
            ["fr.md:7:1: `54` is `55` in en.md; write the same in both, or insert the fact with [=…]"],
        ),
    ],
)
def test_difference_is_told_at_the_translation(bodies: dict[Code, str], expected: list[str]) -> None:
    """The version that differs is named with its place, and what the one that it follows has."""
    assert [problem for problem in told(bodies) if "is no day" not in problem] == expected
