"""The visual order of a text, traced through python-bidi's public function alone.

Each character is shown to it as one of two others of the same class, which say one bit of the character's index;
after as many drawings as an index has bits, every place in the drawn line is known.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

from bidi import get_display

Direction = Literal["ltr", "rtl"]
DIRECTIONS: tuple[Direction, ...] = ("ltr", "rtl")
LETTER = {"ltr": "L", "rtl": "R"}

_STANDINS = {
    "L": "ab",
    "R": "\u05d0\u05d1",
    "AL": "\u0627\u0628",
    "EN": "01",
    "ES": "+-",
    "ET": "#$",
    "AN": "\u0660\u0661",
    "CS": ",.",
    "NSM": "\u0300\u0301",
    "WS": " \u2000",
    "ON": "!&",
}
_REMOVED = ("LRE", "RLE", "LRO", "RLO", "PDF", "BN")
_UNASSIGNED = "L"


def classes(text: str) -> tuple[str, ...]:
    """Return the bidirectional class of each character, as Python's own Unicode data has it."""
    return tuple(unicodedata.bidirectional(character) or _UNASSIGNED for character in text)


def visual_order(text: str, base: Direction) -> tuple[int, ...]:
    """Return the indices of one line's characters from left to right, without those that X9 removes."""
    kinds = classes(text)
    bits = max(1, (len(text) - 1).bit_length())
    drawings = [get_display(_shown(text, kinds, bit), base_dir=LETTER[base]) for bit in range(bits)]
    places = [_index(drawings, place, kinds, text) for place in range(len(text))]
    _fill(places, drawings[0] if text else "", text)
    return tuple(index for index in places if index is not None and kinds[index] not in _REMOVED)


def levels(text: str, base: Direction) -> tuple[int, ...]:
    """Return for each character the level of the base or the next one, whichever has the character's direction."""
    order, kinds = visual_order(text, base), classes(text)
    place = {index: at for at, index in enumerate(order)}
    low = int(base == "rtl")
    found = []
    for index, kind in enumerate(kinds):
        if kind in ("L", "EN", "AN", "R", "AL"):
            odd = kind in ("R", "AL")
        else:
            after = place.get(index + 1, -1) - place.get(index, -1)
            before = place.get(index, -1) - place.get(index - 1, -1)
            odd = bool(low) if abs(after) != 1 and abs(before) != 1 else -1 in (after, before)
        found.append(low if odd == bool(low) else low + 1)
    return tuple(found)


def _shown(text: str, kinds: tuple[str, ...], bit: int) -> str:
    return "".join(
        _STANDINS[kind][index >> bit & 1] if _stands_in(character, kind) else character
        for index, (character, kind) in enumerate(zip(text, kinds, strict=True))
    )


def _stands_in(character: str, kind: str) -> bool:
    # Brackets pair by what they are (N0), separators and controls act by what they are.
    return kind in _STANDINS and unicodedata.category(character) not in ("Ps", "Pe")


def _index(drawings: list[str], place: int, kinds: tuple[str, ...], text: str) -> int | None:
    """Read the index at a place of the drawn line, or None where a character stood for itself."""
    index = sum(
        1 << bit
        for bit, drawing in enumerate(drawings)
        if any(drawing[place] == pair[1] for pair in _STANDINS.values())
    )
    known = index < len(text) and _stands_in(text[index], kinds[index])
    shown = known and drawings[0][place] == _STANDINS[kinds[index]][index & 1]
    return index if shown else None


def _fill(places: list[int | None], drawing: str, text: str) -> None:
    """Give the places left to the characters that stood for themselves, each beside a neighbour where it has one."""
    left = [index for index in range(len(text)) if index not in places]
    while left:
        place, other = max(
            (
                (place, other)
                for place, seen in enumerate(places)
                for other in left
                if seen is None and text[other] == drawing[place]
            ),
            key=lambda chance: _beside(places, *chance),
        )
        places[place] = other
        left.remove(other)


def _beside(places: list[int | None], place: int, index: int) -> int:
    """Return how many neighbours of a place hold a neighbour of an index, or are its border as well."""
    last = len(places) - 1
    borders = (place == 0) == (index in (0, last)) and (place == last) == (index in (0, last))
    return borders + sum(0 <= at <= last and places[at] in (index - 1, index + 1) for at in (place - 1, place + 1))
