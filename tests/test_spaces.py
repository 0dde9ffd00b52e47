"""What no keyboard has is put in its place, in French and English, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.text.passages import Passage
from plugins.text.spaces import changes, set_in_type, spaced
from tests.proofed import codes

THIN, HARD = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("language", "typed", "right"),
    [
        ("fr", "le mot; la suite", "le mot⍽; la suite"),
        ("fr", "le mot ; la suite", "le mot⍽; la suite"),
        ("fr", "le mot␣; la suite", "le mot⍽; la suite"),
        ("fr", "le thème: la ville", "le thème␣: la ville"),
        ("fr", "le thème⍽: la ville", "le thème␣: la ville"),
        ("fr", "Quelle édition ?", "Quelle édition⍽?"),
        ("fr", "Quoi?!", "Quoi⍽?!"),
        ("fr", "Vraiment… ?", "Vraiment…⍽?"),
        ("fr", "le mot «ville», dit-il", "le mot «␣ville␣», dit-il"),
        ("fr", "« Quoi ! » et « oui »", "«␣Quoi⍽!␣» et «␣oui␣»"),
        ("fr", "plus de 80 000 visites", "plus de 80⍽000 visites"),
        ("fr", "1 250␣000", "1⍽250⍽000"),
        ("fr", "75% ou 12,5 %", "75␣% ou 12,5␣%"),
        ("fr", "80 000 %", "80⍽000␣%"),
        ("fr", "à 18 h 30: fin", "à 18␣h␣30␣: fin"),
        ("fr", "1,5 million et 12 km", "1,5␣million et 12␣km"),
        ("fr", "l'eau, d'Oujda, d'«un» seul", "l’eau, d’Oujda, d’«␣un␣» seul"),
        ("fr", "(oui; non)", "(oui⍽; non)"),
        ("en", "the city's page", "the city’s page"),
        ("en", "O'Brien didn't", "O’Brien didn’t"),
    ],
)
def test_set(language: str, typed: str, right: str) -> None:
    """A space or an apostrophe becomes what the language writes, also where none was typed."""
    typed, right = (text.replace("⍽", THIN).replace("␣", HARD) for text in (typed, right))
    assert spaced(typed, language) == right
    assert {"no-break", "apostrophe", "percent", "number"}.isdisjoint(codes(spaced(typed, language), language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "à 23:29, https://example.org/?a='b';c et https://example.org/a'b"),
        ("fr", "moi@example.org, +212 522 000 000, ISO 37122:2019"),
        ("fr", "en 2016 120 villes, 5G"),
        ("fr", "IBM 360 120 serveurs"),
        ("fr", "mot:mot, 16:9, un écran de 15'"),
        ("fr", "Eh bien…?"),
        ("fr", "(?) et «»"),
        ("fr", "l’édition no 5, p. ex. ici"),
        ("en", "Was it? Yes: 75%; 80,000, 'so'"),
        ("en", "the organisers' page"),
        ("ar", "الماء؛ الهواء: 75% و80.000 زائر، هل هي؟"),
        ("ar", "l'eau"),
    ],
)
def test_left_alone(language: str, text: str) -> None:
    """Times, addresses, numbers that only stand side by side, and what a person must judge stay as they were typed."""
    assert spaced(text, language) == text


def test_every_character_is_known_by_where_it_was_typed() -> None:
    """The letters of a passage lead to those of its source, through spaces that were put in and taken out."""
    source = "## L'eau  ! «vie»: `x` ;"
    typed = Passage(source[3:], "fr", held=((17, 18),), places=((0, 3), (10, 13)))
    made = set_in_type(typed)
    assert made.text == f"L’eau{THIN}! «{HARD}vie{HARD}»{HARD}: `x`{THIN};"
    assert made.text[slice(*made.held[0])] == "x"
    for at, letter in enumerate(made.text):
        if letter.isalnum() or letter in "!:;«»`":
            assert source[made.source(at, at + 1)[0]] == letter


@given(st.text(alphabet="ab1 ;:!?«»'%0\u00a0\u202f…h", max_size=30), st.sampled_from(["fr", "en", "ar"]))
def test_once_is_enough(text: str, language: str) -> None:
    """What is set is not set again, and loses nothing but spaces."""
    once = spaced(text, language)
    assert spaced(once, language) == once
    assert "".join(once.split()).replace("’", "'") == "".join(text.split())


@given(st.text(alphabet="ab1 ;:!?«»'%0\u00a0\u202f…h", max_size=30))
def test_what_is_held_back_is_not_changed(text: str) -> None:
    """No rule of spaces reads what is held back."""
    assert changes(Passage(text, "fr", held=((0, len(text)),))) == {}
