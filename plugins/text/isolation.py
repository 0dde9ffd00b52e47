"""Sets phrases apart: in plain text with the isolates of Unicode, and only where the proof shows a wrong order.

The proof is the algorithm itself: a text is in order when its characters stand as they would with every phrase set
apart. Isolates are put round whole phrases, so they are balanced; whoever cuts a text cuts it before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from plugins.text.bidi import ALM, CONTROLS, FSI, LRI, LRM, PDI, RLI, RLM, base_of, visual_order
from plugins.text.names import NO_NAMES, Names
from plugins.text.phrases import Phrase, phrases, ranges
from plugins.text.scripts import SCRIPTS
from plugins.text.tracing import Direction
from plugins.work.digest import digest

Ranges = Direction
OPENING: dict[Direction, str] = {"ltr": LRI, "rtl": RLI}
_MARK: dict[Direction, str] = {"ltr": LRM, "rtl": RLM}
# What stands in a text for a part that is set apart already: an object, neutral as isolates are.
OBJECT = "\ufffc"


@dataclass(frozen=True, eq=False)  # one for a whole site, and the key of what is kept
class Isolation:
    """How texts are set in order: with which names, and how `2019-2021` reads in an Arabic text."""

    names: Names = NO_NAMES
    ranges: Ranges = "rtl"

    @cached_property
    def basis(self) -> bytes:
        """The hash of all that decides how a text is set in order."""
        return digest((sorted(self.names.languages.items()), self.names.unusual, self.ranges))

    def phrases(self, text: str, base: Direction) -> list[Phrase]:
        """Return what is to be set apart in a text, ranges too if they are to run from left to right."""
        found = phrases(text, base, self.names)
        if base == "ltr" or self.ranges == "rtl":
            return found
        apart = [(start, end) for start, end in ranges(text) if not any(start < p.end and p.start < end for p in found)]
        return sorted([*found, *(Phrase(start, end, "ltr") for start, end in apart)])

    def turns(self, text: str, base: Direction, found: Sequence[Phrase]) -> list[int]:
        """Return where a range needs a mark to run as ranges do elsewhere in Arabic: no Arabic letter precedes it."""
        if base == "ltr" or self.ranges == "ltr":
            return []
        places = [start for start, _ in ranges(text) if not any(p.start <= start < p.end for p in found)]
        return [
            at for at in places if not SCRIPTS["rtl"].own.search(without(text, found, at)) and text[at - 1 : at] != ALM
        ]

    def plain(self, text: str, base: Direction) -> str:
        """Return a text for a place without markup: with isolates or a mark where it would be read in a wrong order."""
        return _plain(self, text, base)

    def apart(self, text: str, base: Direction) -> str:
        """Return a text with isolates round every phrase, needed or not, as pages have their `bdi`."""
        held = apart_already(text)
        found = [p for p in self.phrases(text, base) if not held & set(range(p.start, p.end))]
        marks = [(place, ALM) for place in self.turns(text, base, found)]
        marks += [mark for p in found for mark in ((p.start, OPENING[p.direction]), (p.end, PDI))]
        for place, mark in sorted(marks, key=lambda mark: (mark[0], mark[1] != PDI), reverse=True):
            text = text[:place] + mark + text[place:]
        return text


AS_WRITTEN = Isolation()


@lru_cache(maxsize=1 << 13)  # a page says its title and its summary several times
def _plain(isolation: Isolation, text: str, base: Direction) -> str:
    held = apart_already(text)
    found = [p for p in isolation.phrases(text, base) if not held & set(range(p.start, p.end))]
    if not found and not (base == "rtl" and ranges(text)):
        return text
    marks = [(place, ALM) for place in isolation.turns(text, base, found)]
    if not in_order(text, base, found):
        marks += [mark for p in found for mark in ((p.start, OPENING[p.direction]), (p.end, PDI))]
    for place, mark in sorted(marks, key=lambda mark: (mark[0], mark[1] != PDI), reverse=True):
        text = text[:place] + mark + text[place:]
    # Without a strong letter outside isolates a reader takes the left for the beginning (P3).
    return text if (base_of(text) or ("ltr" if found else base)) == base else _MARK[base] + text


def in_order(text: str, base: Direction, found: Sequence[Phrase]) -> bool:
    """Tell whether a text is displayed as it would be with its phrases set apart; white space does not count."""
    apart, places, end = [], [], 0
    for p in found:
        for piece, start in (
            (text[end : p.start], end),
            (OPENING[p.direction], -1),
            (text[p.start : p.end], p.start),
            (PDI, -1),
        ):
            apart.append(piece)
            places += [start + at if start >= 0 else -1 for at in range(len(piece))]
        end = p.end
    apart.append(text[end:])
    places += range(end, len(text))
    with_isolates = [places[at] for at in visual_order("".join(apart), base)]
    return _seen(text, visual_order(text, base)) == _seen(text, with_isolates)


def apart_already(text: str) -> set[int]:
    """Return the places that stand between isolates of the text's own."""
    places: set[int] = set()
    depth = 0
    if PDI not in text:
        return places
    for at, character in enumerate(text):
        depth = max(0, depth + (character in (LRI, RLI, FSI)) - (character == PDI))
        if depth:
            places.add(at)
    return places


def without(text: str, found: Sequence[Phrase], end: int) -> str:
    """Return the beginning of a text without its phrases."""
    kept = list(text[:end])
    for p in found:
        kept[p.start : p.end] = " " * len(kept[p.start : p.end])
    return "".join(kept)


def _seen(text: str, order: Sequence[int]) -> list[int]:
    return [at for at in order if at >= 0 and not text[at].isspace() and text[at] not in CONTROLS]
