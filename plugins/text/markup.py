"""Markdown to HTML, with what the archive adds to it: citations, runs in another language, inserted facts, links by folder.

`[@source]` or `[@one @two]` cites; `[words]({filename}/editions/berkane-2024)` links by folder, from the root of the
content or, without the slash, from the text's own folder; `:ar[كلمة]` sets a run in another language; `[=speakers]`
inserts a fact of the records.
Raw HTML is no feature: it is shown as it was typed. Code always reads left to right.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.text.composing import compose
from plugins.text.directions import Directions
from plugins.text.illustrations import Illustrations, Rendered, unseen
from plugins.text.insertions import Insert, as_typed, stand_in
from plugins.text.links import LINK_MARK, OUTSIDE
from plugins.text.mentions import Mentions, Notes, address_of, headings
from plugins.text.patterns import MARKED, NO_FOOTNOTE, REMOTE, SIGNS, Citations, Insertions, Runs, Tables

# The ids that the templates give to parts of a page; headings of a text may not take them.
PART_IDS = frozenset({"main", "k", "z", "sources", "tags", "languages", "stories", "corrections", "cite"})


@dataclass(frozen=True)
class Link:
    """Where a link by folder leads: an address, and its language where that is not the text's own."""

    href: str
    language: str | None = None


@dataclass(frozen=True)
class Setting:
    """What surrounds a text on its page: links, citations, ids that are taken, what facts say, its language, pictures.

    A text that is in no language is left as it was typed; the picture that is `leading` stands before it.
    """

    resolve: Callable[[str], Link]
    citation: Callable[[int], str]
    taken: frozenset[str] = frozenset()
    insert: Insert = as_typed
    language: str = ""
    render: Rendered = unseen
    leading: str = ""


@dataclass(frozen=True)
class Converted:
    """A text as HTML, with the sources that it cites, in the order of their numbers."""

    html: str
    cited: tuple[str, ...]


def convert(text: str, setting: Setting) -> Converted:
    """Turn a Markdown text into HTML for one place."""
    converter = _Converter(written=True)
    written = converter.convert(text, setting)
    return Converted(written, tuple(dict.fromkeys(converter.prose.mentions.sources)))


def mentions(text: str, insert: Insert = stand_in) -> Mentions:
    """Return what a text mentions, without the cost of writing its HTML."""
    converter = _Converter(written=False)
    converter.convert(text, Setting(lambda _: Link("#"), str, PART_IDS, insert))
    found = converter.prose.mentions
    used = {*found.links, *(picture.address for picture in found.pictures)}
    found.defined += [address for address, _ in converter.markdown.references.values() if address not in used]
    return found


@cache  # to set one up takes as long as to convert a short text
class _Converter:
    """Markdown with what the archive adds to it, ready for one text after another."""

    def __init__(self, written: bool) -> None:
        self.prose = _Prose()
        # Headings get their ids of it; a table of contents, of a depth of none, is nowhere shown.
        toc = TocExtension(slugify=self.prose.slug, marker="", toc_depth=0)
        tables = TableExtension(use_align_attribute=True)
        self.markdown = Markdown(extensions=[tables, SaneListExtension(), toc, self.prose], output_format="html")
        for name in ("notes", "parts") if written else ("prettify", "unescape", "type"):
            self.markdown.treeprocessors.deregister(name)
        if not written:
            write = self.markdown.serializer
            # Headings are written all the same, for their ids are made of their words.
            self.markdown.serializer = lambda element: "<div></div>" if element.tag == "div" else write(element)
        self.inline = self.markdown.treeprocessors["inline"]
        signs = {id(self.markdown.inlinePatterns[name]): found for name, found in {**SIGNS, **REMOTE}.items()}
        self.patterns = [(pattern, signs.get(id(pattern), ("",))) for pattern in self.markdown.inlinePatterns]

    def convert(self, text: str, setting: Setting) -> str:
        self.prose.setting, self.prose.mentions = setting, Mentions()
        self.prose.notes.begin(self.prose.mentions)
        self.prose.pictures.begin(self.prose.mentions, setting.render, setting.language, setting.leading)
        self.markdown.reset()
        self.inline.inlinePatterns = [  # type: ignore[attr-defined]
            pattern for pattern, signs in self.patterns if any(sign in text for sign in signs)
        ]
        return self.markdown.convert(text)


class _Prose(Extension):
    def __init__(self) -> None:
        super().__init__()
        self.setting = Setting(Link, str)
        self.mentions = Mentions()

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.parser.blockprocessors["reference"].RE = NO_FOOTNOTE  # type: ignore[attr-defined]
        md.inlinePatterns.register(Insertions(md, self.insert), "insertion", 176)
        md.inlinePatterns.register(Citations(md), "citation", 175)
        md.inlinePatterns.register(Runs(md), "run", 174)
        md.parser.blockprocessors.register(Tables(md, lambda cell: self.mentions.cells.append(cell)), "table", 75)
        md.treeprocessors.register(_Plain(md), "plain", 25)
        md.treeprocessors.register(Directions(md), "directions", 15)
        self.pictures = Illustrations(md)
        md.treeprocessors.register(self.pictures, "pictures", 14.5)
        self.notes = Notes(md)
        md.treeprocessors.register(self.notes, "notes", 14.2)
        md.treeprocessors.register(_References(md, self), "references", 14)
        md.treeprocessors.register(_Parts(md, self), "parts", 1)
        # Behind all of Markdown's own, when the letters that were escaped are themselves again.
        md.treeprocessors.register(_Type(md, self), "type", -1)

    def insert(self, asked: str, language: str | None) -> str:
        """Note an insertion, and return its words."""
        self.mentions.insertions.append((asked, language))
        return self.setting.insert(asked, language)

    def slug(self, value: str, separator: str) -> str:
        """Make a readable id of a heading that no part of the page bears already."""
        slug = slugify_unicode(value, separator)
        return f"{slug}{separator}1" if slug in self.setting.taken else slug


class _Plain(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        """Keep Markdown from searching text that has no sign of any pattern."""
        for element in root.iter():
            if element.text and not MARKED.search(element.text):
                element.text = AtomicString(element.text)


class _Parts(Treeprocessor):
    def __init__(self, md: Markdown, prose: _Prose) -> None:
        super().__init__(md)
        self.prose = prose

    def run(self, root: etree.Element) -> None:
        """Note the headings, and the ids that they have been given."""
        self.prose.mentions.headings += headings(root)
        self.prose.mentions.parts += [name for element in root.iter() if (name := element.get("id"))]


class _Type(Treeprocessor):
    def __init__(self, md: Markdown, prose: _Prose) -> None:
        super().__init__(md)
        self.prose = prose

    def run(self, root: etree.Element) -> None:
        """Set the text in type."""
        if self.prose.setting.language:
            compose(root, self.prose.setting.language, self.md)


class _References(Treeprocessor):
    def __init__(self, md: Markdown, prose: _Prose) -> None:
        super().__init__(md)
        self.prose = prose

    def run(self, root: etree.Element) -> None:
        """Number citations, and lead links by folder to the archive's pages."""
        for element in root.iter():
            if element.get("class") == "fn":
                self._cite(element)
            elif element.tag == "a":
                self._lead(element)

    def _cite(self, mark: etree.Element) -> None:
        sources = self.prose.mentions.sources
        sources.append(mark.get("href", "").removeprefix("#s-"))
        number = list(dict.fromkeys(sources)).index(sources[-1]) + 1
        mark.set("aria-label", self.prose.setting.citation(number))
        mark.text = f"[{number}]"

    def _lead(self, anchor: etree.Element) -> None:
        address = address_of(anchor)
        anchor.set("href", address)
        if address.startswith(LINK_MARK):
            link = self.prose.setting.resolve(address.removeprefix(LINK_MARK))
            anchor.set("href", link.href)
            if link.language:
                anchor.set("hreflang", link.language)
        elif not address.startswith(OUTSIDE):
            # The check refuses such links by line; nothing of them may run where it was not asked.
            anchor.attrib.pop("href")
