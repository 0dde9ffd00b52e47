"""The bidirectional algorithm (UAX#9) as the archive asks it: levels, visual order, base direction.

python-bidi decides; it is asked to judge, never to rewrite: browsers order a text again, and a text that was already
turned round would be read, copied and found the wrong way. Its levels come from its debug output, whose form is
promised nowhere. So `proven` compares them once with what its public function draws; where they differ, the order is
traced through the public function alone.
"""

from __future__ import annotations

import re
from functools import cache

from bidi import get_display
from bidi.mirror import MIRRORED

from plugins.text import tracing
from plugins.text.tracing import Direction

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
LRM, RLM, ALM = "\u200e", "\u200f", "\u061c"
CONTROLS = frozenset((LRI, RLI, FSI, PDI, LRM, RLM, ALM))
# Rule X9 takes these classes out of the order; L1 counts them as white space.
REMOVED = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "BN"))
_WHITE = REMOVED | {"WS", "FSI", "LRI", "RLI", "PDI"}
_STRANGE = "python-bidi's debug output has another form than the one known"
# Texts in which both ways must agree before the faster is believed: isolates, brackets, numbers, marks, removed ones.
_PROOFS = (
    "ندوة African (x)، 2019",
    "a \u2067ب\u2069 1+2 [ج] د",
    "12-5 ا \u200f b% \u2066c++\u2069، 3",
    "ب a\u00ad-\u0660",
)


def base_of(text: str) -> Direction | None:
    """Return the direction of a text's first strong character outside isolates, or None if it has none (P2, P3)."""
    depth = 0
    for kind in map(_class, text) if proven() else tracing.classes(text):
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return None


def classes(text: str) -> tuple[str, ...]:
    """Return the bidirectional class of each character, by its short name."""
    return tuple(map(_class, text)) if proven() else tracing.classes(text)


def levels(text: str, base: Direction) -> tuple[int, ...]:
    """Return the embedding level of each character of one line, all rules up to L1 done.

    What X9 removes has some level all the same. Where the levels cannot be had, each is the base's or the next one,
    whichever has the character's direction.
    """
    if not proven():
        return tracing.levels(text, base)
    return _end_of_line(classes(text), _asked(text, base), int(base == "rtl"))


def visual_order(text: str, base: Direction) -> tuple[int, ...]:
    """Return the indices of one line's characters from left to right (L2), without those that X9 removes."""
    return _reordered(classes(text), levels(text, base)) if proven() else tracing.visual_order(text, base)


def drawn(text: str, base: Direction) -> str:
    """Return one line as it is seen from left to right: mirrored where L4 says so, without invisible controls."""
    found, order = levels(text, base), visual_order(text, base)
    seen = (index for index in order if text[index] not in CONTROLS)
    return "".join(MIRRORED.get(text[index], text[index]) if found[index] % 2 else text[index] for index in seen)


@cache
def proven() -> bool:
    """Tell whether the levels agree with what python-bidi's public function draws."""
    try:
        return all(_agree(text, base) for text in _PROOFS for base in tracing.DIRECTIONS)
    except (LookupError, ValueError):
        return False


def _agree(text: str, base: Direction) -> bool:
    kinds = tuple(map(_class, text))
    order = _reordered(kinds, _end_of_line(kinds, _asked(text, base), int(base == "rtl")))
    return order == tracing.visual_order(text, base)


@cache
def _class(character: str) -> str:
    """Return a character's class, which python-bidi's debug output names for its first byte."""
    found = _listed(character, "ltr", "original_classes", "levels")[2]
    if not found.endswith(","):
        raise ValueError(_STRANGE)
    return found[:-1]


def _asked(text: str, base: Direction) -> tuple[int, ...]:
    """Return levels, which python-bidi's debug output lists for each byte of the text."""
    if not text:
        return ()
    # Each is written in three parts: Level( 1, ),
    per_byte = _listed(text, base, "levels", "paragraphs")[3:-1:3]
    written = text.encode("utf-8", "surrogatepass")
    if len(per_byte) != len(written):
        raise ValueError(_STRANGE)
    return tuple(int(level[:-1]) for level, byte in zip(per_byte, written, strict=True) if byte & 0xC0 != 0x80)


def _listed(text: str, base: Direction, name: str, following: str) -> list[str]:
    """Return a list of the debug output, white space taken out: its name, a bracket, what it holds, a bracket."""
    dump: str = get_display(text, base_dir=tracing.LETTER[base], debug=True)
    return dump[dump.rindex(f"\n    {name}: [\n") : dump.rindex(f"\n    {following}: [\n")].split()


def _end_of_line(kinds: tuple[str, ...], found: tuple[int, ...], base: int) -> tuple[int, ...]:
    """Give separators, and white space before them and at the end of the line, the level of the base (L1)."""
    levelled, trailing = list(found), True
    for index in range(len(levelled) - 1, -1, -1):
        trailing = kinds[index] in ("S", "B") or (trailing and kinds[index] in _WHITE)
        if trailing:
            levelled[index] = base
    return tuple(levelled)


def _reordered(kinds: tuple[str, ...], found: tuple[int, ...]) -> tuple[int, ...]:
    """Reverse every run of a level or higher, from the highest level to the lowest odd one (L2)."""
    order = [index for index, kind in enumerate(kinds) if kind not in REMOVED]
    heights = "".join(chr(found[index]) for index in order)
    for level in range(max(found, default=0), 0, -1):
        for run in _at_least(level).finditer(heights):
            order[run.start() : run.end()] = order[run.start() : run.end()][::-1]
    return tuple(order)


@cache
def _at_least(level: int) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(chr(level))}-\x7f]+")
