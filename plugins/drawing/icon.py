"""The site's sign as a picture, for those who cannot show it as drawn: the star on the field, at the sizes asked for."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from plugins.drawing.canvas import Canvas, Star
from plugins.drawing.inks import inks

# What a telephone puts among its own, and it cuts the corners off.
TOUCH = 180
# What old browsers and readers of feeds ask for, in one file.
SMALL = (16, 32, 48)
# The star's radius as a share of the side.
_TOUCH_STAR, _SMALL_STAR = 0.36, 0.46


def touch_icon(theme: Path) -> bytes:
    """Return the icon for a telephone's first screen, as a PNG file."""
    return _drawn(theme, TOUCH, _TOUCH_STAR).png()


def favicon(theme: Path) -> bytes:
    """Return the small icons as one ICO file."""
    pictures = [Image.open(io.BytesIO(_drawn(theme, side, _SMALL_STAR).png())) for side in SMALL]
    file = io.BytesIO()
    sizes = [(side, side) for side in SMALL]
    pictures[-1].save(file, "ICO", sizes=sizes, append_images=pictures[:-1])
    return file.getvalue()


def _drawn(theme: Path, side: int, share: float) -> Canvas:
    known = inks(theme)
    canvas = Canvas(side, side, known["bf"])
    canvas.draw(known["on"], canvas.stars(Star(side / 2, side / 2, share * side)))
    return canvas
