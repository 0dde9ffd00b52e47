"""A finished page as passages: what a reader is shown, block by block, in the language that the page says it is in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from plugins.archive.compositor import composed
from plugins.archive.holdings import Archive
from plugins.archive.problems import Problem, message
from plugins.archive.wordings import wordings
from plugins.proof.built import BuiltFile, Place
from plugins.text.passages import Kind, Passage, Span
from plugins.text.proofreading import proofread
from plugins.text.rulebook import ERROR

# Elements that stand within a line; every other begins a block.
_WITHIN = frozenset(
    [
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q", "s", "samp"),
        *("small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    ]
)
_HELD = frozenset(["code", "pre", "kbd", "samp", "data", "time"])
_UNSEEN = frozenset(["style", "script", "svg", "template"])
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_SLOTS = ("aria-label", "alt", "title", "placeholder")
# What only turns the order of letters is the build's business.
_TURNS = re.compile("[\u061c\u200e\u200f\u2066-\u2069]")
_BLANK = re.compile(r"[ \t\n\r\f]+")
_MENDED = frozenset(["no-break", "apostrophe"])


@dataclass(frozen=True)
class Block:
    """One passage of a page, and where it begins in the file."""

    passage: Passage
    place: Place


@dataclass
class _Open:
    """An element that is open: its name, its language, whether it is held back, not seen, or kept apart."""

    tag: str
    language: str
    is_held: bool
    is_unseen: bool


@dataclass
class _Line:
    """The text of a block as far as it has been read; `runs` are its parts in another language."""

    place: Place
    language: str
    kind: Kind
    parts: list[str] = field(default_factory=list)
    held: list[Span] = field(default_factory=list)
    runs: list[tuple[str, str, int]] = field(default_factory=list)
    size: int = 0

    def add_run(self, language: str, text: str) -> None:
        """Keep a part in another language; it goes on with the one before it if nothing stands between."""
        before = self.runs.pop() if self.runs and self.runs[-1][::2] == (language, self.size) else (language, "", 0)
        self.runs.append((language, before[1] + text, self.size + len(text)))


def blocks(page: str) -> Iterator[Block]:
    """Yield what a reader is shown on a page, block by block, and what is read aloud in its place."""
    parser = _Reader()
    parser.feed(page)
    parser.close()
    parser.end_line()
    yield from parser.found


def proofs(file: BuiltFile, official: Collection[str] = ()) -> Iterator[Problem]:
    """Yield where a finished page is not written as the language guide says.

    What is `official` stays as it is, wherever it is shown. What the build should have mended is an error.
    """
    for block in blocks(file.text or ""):
        passage = block.passage
        for finding in proofread(passage):
            if not _is_official(passage.text, finding.start, finding.end, official):
                told = message(finding.reason, **finding.values)
                yield Problem(file.shown, *block.place, told, ERROR if finding.code in _MENDED else finding.level)


def official_wordings(archive: Archive) -> frozenset[str]:
    """Return the wordings of an archive that stay as they are: names, and labels, which are read as such where they are typed."""
    found = (wording.passage for wording in wordings(composed(archive)))
    return frozenset(passage.text for passage in found if passage.official or passage.kind == "label")


def _is_official(text: str, start: int, end: int, official: Collection[str]) -> bool:
    """Tell whether a stretch of a text stands within an official wording."""
    for wording in official:
        place = text.find(wording)
        while place >= 0:
            if place <= start and end <= place + len(wording):
                return True
            place = text.find(wording, place + 1)
    return False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Block] = []
        self.open: list[_Open] = [_Open("", "", is_held=False, is_unseen=False)]
        self.line: _Line | None = None
        self.has_just_closed = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, and end the line before it if it is a block."""
        given = {name: value or "" for name, value in attrs}
        # Two elements that touch, with no space between, are set apart by the style.
        if tag not in _WITHIN or (self.has_just_closed and given.get("class") != "cited"):
            self.end_line()
        self.has_just_closed = False
        above = self.open[-1]
        language = given.get("lang", above.language)
        for name in _SLOTS:
            if given.get(name, "").strip() and language:
                self._slot(given[name], language)
        if tag in _VOID:
            return
        # Numbers of sources are marks, as those of notes are.
        is_unseen = above.is_unseen or tag in _UNSEEN or given.get("class") == "cited"
        self.open.append(_Open(tag, language, above.is_held or tag in _HELD, is_unseen))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and end its line if it is a block."""
        if tag not in _WITHIN:
            self.end_line()
        self.has_just_closed = True
        for number in range(len(self.open) - 1, 0, -1):
            if self.open[number].tag == tag:
                del self.open[number:]
                break

    def handle_data(self, data: str) -> None:
        """Add text to the line of its block."""
        here = self.open[-1]
        self.has_just_closed = False
        text = _BLANK.sub(" ", _TURNS.sub("", data))
        if here.is_unseen or not here.language or (not text.strip(" ") and self.line is None):
            return
        if self.line is None:
            self.line = _Line(self._place(), self._language_of_block(), self._kind())
            text = text.lstrip(" ")
        line = self.line
        if line.parts and line.parts[-1].endswith(" "):
            text = text.lstrip(" ")
        if here.language != line.language:
            line.add_run(here.language, text)
        if here.is_held or here.language != line.language:
            line.held.append((line.size, line.size + len(text)))
        line.parts.append(text)
        line.size += len(text)

    def end_line(self) -> None:
        """Keep the line that has been read as a block."""
        line, self.line = self.line, None
        if line is None:
            return
        text = "".join(line.parts)
        self.found.append(Block(Passage(text.rstrip(" "), line.language, line.kind, tuple(line.held)), line.place))
        for language, run, _ in line.runs:
            run = run.strip(" ")
            if run:
                # What begins with a capital is a name, spelt as its bearer spells it.
                self.found.append(Block(Passage(run, language, "label", official=run[:1].isupper()), line.place))

    def _slot(self, text: str, language: str) -> None:
        self.found.append(Block(Passage(_TURNS.sub("", text).strip(), language, "label"), self._place()))

    def _language_of_block(self) -> str:
        """Return the language of the nearest element that is no part of a line."""
        return next((item.language for item in reversed(self.open) if item.tag not in _WITHIN), self.open[-1].language)

    def _kind(self) -> Kind:
        tags = {item.tag for item in self.open}
        return "title" if "h1" in tags else "prose" if "p" in tags or "li" in tags else "label"

    def _place(self) -> Place:
        line, offset = self.getpos()
        return line, offset + 1
