"""Proofreading: what a reader with a pencil would mark in a text of one of the three languages, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from plugins.text import dates, numerals, punctuation, spacing, spelling, style, timewords
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


def proofread(passage: Passage, rules: tuple[Rule, ...] = RULES) -> Iterator[Finding]:
    """Yield what is wrong in a passage, in order of place; offsets are those of the text that it was taken from."""
    found = [_finding(passage, rule, slip) for rule in rules if rule.reads(passage) for slip in rule.find(passage)]
    yield from sorted(found, key=lambda finding: (finding.start, finding.end))


def proofread_text(text: str, language: str, kind: Kind = "prose") -> Iterator[Finding]:
    """Yield what is wrong in a plain text."""
    yield from proofread(Passage(text, language, kind))


def _finding(passage: Passage, rule: Rule, slip: Slip) -> Finding:
    start, end = passage.source(slip.start, slip.end)
    typed = passage.text[slip.start : slip.end]
    # What holds a mark of Markdown cannot be replaced as it is, only shown.
    is_plain = end - start == slip.end - slip.start
    values = {"typed": typed, "mended": slip.mended or "", **slip.values}
    return Finding(start, end, rule.code, rule.level, rule.reason, values, slip.mended if is_plain else None)
