"""An article's text, cleaned: what stands in it again or glued together is told, and mended where a machine can."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from plugins.archive.languages import Code
from plugins.archive.problems import Message, message
from plugins.archive.quantities import quantities
from plugins.editorial.articles import Article
from plugins.editorial.pages import Block
from plugins.text.letters import without_odd_letters
from plugins.text.passages import Passage
from plugins.text.proofreading import Finding, proofread
from plugins.text.spaces import set_in_type

# A line that only says when, and perhaps who and where.
LONGEST_LINE = 60
MOST_ROUNDS = 5


@dataclass(frozen=True)
class Note:
    """What was changed, left out or found, and the line of the file where it stood."""

    line: int
    told: Message


@dataclass(frozen=True)
class Cleaned:
    """The article as it is taken over, and what is to be told of it."""

    article: Article
    notes: tuple[Note, ...]


def cleaned(article: Article, language: Code) -> Cleaned:
    """Clean title and text, and note every change."""
    notes: list[Note] = []
    blocks: list[Block] = []
    title = _plain(article.title)
    for number, block in enumerate(replace(block, text=_plain(block.text)) for block in article.blocks):
        told = _left_out(block, title, language, is_early=number < 4 or not blocks)
        if told:
            notes.append(Note(block.line, told))
        elif block.text:
            text, found = _mended(block.text, language)
            notes += [Note(block.line, told) for told in found]
            blocks.append(replace(block, text=text))
    title, found = _mended(title, language, is_title=True)
    notes += [Note(0, told) for told in found]
    return Cleaned(replace(article, title=title, blocks=tuple(blocks), language=language), tuple(notes))


def _plain(text: str) -> str:
    """Return a text in composed form, on one line, without invisible characters."""
    return " ".join(unicodedata.normalize("NFC", without_odd_letters(text)).split())


def _left_out(block: Block, title: str, language: Code, is_early: bool) -> Message | None:
    """Say why a block is no part of the text, if it is not."""
    if title and _letters(block.text) == _letters(title):
        return message("the title stands here again: `%(typed)s` (left out)", typed=block.text)
    days = [found for found in quantities(block.text, language) if found.kind == "day"]
    if is_early and days and len(block.text) <= LONGEST_LINE and not block.text.endswith("."):
        return message("this line only says when: `%(typed)s` (left out)", typed=block.text)
    return None


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _mended(text: str, language: Code, is_title: bool = False) -> tuple[str, list[Message]]:
    """Mend what the proofreader's rules can, round after round, then tell what is left to a person."""
    told: list[Message] = []
    for _ in range(MOST_ROUNDS):
        found = [finding for finding in _findings(text, language, is_title) if finding.mended is not None]
        if not found:
            break
        end = len(text) + 1
        for finding in reversed(found):
            if finding.end <= end and finding.mended is not None:
                typed = text[finding.start : finding.end]
                told.append(message("`%(typed)s` became `%(mended)s`", typed=typed, mended=finding.mended))
                text, end = f"{text[: finding.start]}{finding.mended}{text[finding.end :]}", finding.start
    rest = (message(finding.reason, **finding.values) for finding in _findings(text, language, is_title))
    return text, [*told, *rest]


def _findings(text: str, language: Code, is_title: bool) -> Iterator[Finding]:
    yield from proofread(set_in_type(Passage(text, language, "title" if is_title else "prose")))
