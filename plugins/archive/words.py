"""Words that a person may have meant: what is known, and what is nearest to it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import lru_cache

from plugins.archive.problems import LONGEST_VALUE, Message, message

# More than this to choose from is no help any more.
_FEW = 12
_LONGEST = 80
_WITHIN = message("the disagreements of this edition")


def nearest(word: str, known: Iterable[str], alike: float = 0.6) -> str:
    """Return the known word that is most like one, or nothing where none is `alike` enough."""
    return _nearest(word, frozenset(known), alike)


def unknown(word: str, known: Iterable[str]) -> Message:
    """Say that a word is not known, and which is meant or may be used."""
    names = frozenset(known)
    near = nearest(word, names)
    if near:
        return message("`%(word)s` is not known here; did you mean `%(near)s`?", word=word, near=near)
    return message("`%(word)s` is not known here; use one of: %(few)s", word=word, few=", ".join(sorted(names)))


def absent(word: str, register: str, known: Iterable[str]) -> Message:
    """Say that a register has no such id, and which is meant or may be used."""
    names = frozenset(known)
    near = nearest(word, names)
    place = _WITHIN if register == "disagreements" else f"{register}.yaml"
    if near:
        told = "`%(word)s` is not in %(place)s; did you mean `%(near)s`?"
        return message(told, word=word, place=place, near=near)
    if few(names):
        return message("`%(word)s` is not in %(place)s; use one of: %(few)s", word=word, place=place, few=few(names))
    return message("`%(word)s` is not in %(place)s; add it there first", word=word, place=place)


def few(known: Iterable[str]) -> str:
    """List known words where they are few enough to choose from."""
    names = sorted(known)
    listed = ", ".join(names)
    return listed if len(names) <= _FEW and len(listed) <= LONGEST_VALUE else ""


@lru_cache(maxsize=4096)
def _nearest(word: str, known: frozenset[str], alike: float) -> str:
    folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    # Longer words than these are no slips of a key, and would take long to compare.
    near = difflib.get_close_matches(word[:_LONGEST].casefold(), folded, n=1, cutoff=alike)
    return folded[near[0]] if near else ""
