"""Lines end at words, are as few and as even as can be, and what is too long ends early but never in the middle."""

from __future__ import annotations

import pytest

from plugins.drawing.breaking import Room, even, fitted
from plugins.drawing.typesetting import ELLIPSIS, Paragraph
from plugins.text.bidi import PDI, RLI
from plugins.text.tracing import Direction
from tests.test_typesetting import LONG, LONG_LTR, STYLES, paragraph

ROOM = Room(800, ((80, 2), (60, 3), (40, 3)))
WORDS = {"rtl": "المدينة", "ltr": "ville"}
BASES: list[Direction] = ["rtl", "ltr"]


@pytest.mark.parametrize(("text", "base"), [(LONG, "rtl"), (LONG_LTR, "ltr")])
@pytest.mark.parametrize("width", [7, 9, 12, 20, 60])
def test_lines_hold_every_word_in_its_room(text: str, base: Direction, width: int) -> None:
    """Every word stands in one line, in its turn, and no line is wider than the room."""
    set_text = paragraph(text, base)
    ends = even(set_text, width)
    assert ends is not None
    assert ends == sorted(set(ends))
    assert ends[-1] == len(set_text.words)
    lines = [set_text.line(start, end) for start, end in zip([0, *ends], ends, strict=False)]
    assert all(line.width <= width + 1e-6 for line in lines)


def test_lines_are_few_and_even() -> None:
    """Five equal words in room for four make three and two, not four and one; and one word too long makes nothing."""
    set_text = paragraph(" ".join([WORDS["ltr"]] * 5), "ltr")
    word, space = set_text.widths[0], set_text.space
    assert even(set_text, 4 * word + 3 * space + 0.01) in ([3, 5], [2, 5])
    assert even(set_text, 5 * word + 4 * space + 0.01) == [5]
    assert even(set_text, word / 2) is None


@pytest.mark.parametrize("base", BASES)
def test_short_text_is_large(base: Direction) -> None:
    """The largest size that fits is taken, and a longer text takes a smaller one and more lines."""
    sizes = []
    for number in (1, 10, 12, 18):
        block = fitted(paragraph(" ".join([WORDS[base]] * number), base), ROOM)
        sizes.append(block.size)
        assert len(block.lines) <= dict(ROOM.sizes)[int(block.size)]
        assert all(line.width * block.size <= ROOM.width + 1e-6 for line in block.lines)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 80
    assert sizes[-1] < 80


@pytest.mark.parametrize("base", BASES)
def test_too_long_text_ends_at_a_word_with_a_sign(base: Direction) -> None:
    """At the smallest size the words that fit are kept whole, and the sign stands at the end of reading."""
    word = WORDS[base]
    block = fitted(paragraph(" ".join([word] * 60), base), ROOM)
    assert (block.size, len(block.lines)) == (40, 3)
    end = STYLES[base].ltr.shape(ELLIPSIS, base).glyphs[0].number
    last = [glyph.number for part in block.lines[-1].parts for glyph in part.run.glyphs]
    assert last[0 if base == "rtl" else -1] == end
    places = {at for line in block.lines for at in line.order}
    assert len(places) > 10 * len(word)
    # The sign comes just where a word has ended, and all letters before it are there.
    assert max(places) % (len(word) + 1) == len(word)
    assert {at for at in range(max(places)) if at % (len(word) + 1) < len(word)} <= places
    assert all(line.width * 40 <= ROOM.width + 1e-6 for line in block.lines)


def test_phrase_is_never_cut() -> None:
    """Where the room ends inside a phrase, the text ends before it."""
    before = " ".join(["ville"] * 20)
    text = f"{before} {RLI}" + " ".join(["المدينة"] * 60) + f"{PDI} fin"
    block = fitted(Paragraph(text, "ltr", STYLES["ltr"]), ROOM)
    assert block.size == 40
    assert max(at for line in block.lines for at in line.order) == len(before)


@pytest.mark.parametrize("text", ["x" * 120, f"{RLI}" + " ".join(["المدينة"] * 60) + PDI], ids=["word", "phrase"])
def test_what_cannot_be_cut_gets_smaller(text: str) -> None:
    """A word or a phrase that is longer than the room is shown whole, in smaller letters."""
    block = fitted(Paragraph(text, "ltr", STYLES["ltr"]), ROOM)
    assert block.size < 40
    shown = {at for line in block.lines for at in line.order}
    assert {at for at, character in enumerate(text) if character.isalpha()} <= shown
    assert all(line.width * block.size <= ROOM.width + 1e-6 for line in block.lines)
