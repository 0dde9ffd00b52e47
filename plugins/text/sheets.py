"""A text as it was typed, in which is found again what Markdown has made of it."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from plugins.text.insertions import Insertion, insertions
from plugins.text.mentions import Heading
from plugins.text.patterns import CITATION
from plugins.text.slips import Slip

_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_INDENTED = re.compile(r"(?:[ >]*(?:[-*+]|\d+\.)?[ >]*(?: {4}|\t)).*")
_HEADING = re.compile(
    r"^[ >]*(?:(?:[-*+]|\d+\.)[ ]+)?(?P<marks>#{1,6}).*$|^(?=\S).*\n[ >]*(?P<line>=+|-+)[ ]*$", re.MULTILINE
)
_MENTION = re.compile(r"@([a-z0-9-]+)")
_ADDRESS = re.compile(r"\]\(\s*<?|\]:\s*<?|<(?=\w)")
_SPACES = re.compile(r"\s+")
_NAME = re.compile(r"[\w-]")


@dataclass(frozen=True)
class Reference:
    """One mention: `target` is a source's id, an address, a title or a picture; line and column count from 1."""

    target: str
    line: int
    column: int


class Sheet:
    """A text as it was typed, in which mentions are found again; `searched` is the same without code."""

    def __init__(self, text: str) -> None:
        """Keep the text, and blank out code within its paragraphs."""
        self.text = text
        self.searched = without_code(text)
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def at(self, offset: int, target: str) -> Reference:
        """Return a mention at a place; what has none stands at the beginning."""
        offset = max(offset, 0)
        line = bisect_right(self.starts, offset)
        return Reference(target, line, offset - self.starts[line - 1] + 1)

    def blank(self, typed: frozenset[str]) -> None:
        """Blank out the lines of code that Markdown found."""
        lines = self.searched.split("\n")
        if typed:
            lines = [" " * len(line) if _is_code(line, typed) else line for line in lines]
        self.searched = "\n".join(lines)

    def sources(self, names: Sequence[str]) -> Iterator[Reference]:
        """Place citations, each in a group of them."""
        typed = [
            (name[1], group.start() + name.start())
            for group in re.finditer(CITATION, self.searched)
            for name in _MENTION.finditer(group.group())
        ]
        start = 0
        for name in names:
            offsets = [offset for word, offset in typed if word == name]
            offset = next((offset for offset in offsets if offset >= start), offsets[0] if offsets else -1)
            start = max(offset + 1, start)
            yield self.at(offset, name)

    def links(self, addresses: Sequence[str]) -> Iterator[Reference]:
        """Place links at their addresses: in the text, automatic, or where they are defined."""
        start = 0
        for address in addresses:
            offset = self._inline(address, start)
            if offset >= 0:
                start = offset + len(address)
            else:
                others = (self.definition(address), self._inline(address, 0), self._coded(address))
                offset = next((other for other in others if other >= 0), self.searched.find(address))
            yield self.at(offset, address)

    def headings(self, headings: Sequence[Heading]) -> Iterator[tuple[Reference, bool]]:
        """Place headings, each at the beginning of its line, and tell which are made by a line below their words."""
        typed: dict[int, list[int]] = {}
        lined = set[int]()
        for found in _HEADING.finditer(self.searched):
            level = len(found["marks"] or "") or 1 + (found["line"][0] == "-")
            typed.setdefault(level, []).append(found.start())
            lined |= {found.start()} if found["line"] else set()
        wanted = [heading.level for heading in headings]
        for number, heading in enumerate(headings):
            places = typed.get(heading.level, [])
            turn = wanted[:number].count(heading.level)
            is_whole = len(places) == wanted.count(heading.level)
            offset = places[turn] if is_whole else self.searched.find(heading.text)
            yield Reference(heading.text, self.at(offset, "").line, 1), offset in lined

    def pictures(self, addresses: Sequence[str]) -> Iterator[Reference]:
        """Place pictures where they begin."""
        start = 0
        for address in addresses:
            offset = self.searched.find("![", start)
            start = offset + 1 if offset >= 0 else start
            yield self.at(offset, address)

    def slips(self, slips: Sequence[Slip]) -> Iterator[Reference]:
        """Place marks that were left as they were typed, by what stands around them."""
        start = 0
        for slip in slips:
            offset = self._around(slip, start)
            start = offset + 1 if offset >= 0 else start
            yield self.at(offset, slip.mark)

    def cells(self, cells: Sequence[str]) -> Iterator[Reference]:
        """Place cells of tables, each behind its line."""
        start = 0
        for cell in cells:
            found = re.compile(rf"\|[ \t]*({re.escape(cell)})[ \t]*(?:\||$)", re.MULTILINE).search(self.searched, start)
            start = found.start(1) if found else start
            yield self.at(start if found else self.searched.find(cell), cell)

    def insertions(self, made: Collection[tuple[str, str | None]]) -> Iterator[tuple[Insertion, Reference]]:
        """Place the insertions that Markdown has made; what is asked twice is the same twice."""
        for insertion in insertions(self.searched):
            if (insertion.asked, insertion.language) in made:
                yield insertion, self.at(insertion.start, insertion.asked)

    def definition(self, address: str) -> int:
        """Find an address where a link by reference is defined."""
        offset = self.searched.find(address)
        while address and offset >= 0:
            if self.searched[max(0, offset - 80) : offset].rstrip(" \t\n<").endswith("]:"):
                return offset
            offset = self.searched.find(address, offset + 1)
        return -1

    def _around(self, slip: Slip, start: int) -> int:
        for width in (40, 12, 4, 0):
            before = slip.before[-width:] if width else ""
            typed = before + slip.mark + slip.behind[:width]
            for begin in (start, 0):
                offset = self.searched.find(typed, begin)
                if offset >= 0:
                    return offset + len(before)
        return -1

    def _inline(self, address: str, start: int) -> int:
        """Find an address in a link in place or an automatic link."""
        bare = address.removeprefix("mailto:")
        forms = (f"]({address}", f"]( {address}", f"](<{address}", f"<{address}>", f"<{bare}>")
        found = [(offset, form) for form in forms if (offset := self.searched.find(form, start)) >= 0]
        if not found:
            return -1
        offset, form = min(found)
        return offset + len(form) - len(form.lstrip("]( <"))

    def _coded(self, address: str) -> int:
        """Find an address that was typed in entities, with escapes or with other spaces."""
        wanted = _plain(address)
        for found in _ADDRESS.finditer(self.searched):
            typed = self.searched[found.end() : found.end() + 12 * len(address) + 12]
            if wanted and _plain(typed).startswith(wanted):
                return found.end()
        return -1


def without_code(text: str) -> str:
    """Blank out code within a paragraph, keeping every other character where it stands."""
    return _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text) if "`" in text else text


def _is_code(line: str, typed: frozenset[str]) -> bool:
    return line.expandtabs(4).strip() in typed and bool(_INDENTED.fullmatch(line))


def _plain(text: str) -> str:
    return _SPACES.sub("", html.unescape(text).replace("\\", ""))
