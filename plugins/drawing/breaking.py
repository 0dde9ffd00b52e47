"""Where lines end: as few lines as the room asks for, of even length, and never within a word."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.drawing.typesetting import Line, Paragraph

_SMALLER = 0.92
_NEVER = 1_000_000


@dataclass(frozen=True)
class Room:
    """The place for a text: its width, how many lines it takes, and the sizes to try from the largest, all in pixels."""

    width: float
    sizes: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Block:
    """A text as it is set in its room: the size of its letters in pixels, and its lines."""

    size: float
    lines: tuple[Line, ...]


def fitted(text: Paragraph, room: Room) -> Block:
    """Set a text as large as its room allows; one that is too long at the smallest size ends early, but at a word.

    Where even that cannot be, because a word or a phrase is longer than the room, the letters get smaller still.
    """
    for size, most in room.sizes:
        ends = even(text, room.width / size)
        if ends is not None and len(ends) <= most:
            return _block(text, size, ends)
    size, most = room.sizes[-1]
    for end in range(len(text.words) - 1, 0, -1):
        if text.is_whole(end):
            shorter = text.cut(end)
            ends = even(shorter, room.width / size)
            if ends is not None and len(ends) <= most:
                return _block(shorter, size, ends)
    smaller = float(size)
    while (ends := even(text, room.width / smaller)) is None or len(ends) > most:
        smaller *= _SMALLER
    return _block(text, smaller, ends)


def even(text: Paragraph, width: float) -> list[int] | None:
    """Return the word that ends each line: the fewest lines, and of these the evenest; None if a word is too long."""
    widths, space = text.widths, text.space
    # For the words from each on: how many lines they take, how uneven these are, and where the first of them ends.
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)] * (len(widths) + 1)
    for start in range(len(widths) - 1, -1, -1):
        chances, taken = [], -space
        for end in range(start + 1, len(widths) + 1):
            taken += space + widths[end - 1]
            if taken > width:
                break
            # The words are what they are, so the lines are evenest where their squares are least.
            chances.append((best[end][0] + 1, best[end][1] + taken * taken, end))
        best[start] = min(chances, default=(_NEVER, 0.0, 0))
    if best[0][0] >= _NEVER:
        return None
    ends = [best[0][2]]
    while ends[-1] < len(widths):
        ends.append(best[ends[-1]][2])
    return ends


def _block(text: Paragraph, size: float, ends: list[int]) -> Block:
    starts = [0, *ends]
    return Block(size, tuple(text.line(start, end) for start, end in zip(starts, ends, strict=False)))
