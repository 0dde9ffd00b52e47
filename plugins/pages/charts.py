"""The geometry of a chart: one bar a year, read in the direction of the page, with shapes that tell how it is known.

Across, everything is a share of the width, so that the type keeps its size at every width; down, pixels. A bar is
solid for what was reported after the edition, hatched for what was only announced before it, dashed for our
calculation; a line across it is what had been announced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from plugins.archive.languages import LANGUAGES, Code

TEN = 10
TOP, BASE = 34, 250
# The share of the width at the page's end that the scale's numbers have to themselves.
_BAND = 9.0
_BAR, _LINE = 0.62, 0.84
_LETTERS = 28  # what a label needs in height


@dataclass(frozen=True)
class Slot:
    """One year: whether there was an edition, and what is known of it at each stage."""

    year: int
    held: bool
    reported: int | None = None
    announced: int | None = None
    computed: int | None = None

    @property
    def counted(self) -> int | None:
        """What the bar shows where more than an announcement is known."""
        return self.computed if self.reported is None else self.reported


@dataclass(frozen=True)
class Mark:
    """A shape: its left edge and width as shares of the chart, its top and height in pixels."""

    shape: Literal["bar", "ann", "der", "none", "over"]
    x: str
    width: str
    y: int
    height: int


@dataclass(frozen=True)
class Label:
    """A text at a height; `kind` is `in` upon a bar, `v` in the colour of the series, or nothing."""

    text: str
    y: int
    kind: Literal["in", "v", ""]


@dataclass(frozen=True)
class Column:
    """One year of a chart; `century` is what a narrow chart leaves out of `year`; `empty` where nothing was held."""

    century: int
    year: str
    x: str
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    empty: bool
    unknown: bool


@dataclass(frozen=True)
class Line:
    """A line of the scale with its number, which stands `shift` pixels from the page's end."""

    y: int
    text: str
    x: str
    shift: int


@dataclass(frozen=True)
class Chart:
    """A chart of at most ten years; `fine` asks for small numbers."""

    id: str
    label: str
    width: str
    fine: bool
    lines: tuple[Line, ...]
    columns: tuple[Column, ...]


def charts(code: Code, name: str, label: str, slots: Sequence[Slot]) -> tuple[Chart, ...]:
    """Draw the years ten by ten, the latest first, all on one scale."""
    top: int = max(
        (value for slot in slots for value in (slot.counted, slot.announced) if value is not None), default=0
    )
    step = _step(top)
    spans = [slots[max(0, end - TEN) : end] for end in range(len(slots), 0, -TEN)]
    return tuple(
        _Drawing(code, span, step, top).chart(f"{name}-{number}", label) for number, span in enumerate(spans, 1)
    )


def _step(top: int) -> int:
    """Return the least round number that reaches the top in four steps: 1, 2, 5, 10, 20, 25, 50 and so on."""
    power = 1
    while True:
        for tenths in (10, 20, 25, 50):
            step, rest = divmod(power * tenths, 10)
            if not rest and step * 4 >= top:
                return step
        power *= 10


class _Drawing:
    """One chart while it is drawn."""

    def __init__(self, code: Code, slots: Sequence[Slot], step: int, top: int) -> None:
        self.code, self.slots, self.step = code, slots, step
        self.top = max(step, -(-top // step) * step)
        self.fine = top >= 100
        self.rtl = LANGUAGES[code].direction == "rtl"
        # Few years make a narrow chart, not broad bars.
        one = (100 - _BAND) / TEN
        self.width = one * len(slots) + _BAND
        self.share = one / self.width * 100

    def chart(self, name: str, label: str) -> Chart:
        heights = range(self.step, self.top + 1, self.step)
        columns = tuple(self._column(number, slot) for number, slot in enumerate(self.slots))
        lines = tuple(self._line(value) for value in heights)
        return Chart(name, label, f"{self.width:.4g}%", self.fine, lines, columns)

    def _line(self, value: int) -> Line:
        text = LANGUAGES[self.code].number(value)
        shift = 3 + 3 * len(text)
        return Line(self._y(value), text, "0" if self.rtl else "100%", shift if self.rtl else -shift)

    def _y(self, value: int) -> int:
        return round(BASE - (BASE - TOP) * value / self.top)

    def _across(self, number: int, part: float) -> tuple[str, str]:
        """Return where something begins that fills a part of a year's share, from the left, and how wide it is."""
        middle = self._middle(number)
        return f"{middle - self.share * part / 2:.4g}%", f"{self.share * part:.4g}%"

    def _middle(self, number: int) -> float:
        start = (number + 0.5) * self.share
        return 100 - start if self.rtl else start

    def _column(self, number: int, slot: Slot) -> Column:
        value = slot.announced if slot.counted is None else slot.counted
        marks: list[Mark] = []
        labels: list[Label] = []
        if value is not None:
            shape: Literal["bar", "der", "ann"] = "ann"
            if slot.counted is not None:
                shape = "bar" if slot.reported is not None else "der"
            y = self._y(value)
            marks.append(Mark(shape, *self._across(number, _BAR), y, BASE - y))
            labels += self._labels(slot, value, shape)
            if slot.counted is not None and slot.announced is not None:
                marks.append(Mark("over", *self._across(number, _LINE), self._y(slot.announced) - 1, 3))
        elif not slot.held:
            marks.append(Mark("none", *self._across(number, _LINE), TOP, BASE - TOP))
        middle = f"{self._middle(number):.4g}%"
        unknown = value is None and slot.held
        return Column(
            slot.year // 100, f"{slot.year % 100:02d}", middle, tuple(marks), tuple(labels), not slot.held, unknown
        )

    def _labels(self, slot: Slot, value: int, shape: str) -> list[Label]:
        """Write the bar's value into it where it is short and the bar solid and tall, else above; then the line's."""
        number = LANGUAGES[self.code].number
        y = self._y(value)
        above = slot.announced is not None and slot.counted is not None
        fits = not self.fine and BASE - y >= _LETTERS + 8
        if shape == "bar" and fits:
            own = Label(number(value), y + _LETTERS, "in")
        else:
            own = Label(number(value), y + _LETTERS if above and fits else y - 9, "v")
        if not above or slot.announced is None:
            return [own]
        line = self._y(slot.announced)
        # A line within the bar has its number above the bar, beside the bar's own.
        higher = min(line, y) - 9
        if own.y <= y and own.y - _LETTERS < higher <= own.y + _LETTERS:
            higher = own.y - _LETTERS + 8
        return [own, Label(number(slot.announced), higher, "")]
