"""The name of a folder, and so of an address, as a title suggests it."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 40
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})
# Short words that say nothing in an address.
_SMALL = re.compile(r"an?|and|at|by|for|in|of|on|the|to|aux?|d|de|des|du|en|et|l|la|les?|sur|une?")


def slug(title: str) -> str:
    """Return a short name in a–z, digits and hyphens; nothing for a title that is not in Latin letters.

    A place that the title begins with is left out, for the edition says it.
    """
    words = _words(title.partition(":")[2]) or _words(title)
    kept = [word for word in words if not _SMALL.fullmatch(word)] or words
    name = ""
    for word in kept:
        if len(name) + 1 + len(word) > LONGEST:
            break
        name = f"{name}-{word}" if name else word
    return name


def _words(text: str) -> list[str]:
    letters = sum(letter.isalpha() for letter in text)
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    words = re.findall(r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    # A name or two in Latin letters do not make an Arabic title one.
    return words if letters and sum(map(len, words)) * 2 >= letters else []
