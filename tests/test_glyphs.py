"""Letters become glyphs as readers know them: joined, with their marks over their letters, and brackets as they face."""

from __future__ import annotations

import pytest

from plugins.drawing.card import FACES
from plugins.drawing.glyphs import Face
from plugins.text.tracing import Direction
from tests.conftest import HOUSE

FOLDER = HOUSE / "theme/fonts/cards"
SMALL, BOLD, BOOK = (Face(FOLDER / name) for name in FACES)
ARABIC = pytest.mark.parametrize("face", [SMALL, BOLD], ids=FACES[:2])
BOTH = [(SMALL, "rtl"), (SMALL, "ltr"), (BOOK, "ltr")]


def numbers(face: Face, text: str, direction: Direction = "rtl") -> list[int]:
    """Return the glyphs of a text in the order of its characters."""
    return [glyph.number for glyph in sorted(face.shape(text, direction).glyphs, key=lambda glyph: glyph.character)]


@ARABIC
def test_letters_of_a_word_are_joined(face: Face) -> None:
    """A letter that has neighbours is another glyph than the same letter alone."""
    together = numbers(face, "المدينة")
    alone = [number for letter in "المدينة" for number in numbers(face, letter)]
    assert len(together) == len(alone) == 7
    # The alef, and the final letter after one that joins nothing to its left, stay by themselves: here only the alef does.
    assert [index for index in range(7) if together[index] == alone[index]] == [0]


@ARABIC
def test_letter_has_four_forms(face: Face) -> None:
    """Alone, at the beginning, in the middle and at the end of a word a letter has its own form."""
    forms = {numbers(face, text)[place] for text, place in (("م", 0), ("مم", 0), ("ممم", 1), ("مم", 1))}
    assert len(forms) == 4


@ARABIC
@pytest.mark.parametrize("mark", "\u064b\u064c\u064e\u064f\u0651\u0652")
def test_mark_stands_over_its_letter(face: Face, mark: str) -> None:
    """A vowel mark takes no room of its own and is moved over its letter; over a higher letter it stands higher."""
    for word in ("دم", "دل"):
        bare, marked = face.shape(word, "rtl"), face.shape(f"{word[0]}{mark}{word[1]}", "rtl")
        assert marked.width == pytest.approx(bare.width)
        # HarfBuzz lets letter and mark be one cluster, the mark drawn before the letter that it was placed on.
        assert len(marked.glyphs) == 3
        [moved] = [g for g in marked.glyphs if (g.x, g.y) not in {(b.x, b.y) for b in bare.glyphs}]
        assert 0 <= moved.x <= marked.width
        assert moved.y != 0
    high, low = (max(g.y for g in face.shape(f"{letter}{mark}", "rtl").glyphs) for letter in "كر")
    assert high > low


@pytest.mark.parametrize("pair", ["()", "[]", "«»"])
def test_brackets_face_their_text(pair: str) -> None:
    """From the right an opening bracket has the shape that a closing one has from the left."""
    for face in (SMALL, BOLD):
        opening, closing = numbers(face, pair, "ltr")
        assert opening != closing
        assert numbers(face, pair, "rtl") == [closing, opening]


@pytest.mark.parametrize(("face", "direction"), BOTH)
def test_spaces_of_french_are_had(face: Face, direction: Direction) -> None:
    """No space is a missing glyph, the narrow one that keeps words together included."""
    for space in " \u00a0\u202f":
        assert face.has(space)
        assert 0 not in numbers(face, f"5{space}000", direction)
        assert face.shape(f"5{space}0", direction).width > face.shape("50", direction).width


def test_what_is_not_had_is_said() -> None:
    """The book face has no Arabic, no face has Chinese."""
    assert BOOK.has("é")
    assert SMALL.has("ة")
    assert not BOOK.has("ة")
    assert not any(face.has("城") for face in (SMALL, BOLD, BOOK))


def test_fonts_are_small_and_renamed() -> None:
    """Each font is at most 120 kB, has its licence beside it, and bears no name that its licence reserves."""
    for name in FACES:
        data = (FOLDER / name).read_bytes()
        assert len(data) <= 120_000
        said = data.decode("utf-16-be", "ignore") + data[1:].decode("utf-16-be", "ignore") + data.decode("latin-1")
        assert "Nadwa" in said
        assert "Plex" not in said
        assert "Pagella" not in said
    licence = (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert 'Reserved Font Name "Plex"' in licence
    assert "GUST" in (FOLDER / "GUST-FONT-LICENSE.txt").read_text(encoding="utf-8")
