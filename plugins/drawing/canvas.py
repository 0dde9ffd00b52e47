"""A picture of few inks on one ground: each ink is a mask, and every shade between an ink and the ground has its place.

So the picture needs no guess at a palette: flat colours stay exactly what the theme says, and the file stays small.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import uharfbuzz
from PIL import Image, ImageChops, ImageDraw

from plugins.drawing.pressing import Run, png, pressed
from plugins.drawing.typesetting import Line

Colour = tuple[int, int, int]
# A line with its left end, its baseline and its size.
Placed = tuple[Line, float, float, float]
# Shades of an ink on the ground: enough for smooth edges, and few enough for three inks in six bits.
SHADES = 15
# Stars are drawn larger and reduced, for Pillow's own lines have hard edges.
_FINER = 4
# Rows are pressed by so many: fewer cost bytes where runs meet, more are seldom left alone.
_ROWS = 30
# Two equal squares, one turned by 45 degrees: the star's corners on its radius, and the notches between them.
_NOTCH = math.cos(math.pi / 4) / math.cos(math.pi / 8)


@dataclass(frozen=True)
class Star:
    """An eight-pointed star: filled, or as a line of some width."""

    x: float
    y: float
    radius: float
    line: float = 0


class Canvas:
    """A picture that is being drawn; what is drawn later in another ink covers what lies below."""

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        """Begin with the bare ground."""
        self.size = width, height
        self.colours = [ground]
        self.picture = Image.new("P", self.size, 0)
        # Rows on which nothing was drawn since this was copied are pressed once, for all copies of the same.
        self.drawn = set(range(-(-height // _ROWS)))
        self.runs: dict[tuple[int, int], Run] = {}
        self.runs_of_copies: dict[tuple[int, int], Run] = {}

    def copy(self) -> Canvas:
        """Return another canvas with the same on it."""
        other = Canvas(0, 0, self.colours[0])
        other.size, other.colours, other.picture = self.size, list(self.colours), self.picture.copy()
        other.runs = self.runs_of_copies
        return other

    def draw(self, colour: Colour, mask: Image.Image) -> None:
        """Lay an ink over the ground where a mask says."""
        # Most of a mask is empty, and costs as much to look at as what is not.
        box = mask.getbbox() or (0, 0, 0, 0)
        self._lay(colour, mask.crop(box), box)

    def write(self, colour: Colour, *placed: Placed) -> None:
        """Lay an ink over the ground in the letters of lines."""
        mask, left, top = _written(placed, self.size[1])
        self._lay(colour, mask, (left, top, left + mask.width, top + mask.height))

    def text(self, *placed: Placed) -> Image.Image:
        """Return the mask of lines."""
        mask = Image.new("L", self.size, 0)
        written, left, top = _written(placed, self.size[1])
        mask.paste(written, (left, top))
        return mask

    def stars(self, *stars: Star) -> Image.Image:
        """Return the mask of stars."""
        mask = Image.new("L", self.size, 0)
        for star in stars:
            left, top = math.floor(star.x - star.radius) - 2, math.floor(star.y - star.radius) - 2
            drawn = _star(star.x - left, star.y - top, star.radius, star.line)
            box = left, top, left + drawn.width, top + drawn.height
            mask.paste(ImageChops.lighter(mask.crop(box), drawn), box)
        return mask

    def box(self, left: int, top: int, right: int, bottom: int) -> Image.Image:
        """Return the mask of a rectangle."""
        mask = Image.new("L", self.size, 0)
        mask.paste(255, (left, top, right, bottom))
        return mask

    def png(self) -> bytes:
        """Return the picture as a PNG file."""
        rows = range(-(-self.size[1] // _ROWS))
        runs = [self._run(list(same), is_drawn) for is_drawn, same in groupby(rows, self.drawn.__contains__)]
        return png(self.size, bytes(value for colour in self.colours for value in colour), runs)

    def _run(self, rows: list[int], is_drawn: bool) -> Run:
        span = rows[0] * _ROWS, min((rows[-1] + 1) * _ROWS, self.size[1])
        if is_drawn:
            return pressed(self.picture, *span)
        if span not in self.runs:
            self.runs[span] = pressed(self.picture, *span)
        return self.runs[span]

    def _lay(self, colour: Colour, part: Image.Image, box: tuple[int, int, int, int]) -> None:
        known = self.colours.index(colour) if colour in self.colours[1:] else None
        base = known if known is not None else len(self.colours)
        if known is None:
            self.colours += _between(self.colours[0], colour)
        self.runs_of_copies = {}  # later copies are of something else
        self.picture.paste(part.point(_shades(base)), box, part.point(_THERE, "1"))
        self.drawn.update(range(max(box[1], 0) // _ROWS, -(-min(box[3], self.size[1]) // _ROWS)))


def without(mask: Image.Image, hole: Image.Image) -> Image.Image:
    """Return a mask with another cut out of it."""
    return ImageChops.subtract(mask, hole)


@lru_cache(maxsize=64)
def _shades(base: int) -> list[int]:
    """Return the place in the palette of each value of a mask, for an ink whose shades begin at `base`."""
    return [base + SHADES - round(value * SHADES / 255) if value else 0 for value in range(256)]


_THERE = [255 if round(value * SHADES / 255) else 0 for value in range(256)]


@lru_cache(maxsize=64)
def _star(x: float, y: float, radius: float, line: float) -> Image.Image:
    side = math.ceil(2 * radius) + 5
    large = Image.new("L", (side * _FINER, side * _FINER), 0)
    corners = []
    for step in range(16):
        reach = radius * (_NOTCH if step % 2 else 1)
        angle = step * math.pi / 8
        corners.append(((x + reach * math.cos(angle)) * _FINER, (y + reach * math.sin(angle)) * _FINER))
    pen = ImageDraw.Draw(large)
    if line:
        pen.line([*corners, corners[0], corners[1]], fill=255, width=round(line * _FINER), joint="curve")
    else:
        pen.polygon(corners, fill=255)
    return large.reduce(_FINER)


def _written(placed: tuple[Placed, ...], height: int) -> tuple[Image.Image, int, int]:
    """Return the mask of lines, as small as it can be, and where its left and upper edges lie."""
    pen = uharfbuzz.RasterDraw()
    for line, left, baseline, size in placed:
        for part in line.parts:
            scale = size / part.face.units
            for glyph in part.run.glyphs:
                x, y = left + glyph.x * size, height - baseline + glyph.y * size
                pen.transform = (scale, 0, 0, scale, x, y)
                pen.draw_glyph(part.face.font, glyph.number)
            left += part.run.width * size
    image = pen.render()
    box = image.extents
    # Its rows lie from the lowest to the highest.
    mask = Image.frombytes("L", (box.width, box.height), bytes(image.buffer), "raw", "L", box.stride, -1)
    return mask, box.x_origin, height - box.y_origin - box.height


@lru_cache(maxsize=64)
def _between(ground: Colour, ink: Colour) -> list[Colour]:
    """Return the shades of an ink on the ground, from the ink on."""
    shares = [step / SHADES for step in range(SHADES, 0, -1)]
    red, green, blue = ([round(a + (b - a) * share) for share in shares] for a, b in zip(ground, ink, strict=True))
    return list(zip(red, green, blue, strict=True))
