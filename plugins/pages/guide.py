"""The guide for editors: its chapters in words, and the parts that the contract itself fills: records, rules, messages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup, escape

from plugins.archive.languages import Code
from plugins.pages import addresses
from plugins.pages.labels import word
from plugins.text.markup import PART_IDS, Link, Setting, convert
from plugins.text.passages import Passage
from plugins.text.spaces import set_in_type

_CODE = re.compile(r"`([^`]+)`|\*([^*]+)\*")
# A line of a sample that is a sentence in Arabic, and the runs in another language within it.
_SENTENCE = re.compile(r"(?m)(?<=[>\n])([\u0621-\u064a][^<\n]*)$")
_PRE = re.compile(r"(?s)<pre.*?</pre>")
_RUN = re.compile(r":\w+\[[^\]]*\]")
# What a message names stands where it is filled.
_FILLED = re.compile(r"%\(\w+\)[a-z]")
# What a message shows as it is typed without saying so: markup, mappings, places, files, days, flags.
_TYPED = re.compile(
    r"""(`[^`]*`)|(<[^<>]+>|\w+="[^"]*"|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}(?:/[\w/]*)?|:?\w*\[[^\]]*\](?:\([^)]*\))?"""
    r"""|mailto:|https://|\b[\w-]+/[\w./-]*|\b\w+\.(?:md|yaml|py)\b"""
    r"""|\b\d{4}-\d\d(?:-\d\d)?\b|--\w+)"""
)


@dataclass(frozen=True)
class Section:
    """A part of a chapter: the records that it describes, and the rooms whose rules and messages it tells.

    A room that ends in a slash stands for all of a wing that have no part of their own.
    """

    id: str
    title: str
    rooms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A chapter as a person wrote it, in one language."""

    id: str
    title: str
    summary: str
    prose: Markup


SECTIONS: dict[str, tuple[Section, ...]] = {
    "headers": (
        Section("file", word("The file"), ("archive/documents",)),
        Section("yaml", word("YAML"), ("archive/faults", "archive/nodes")),
        Section(
            "values",
            word("Fields and values"),
            ("archive/shaping", "archive/values", "archive/words", "archive/foreign", "archive/registers"),
        ),
        Section("versions", word("Originals and translations"), ("archive/texts", "archive/text_rules")),
    ),
    "folders": (
        Section("places", word("Files and folders"), ("archive/inventory", "archive/strangers")),
        Section("pictures", word("Pictures"), ("archive/pictures", "archive/picture_rules")),
    ),
    "records": (
        Section("registers", word("Registers"), ("archive/register_rules",)),
        Section("editions", word("Editions"), ("archive/edition_rules",)),
        Section("days", word("Days"), ("archive/date_rules",)),
        Section("addresses", word("Addresses"), ("archive/ledger", "pages/ledger")),
    ),
    "texts": (
        Section("markdown", word("Markdown"), ("archive/markup_rules",)),
        Section("links", word("Links"), ("archive/link_rules",)),
        Section("insertions", word("Inserted facts"), ("archive/insertion_rules", "archive/insertions")),
        Section("figures", word("Figures and days"), ("archive/figure_rules",)),
        Section("agreement", word("Versions that agree"), ("archive/agreement_rules", "archive/copydesk", "archive/")),
    ),
    "proofreading": (
        Section("letters", word("Letters and words"), ("text/spelling", "text/")),
        Section("punctuation", word("Marks and spaces"), ("text/punctuation", "text/spacing")),
        Section("numbers", word("Numbers"), ("text/numerals",)),
        Section("dates", word("Dates"), ("text/dates", "text/timewords")),
        Section("style", word("Style"), ("text/style", "text/spills")),
        Section("names", word("Names and mottos"), ("archive/attested",)),
    ),
    "building": (
        Section(
            "settings",
            word("Settings and words of the theme"),
            ("archive/settings", "archive/contact_setting", "archive/preview_setting", "pages/"),
        ),
        Section("tasks", word("Tasks"), ("desk/", "editorial/", "files/")),
        Section("built", word("The built site"), ("proof/",)),
    ),
}


def section_of(room: str) -> str:
    """Return the id of the section that tells of a room of the code, such as `archive/text_rules`."""
    sections = [section for chapter in SECTIONS.values() for section in chapter]
    own = (section.id for section in sections if room in section.rooms)
    return next(own, "") or next(s.id for s in sections if f"{room.partition('/')[0]}/" in s.rooms)


def chapter(theme: Path, code: Code, name: str, href: str) -> Chapter:
    """Read a chapter, as links on the site write the guide's address; the one without a name is the first."""
    path = theme / "guide" / (name or "index") / f"{code}.md"
    return _chapter(path, path.stat().st_mtime_ns, code, name, href)


@lru_cache(maxsize=64)
def _chapter(path: Path, _changed: int, code: Code, name: str, href: str) -> Chapter:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    given = dict(line.partition(": ")[::2] for line in head.splitlines())

    def resolve(address: str) -> Link:
        there, mark, part = address.partition("#")
        return Link(f"{href}{there}{'/' if there else ''}{mark}{part}")

    prose = convert(body, Setting(resolve, str, PART_IDS, language=code))
    title, summary = (composed(given[field], code) for field in ("title", "summary"))
    return Chapter(
        name, title, summary, Markup(_PRE.sub(lambda found: _SENTENCE.sub(_from_the_right, found[0]), prose.html))
    )


def _from_the_right(sentence: re.Match[str]) -> str:
    """Set a sentence of a sample apart, and its runs within it: what is around them is code, from the left."""
    runs = _RUN.sub(lambda run: f'<bdi dir="ltr">{run[0]}</bdi>', sentence[1])
    return f'<bdi dir="rtl">{runs}</bdi>'


def samples(theme: Path) -> dict[str, dict[str, str]]:
    """Return what some messages named when they were said of a mistake, by their English form."""
    found: dict[str, dict[str, str]] = json.loads((theme / "guide/samples.json").read_text(encoding="utf-8"))
    return found


def marked(text: str) -> Markup:
    """Return a sentence as HTML: what is quoted or between stars is code, and reads from the left."""
    return Markup(_CODE.sub(lambda found: f'<code dir="ltr">{found[1] or found[2]}</code>', escape(text)))


def message(text: str, code: Code, sample: Mapping[str, str] | None = None) -> Markup:
    """Return a message as HTML, what is typed in it as code, with sample words for what it names, or three dots."""
    filled = _FILLED.sub("…", text % sample if sample else text)
    shown = _TYPED.sub(lambda found: found[1] or f"`{found[2]}`", filled)
    return marked(composed(shown, code))


def composed(text: str, code: Code) -> str:
    """Return a sentence with the spaces and apostrophes of its language; code is left as it is typed."""
    held = tuple(found.span() for found in _CODE.finditer(text))
    return set_in_type(Passage(text, code, held=held)).text


def chapters(theme: Path, code: Code, href: str) -> tuple[Chapter, ...]:
    """Return all chapters but the first, in order."""
    return tuple(chapter(theme, code, name, href) for name in addresses.GUIDE if name)
