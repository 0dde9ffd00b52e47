"""What the archive adds to Markdown's own patterns: citations, runs, inserted facts, tables that lose nothing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping, Sequence

from markdown import Markdown
from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from plugins.text.insertions import INSERTION, Insert, asked_in, language_in

CITATION = r"\[@[a-z0-9-]+(?:[ ,;]+@[a-z0-9-]+)*\]"
# A run in another language, one that only runs in a direction, or one that is to be left as it is.
RUN = r"(?<![\w:]):(ar|fr|en|ltr|rtl|asis)\[([^\[\]]+)\]"
_RUNS: Mapping[str, tuple[str, dict[str, str]]] = {
    "ar": ("bdi", {"lang": "ar", "dir": "rtl"}),
    "fr": ("bdi", {"lang": "fr", "dir": "ltr"}),
    "en": ("bdi", {"lang": "en", "dir": "ltr"}),
    "ltr": ("bdi", {"dir": "ltr"}),
    "rtl": ("bdi", {"dir": "rtl"}),
    "asis": ("span", {"class": "as-is"}),
}
# A footnote of other tools, `[^1]: words`, defines no link.
NO_FOOTNOTE = re.compile(
    ReferenceProcessor.RE.pattern.replace(r"\[([^", r"\[(?!\^)([^", 1), ReferenceProcessor.RE.flags
)
# The signs without which a pattern of Markdown finds nothing, so that a text need not be searched for it.
SIGNS: Mapping[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "reference": ("[",),
    "link": ("[",),
    "short_reference": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  ", "\t"),
    "entity": ("&",),
    "em_strong": ("*", "_"),
    "citation": ("[@",),
    "run": tuple(f":{name}[" for name in _RUNS),
    "insertion": ("[=",),
}
# Signs of the same that need not stand beside the others: where nothing is defined, nothing is meant by its name.
REMOTE: Mapping[str, tuple[str, ...]] = {
    "reference": ("]:",),
    "short_reference": ("]:",),
    "image_reference": ("]:",),
    "short_image_ref": ("]:",),
    "link": ("](",),
}
# A text without any of them is as it will be shown.
MARKED = re.compile("|".join(sorted({re.escape(sign) for signs in SIGNS.values() for sign in signs})))


class Citations(InlineProcessor):
    """Sets a group of citations, each leading to its source."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(CITATION, md)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """Make the group of one match."""
        group = etree.Element("span", {"class": "cited"})
        for name in re.findall(r"@([a-z0-9-]+)", m.group()):
            etree.SubElement(group, "a", {"class": "fn", "href": f"#s-{name}"})
        return group, m.start(0), m.end(0)


class Runs(InlineProcessor):
    """Sets a run in another language or direction, or one that is left as it is."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(RUN, md)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """Make the run of one match."""
        run = _run(m.group(1))
        run.text = m.group(2)
        return run, m.start(0), m.end(0)


def _run(name: str) -> etree.Element:
    tag, attributes = _RUNS[name]
    return etree.Element(tag, attributes)


class Insertions(InlineProcessor):
    """Sets the words of a fact in the place of its name; what they hold of marks is no Markdown."""

    def __init__(self, md: Markdown, insert: Insert) -> None:
        super().__init__(INSERTION, md)
        self.insert = insert

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str, int, int]:
        """Make the words of one match, as a run where they are in another language."""
        words = self.insert(asked_in(m), language_in(m))
        if not m["run"]:
            return words, m.start(0), m.end(0)
        run = _run(m["run"])
        run.text = AtomicString(words)
        return run, m.start(0), m.end(0)


class Tables(TableProcessor):
    """Makes tables, and tells of each cell that has no column and would be lost."""

    def __init__(self, md: Markdown, tell: Callable[[str], None]) -> None:
        super().__init__(md.parser, {"use_align_attribute": True})
        self.tell = tell

    def _build_row(self, row: str, parent: etree.Element, align: Sequence[str | None]) -> None:
        for cell in self._split_row(row)[len(align) :]:  # type: ignore[attr-defined]
            if cell.strip():
                self.tell(cell.strip())
        super()._build_row(row, parent, align)  # type: ignore[misc]
