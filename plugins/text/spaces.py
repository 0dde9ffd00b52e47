"""The spaces and apostrophes that French and English ask for and no keyboard has: what of a text becomes which.

In French U+202F stands before ; ! ? and between thousands, U+00A0 before : and units and within « », and ’ is the
apostrophe of both languages. What is held back of a passage stays as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from plugins.text.passages import Passage

THIN, HARD = "\u202f", "\u00a0"
# What stands behind a number and is not parted from it.
UNITS = r"%|‰|€|\$|°C|h(?:\b|(?=\d))|min\b|km²?(?!\w)|m²|m³|ha\b|kW(?:h|c)?\b|MW(?:h|c)?\b|GW(?:h|c)?\b|DH\b|MAD\b|millions?\b|milliards?\b"
_BLANK = "[ \n\u00a0\u202f]"
# Marks that end a word; what follows them is a space, the end, or a sign that closes.
_MARK = re.compile(rf"(?<=[^\s;:!?«(\[])(?!(?<=…)\S)({_BLANK}*)(?=(?:[!?]+|[;:])(?:$|[\s»”)\]]))")
_OPENED = re.compile(r"«(?=[^\s»])")
_INSIDE = re.compile(rf"(?<=«)({_BLANK}+)(?=[^\s»])")
_CLOSED = re.compile(rf"(?<=[^\s«])({_BLANK}*)(?=»)")
_THOUSANDS = re.compile(rf"(?<![\w.,+/:-])(?!0)\d{{1,3}}(?:{_BLANK}\d{{3}})+(?![\w/]|[.:-]\d)")
# A name such as *IBM* or *5G* may own the first of two numbers that only stand side by side.
_OWNER = re.compile(r"(?:[A-Z][\w-]*[A-Z\d]|\d+[A-Z])[\w-]*\s$")
_UNIT = re.compile(rf"(?<![\w.,])\d(?:[\d.,]|{_BLANK}(?=\d{{3}}))*({_BLANK}?)(?:(?=%)|(?<=\s)(?=(?:{UNITS})))")
_MINUTES = re.compile(rf"(?<=\d{_BLANK}h)({_BLANK})(?=\d\d\b)")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]|\d|[«“])")
# Without one of these there is nothing to do.
_SIGNS = {"fr": re.compile("[;:!?«»'0-9]"), "en": re.compile("'")}

# The characters of a text that are written otherwise, by their place.
Changes = Mapping[int, str]


def may_change(text: str, language: str) -> bool:
    """Tell whether there is anything in a text that its language could change."""
    return language in _SIGNS and bool(_SIGNS[language].search(text))


def changes(passage: Passage) -> Changes:
    """Return what its language changes in a passage."""
    if not may_change(passage.text, passage.language):
        return {}
    text, found = passage.prose, dict[int, str]()
    for spot in _APOSTROPHE.finditer(text):
        found[spot.start()] = "’"
    for start, end, space in _french(text) if passage.language == "fr" else ():
        if start < end:
            found |= {start: space, **dict.fromkeys(range(start + 1, end), "")}
        else:
            found[start] = f"{space}{text[start]}"
    for spot in _OPENED.finditer(text) if passage.language == "fr" else ():
        # What follows may be held back, so the space goes with the mark.
        found[spot.start()] = f"«{HARD}"
    return {place: written for place, written in found.items() if written != passage.text[place]}


def spaced(text: str, language: str) -> str:
    """Return a plain text as its language spaces it."""
    return set_in_type(Passage(text, language)).text if may_change(text, language) else text


def set_in_type(passage: Passage) -> Passage:
    """Return a passage as its readers see it, each character still known by where it was typed."""
    made = passage.changed(changes(passage))
    above = spaced(made.above, made.language) if made.above else ""
    return replace(made, above=above) if above != made.above else made


def _french(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a space stands or is missing before a character, and which one it should be."""
    for pattern in (_INSIDE, _CLOSED, _UNIT, _MINUTES):
        yield from ((*found.span(1), HARD) for found in pattern.finditer(text))
    for found in _MARK.finditer(text):
        yield *found.span(1), HARD if text[found.end()] == ":" else THIN
    for found in _THOUSANDS.finditer(text):
        if found.group().endswith("000") or not _OWNER.search(text, 0, found.start()):
            yield from ((at, at + 1, THIN) for at in range(*found.span()) if text[at].isspace())
