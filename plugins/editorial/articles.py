"""A saved article as it is taken over: what it says of itself, and its text in blocks, each at its line of the file."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from plugins.archive.languages import CODES, Code
from plugins.archive.quantities import quantities
from plugins.editorial import pages
from plugins.editorial.pages import Block
from plugins.editorial.recognising import recognised

_HTML = re.compile(r"<(?:!doctype|html|head|body|article|div|p|meta|title)\b", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
# No title is longer; what is begins the text.
LONGEST_TITLE = 200


@dataclass(frozen=True)
class Article:
    """What was found in a file; whatever could not be recognised is empty."""

    title: str
    blocks: tuple[Block, ...]
    language: Code | None = None
    date: datetime.date | None = None
    site: str = ""
    address: str = ""

    @property
    def text(self) -> str:
        """Title and text as one."""
        return "\n".join([self.title, *(block.text for block in self.blocks)])


def article(text: str) -> Article:
    """Recognise an article in a page of HTML or in plain text."""
    return _of_page(text) if _HTML.search(text[:5000]) else _of_plain(text)


def _of_page(text: str) -> Article:
    page = pages.page(text)
    found = Article(page.title, page.blocks, site=page.site, address=page.address)
    language = recognised(found.text, page.language)
    return replace(found, language=language, date=_iso(page.days) or _typed(found, language))


def _of_plain(text: str) -> Article:
    """A plain text has its title in the first line, if that is short; empty lines part its paragraphs, or line ends do."""
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1)]
    first = next(((number, line) for number, line in lines if line), (0, ""))
    title = first[1] if len(first[1]) <= LONGEST_TITLE else ""
    rest = [(number, line) for number, line in lines if number > first[0] or not title]
    is_spaced = any(
        not line and before and after
        for (_, before), (_, line), (_, after) in zip(rest, rest[1:], rest[2:], strict=False)
    )
    found = Article(title, tuple(_paragraphs(rest, is_spaced)))
    language = recognised(found.text)
    return replace(found, language=language, date=_typed(found, language))


def _paragraphs(lines: Iterable[tuple[int, str]], is_spaced: bool) -> Iterator[Block]:
    begun: list[tuple[int, str]] = []
    for number, line in [*lines, (0, "")]:
        if begun and (not line or not is_spaced):
            yield Block(" ".join(part for _, part in begun), begun[0][0])
            begun = []
        if line:
            begun.append((number, line))


def _iso(days: Iterable[str]) -> datetime.date | None:
    """Return the first day that a page states for machines."""
    for told in days:
        found = _ISO.search(told)
        if found:
            try:
                return datetime.date(*map(int, found.groups()))
            except ValueError:
                continue
    return None


def _typed(found: Article, language: Code | None) -> datetime.date | None:
    """Return the first whole day that the text names, in its language or else in any of the three."""
    for code in (language,) if language else CODES:
        for quantity in quantities(found.text, code):
            if quantity.kind == "day" and isinstance(quantity.value, tuple) and quantity.value[0]:
                try:
                    return datetime.date(*quantity.value)
                except ValueError:
                    continue
    return None
