"""A text set in lines: isolated as a whole, levelled as a whole, broken at words, and only then put in visual order.

Because levels belong to the whole text, a phrase that goes on in the next line is still set apart there, just as if it
were closed at the end of one line and opened again in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from plugins.drawing.glyphs import Face, Run
from plugins.text import bidi
from plugins.text.bidi import CONTROLS, FSI, LRI, PDI, RLI
from plugins.text.tracing import Direction

ELLIPSIS = "…"
_HANGING = " \u00a0\u202f,،;؛:–—-/·"


@dataclass(frozen=True)
class Style:
    """The faces of a text: one for what runs from the left, one for what runs from the right; each helps the other out."""

    ltr: Face
    rtl: Face

    def face(self, character: str, level: int) -> Face:
        """Return the face of a character at a level."""
        own, other = (self.rtl, self.ltr) if level % 2 else (self.ltr, self.rtl)
        return other if other.has(character) and not own.has(character) else own


@dataclass(frozen=True)
class Part:
    """One run of a line as it is drawn; `places` are its characters' places in the text."""

    run: Run
    face: Face
    places: tuple[int, ...]


@dataclass(frozen=True)
class Line:
    """One line from left to right; its width is in ems."""

    parts: tuple[Part, ...]

    @property
    def width(self) -> float:
        """How wide it is, in ems."""
        return sum(part.run.width for part in self.parts)

    @property
    def order(self) -> tuple[int, ...]:
        """The places of the text's characters as the glyphs show them, from left to right."""
        return tuple(part.places[glyph.character] for part in self.parts for glyph in part.run.glyphs)


@dataclass(frozen=True)
class Paragraph:
    """A text of one base direction with its isolates in it."""

    text: str
    base: Direction
    style: Style

    @cached_property
    def levels(self) -> tuple[int, ...]:
        """The level of each character, isolates included."""
        return bidi.levels(self.text, self.base)

    @cached_property
    def words(self) -> tuple[tuple[int, int], ...]:
        """Where each word begins and ends, a sign after a space with the word before it: no line begins with a dash."""
        words: list[tuple[int, int]] = []
        for found in re.finditer(r"[^ ]+", self.text):
            is_sign = not any(character.isalnum() for character in found[0])
            words.append((words.pop()[0], found.end()) if is_sign and words else found.span())
        return tuple(words)

    @cached_property
    def widths(self) -> tuple[float, ...]:
        """How wide each word is by itself, in ems."""
        return tuple(self.line(at, at + 1).width for at in range(len(self.words)))

    @cached_property
    def space(self) -> float:
        """How wide a space is, in ems."""
        return max(face.shape(" ", self.base).width for face in (self.style.ltr, self.style.rtl))

    def line(self, first: int, end: int) -> Line:
        """Set the words from one to before another in a line, in visual order."""
        start, stop = self.words[first][0], self.words[end - 1][1]
        runs = [list(run) for _, run in groupby(range(start, stop), self.levels.__getitem__)]
        return Line(tuple(part for run in self._reordered(runs) for part in self._shaped(run)))

    def is_whole(self, end: int) -> bool:
        """Tell whether the words before one hold no phrase that goes on."""
        depth = 0
        for character in self.text[: self.words[end - 1][1]]:
            depth += (character in (LRI, RLI, FSI)) - (character == PDI)
        return depth <= 0

    def cut(self, end: int) -> Paragraph:
        """Return the words before one, and the sign that there were more."""
        kept = self.text[: self.words[end - 1][1]].rstrip(_HANGING)
        return Paragraph(kept + ELLIPSIS, self.base, self.style)

    def _reordered(self, runs: list[list[int]]) -> list[list[int]]:
        """Reverse every sequence of runs of a level or higher, from the highest level to the lowest odd one (L2)."""
        found = [self.levels[run[0]] for run in runs]
        for level in range(max(found), 0, -1):
            start = 0
            while start < len(runs):
                end = start
                while end < len(runs) and self.levels[runs[end][0]] >= level:
                    end += 1
                runs[start:end] = runs[start:end][::-1]
                start = end + 1
        return runs

    def _shaped(self, run: list[int]) -> Iterator[Part]:
        """Shape a run, once its controls have done their work; what another face must lend is a part by itself."""
        level = self.levels[run[0]]
        seen = [at for at in run if self.text[at] not in CONTROLS]
        parts = [
            (face, tuple(places)) for face, places in groupby(seen, lambda at: self.style.face(self.text[at], level))
        ]
        for face, places in reversed(parts) if level % 2 else parts:
            text = "".join(self.text[at] for at in places)
            yield Part(face.shape(text, "rtl" if level % 2 else "ltr"), face, places)


def unbroken(text: Paragraph) -> Line:
    """Set a whole text in one line."""
    return text.line(0, len(text.words))
