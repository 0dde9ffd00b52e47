"""What Markdown made of a text: all that it mentions, and the prose that it has left as it was typed."""

from __future__ import annotations

import html
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from plugins.text.letters import is_in_script
from plugins.text.slips import Slip, bare, left

BLOCKS = frozenset(["p", "li", "td", "th", "h2", "h3", "h4"])
_LEVELS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True)
class Heading:
    """A heading with its level, its words, and whether anything follows before the next heading that is no less."""

    level: int
    text: str
    has_text: bool = True


@dataclass(frozen=True)
class Shown:
    """A picture that a text shows: its address, the words in its place, its caption, and whether it is a paragraph."""

    address: str
    alt: str
    caption: str
    is_alone: bool


@dataclass
class Mentions:
    """What Markdown made of a text, in the order of the text: sources, addresses, headings, pictures, ids; doubles stay.

    `codes` are the blocks of code, `left` is what looks like a mark of ours and has been left as it was typed, `bare`
    are words that may be meant as citations. What no reader would see are `cells` without a column, addresses that are
    `defined` and not used, and `wordless` links, by their number; links that hold another are `nested`, and runs whose
    letters are not those of their language `foreign`. `insertions` are what is asked of the records, in no order.
    """

    sources: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    pictures: list[Shown] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    left: list[Slip] = field(default_factory=list)
    bare: list[tuple[str, Slip]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    defined: list[str] = field(default_factory=list)
    wordless: list[int] = field(default_factory=list)
    nested: list[int] = field(default_factory=list)
    foreign: list[Slip] = field(default_factory=list)
    insertions: list[tuple[str, str | None]] = field(default_factory=list)


def headings(root: etree.Element) -> Iterator[Heading]:
    """Yield every heading of a tree, in order; something follows it unless the next is a heading that is no less."""
    pairs = (pair for parent in root.iter() for pair in pairwise(parent))
    following = {block: after for block, after in pairs if block.tag in _LEVELS}
    for block in root.iter():
        level = _LEVELS.get(block.tag)
        if level:
            after = following.get(block)
            is_last = after is None or _LEVELS.get(after.tag, 9) <= level
            yield Heading(level, "".join(block.itertext()).strip(), not is_last)


def prose(root: etree.Element) -> Iterator[str]:
    """Yield every piece of text of a tree, in order, outside of code; one that begins a block after a line end."""
    waiting: list[etree.Element | str] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            if item:
                yield item
            continue
        if item.tag not in ("code", "pre"):
            waiting += [part for child in reversed(item) for part in (child.tail, child) if part is not None]
            text = f"\n{item.text or ''}" if item.tag in BLOCKS else item.text
            waiting += [text] if text else []


class Notes(Treeprocessor):
    """Notes what a text mentions, before the numbers of sources are in it, which nobody typed."""

    def __init__(self, md: Markdown) -> None:
        """Begin without any text."""
        super().__init__(md)
        self.begin(Mentions())

    def begin(self, mentions: Mentions) -> None:
        """Take up another text."""
        self.mentions = mentions

    def run(self, root: etree.Element) -> None:
        """Note links, code, runs in strange letters, and what was left as it was typed."""
        # Inline patterns run out of order in nested blocks; only the finished tree has the order of the text.
        for element in root.iter():
            if "lang" in element.attrib:
                self._judge(element, element.attrib["lang"])
            if element.tag == "a" and element.get("class") != "fn":
                self._note(element)
            elif element.tag == "pre":
                self.mentions.codes.append(html.unescape("".join(element.itertext())))
        for text in prose(root):
            if not text.isspace():
                self.mentions.left += left(text)
                self.mentions.bare += bare(text)

    def _judge(self, run: etree.Element, language: str) -> None:
        text = "".join(run.itertext()).strip()
        if not is_in_script(text, language):
            self.mentions.foreign.append(Slip(f":{language}[{text}"))

    def _note(self, anchor: etree.Element) -> None:
        if anchor.find(".//img") is None and not "".join(anchor.itertext()).strip():
            self.mentions.wordless.append(len(self.mentions.links))
        if anchor.find(".//a") is not None:
            self.mentions.nested.append(len(self.mentions.links))
        self.mentions.links.append(address_of(anchor))


def address_of(anchor: etree.Element) -> str:
    """Return the address of a link as it was meant: Markdown writes automatic mail addresses in entities of its own."""
    return html.unescape(anchor.get("href", "").replace(AMP_SUBSTITUTE, "&"))
