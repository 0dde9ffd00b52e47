"""Comments of a draft: what only those see who work on it, and no reader, rule or build."""

from __future__ import annotations

import re
from collections.abc import Iterable

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def without_comments(text: str) -> str:
    """Return a text without its comments, every line still where it was."""
    return _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text)


def comment(text: str) -> str:
    """Make a comment of a text, which cannot end it."""
    return f"<!--\n{text.replace('-->', '-- >')}\n-->"


def beside(paragraphs: Iterable[str]) -> str:
    """Write paragraphs as comments, below each the room for what shall stand there."""
    return "\n\n\n".join(map(comment, paragraphs))
