"""The colours of the theme, as its style says them: a picture can wear no others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from plugins.drawing.canvas import Colour

_TOKEN = re.compile(r"--([\w-]+):\s*#([0-9a-f]{6})\b")
# The share of the ink in what is smaller, or empty, on a field: as `--onm` and `--tile` there.
MUTED, EMPTY = 0.76, 0.32


def inks(theme: Path) -> Mapping[str, Colour]:
    """Return the light colours of a theme by the names of its tokens."""
    found: dict[str, Colour] = {}
    for name, value in _TOKEN.findall((theme / "css" / "tokens.css").read_text(encoding="utf-8")):
        red, green, blue = bytes.fromhex(value)
        found.setdefault(name, (red, green, blue))  # the first is the light one
    return found


def mixed(ink: Colour, share: float, ground: Colour) -> Colour:
    """Return a share of an ink on a ground."""
    red, green, blue = (round(b + (a - b) * share) for a, b in zip(ink, ground, strict=True))
    return red, green, blue
