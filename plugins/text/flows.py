"""Sets phrases apart in a finished page: one pass over its HTML, flow by flow, each in its own direction.

A flow is what a browser orders as one paragraph: the text of a block between its borders and line breaks. A part with
a direction of its own is a flow of its own, and stands as one object in the flow around it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from plugins.text.isolation import OBJECT, Isolation
from plugins.text.tracing import Direction
from plugins.text.wrapping import wrapped

_INLINE = "a|abbr|b|bdi|cite|code|data|del|dfn|em|i|img|input|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr"
_OPAQUE = "script|style|svg|template|textarea|pre|title"
_CODE = frozenset(("code", "kbd", "pre", "samp"))
_OBJECTS = frozenset(("img", "input"))
_VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
# Borders of flows: every tag of no inline element, and what holds no text of the page, whole.
_BORDERS = re.compile(
    rf"(<!--.*?-->|<(?:{_OPAQUE})\b[^>]*>.*?</(?:{_OPAQUE})>|<(?!/?(?:{_INLINE})[\s/>])[^>]*>)", re.DOTALL
)
# Lines without a border that are together longer are read with the rest of the page.
_LONGEST = 1 << 16
# What is whole only with its end, and what of it is not whole.
_WITH_END = re.compile(rf"<(?:!--|(?:{_OPAQUE})\b)")
_BEGUN = re.compile(rf"<!--(?!.*-->)|<(?:{_OPAQUE})\b(?![^>]*>.*</(?:{_OPAQUE})>)", re.DOTALL)
_TAGS = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_DIRECTION = re.compile(r'\sdir="(\w+)"')
_TITLE = re.compile(r"(<title[^>]*>)(.*)(</title>)", re.DOTALL)
_SLOTS = re.compile(
    r' (?:(?:aria-label|alt|title|placeholder)="|(?:name|property)="(?:description|author|citation_(?:title|author|publisher)|DC\.(?:title|creator|publisher)'
    r'|(?:og|twitter):(?:title|description|site_name|image:alt))" content=")([^"]+)"'
)


# The elements that are open, the outermost first, each with the direction of what stands in it.
_Opened = tuple[tuple[str, Direction], ...]


class _Tag(NamedTuple):
    """A tag's name, whether it closes an element, the direction it gives: none, one, or what its text begins with."""

    name: str
    closes: bool
    direction: str
    isolates: bool

    def base(self, outer: Direction) -> Direction:
        """Return the direction of what stands in the element."""
        if self.direction:
            return "rtl" if self.direction == "rtl" else "ltr"
        return "ltr" if self.name in _CODE else outer

    @property
    def is_auto(self) -> bool:
        """Tell whether its text decides on its direction, which then needs no help."""
        return self.direction == "auto" or (self.name == "bdi" and not self.direction)


class _Stretch(NamedTuple):
    """What stands between two borders, set in order, with what it opens and closes beyond them."""

    html: str
    opened: _Opened = ()
    closed: tuple[str, ...] = ()


@dataclass
class _Flow:
    """A flow of a stretch: where its pieces stand, an object as -1; a still one is left as it is, as one without text."""

    base: Direction
    is_still: bool
    has_text: bool = False
    places: list[int] = field(default_factory=list)


def isolated(page: str, isolation: Isolation, base: Direction = "ltr") -> str:
    """Return a page, or a part of one in a direction, with all phrases set apart that run against their surroundings.

    Pages have many lines in common, so each is done once; one that does not end with a border is read with the next.
    """
    done, waiting, lead = list[str](), "", ""
    opened: _Opened = (("", base),)
    for line in page.split("\n"):
        waiting += lead + line
        lead = "\n"
        found = _lines(waiting, opened, isolation) if line.endswith(">") and len(waiting) < _LONGEST else None
        if found:
            done.append(found[0])
            opened, waiting = found[1], ""
    done.append(_in_order(_BORDERS.split(waiting), opened, isolation)[0])
    return "".join(done)


@lru_cache(maxsize=1 << 13)
def _lines(part: str, opened: _Opened, isolation: Isolation) -> tuple[str, _Opened] | None:
    """Return lines in order, with what is open behind them, or None where they do not end with a border."""
    parts = _BORDERS.split(part)
    if parts[-1] or (_WITH_END.search(part) and any(_BEGUN.match(border) for border in parts[1::2])):
        return None
    return _in_order(parts, opened, isolation)


def _in_order(parts: list[str], outer: _Opened, isolation: Isolation) -> tuple[str, _Opened]:
    """Return stretches and the borders between them in order, with what is open behind them."""
    opened = list(outer)
    for at, part in enumerate(parts):
        if not part:
            continue
        if part.startswith("</"):
            _close(part[2:-1].rstrip().lower(), opened)
        elif at % 2:
            parts[at], inner = _border(part, opened[-1][1], isolation)
            opened += inner
        elif not part.isspace():
            stretch = _stretch(part, opened[-1][1], isolation)
            parts[at] = stretch.html
            for name in stretch.closed:
                _close(name, opened)
            opened += stretch.opened
    return "".join(parts), tuple(opened)


@lru_cache(maxsize=1 << 13)
def _border(part: str, outer: Direction, isolation: Isolation) -> tuple[str, tuple[tuple[str, Direction], ...]]:
    """Return a border in order, with the element that it opens, if any, and its direction."""
    tag = _read(part)
    base = tag.base(outer)
    title = _TITLE.fullmatch(part)
    if title:
        return title[1] + _slot(title[2], base, isolation) + title[3], ()
    opens = tag.name and tag.name not in _VOID and "</" not in part
    return _with_slots(_with_direction(part, tag), base, isolation), ((tag.name, base),) if opens else ()


def _close(name: str, opened: list[tuple[str, Direction]]) -> None:
    for depth in range(len(opened) - 1, 0, -1):
        if opened[depth][0] == name:
            del opened[depth:]
            return


@lru_cache(maxsize=1 << 13)
def _stretch(part: str, base: Direction, isolation: Isolation) -> _Stretch:
    if "<" not in part:
        return _Stretch(wrapped((part,), base, isolation)[0])
    return _Line(part, base, isolation).stretch()


class _Line:
    """One way through a stretch: its text and inline tags in turn, and the flows and elements that are open."""

    def __init__(self, part: str, base: Direction, isolation: Isolation) -> None:
        self.pieces = _TAGS.split(part)
        self.isolation = isolation
        self.flows: list[_Flow] = [_Flow(base, False)]
        self.elements: list[tuple[_Tag, Direction]] = []
        self.closed: list[str] = []

    def stretch(self) -> _Stretch:
        for at, piece in enumerate(self.pieces):
            if at % 2:
                tag = _read(piece)
                (self._leave if tag.closes else self._enter)(at, tag)
            elif piece:
                self.flows[-1].places.append(at)
                self.flows[-1].has_text = True
        opened = tuple((tag.name, base) for tag, base in self.elements)
        while self.flows:
            self._end_flow()
        return _Stretch("".join(self.pieces), opened, tuple(self.closed))

    def _enter(self, at: int, tag: _Tag) -> None:
        outer = self.flows[-1]
        base = tag.base(outer.base)
        self.pieces[at] = _with_slots(_with_direction(self.pieces[at], tag), base, self.isolation)
        outer.places.append(-1 if tag.isolates or tag.name in _OBJECTS else at)
        if tag.name in _VOID:
            return
        self.elements.append((tag, base))
        if tag.isolates:
            self.flows.append(_Flow(base, outer.is_still or tag.is_auto or tag.name in _CODE))

    def _leave(self, at: int, tag: _Tag) -> None:
        if tag.name not in [element.name for element, _ in self.elements]:
            self.closed.append(tag.name)
            return
        while self.elements:
            element, _ = self.elements.pop()
            if element.isolates:
                self._end_flow()
            if element.name == tag.name:
                break
        if not element.isolates:
            self.flows[-1].places.append(at)

    def _end_flow(self) -> None:
        """Set apart what the innermost flow holds."""
        flow = self.flows.pop()
        if flow.is_still or not flow.has_text:
            return
        pieces = tuple(OBJECT if at < 0 else self.pieces[at] for at in flow.places)
        for at, piece in zip(flow.places, wrapped(pieces, flow.base, self.isolation), strict=True):
            if at >= 0:
                self.pieces[at] = piece


@lru_cache(maxsize=1 << 13)
def _read(piece: str) -> _Tag:
    found, directed = _NAME.match(piece), _DIRECTION.search(piece)
    name, direction = found[2].lower() if found else "", directed[1] if directed else ""
    return _Tag(name, bool(found and found[1]), direction, bool(direction) or name == "bdi" or name in _CODE)


def _with_direction(piece: str, tag: _Tag) -> str:
    """Return a tag of code with the direction that all code has."""
    bare = tag.name in _CODE and not tag.direction
    return f'<{tag.name} dir="ltr"{piece[len(tag.name) + 1 :]}' if bare else piece


@lru_cache(maxsize=1 << 13)
def _with_slots(piece: str, base: Direction, isolation: Isolation) -> str:
    """Return a tag with its attributes for readers in order."""
    return _SLOTS.sub(lambda found: found[0].replace(f'"{found[1]}"', f'"{_slot(found[1], base, isolation)}"'), piece)


def _slot(text: str, base: Direction, isolation: Isolation) -> str:
    """Return an escaped text without markup in order; what is in order stays as it was written, to the byte."""
    plain = html.unescape(text)
    ordered = isolation.plain(plain, base)
    return text if ordered == plain else html.escape(ordered)
