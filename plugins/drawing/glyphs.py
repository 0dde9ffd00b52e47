"""Letters into glyphs: joined, with their marks in place, and with the brackets of their direction, by HarfBuzz."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import uharfbuzz

from plugins.text.tracing import Direction

_SCRIPTS: dict[Direction, str] = {"ltr": "Latn", "rtl": "Arab"}


@dataclass(frozen=True)
class Glyph:
    """One glyph of a run: where it is drawn, in ems from the run's left end, and the first character that it shows."""

    number: int
    character: int
    x: float
    y: float


@dataclass(frozen=True)
class Run:
    """A run of characters in one direction, as glyphs from left to right; its width is in ems."""

    glyphs: tuple[Glyph, ...]
    width: float


class Face:
    """One of the theme's fonts for pictures."""

    def __init__(self, path: Path) -> None:
        """Read the font once, so that a file that changes meanwhile changes nothing."""
        data = path.read_bytes()
        self.font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))
        self.units = self.font.face.upem
        self.characters = frozenset(self.font.face.unicodes)
        # What its language tells a font matters too little here to be asked for each text.
        self.shape = lru_cache(maxsize=4096)(self._shaped)

    def has(self, character: str) -> bool:
        """Tell whether there is a glyph for a character; spaces can always be had."""
        return character.isspace() or ord(character) in self.characters

    def _shaped(self, text: str, direction: Direction) -> Run:
        """Shape a text of one direction; brackets are mirrored where it runs from the right."""
        buffer = uharfbuzz.Buffer()
        buffer.add_codepoints([ord(character) for character in text])
        buffer.direction, buffer.script = direction, _SCRIPTS[direction]
        uharfbuzz.shape(self.font, buffer, {})
        glyphs, place = [], 0
        for info, position in zip(buffer.glyph_infos or (), buffer.glyph_positions or (), strict=True):
            x, y = place + position.x_offset, position.y_offset
            glyphs.append(Glyph(info.codepoint, info.cluster, x / self.units, y / self.units))
            place += position.x_advance
        return Run(tuple(glyphs), place / self.units)
