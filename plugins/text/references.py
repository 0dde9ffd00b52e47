"""What a Markdown text refers to, and where: what Markdown really makes of it, found again in what was typed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from plugins.text.letters import odd_entities
from plugins.text.markup import mentions

HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])[^<>]*>|<!--|<!\[CDATA\[|<!DOCTYPE|<\?[a-z]+", re.IGNORECASE)
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_INDENTED = re.compile(r"(?:[ >]*(?:[-*+]|\d+\.)?[ >]*(?: {4}|\t)).*")
_TITLE = re.compile(r"^[ >]*(?:(?:[-*+]|\d+\.)[ ]+)?#(?!#).*$|^(?=\S).*\n[ >]*=+[ ]*$", re.MULTILINE)
_NAME = re.compile(r"[\w-]")
_MARKS = "[]*_`<>!&\\(:"
MOST_MARKS = 300
DEEPEST = 40
# What a crowded text has too much of, if not of one mark.
DEEP, LONG = "deep", "long"
_DEEP = re.compile(rf"^(?:[ >\t]|[-*+] |\d+\. ){{{DEEPEST},}}", re.MULTILINE)
LONGEST_PARAGRAPH = 20_000


@dataclass(frozen=True)
class Reference:
    """One mention: `target` is a source's id, an address, a title or a picture; line and column count from 1."""

    target: str
    line: int
    column: int


@dataclass(frozen=True)
class References:
    """All that a text mentions, each kind in the order of the text.

    `html` are the tags and comments that are typed in it, `odd` the entities that stand for invisible characters, `left`
    what looks like a mark of ours and is none, and of `cells` and what is `defined` readers would see nothing. `codeless` is
    the text with its code blanked out. A `crowded` text is not read: it mentions nothing but that place.
    """

    sources: tuple[Reference, ...] = ()
    links: tuple[Reference, ...] = ()
    titles: tuple[Reference, ...] = ()
    pictures: tuple[Reference, ...] = ()
    parts: tuple[str, ...] = ()
    html: tuple[Reference, ...] = ()
    odd: tuple[Reference, ...] = ()
    left: tuple[Reference, ...] = ()
    cells: tuple[Reference, ...] = ()
    defined: tuple[Reference, ...] = ()
    crowded: Reference | None = None
    codeless: str = ""


@lru_cache(maxsize=65536)
def references(text: str) -> References:
    """Return what a text mentions, with places, and its headings' ids."""
    sheet = _Sheet(text)
    crowded = sheet.crowded()
    if crowded:
        return References(crowded=crowded)
    try:
        found = mentions(text)
    except RecursionError:
        return References(crowded=Reference(DEEP, 1, 1))
    sheet.blank(found.codes)
    return References(
        sources=tuple(sheet.sources(found.sources)),
        links=tuple(sheet.links(found.links)),
        titles=tuple(sheet.titles(found.titles)),
        pictures=tuple(sheet.pictures(found.pictures)),
        parts=tuple(found.parts),
        html=tuple(sheet.at(tag.start(), tag.group()) for tag in HTML.finditer(sheet.searched)),
        odd=tuple(sheet.at(letter.offset, letter.name) for letter in odd_entities(sheet.searched)),
        left=tuple(sheet.left(found.left)),
        cells=tuple(sheet.left(found.cells)),
        defined=tuple(sheet.at(max(sheet.definition(address), 0), address) for address in found.defined),
        codeless=sheet.searched,
    )


class _Sheet:
    """A text as it was typed, in which mentions are found again; `searched` is the same without code."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.searched = without_code(text)
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def at(self, offset: int, target: str) -> Reference:
        line = bisect_right(self.starts, offset)
        return Reference(target, line, offset - self.starts[line - 1] + 1)

    def crowded(self) -> Reference | None:
        """Return where there are more marks in one paragraph than anyone types, enough to make Markdown run away."""
        mark = next((mark for mark in _MARKS if self.text.count(mark) > 10 * MOST_MARKS), None)
        if mark:
            return self.at(self.text.index(mark), mark)
        for found in re.finditer(r"(?:[^\n]*\S[^\n]*\n?)+", self.text):
            paragraph = found.group()
            mark = next((mark for mark in _MARKS if paragraph.count(mark) > MOST_MARKS), None)
            if mark or len(paragraph) > LONGEST_PARAGRAPH:
                return self.at(found.start(), mark or LONG)
        deep = _DEEP.search(self.text)
        return self.at(deep.start(), DEEP) if deep else None

    def blank(self, codes: list[str]) -> None:
        """Blank out the blocks of code that Markdown found."""
        typed = {line.strip() for code in codes for line in code.split("\n")} - {""}
        lines = self.searched.split("\n")
        if typed:
            lines = [" " * len(line) if line.strip() in typed and _INDENTED.fullmatch(line) else line for line in lines]
        self.searched = "\n".join(lines)

    def sources(self, names: list[str]) -> Iterator[Reference]:
        start = 0
        for name in names:
            offset = self._word(f"@{name}", start)
            offset = self._word(f"@{name}", 0) if offset < 0 else offset
            start = offset + len(name) if offset >= 0 else start
            yield self.at(max(offset, 0), name)

    def links(self, addresses: list[str]) -> Iterator[Reference]:
        start = 0
        for address in addresses:
            offset = self._inline(address, start)
            if offset >= 0:
                start = offset + len(address)
            else:
                others = (self.definition(address), self._inline(address, 0), self.searched.find(address, start))
                # What Markdown has changed beyond recognition is placed at the beginning.
                offset = next((other for other in others if other >= 0), max(self.searched.find(address), 0))
            yield self.at(offset, address)

    def titles(self, titles: list[str]) -> Iterator[Reference]:
        found = [match.start() for match in _TITLE.finditer(self.searched)]
        if len(found) != len(titles):
            found = [max(self.searched.find(title), 0) for title in titles]
        for title, offset in zip(titles, found, strict=True):
            yield Reference(title, self.at(offset, title).line, 1)

    def pictures(self, addresses: list[str]) -> Iterator[Reference]:
        yield from self._in_turn(addresses, lambda _: "![")

    def left(self, marks: list[str]) -> Iterator[Reference]:
        yield from self._in_turn(marks, str)

    def _in_turn(self, targets: list[str], typed: Callable[[str], str]) -> Iterator[Reference]:
        start = 0
        for target in targets:
            offset = self.searched.find(typed(target), start)
            start = offset + 1 if offset >= 0 else start
            yield self.at(max(offset, 0), target)

    def _word(self, word: str, start: int) -> int:
        offset = self.searched.find(word, start)
        while offset >= 0 and _NAME.match(self.searched, offset + len(word)):
            offset = self.searched.find(word, offset + 1)
        return offset

    def _inline(self, address: str, start: int) -> int:
        """Find an address in a link in place or an automatic link."""
        forms = (
            f"]({address}",
            f"]( {address}",
            f"](<{address}",
            f"<{address}>",
            f"<{address.removeprefix('mailto:')}>",
        )
        found = [(offset, form) for form in forms if (offset := self.searched.find(form, start)) >= 0]
        if not found:
            return -1
        offset, form = min(found)
        return offset + len(form) - len(form.lstrip("]( <"))

    def definition(self, address: str) -> int:
        """Find an address where a link by reference is defined."""
        offset = self.searched.find(address)
        while address and offset >= 0:
            if self.searched[max(0, offset - 80) : offset].rstrip(" \t\n<").endswith("]:"):
                return offset
            offset = self.searched.find(address, offset + 1)
        return -1


def without_code(text: str) -> str:
    """Blank out code within a paragraph, keeping every other character where it stands."""
    return _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
