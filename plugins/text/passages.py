"""A passage: a stretch of plain prose as readers see it, what in it is not for the proofreader, and where it was typed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from plugins.text.quotations import pairs

Kind = Literal["prose", "title", "summary", "label"]
Span = tuple[int, int]
# Stands for each character that is not to be read: a letter to every rule, and in no word of the three languages.
HELD = "\ua78f"
# What means itself in every language: addresses, mail, hosts, handles, telephones, versions, standards.
_ATOM = re.compile(
    r"(?:https?://|www\.|mailto:)[^\s<>\"«»“”،؛]*[^\s<>\"«»“”،؛.,;:!?)\]’']"
    r"|(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+\w{2,}"
    r"|(?<![\w.@-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|ma|fr|io|info|gov|edu|eu|int|tv|africa|example)\b(?:/[\w./-]*\w)?"
    r"|(?<![\w&])[@#][A-Za-z_]\w+"
    r"|(?<![\w.,+])(?:\+|00|0)\d[\d ().\u00a0\u202f-]{5,}\d"
    r"|(?<![\w.])(?!\d\d?\.\d\d?\.\d{4}\b|\d{1,3}(?:\.\d{3})+(?![\d.]))v?\d+(?:\.\d+){2,}(?![\w.]*\d{3}\b)(?!\w)"
    r"|\b(?:ISO|IEC|IEEE|EN|NM|RFC|DOI|ISBN|ISSN)(?:[/ \u00a0-](?:IEC|CEI|TS|TR))?[ \u00a0-]?\d[\d.:/-]*\d"
)
_MAY_BE_ATOM = re.compile(r"[@#/\d]|\.\w|mailto")
_QUOTES = frozenset("«“”\"'„‟‹")
_OPENING = _QUOTES | {"»"}


@dataclass(frozen=True)
class Passage:
    """One block of prose, or a title, summary or label, in one language.

    `held` are the parts that no rule but those of letters reads: code, addresses, runs in another language. Of an
    `official` wording only the first five rules are asked. `places` are pairs of an offset here and the offset there
    from which on both run side by side. `above` is the title that the passage follows.
    """

    text: str
    language: str
    kind: Kind = "prose"
    held: tuple[Span, ...] = ()
    official: bool = False
    places: tuple[Span, ...] = ((0, 0),)
    above: str = ""

    @property
    def is_right_to_left(self) -> bool:
        """The base direction of the passage, which is its language's and never guessed."""
        return self.language == "ar"

    @cached_property
    def prose(self) -> str:
        """The text with all that is held blanked out, every other character where it stands."""
        atoms = [found.span() for found in _ATOM.finditer(self.text)] if _MAY_BE_ATOM.search(self.text) else []
        return hold(self.text, (*self.held, *atoms))

    @cached_property
    def own(self) -> str:
        """The author's own words: the prose with quoted wording blanked out too."""
        if self.official:
            return hold(self.prose, [(0, len(self.prose))])
        quoted = self.quoted if not _QUOTES.isdisjoint(self.signs) else ()
        return hold(self.prose, [_inside(self.prose, start, end) for start, end, depth in quoted if not depth])

    @cached_property
    def quoted(self) -> tuple[tuple[int, int, int], ...]:
        """Every pair of quotation marks in the prose, the marks included, with its depth."""
        return tuple(pairs(self.prose)) if not _OPENING.isdisjoint(self.signs) else ()

    @cached_property
    def signs(self) -> frozenset[str]:
        """The characters of the text, so that a rule that needs one of some can be passed over."""
        return frozenset(self.text)

    @cached_property
    def words(self) -> tuple[re.Match[str], ...]:
        """The author's own words one by one."""
        return tuple(_WORD.finditer(self.own))

    @cached_property
    def runs(self) -> list[str]:
        """The letters of the prose that stand together: every word, and what vowel marks part it into."""
        return _RUN.findall(self.prose)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The runs in small letters, so that a rule that needs one of some words can be passed over."""
        return frozenset(map(str.lower, self.runs))

    def word_before(self, place: int, stops: str) -> int:
        """Return where the word that ends at a place begins; a space or a mark of `stops` parts it from others."""
        start = place
        while start and not self.text[start - 1].isspace() and self.text[start - 1] not in stops:
            start -= 1
        return start

    def word_after(self, place: int, stops: str) -> int:
        """Return where the word that begins at a place ends."""
        end = place
        while end < len(self.text) and not self.text[end].isspace() and self.text[end] not in stops:
            end += 1
        return end

    def source(self, start: int, end: int) -> Span:
        """Return where a stretch of the passage was typed."""
        return self._source(start), self._source(end - 1) + 1 if end > start else self._source(start)

    def changed(self, changes: Mapping[int, str]) -> Passage:
        """Return the passage with some of its characters written otherwise, all of it known by where it was typed."""
        if not changes:
            return self
        parts, steps, here, at = [], [(0, 0)], 0, 0
        for place, written in sorted(changes.items()):
            parts += [self.text[at:place], written]
            here += place - at
            steps += [(here + n, place) for n in range(len(written))]
            here, at = here + len(written), place + 1
            steps.append((here, at))
        parts.append(self.text[at:])
        starts = [old for _, old in steps]

        def moved(offset: int) -> int:
            new, old = steps[bisect_right(starts, offset) - 1]
            return new + offset - old

        held = tuple((moved(start), moved(end - 1) + 1) for start, end in self.held if start < end)
        return replace(self, text="".join(parts), held=held, places=tuple(self._followed(steps)))

    def _followed(self, steps: list[Span]) -> Iterator[Span]:
        """Yield the places of steps from a changed text to this one, and of this one's own within them."""
        for (new, old), (end, _) in zip(steps, [*steps[1:], (len(self.text) * 2 + 2, 0)], strict=True):
            yield new, self._source(old)
            yield from ((new + h - old, t) for h, t in self.places if old < h < old + end - new)

    def _source(self, offset: int) -> int:
        here, there = self.places[bisect_right(self.places, offset, key=lambda place: place[0]) - 1]
        return there + offset - here


_RUN = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u0652\u0640]+[^\W\d_]*)*")


def hold(text: str, spans: Iterable[Span]) -> str:
    """Blank out parts of a text, so that all else keeps its place."""
    for start, end in spans:
        text = f"{text[:start]}{HELD * (end - start)}{text[end:]}"
    return text


def _inside(text: str, start: int, end: int) -> Span:
    inner = text[start + 1 : end - 1]
    return start + 1 + len(inner) - len(inner.lstrip()), end - 1 - len(inner) + len(inner.rstrip())
