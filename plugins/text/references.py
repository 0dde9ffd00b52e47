"""What a Markdown text refers to, and where: what Markdown really makes of it, found again in what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from plugins.text.insertions import Insertion
from plugins.text.letters import odd_entities, unknown_entities
from plugins.text.markup import mentions
from plugins.text.mentions import Shown
from plugins.text.ownwords import own_words
from plugins.text.sheets import Reference, Sheet
from plugins.text.slips import without_fences
from plugins.work.digest import digest
from plugins.work.memory import FORGETFUL, Memory

HTML = re.compile(
    r"</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])[^<>]*>|</?(?:script|style|iframe|object|embed|form|svg|img|div|span|video|audio|link|meta)\b|<!--|<!\[CDATA\[|<!DOCTYPE|<\?[a-z]+",
    re.IGNORECASE,
)
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n^][^\[\]\n]*)\]:[ ]*\S", re.MULTILINE)
_MARKS = "[]*_`<>!&\\(:"
MOST_MARKS = 300
DEEPEST = 40
# What a crowded text has too much of, if not of one mark.
DEEP, LONG, HUGE = "deep", "long", "huge"
_DEEP = re.compile(rf"^(?:[ >\t]|[-*+] |\d+\. ){{{DEEPEST},}}", re.MULTILINE)
LONGEST_PARAGRAPH = 20_000
LONGEST_TEXT = 200_000
MOST_LINES = 3_000


@dataclass(frozen=True)
class Section:
    """A heading of a text: its level, where it stands, whether text follows, and whether a line below makes it."""

    level: int
    heading: Reference
    has_text: bool
    is_lined: bool


@dataclass(frozen=True)
class References:
    """All that a text mentions, each kind in the order of the text.

    `html` are the tags and comments that are typed in it, `odd` the entities that stand for invisible characters and
    `strange` those that stand for none, `left` what looks like a mark of ours and is none, `fences` where code was
    begun by three marks, `bare` the words that may be meant as citations, and of `cells`, what is `defined` and
    `wordless` links readers would see nothing; `nested` are links that hold another, `foreign` runs in the letters of
    another language, `doubled` names of links that are defined again. `insertions` are what is asked of the records,
    `codeless` is the text with its code blanked out. A `crowded` text is not read: it mentions nothing but that place.
    """

    sources: tuple[Reference, ...] = ()
    links: tuple[Reference, ...] = ()
    sections: tuple[Section, ...] = ()
    pictures: tuple[tuple[Shown, Reference], ...] = ()
    parts: tuple[str, ...] = ()
    html: tuple[Reference, ...] = ()
    odd: tuple[Reference, ...] = ()
    strange: tuple[Reference, ...] = ()
    left: tuple[Reference, ...] = ()
    fences: tuple[Reference, ...] = ()
    bare: tuple[Reference, ...] = ()
    cells: tuple[Reference, ...] = ()
    defined: tuple[Reference, ...] = ()
    wordless: tuple[Reference, ...] = ()
    nested: tuple[Reference, ...] = ()
    foreign: tuple[Reference, ...] = ()
    doubled: tuple[Reference, ...] = ()
    insertions: tuple[tuple[Insertion, Reference], ...] = ()
    crowded: Reference | None = None
    codeless: str = ""

    @cached_property
    def own(self) -> str:
        """The text with nothing left in it but its own words, each where it stands."""
        return own_words(self.codeless)

    @property
    def titles(self) -> tuple[Reference, ...]:
        """The headings of the first level, which is the title's own."""
        return tuple(section.heading for section in self.sections if section.level == 1)


_KIND = "references"
_known: dict[str, References] = {}
# Where what is asked for may be remembered: the memory that texts were gathered with last.
_memories = [FORGETFUL]


def references(text: str) -> References:
    """Return what a text mentions, with places, and its headings' ids."""
    found = _known.get(text)
    if found is None:
        [memory] = _memories
        found = _known[text] = (memory.recall(_KIND, digest(text)) if memory.path else None) or _read(text)
    return found


def gather(texts: Iterable[str], memory: Memory = FORGETFUL) -> None:
    """Read texts in one go, so that each is known when it is asked for; what was known of others is forgotten.

    What the memory knows of these and of others is recalled when it is asked for.
    """
    wanted = [text for text in dict.fromkeys(texts) if not memory.knows(_KIND, digest(text))]
    found = memory.make(_KIND, _read, wanted, digest)
    _memories[:] = [memory]
    _known.clear()
    _known.update(zip(wanted, found, strict=True))


def _read(text: str) -> References:
    crowded = _crowded(text)
    if crowded:
        return References(crowded=crowded)
    try:
        found = mentions(text)
        whole, places = without_fences(text, _lines(found.codes))
        # What stands between fences is code, as soon as they are mended.
        found = mentions(whole) if places else found
    except RecursionError:
        return References(crowded=Reference(DEEP, 1, 1))
    sheet = Sheet(whole)
    sheet.blank(_lines(found.codes))
    links = tuple(sheet.links(found.links))
    headings = zip(found.headings, sheet.headings(found.headings), strict=True)
    return References(
        sources=tuple(sheet.sources(found.sources)),
        links=links,
        sections=tuple(
            Section(heading.level, place, heading.has_text, is_lined) for heading, (place, is_lined) in headings
        ),
        pictures=tuple(zip(found.pictures, sheet.pictures([p.address for p in found.pictures]), strict=True)),
        parts=tuple(found.parts),
        html=tuple(sheet.at(tag.start(), tag.group()) for tag in HTML.finditer(sheet.searched)),
        odd=tuple(sheet.at(letter.offset, letter.name) for letter in odd_entities(sheet.searched)),
        strange=tuple(sheet.at(letter.offset, letter.name) for letter in unknown_entities(sheet.searched)),
        left=tuple(sheet.slips(found.left)),
        fences=tuple(sheet.at(place, text[place : place + 3]) for place in places),
        bare=tuple(
            Reference(name, place.line, place.column)
            for (name, _), place in zip(found.bare, sheet.slips([slip for _, slip in found.bare]), strict=True)
        ),
        cells=tuple(sheet.cells(found.cells)),
        defined=tuple(sheet.at(sheet.definition(address), address) for address in found.defined),
        wordless=tuple(links[number] for number in found.wordless),
        nested=tuple(links[number] for number in found.nested),
        foreign=tuple(sheet.slips(found.foreign)),
        doubled=tuple(_doubled(sheet)),
        insertions=tuple(sheet.insertions(found.insertions)),
        codeless=sheet.searched,
    )


def _doubled(sheet: Sheet) -> Iterator[Reference]:
    seen: set[str] = set()
    for found in _DEFINITION.finditer(sheet.searched) if "]:" in sheet.searched else ():
        name = found[1].casefold()
        if name in seen:
            yield sheet.at(found.start(1), found[1])
        seen.add(name)


def _lines(codes: list[str]) -> frozenset[str]:
    return frozenset(line.strip() for code in codes for line in code.split("\n")) - {""}


def _crowded(text: str) -> Reference | None:
    """Return where there are more marks in one paragraph than anyone types, enough to make Markdown run away."""
    mark = next((mark for mark in _MARKS if text.count(mark) > 10 * MOST_MARKS), None)
    if mark:
        return Sheet(text).at(text.index(mark), mark)
    if text.count("\n") > MOST_LINES or len(text) > LONGEST_TEXT:
        return Reference(HUGE, 1, 1)
    may_be_crowded = len(text) > LONGEST_PARAGRAPH or any(text.count(mark) > MOST_MARKS for mark in _MARKS)
    begin, end = -1, 0
    for line in [*text.split("\n"), ""] if may_be_crowded else ():
        if line.strip():
            begin = end if begin < 0 else begin
        elif begin >= 0:
            paragraph = text[begin:end]
            mark = next((mark for mark in _MARKS if paragraph.count(mark) > MOST_MARKS), None)
            if mark or len(paragraph) > LONGEST_PARAGRAPH:
                return Sheet(text).at(begin, mark or LONG)
            begin = -1
        end += len(line) + 1
    deep = _DEEP.search(text)
    return Sheet(text).at(deep.start(), DEEP) if deep else None
