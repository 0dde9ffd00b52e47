"""A text in lines stands as the bidirectional algorithm orders it, with every phrase set apart, also across lines."""

from __future__ import annotations

import pytest

from plugins.drawing.typesetting import ELLIPSIS, Line, Paragraph, Style
from plugins.text import bidi
from plugins.text.bidi import CONTROLS, FSI, LRI, PDI, RLI
from plugins.text.isolation import Isolation
from plugins.text.tracing import Direction
from tests.ordering import CASES, Case, apart
from tests.test_glyphs import BOLD, BOOK, SMALL

STYLES: dict[Direction, Style] = {"rtl": Style(BOLD, BOLD), "ltr": Style(BOOK, SMALL)}
ISOLATION = Isolation()
LONG = "بركان: ندوة African Smart Territories، 2019 (الدورة الثانية) لدى Microsoft، 5 مشاريع و«C++»"
LONG_LTR = "Berkane : « ندوة المدن الذكية ببركان », 2019 (الدورة الثانية), 5 projets – à bientôt"


def paragraph(text: str, base: Direction) -> Paragraph:
    """Make a paragraph with all phrases set apart."""
    return Paragraph(ISOLATION.apart(text, base), base, STYLES[base])


def whole(text: Paragraph) -> Line:
    """Set a text in one line."""
    return text.line(0, len(text.words))


def visible(text: str, places: tuple[int, ...]) -> list[int]:
    """Return the places of what has a form of its own, which neither controls nor marks on letters have."""
    return [at for at in places if text[at] not in CONTROLS and bidi.classes(text[at])[0] != "NSM"]


def ligated(order: tuple[int, ...]) -> list[int]:
    """Return the places of a line without repeats."""
    return list(dict.fromkeys(order))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_glyphs_stand_in_the_order_of_the_algorithm(case: Case) -> None:
    """Clusters of glyphs from left to right are the characters from left to right, ligatures apart."""
    text = apart(case.text, case.spans, case.base)
    line = whole(Paragraph(text, case.base, STYLES[case.base]))
    expected = visible(text, bidi.visual_order(text, case.base))
    found = [at for at in ligated(line.order) if at in set(expected)]
    assert found == [at for at in expected if at in set(found)]
    # What is left out are second letters of ligatures and nothing else.
    assert all(at - 1 in found or at + 1 in found for at in set(expected) - set(found))
    assert len(found) >= 0.9 * len(expected)


@pytest.mark.parametrize(("text", "base"), [(LONG, "rtl"), (LONG_LTR, "ltr")])
def test_phrase_goes_on_in_the_next_line(text: str, base: Direction) -> None:
    """Wherever a line ends, each line reads as if its phrases were closed at its end and opened again in the next."""
    set_text = paragraph(text, base)
    for end in range(1, len(set_text.words)):
        for first, last in ((0, end), (end, len(set_text.words))):
            start, stop = set_text.words[first][0], set_text.words[last - 1][1]
            opened: list[str] = []
            for character in set_text.text[:start]:
                if character in (LRI, RLI, FSI):
                    opened.append(character)
                elif character == PDI:
                    opened.pop()
            inside = set_text.text[start:stop]
            alone = Paragraph("".join(opened) + inside + PDI * len(opened), base, set_text.style)
            shift = start - len(opened)
            found = visible(set_text.text, set_text.line(first, last).order)
            assert found == [at + shift for at in visible(alone.text, whole(alone).order)]


def test_range_runs_alike_in_every_line() -> None:
    """A range that begins a line runs from the right as in the middle of one, for it is the text that decides."""
    set_text = paragraph("ندوة بركان 2019-2021", "rtl")
    start = set_text.words[2][0]
    expected = [start + at for at in (5, 6, 7, 8, 4, 0, 1, 2, 3)]
    assert list(set_text.line(2, 3).order) == expected
    assert list(whole(set_text).order)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "base"), [(LONG, "rtl"), (LONG_LTR, "ltr"), ("ندوة 2019", "rtl"), ("a ندوة، 2019", "ltr")]
)
def test_no_glyph_is_missing(text: str, base: Direction) -> None:
    """What one face has not, the other lends: an Arabic comma in a French title is one."""
    line = whole(paragraph(text, base))
    assert all(glyph.number for part in line.parts for glyph in part.run.glyphs)


def test_brackets_of_an_arabic_line_are_mirrored() -> None:
    """In Arabic the bracket at the right has the form that the left one has in French, in a phrase it has its own."""
    closing, opening = (BOLD.shape(sign, "ltr").glyphs[0].number for sign in ")(")
    for text, expected in (("(ندوة)", (opening, closing)), ("ندوة Smart (City) أولى", (opening, closing))):
        set_text = paragraph(text, "rtl")
        glyphs = [glyph for part in whole(set_text).parts for glyph in part.run.glyphs]
        seen = tuple(glyph.number for glyph in glyphs if glyph.number in (opening, closing))
        assert seen == expected


def test_sign_after_a_space_stays_with_its_word() -> None:
    """No line begins with a dash, nor with a colon after an ordinary space."""
    set_text = paragraph("الندوة الدولية - النسخة الثانية", "rtl")
    assert [set_text.text[start:end] for start, end in set_text.words] == ["الندوة", "الدولية -", "النسخة", "الثانية"]
    french = Paragraph("« Ville » : une\u00a0idée ?", "ltr", STYLES["ltr"])
    assert [french.text[start:end] for start, end in french.words] == ["«", "Ville » :", "une\u00a0idée ?"]


def test_cut_text_ends_at_a_word() -> None:
    """What is cut keeps whole words, no comma at its end, and no phrase that is not closed."""
    set_text = paragraph("ندوة African Smart Territories، 2019", "rtl")
    wholes = [end for end in range(1, len(set_text.words) + 1) if set_text.is_whole(end)]
    assert [set_text.text[: set_text.words[end - 1][1]] for end in wholes][:1] == ["ندوة"]
    shorter = set_text.cut(wholes[1])
    assert shorter.text == f"ندوة {LRI}African Smart Territories{PDI}{ELLIPSIS}"
    # The sign stands at the left end, after the phrase.
    assert shorter.text[whole(shorter).order[0]] == ELLIPSIS
