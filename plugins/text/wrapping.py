"""Puts the phrases of one flow into markup: in `bdi` where its tags allow, else between the isolates of Unicode."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from plugins.text.bidi import ALM, PDI
from plugins.text.isolation import OPENING, Isolation, apart_already
from plugins.text.phrases import Phrase
from plugins.text.tracing import Direction

_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_AS_IS = re.compile(r'^<span class="as-is"')


class _Place(NamedTuple):
    """Where a character of a flow stands: in which piece, and between which of its written characters."""

    piece: int
    start: int
    end: int


@lru_cache(maxsize=1 << 13)
def wrapped(pieces: tuple[str, ...], base: Direction, isolation: Isolation) -> tuple[str, ...]:
    """Return the pieces of a flow, texts and inline tags, with every phrase set apart that its author did not leave."""
    text = html.unescape("".join(piece for piece in pieces if not piece.startswith("<")))
    found = isolation.phrases(text, base)
    if not found and not isolation.turns(text, base, found):
        return pieces
    places = _Places(pieces)
    left, held = _left_alone(pieces), apart_already(text)
    if left or held:
        found = [p for p in found if not any(at in held or places[at].piece in left for at in range(p.start, p.end))]
    written: list[list[tuple[int, int, str]]] = [[] for _ in pieces]  # place, rank among those at it, what is written
    for at in isolation.turns(text, base, found):
        written[places[at].piece].append((places[at].start, 1, ALM))
    for p in found:
        first, last = places[p.start], places[p.end - 1]
        around = _around(pieces, first, last)
        opening, closing = _marks(p) if around else (OPENING[p.direction], PDI)
        (start, before), (end, after) = around or ((first.piece, first.start), (last.piece, last.end))
        written[start].append((before, 2, opening))
        written[end].append((after, 0, closing))
    return tuple(_with(piece, marks) for piece, marks in zip(pieces, written, strict=True))


class _Places:
    """Where the characters of a flow are written; an entity is one character, or more."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self.numbers = [number for number, piece in enumerate(pieces) if not piece.startswith("<")]
        self.pieces = pieces
        lengths = (len(html.unescape(pieces[number])) for number in self.numbers)
        self.starts = [0, *accumulate(lengths)]

    def __getitem__(self, at: int) -> _Place:
        text = bisect_right(self.starts, at) - 1
        number, left = self.numbers[text], at - self.starts[text]
        passed = 0
        for entity in _ENTITY.finditer(self.pieces[number]):
            meant = len(html.unescape(entity[0]))
            if left + passed < entity.start():
                break
            if left + passed < entity.start() + meant:
                return _Place(number, *entity.span())
            passed += len(entity[0]) - meant
        return _Place(number, left + passed, left + passed + 1)


def _left_alone(pieces: Sequence[str]) -> set[int]:
    """Return the pieces that the author asked to be left as they are, and the objects."""
    left, depth = set(), 0
    for number, piece in enumerate(pieces):
        if _AS_IS.match(piece) or (depth and piece.startswith("<span")):
            depth += 1
        elif depth and piece.startswith("</span"):
            depth -= 1
        elif depth:
            left.add(number)
    return left


def _marks(p: Phrase) -> tuple[str, str]:
    language = f' lang="{p.language}"' if p.language else ""
    return f'<bdi{language} dir="{p.direction}">', "</bdi>"


def _around(pieces: Sequence[str], first: _Place, last: _Place) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return between which tags an element may be put round two places, or None where it would cut another in half."""
    starts, ends = [(first.piece, first.start)], [(last.piece, last.end)]
    for number in range(first.piece - 1 if not first.start else -1, -1, -1):
        if not pieces[number].startswith("<") or pieces[number].startswith("</"):
            break
        starts.append((number, 0))
    for number in range(last.piece + 1 if last.end == len(pieces[last.piece]) else len(pieces), len(pieces)):
        if not pieces[number].startswith("</"):
            break
        ends.append((number, len(pieces[number])))
    pairs = ((start, end) for start in starts for end in ends)
    return next((pair for pair in pairs if _whole(pieces[pair[0][0] : pair[1][0] + 1])), None)


def _whole(pieces: Sequence[str]) -> bool:
    """Tell whether every tag has its other half."""
    depth = 0
    for piece in pieces:
        if piece.startswith("<") and not piece.startswith("<wbr"):
            depth += -1 if piece.startswith("</") else 1
            if depth < 0:
                return False
    return depth == 0


def _with(piece: str, marks: list[tuple[int, int, str]]) -> str:
    for place, _, mark in sorted(marks, reverse=True):
        piece = piece[:place] + mark + piece[place:]
    return piece
