"""What a text says in its own words: all but marks, addresses, quotations, runs in another language and inserted facts."""

from __future__ import annotations

import re

from plugins.text.insertions import INSERTION
from plugins.text.patterns import CITATION

_RUN = r"(?<![\w:]):(?:ar|fr|en)\[[^\[\]]+\]"
# A quotation ends in its paragraph.
_QUOTED = r"«(?:[^«»\n]|\n(?!\s*\n))*»|“(?:[^“”\n]|\n(?!\s*\n))*”"
# Only where one of them may begin they are tried in turn.
_FOREIGN = re.compile(
    rf"(?=[:\[=«“\]<h ])(?:{INSERTION}|{CITATION}|{_RUN}|{_QUOTED}|\]\([^)\n]*\)|<[^<>\s]+>|^ {{0,3}}\[[^\]\n]+\]:.*$|https?://\S+)",
    re.MULTILINE,
)
# The number of an item is no number of the text.
_ITEM = re.compile(r"^[ >]*(?:\d{1,9}[.)]|[-*+]) |^[ >#]+", re.MULTILINE)
_MARKS = re.compile(r"[:*_\[\]`|\\](?:(?<!:)|(?:ltr|rtl|asis)(?=\[))")


def own_words(text: str) -> str:
    """Blank out all else, keeping every character where it stands; code is taken out before."""
    for foreign in (_FOREIGN, _ITEM, _MARKS):
        text = foreign.sub(_blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    return "\n".join(" " * len(line) for line in found.group().split("\n"))
