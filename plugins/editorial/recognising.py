"""In which of the three languages a text is written: by its letters, then by its small words."""

from __future__ import annotations

import re

from plugins.archive.languages import CODES, Code

_LATIN = re.compile(r"[A-Za-zÀ-ÿœŒ]")
_ARABIC = re.compile("[\u0621-\u064a]")
_SMALL = {
    "fr": re.compile(r"les?|la|des?|du|et|en|une?|dans|pour|par|sur|aux?|qui|que|est|ont|été|cette|ce|avec"),
    "en": re.compile(r"the|of|and|in|to|a|is|was|were|for|on|with|that|by|at|from|this|has|have|it|as|are"),
}
# Fewer small words than this tell nothing.
ENOUGH = 3


def recognised(text: str, declared: str = "") -> Code | None:
    """Return the language of a text, or nothing where it cannot be told; `declared` decides only where letters do not."""
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    if arabic and arabic >= latin:
        return "ar"
    if not latin:
        return None
    said = declared.lower().replace("_", "-").partition("-")[0]
    wanted = next((code for code in CODES if code == said and code != "ar"), None)
    words = re.findall(r"[^\W\d_]+", text.lower())
    found = {code: sum(bool(small.fullmatch(word)) for word in words) for code, small in _SMALL.items()}
    if max(found.values()) < ENOUGH or found["fr"] == found["en"]:
        return wanted
    if max(found.values()) * 12 < len(words):
        return wanted
    return "fr" if found["fr"] > found["en"] else "en"
