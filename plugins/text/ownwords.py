"""What a text says in its own words: all but marks, addresses, quotations, runs in another language and inserted facts."""

from __future__ import annotations

import re

from plugins.text.insertions import INSERTION
from plugins.text.patterns import CITATION

_RUN = r"(?<![\w:]):(?:ar|fr|en)\[[^\[\]]+\]"
# A quotation ends in its paragraph.
_QUOTED = r"«(?:[^«»\n]|\n(?!\s*\n))*»|“(?:[^“”\n]|\n(?!\s*\n))*”"
_FOREIGN = re.compile(
    rf"{INSERTION}|{CITATION}|{_RUN}|{_QUOTED}|\]\([^)\n]*\)|<[^<>\s]+>|^ {{0,3}}\[[^\]\n]+\]:.*$|https?://\S+",
    re.MULTILINE,
)
# The number of an item is no number of the text.
_ITEM = re.compile(r"^[ >]*(?:\d{1,9}[.)]|[-*+]) |^[ >#]+", re.MULTILINE)
_MARKS = re.compile(r":(?:ltr|rtl|asis)(?=\[)|[*_\[\]`|\\]")


def own_words(text: str) -> str:
    """Blank out all else, keeping every character where it stands; code is taken out before."""
    for foreign in (_FOREIGN, _ITEM, _MARKS):
        text = foreign.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
    return text
