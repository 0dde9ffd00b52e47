"""The prose of a text with its phrases set apart: the same on its page and in every feed, so it is done once."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.archive.languages import LANGUAGES, Code
from plugins.text.flows import isolated
from plugins.text.isolation import Isolation
from plugins.work.digest import digest
from plugins.work.memory import Memory

# A comment is a border of flows, and what editors type never is one.
_PLACE = "<!--prose-->"
_KIND = "apart"
Prose = tuple[str, Code]


def apart(prose: str, code: Code, isolation: Isolation, memory: Memory) -> str:
    """Return the prose of a version in order."""
    key = _key((prose, code), isolation)
    known: str | None = memory.recall(_KIND, key)
    if known is None:
        known = isolated(prose, isolation, LANGUAGES[code].direction)
        memory.keep(_KIND, key, known, plain=True)
    return known


def gather(texts: Sequence[Prose], isolation: Isolation, memory: Memory) -> None:
    """Set texts in order by all hands, so that each is known when it is asked for."""
    memory.make(
        _KIND,
        lambda text: isolated(text[0], isolation, LANGUAGES[text[1]].direction),
        list(dict.fromkeys(texts)),
        lambda text: _key(text, isolation),
        plain=True,
    )


def page_apart(page: str, prose: str, code: Code, isolation: Isolation, memory: Memory) -> str:
    """Return a page in order whose prose, whole blocks in the language of the page, need not be looked at again."""
    if not prose or page.count(prose) != 1:
        return isolated(page, isolation, LANGUAGES[code].direction)
    around = isolated(page.replace(prose, _PLACE), isolation, LANGUAGES[code].direction)
    return around.replace(_PLACE, apart(prose, code, isolation, memory), 1)


def _key(text: Prose, isolation: Isolation) -> bytes:
    return digest((*text, isolation.basis))
