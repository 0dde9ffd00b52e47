"""Quotation marks and the pairs that they make, of whatever kind, fitting or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

CLOSED_BY = {"«": "»", "“": "”", "‘": "’"}
# What stands before a straight single mark is looked at behind it: a search for a sign is faster than for its surroundings.
MARK = re.compile(r"[«»“”‘’„‟‹›\"'](?:(?<!')|(?<![\w']')(?=\w)|(?<=(?:[^\W\d_]|[.!?,…])')(?!\w))")


def pairs(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield every pair of marks, the marks included, with its depth: those that fit, and those in the place of a pair."""
    opened: list[tuple[str, int]] = []
    for found in MARK.finditer(text):
        mark, place = found.group(), found.start()
        if is_apostrophe(text, place):
            continue
        if opened and _may_close(opened[-1][0], mark):
            start = opened.pop()[1]
            yield start, found.end(), len(opened)
        elif mark in "«“„‟‹\"'" or (mark == "‘" and opened) or (mark in "”»" and _begins_a_word(text, place)):
            opened.append((mark, place))


def is_apostrophe(text: str, place: int) -> bool:
    """Tell an apostrophe from a single quotation mark, and the sign of an inch from a double one."""
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    if text[place] == '"':
        return before.isdigit() and '"' not in text[:place]
    return text[place] in "‘’'" and before.isalnum() and after.isalnum()


def _may_close(opening: str, mark: str) -> bool:
    """Tell whether a mark ends what another began, be it of its kind or in its place."""
    if opening == "'" or mark == "'":
        return opening == mark
    if opening == "‘" or mark == "’":
        return opening == "‘" and mark == "’"
    return mark in "»”›" or (mark == '"' and opening in '"“„«')


def _begins_a_word(text: str, place: int) -> bool:
    """Tell a closing mark that stands where one should open, and whose like closes further on."""
    return not text[max(0, place - 1) : place].strip() and text[place] in text[place + 1 :]
