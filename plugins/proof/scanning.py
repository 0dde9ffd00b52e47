"""The tags of a page as the build writes them, found in one sweep; a page that is written otherwise is for the parser.

What is plain is decided for the whole page at once, so that nothing odd is ever passed over: every `<` begins a whole
tag, a whole style, or the doctype, and every value stands in double quotes.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from plugins.proof.built import Place

Attributes = list[tuple[str, str | None]]
_GIVEN = r"(?:\s++[A-Za-z][\w:-]*+(?:=\"[^\"<>]*+\")?+)*+\s*+"
_SHEET = r"(?:[^<]++|<(?!/style))*+"
# A style is swept over whole, and so is data; scripts that run, comments, and what holds plain text only are for the parser.
_PLAIN = re.compile(
    rf"(?:[^<]++|<style{_GIVEN}>{_SHEET}</style>"
    rf"|<(?!/?(?:style|script|textarea|xmp|iframe|noembed|noframes|plaintext)\b)[a-z][a-z0-9]*+{_GIVEN}/?+>"
    r"|<script type=\"application/ld\+json\">[^<]*+</script>"
    r"|</(?!style)[a-z][a-z0-9]*+>|<!doctype html>)*+"
)
# The tags that say something in any case, and those with an attribute that may: most have a class alone or nothing.
_TELLING = re.compile(
    rf"<(?:style([^>]*)>({_SHEET})|(?:(h1|html|meta|link|frame|object|embed|applet|base)\b([^>]*)"
    r"|([a-z][a-z0-9]*)((?:\s[^>]*)?\s(?i:href|id|src|srcset|imagesrcset|poster|data|action|formaction|ping|xlink:href"
    r"|style|srcdoc|on[\w:-]*)(?:[\s=/][^>]*)?))>)"
)
_ATTRIBUTE = re.compile(r"([A-Za-z][\w:-]*)(?:=\"([^\"]*)\")?")


class Tag(NamedTuple):
    """A tag that begins an element, with what it is given, its place, and the text of a style."""

    name: str
    given: Attributes
    place: Place
    text: str


def is_plain(page: str) -> bool:
    """Tell whether a page is written as the build writes pages, so that it can be swept."""
    return _PLAIN.fullmatch(page) is not None


def tags(page: str) -> Iterator[Tag]:
    """Yield the tags of a plain page that may tell something, in order."""
    lines = [0, *(found.end() for found in re.finditer("\n", page))]
    for found in _TELLING.finditer(page):
        start = found.start()
        line = bisect_right(lines, start)
        of_style, style, name, given, other, of_other = found.groups()
        typed = given or of_other or of_style or ""
        yield Tag(name or other or "style", _given(typed), (line, start - lines[line - 1] + 1), style or "")


@lru_cache(maxsize=1 << 14)  # menus and feet are the same on every page
def _given(typed: str) -> Attributes:
    found = _ATTRIBUTE.findall(typed)
    return [(name.lower(), html.unescape(value) if "&" in value else value) for name, value in found]
