"""The picture that stands for an edition or a story where its address is shared: 1200 by 630, in the theme's own look.

An edition fills the card with the field of its series and its great star; a story opens on paper, as its page does,
with the wall running along its far edge. In Arabic all of it is mirrored, the stars and numerals excepted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from plugins.drawing.breaking import Block, Room, fitted
from plugins.drawing.canvas import Canvas, Colour, Star, without
from plugins.drawing.glyphs import Face
from plugins.drawing.inks import EMPTY, MUTED, inks, mixed
from plugins.drawing.typesetting import Line, Paragraph, Style
from plugins.text.tracing import Direction

WIDTH, HEIGHT = 1200, 630
FACES = ("nadwa-arabic-400.ttf", "nadwa-arabic-700.ttf", "nadwa-book-400.otf")
MARGIN = 72
_HEAD, _FOOT = 104, 566
_ABOVE, _BELOW = 164, 532  # the title stands in the middle between these
_SMALL = 30
_HAIR = 2
# The numeral's size as a share of the star's radius, and the height of a figure in ems.
_NUMERAL, _DIGIT = 1.0, 0.69


@dataclass(frozen=True)
class Card:
    """What a card says, its phrases set apart already; `names` are the site's, that of the page's script first."""

    direction: Direction
    hue: str
    is_field: bool
    numeral: str
    place: str
    date: str
    title: str
    names: tuple[str, str]


@dataclass(frozen=True)
class _Look:
    """How a kind of card is laid out; a size goes with the most lines that it may take."""

    radius: int
    star: int  # from the far edge to the middle of the star
    sizes: Mapping[Direction, tuple[tuple[int, int], ...]]

    @property
    def measure(self) -> int:
        """How wide the title may run."""
        return WIDTH - MARGIN - self.star - self.radius - _GAP


_FIELD = _Look(
    radius=196,
    star=238,
    sizes={"rtl": ((72, 3), (64, 3), (56, 4), (48, 4)), "ltr": ((78, 3), (70, 3), (64, 4), (54, 4))},
)
_PAPER = _Look(
    radius=105,
    star=150,
    sizes={"rtl": ((76, 3), (66, 3), (58, 4), (50, 4)), "ltr": ((82, 3), (74, 3), (66, 4), (56, 4))},
)
_GAP = 48
_LEADING: Mapping[Direction, float] = {"rtl": 1.42, "ltr": 1.14}
_SIT = 0.72  # where in its height a line's letters stand
# The empty stars round a filled one, in steps away from the text and downwards: the wall, cropped at the edge.
_NEIGHBOURS = ((0, -1), (0, 1), (1, -1), (1, 0), (1, 1))


@dataclass(frozen=True)
class _Colours:
    """The inks of one card: of its text, its star, what is smaller, what is empty; and the ground below them."""

    ground: Colour
    text: Colour
    star: Colour
    muted: Colour
    empty: Colour


class Studio:
    """Draws cards with the fonts and colours of one theme."""

    def __init__(self, theme: Path) -> None:
        """Read fonts and colours once."""
        self.inks = inks(theme)
        small, bold, book = (Face(theme / "fonts" / "cards" / name) for name in FACES)
        self.small, self.bold, self.book = Style(small, small), Style(bold, bold), Style(book, small)
        self.sheet = lru_cache(maxsize=16)(self._sheet)

    def draw(self, card: Card) -> bytes:
        """Return a card as a PNG file."""
        drawing = self._drawing(card, self.sheet(replace(card, place="", date="", title="")).copy())
        drawing.title(self.heading(card), self.small, self.bold)
        return drawing.canvas.png()

    def heading(self, card: Card) -> Block:
        """Set the title of a card in its room."""
        look = _FIELD if card.is_field else _PAPER
        style = self.bold if card.direction == "rtl" else self.book
        return fitted(Paragraph(card.title, card.direction, style), Room(look.measure, look.sizes[card.direction]))

    def _sheet(self, card: Card) -> Canvas:
        """Draw what all cards of an edition have in common."""
        drawing = self._drawing(card, Canvas(WIDTH, HEIGHT, self._colours(card).ground))
        drawing.star(self.book)
        drawing.foot(self.small, self.bold, self.book)
        return drawing.canvas

    def _drawing(self, card: Card, canvas: Canvas) -> _Drawing:
        return _Drawing(card, self._colours(card), canvas, _FIELD if card.is_field else _PAPER)

    def _colours(self, card: Card) -> _Colours:
        if not card.is_field:
            paper, ink, muted, line = (self.inks[name] for name in ("paper", "ink", "mute", "line"))
            return _Colours(paper, ink, self.inks[card.hue], muted, line)
        ground, ink = self.inks["gf" if card.hue == "green" else "bf"], self.inks["on"]
        return _Colours(ground, ink, ink, mixed(ink, MUTED, ground), mixed(ink, EMPTY, ground))


@dataclass(frozen=True)
class _Drawing:
    """One card in the making."""

    card: Card
    colours: _Colours
    canvas: Canvas
    look: _Look

    def star(self, book: Style) -> None:
        """Draw the star of the edition with its numeral cut out, and its empty neighbours."""
        radius, x, y = self.look.radius, self._x(WIDTH - self.look.star), HEIGHT / 2
        outwards = 1 if self.card.direction == "ltr" else -1
        empty = [Star(x + outwards * a * 2 * radius, y + d * 2 * radius, radius, _HAIR) for a, d in _NEIGHBOURS]
        self.canvas.draw(self.colours.empty, self.canvas.stars(*empty))
        numeral, size = _line(self.card.numeral, "ltr", book), _NUMERAL * radius
        placed = numeral, x - numeral.width * size / 2, y + _DIGIT * size / 2, size
        self.canvas.draw(self.colours.star, without(self.canvas.stars(Star(x, y, radius)), self.canvas.text(placed)))

    def title(self, block: Block, small: Style, bold: Style) -> None:
        """Draw city and year, the title below, and the dates."""
        leading = _LEADING[self.card.direction] * block.size
        height = leading * len(block.lines)
        top = (_ABOVE + _BELOW - height) / 2
        self._row(_HEAD, self.colours.star, (self.card.place, bold))
        lines = [(line, self._x(MARGIN, line.width * block.size)) for line in block.lines]
        self.canvas.write(
            self.colours.text,
            *((line, x, top + leading * (at + _SIT), block.size) for at, (line, x) in enumerate(lines)),
        )
        self._row(_HEAD + 44, self.colours.muted, (self.card.date, small))

    def foot(self, small: Style, bold: Style, book: Style) -> None:
        """Draw the site's sign and names."""
        self.canvas.draw(self.colours.star, self.canvas.stars(Star(self._x(MARGIN + 18), _FOOT - 11, 18)))
        own, other = (bold, book) if self.card.direction == "rtl" else (book, bold)
        self._row(
            _FOOT,
            self.colours.text,
            (self.card.names[0], own),
            ("·", small),
            (self.card.names[1], other),
            at=MARGIN + 50,
        )

    def _row(self, baseline: float, colour: Colour, *texts: tuple[str, Style], at: float = MARGIN) -> None:
        """Draw texts one after the other from the edge, each of its own, so that none can turn another round."""
        placed = []
        for text, style in texts:
            line = _line(text, self.card.direction, style)
            placed.append((line, self._x(at, line.width * _SMALL), baseline, float(_SMALL)))
            at += line.width * _SMALL + 10
        self.canvas.write(colour, *placed)

    def _x(self, start: float, width: float = 0) -> float:
        """Return the left end of what begins so far from the edge at which reading begins."""
        return start if self.card.direction == "ltr" else WIDTH - start - width


def _line(text: str, base: Direction, style: Style) -> Line:
    paragraph = Paragraph(text, base, style)
    return paragraph.line(0, len(paragraph.words))
