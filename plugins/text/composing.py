"""Sets a finished tree of Markdown in type: each block gets the spaces and apostrophes of its language.

A mark may stand in another element than the word before it, so a block is read as one line and changed letter by
letter. Code, and runs that only have a direction or are left as they are, stay as they were typed.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE

from plugins.text.passages import HELD, Passage
from plugins.text.spaces import changes, may_change, spaced

_WITHIN = frozenset(["a", "bdi", "em", "span", "strong"])
# What Markdown keeps aside until the end.
_ASIDE = re.compile("\x02[^\x03]*\x03")


@dataclass
class _Line:
    """What is read as one line: the slots of elements in their turn, and what between them is held back."""

    language: str
    pieces: list[tuple[etree.Element | None, str, str]] = field(default_factory=list)

    def add(self, element: etree.Element, slot: str) -> None:
        """Take in a slot, `text` or `tail`, if there is anything in it."""
        text = getattr(element, slot)
        if text:
            self.pieces.append((element, slot, str(text)))

    def hold(self, element: etree.Element) -> None:
        """Leave an element as it is: its neighbours see that something stands there."""
        self.pieces.append((None, "", HELD * max(1, len("".join(element.itertext())))))

    def set_in_type(self) -> None:
        """Write in each slot what its language asks for."""
        text = "".join(piece for _, _, piece in self.pieces)
        if not may_change(text, self.language):
            return
        aside = tuple(found.span() for found in _ASIDE.finditer(text))
        found = changes(Passage(text, self.language, held=aside))
        here = 0
        for element, slot, piece in self.pieces if found else ():
            if element is not None:
                setattr(element, slot, "".join(found.get(here + at, letter) for at, letter in enumerate(piece)))
            here += len(piece)


def compose(root: etree.Element, language: str, markdown: Markdown) -> None:
    """Set every text of a tree in type; `language` is that of what names none."""
    _without_entities(root, markdown)
    for line in _lines(root, language):
        line.set_in_type()


def _lines(block: etree.Element, language: str) -> Iterator[_Line]:
    """Yield the lines of a block: its own, those of its runs in another language, those of the blocks in it."""
    open_lines = [_Line(language)]
    yield from _read(block, open_lines)
    yield from open_lines


def _read(element: etree.Element, open_lines: list[_Line]) -> Iterator[_Line]:
    language = open_lines[-1].language
    open_lines[-1].add(element, "text")
    for child in element:
        own = child.get("lang", language)
        if "title" in child.attrib:
            child.set("title", spaced(child.attrib["title"], own))
        if (
            child.tag in ("code", "pre")
            or child.get("class") == "as-is"
            or (child.tag == "bdi" and "lang" not in child.attrib)
        ):
            open_lines[-1].hold(child)
        elif child.tag in _WITHIN and own == language:
            # The number of a source is a mark, and no part of the line.
            if child.get("class") != "cited":
                yield from _read(child, open_lines)
        else:
            yield from _lines(child, own)
            if child.tag in _WITHIN:
                open_lines[-1].hold(child)
            else:
                open_lines.append(_Line(language))
        open_lines[-1].add(child, "tail")


def _without_entities(root: etree.Element, markdown: Markdown) -> None:
    """Put spaces that were typed as entities in their place."""

    def put(found: re.Match[str]) -> str:
        typed = html.unescape(str(markdown.htmlStash.rawHtmlBlocks[int(found[1])]))
        return typed if typed.isspace() else found.group()

    for element in root.iter() if markdown.htmlStash.rawHtmlBlocks else ():
        for slot in ("text", "tail"):
            text = getattr(element, slot)
            if text and "\x02" in text:
                setattr(element, slot, HTML_PLACEHOLDER_RE.sub(put, text))
