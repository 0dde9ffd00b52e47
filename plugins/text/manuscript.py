"""From a manuscript in Markdown to its passages: block by block as readers see them, each character where it was typed.

Marks of Markdown, citations and addresses of links are not read; code and inserted facts are held back; a run in another
language is held back where it stands, and a passage of its own in that language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.text.insertions import insertions
from plugins.text.passages import Kind, Passage, Span
from plugins.text.patterns import CITATION, RUN
from plugins.text.references import references
from plugins.text.rulebook import LANGUAGES

_QUOTE = re.compile(r" {0,3}>[ ]?")
_HEADING = re.compile(r"#{1,6}[ \t]*(.*?)[ \t]*#*[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")
_RULE = re.compile(r"[ \t]*(?:=+|-{2,}|(?:[-*_][ \t]*){3,})$")
_COLUMNS = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*\|[ \t:|-]*$|[ \t]*\|[ \t:|-]*-[ \t:|-]*$")
_DEFINITION = re.compile(r" {0,3}\[(?!@)[^\]\n]+\]:[ \t]*\S")
_CELL = re.compile(r"(?:\\.|[^|\\])+")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_LINK = re.compile(
    r"!?\[((?:\\.|[^\[\]\\]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*)\]"
    r"(\([ ]*(?:<[^<>]*>|(?:\\.|[^\s()\\]|\([^\s()]*\))*)(?:[ ]+(?:\"[^\"]*\"|'[^']*'))?[ ]*\)|\[[^\[\]]*\])"
)
_RUN = re.compile(RUN)
_AUTOMATIC = re.compile(r"<((?:https?://|mailto:)?[^\s<>]+[@/:][^\s<>]*)>")
_STARS = re.compile(r"(?<!\\)(?:\*+(?=\S)|(?<=\S)\*+)|(?<![\w\\])_+(?=[^\s_])|(?<=[^\s_\\])_+(?!\w)")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()>#+.!|-])")
_CITATION = re.compile(CITATION)
_ENTITY = re.compile(r"&(?:#\w+|\w+);")


@dataclass(frozen=True)
class _Block:
    """The lines of one block: where each begins and ends in the manuscript."""

    lines: tuple[Span, ...]
    kind: Kind


def passages(body: str, language: str, title: str = "") -> Iterator[Passage]:
    """Yield the passages of a Markdown text in its order; the first paragraph knows the title above it."""
    found = references(body)
    if found.crowded:
        return
    is_first = True
    for block in _blocks(body, found.codeless):
        above = title if is_first and block.kind == "prose" else ""
        is_first = False
        yield from _Line(body, block).passages(language, above)


def _blocks(body: str, codeless: str) -> Iterator[_Block]:
    """Part a manuscript into paragraphs, headings, items and cells; blocks of code are left out."""
    open_lines: list[Span] = []
    in_table = False
    offset = 0
    lines = body.split("\n")
    kept = codeless.split("\n")
    for number, line in enumerate(lines):
        start, offset = offset, offset + len(line) + 1
        quote = _quoted(line)
        text = line[quote:]
        is_code = bool(text.strip()) and not kept[number][quote:].strip() and not text.lstrip().startswith("`")
        follows = lines[number + 1] if number + 1 < len(lines) else ""
        if in_table and "|" not in text:
            in_table = False
        if not text.strip() or is_code or _RULE.match(text) or _DEFINITION.match(text):
            yield from _ended(open_lines)
        elif in_table or (not open_lines and "|" in text and _COLUMNS.match(follows[_quoted(follows) :])):
            in_table = True
            if not _COLUMNS.match(text):
                yield from _cells(text, start + quote)
        elif heading := _HEADING.match(text):
            yield from _ended(open_lines)
            yield _Block(((start + quote + heading.start(1), start + quote + heading.end(1)),), "label")
        else:
            item = _ITEM.match(text)
            if item and (not open_lines or _ITEM.match(lines[number - 1][_quoted(lines[number - 1]) :])):
                yield from _ended(open_lines)
                quote += item.end()
            open_lines.append(_trimmed(line, quote, start))
    yield from _ended(open_lines)


def _quoted(line: str) -> int:
    """Return how much of a line says that it is quoted."""
    end = 0
    while found := _QUOTE.match(line, end):
        end = found.end()
    return end


def _trimmed(line: str, begin: int, offset: int) -> Span:
    text = line[begin:]
    start = offset + begin + len(text) - len(text.lstrip())
    return start, max(start, offset + len(line.rstrip()))


def _ended(lines: list[Span]) -> Iterator[_Block]:
    if lines:
        yield _Block(tuple(lines), "prose")
        lines.clear()


def _cells(row: str, offset: int) -> Iterator[_Block]:
    # A bar within code parts no cells.
    for cell in _CELL.finditer(_CODE.sub(lambda found: "x" * len(found.group()), row)):
        if cell.group().strip():
            start, end = _trimmed(row[cell.start() : cell.end()], 0, offset + cell.start())
            yield _Block(((start, end),), "label")


class _Line:
    """A block as one line, with what in it is a mark, and what is held back."""

    def __init__(self, body: str, block: _Block) -> None:
        self.kind = block.kind
        self.text = " ".join(body[start:end] for start, end in block.lines)
        self.origins: list[Span] = []
        here = 0
        for start, end in block.lines:
            self.origins.append((here, start))
            here += end - start + 1
        self.marks: list[Span] = []
        self.held: list[Span] = []
        self.runs: list[tuple[str, Span]] = []
        self._read()

    def passages(self, language: str, above: str) -> Iterator[Passage]:
        held = (*self.held, *(span for code, span in self.runs if code != language))
        yield self._passage(language, self.kind, (0, len(self.text)), held, above)
        for code, (start, end) in self.runs:
            if code != language:
                yield self._passage(code, "label", (start, end), tuple(self.held), "")

    def _read(self) -> None:
        """Find marks and what is held back; what stands in code is neither."""
        text = self.text
        if "`" in text:
            for found in _CODE.finditer(text):
                self._mark(found, 2)
                self.held.append(found.span(2))
                # Blank for what follows, or a bracket in code would be one of Markdown's.
                text = f"{text[: found.start()]}{' ' * len(found.group())}{text[found.end() :]}"
        if "[" in text:
            for found in _CITATION.finditer(text):
                self.marks.append(found.span())
            for fact in insertions(text):
                self.held.append((fact.start, fact.end))
                text = f"{text[: fact.start]}{' ' * (fact.end - fact.start)}{text[fact.end :]}"
            for found in _RUN.finditer(text) if ":" in text else ():
                self._mark(found, 2)
                if found[1] in LANGUAGES:
                    self.runs.append((found[1], found.span(2)))
                else:
                    self.held.append(found.span(2))
            for found in _LINK.finditer(text) if "](" in text or "][" in text else ():
                if not found.group().startswith("[@"):
                    self._mark(found, 1)
                    text = f"{text[: found.start(2)]}{' ' * len(found[2])}{text[found.end(2) :]}"
        if "<" in text:
            for found in _AUTOMATIC.finditer(text):
                self._mark(found, 1)
                self.held.append(found.span(1))
        if "*" in text or "_" in text:
            self.marks += [found.span() for found in _STARS.finditer(text)]
        if "\\" in text:
            self.marks += [found.span() for found in _ESCAPE.finditer(text)]
        if "&" in text:
            self.held += [found.span() for found in _ENTITY.finditer(text)]

    def _mark(self, found: re.Match[str], group: int) -> None:
        """Note what stands around a group as marks."""
        self.marks += [(found.start(), found.start(group)), (found.end(group), found.end())]

    def _passage(self, language: str, kind: Kind, span: Span, held: tuple[Span, ...], above: str) -> Passage:
        """Make the passage of a part of the line, without its marks."""
        kept: list[Span] = []
        at = span[0]
        for start, end in sorted(self.marks):
            if span[0] <= start and end <= span[1] and end > at:
                kept.append((at, max(at, start)))
                at = end
        kept.append((at, span[1]))
        parts, places, here = [], [], 0
        for start, end in kept:
            places += [(here + at - start, there) for at, there in self._origins(start, end)]
            parts.append(self.text[start:end])
            here += end - start
        held = tuple(self._within(kept, part) for part in held if span[0] <= part[0] and part[1] <= span[1])
        return Passage("".join(parts), language, kind, held, places=tuple(places) or ((0, 0),), above=above)

    def _origins(self, start: int, end: int) -> Iterator[Span]:
        """Yield the places from which on a part of the line runs beside the manuscript."""
        for index, (here, there) in enumerate(self.origins):
            until = self.origins[index + 1][0] if index + 1 < len(self.origins) else end + 1
            first = max(start, here)
            if first < end and here <= first < until:
                yield first, there + first - here

    @staticmethod
    def _within(kept: list[Span], part: Span) -> Span:
        """Return where a part of the line stands once the marks are gone."""

        def moved(offset: int) -> int:
            return sum(min(end, offset) - start for start, end in kept if start < offset)

        return moved(part[0]), moved(part[1])
