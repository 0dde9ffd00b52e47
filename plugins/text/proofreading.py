"""Proofreading: what a reader with a pencil would mark in a text of one of the three languages, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from plugins.text import dates, numerals, punctuation, spacing, spelling, spills, style, timewords
from plugins.text.passages import Kind, Passage
from plugins.text.rulebook import Level, Rule, Slip

RULES: tuple[Rule, ...] = (
    *spelling.RULES,
    *punctuation.RULES,
    *spacing.RULES,
    *numerals.RULES,
    *dates.RULES,
    *timewords.RULES,
    *style.RULES,
    *spills.RULES,
)


@dataclass(frozen=True)
class Finding:
    """One slip in a text: where, which rule, and the reason, a template in English that `values` fill.

    `mended` replaces the text from `start` to `end`; it is nothing where only a person can mend it.
    """

    start: int
    end: int
    code: str
    level: Level
    reason: str
    values: Mapping[str, str] = field(default_factory=dict, compare=False)
    mended: str | None = None


class Proofreader:
    """Holds passages to some of the rules."""

    def __init__(self, rules: Iterable[Rule] = RULES) -> None:
        """Keep the rules, and which of them are asked of passages of one language and kind with the same hints."""
        self.rules = tuple(rules)
        self._signs = frozenset[str]().union(*(rule.signs for rule in self.rules))
        self._cues = frozenset[str]().union(*(rule.cues for rule in self.rules))
        self._asked: dict[tuple[object, ...], tuple[Rule, ...]] = {}

    def read(self, passage: Passage, more: tuple[Rule, ...] = ()) -> Iterator[Finding]:
        """Yield what is wrong in a passage, in order of place; offsets are those of the text that it was taken from.

        `more` are rules that this passage, of whatever language and kind, is held to besides.
        """
        hints = (self._signs & passage.signs, self._cues & passage.vocabulary)
        key = (passage.language, passage.kind, passage.official, *hints)
        asked = self._asked.get(key)
        if asked is None:
            asked = tuple(rule for rule in self.rules if rule.is_for(passage) and rule.may_find(passage))
            self._asked[key] = asked
        slips = [(rule, slip) for rule in (*asked, *more) for slip in rule.find(passage)]
        if slips:
            # Two marks of one word are told once.
            found = dict.fromkeys(_finding(passage, rule, slip) for rule, slip in slips)
            yield from sorted(found, key=lambda finding: (finding.start, finding.end))


proofread = Proofreader().read


def proofread_text(text: str, language: str, kind: Kind = "prose") -> Iterator[Finding]:
    """Yield what is wrong in a plain text."""
    return proofread(Passage(text, language, kind))


def _finding(passage: Passage, rule: Rule, slip: Slip) -> Finding:
    start, end = passage.source(slip.start, slip.end)
    typed = passage.text[slip.start : slip.end]
    # What holds a mark of Markdown cannot be replaced as it is, only shown.
    is_plain = end - start == slip.end - slip.start
    values = {"typed": typed, "mended": slip.mended or "", **slip.values}
    return Finding(start, end, rule.code, rule.level, rule.reason, values, slip.mended if is_plain else None)
