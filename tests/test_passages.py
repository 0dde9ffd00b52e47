"""A passage knows what in it is its author's own, and where each character was typed."""

from __future__ import annotations

import re

import pytest

from plugins.text.passages import HELD, Passage


def own(text: str, language: str = "fr") -> str:
    """Return a passage's own words, with what is held back as one sign."""
    return re.sub(f"{HELD}+", "#", Passage(text, language).own)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("voir https://a.example/b?c=d, puis", "voir #, puis"),
        ("voir (www.a.example/b).", "voir (#)."),
        ("écrire à nom@a.example.", "écrire à #."),
        ("sur casaevents.ma ou @casa", "sur # ou #"),
        ("au +212 5 22 20 30 40, tous", "au #, tous"),
        ("au 0522 20 30 40", "au #"),
        ("la norme ISO/IEC 37122:2019 et 2.1.0", "la norme # et #"),
        ("le 28.02.2024", "le 28.02.2024"),
        ("le mot « ville », dit-il", "le mot « # », dit-il"),
        ("80.000 et 1.000.000", "80.000 et 1.000.000"),
    ],
)
def test_what_means_itself_is_held_back(text: str, expected: str) -> None:
    """Addresses, telephones, standards, versions and quoted wording are nobody's to mend."""
    assert own(text) == expected


def test_official_wording_is_wholly_held_back() -> None:
    """Of an official name nothing is the author's own, and its marks can still be read."""
    passage = Passage("5ème (Edition", "fr", official=True)
    assert set(passage.own) == {HELD}
    assert passage.prose == "5ème (Edition"


def test_direction_is_the_languages() -> None:
    """Only Arabic runs from right to left, whatever a passage begins with."""
    assert [Passage("Smart City مدينة", code).is_right_to_left for code in ("ar", "fr", "en")] == [True, False, False]


def test_places_lead_back() -> None:
    """A stretch that spans a mark comes back with the mark."""
    passage = Passage("ab cd", "en", places=((0, 10), (3, 20)))
    assert passage.source(0, 2) == (10, 12)
    assert passage.source(3, 5) == (20, 22)
    assert passage.source(1, 4) == (11, 21)
    assert passage.source(2, 2) == (12, 12)
