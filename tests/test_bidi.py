"""Levels, order and base direction: held to Unicode's own tests, and traced a second way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bidi import get_display

from plugins.text import bidi, tracing
from plugins.text.tracing import DIRECTIONS, Direction
from tests.conftest import HOUSE
from tests.ordering import CASES, apart

SAMPLE = HOUSE / "tests/order"
UNICODE = Path("/usr/share/unicode")
# One character of each class, as BidiTest.txt names them.
CHARACTERS = {
    **{"L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "AN": "\u0660", "ES": "+", "ET": "#", "CS": ",", "WS": " "},
    **{"B": "\u2029", "S": "\t", "ON": "!", "NSM": "\u0300", "BN": "\u00ad", "LRE": "\u202a", "RLE": "\u202b"},
    **{"PDF": "\u202c", "LRO": "\u202d", "RLO": "\u202e", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068"},
    "PDI": "\u2069",
}
Fact = tuple[str, Direction, list[str], tuple[int, ...]]


def classes_of(path: Path) -> Iterator[Fact]:
    """Yield text, direction, levels and order of each case of BidiTest.txt."""
    levels: list[str] = []
    order: tuple[int, ...] = ()
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("@Levels:"):
            levels = line.split()[1:]
        elif line.startswith("@Reorder:"):
            order = tuple(map(int, line.split()[1:]))
        elif line and line[0] not in "#@":
            kinds, bits = line.split(";")
            text = "".join(CHARACTERS[kind] for kind in kinds.split())
            automatic = bidi.base_of(text) or "ltr"
            asked: tuple[Direction, ...] = (automatic, "ltr", "rtl")
            for base in {asked[bit] for bit in range(3) if int(bits) >> bit & 1}:
                yield text, base, levels, order


def characters_of(path: Path) -> Iterator[Fact]:
    """Yield text, direction, levels and order of each case of BidiCharacterTest.txt."""
    for line in path.read_text("utf-8").splitlines():
        if line and line[0] != "#":
            points, asked, base, levels, order = line.split(";")
            text = "".join(chr(int(point, 16)) for point in points.split())
            direction: Direction = "rtl" if base == "1" else "ltr"
            if asked == "2":
                assert (bidi.base_of(text) or "ltr") == direction, line
            yield text, direction, levels.split(), tuple(map(int, order.split()))


def assert_conforms(facts: Iterator[Fact]) -> None:
    """Assert that every case has the levels and the order that Unicode gives."""
    cases = list(facts)
    assert len(cases) > 200
    for text, base, levels, order in cases:
        found = bidi.levels(text, base)
        assert all(level in ("x", str(mine)) for level, mine in zip(levels, found, strict=True)), (ascii(text), base)
        assert bidi.visual_order(text, base) == order, (ascii(text), base)


def test_python_bidi_gives_levels() -> None:
    """The levels of the installed python-bidi are those that its public function draws by."""
    assert bidi.proven()


def test_sample_of_classes_conforms() -> None:
    """A sample of Unicode's cases of classes has the levels and order that the standard gives."""
    assert_conforms(classes_of(SAMPLE / "BidiTest.txt"))


def test_sample_of_characters_conforms() -> None:
    """A sample of Unicode's cases of characters, brackets among them, has the levels and order of the standard."""
    assert_conforms(characters_of(SAMPLE / "BidiCharacterTest.txt"))


@pytest.mark.skipif(not (UNICODE / "BidiTest.txt").exists(), reason="Debian's package unicode-data is not installed")
def test_all_classes_conform() -> None:
    """Every case of BidiTest.txt has the levels and order that the standard gives."""
    assert_conforms(classes_of(UNICODE / "BidiTest.txt"))


@pytest.mark.skipif(not (UNICODE / "BidiTest.txt").exists(), reason="Debian's package unicode-data is not installed")
def test_all_characters_conform() -> None:
    """Every case of BidiCharacterTest.txt has the levels and order that the standard gives."""
    assert_conforms(characters_of(UNICODE / "BidiCharacterTest.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_order_can_be_traced_without_levels(case: object) -> None:
    """The public function alone shows every sentence in the same order, set apart or not."""
    for text in (case.text, apart(case.text, case.spans, case.base)):  # type: ignore[attr-defined]
        for base in DIRECTIONS:
            shown = [text[index] for index in bidi.visual_order(text, base) if text[index] not in bidi.CONTROLS]
            traced = [text[index] for index in tracing.visual_order(text, base) if text[index] not in bidi.CONTROLS]
            assert shown == traced


@pytest.mark.parametrize("dump", ["", "BidiInfo {}", None])
def test_unknown_debug_output_falls_back(monkeypatch: pytest.MonkeyPatch, dump: str | None) -> None:
    """When python-bidi's debug output changes its form, order and mirrored drawing stay the same."""
    texts = [case.text for case in CASES]
    before = [(bidi.visual_order(text, "rtl"), bidi.drawn(text, "rtl"), bidi.base_of(text)) for text in texts]
    real = get_display

    def changed(text: str, debug: bool = False, **options: str) -> object:
        return dump if debug and dump is not None else real(text, **options)

    monkeypatch.setattr(bidi, "get_display", changed)
    bidi.proven.cache_clear()
    try:
        assert not bidi.proven()
        shown = [[text[index] for index in bidi.visual_order(text, "rtl")] for text in texts]
        assert shown == [[text[index] for index in order] for text, (order, _, _) in zip(texts, before, strict=True)]
        assert [bidi.drawn(text, "rtl") for text in texts] == [drawn for _, drawn, _ in before]
        assert [bidi.base_of(text) for text in texts] == [base for _, _, base in before]
    finally:
        bidi.proven.cache_clear()


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("ندوة Nadwa", "rtl"),
        ("Nadwa ندوة", "ltr"),
        ("2024 – ندوة", "rtl"),
        ("(IEEE) جمعية", "ltr"),
        ("\u2066IEEE\u2069 جمعية", "rtl"),
        ("École 2024", "ltr"),
        ("2024", None),
        ("", None),
    ],
)
def test_base_is_the_first_strong_character_outside_isolates(text: str, base: Direction | None) -> None:
    """Digits, signs and what is set apart do not decide on a text's direction."""
    assert bidi.base_of(text) == base


def test_drawing_mirrors_brackets_and_quotes() -> None:
    """Brackets and guillemets face the way of the run that they stand in, and controls are not seen."""
    assert bidi.drawn("(مدن)", "rtl") == "(ندم)"
    assert bidi.drawn("«مدن» [a]", "rtl") == "[a] «ندم»"
    assert bidi.drawn("a \u2067«ب»\u2069 (c)", "ltr") == "a «ب» (c)"
    assert bidi.drawn("", "ltr") == ""
