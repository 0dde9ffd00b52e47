"""What a rule of proofreading is: a code, a level, the reason that people are told, and a function that finds slips."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from plugins.text.passages import Kind, Passage

Level = Literal["error", "warning"]
LANGUAGES = ("ar", "fr", "en")
ERROR: Level = "error"
WARNING: Level = "warning"


@dataclass(frozen=True)
class Slip:
    """What a rule finds in a passage: from where to where, and what should stand there, if a machine can know.

    `values` are what the reason names besides `typed` and `mended`.
    """

    start: int
    end: int
    mended: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)


Find = Callable[[Passage], Iterator[Slip]]


@dataclass(frozen=True)
class Rule:
    """One rule; its function's docstring is the rule.

    It is asked in its `languages`, of passages of its `kinds` in which one of its `signs` stands and one of the
    words of its `cues`. The reason is a
    template that names what is `typed` and, in `%(mended)s`, what to write. `everywhere` tells that official wording
    is held to it too.
    """

    code: str
    level: Level
    reason: str
    find: Find
    languages: tuple[str, ...] = LANGUAGES
    kinds: tuple[Kind, ...] = ()
    signs: frozenset[str] = frozenset()
    cues: frozenset[str] = frozenset()
    everywhere: bool = False

    def is_for(self, passage: Passage) -> bool:
        """Tell whether the rule is one of the language and kind of a passage."""
        return (
            passage.language in self.languages
            and (not self.kinds or passage.kind in self.kinds)
            and (self.everywhere or not passage.official)
        )

    def may_find(self, passage: Passage) -> bool:
        """Tell whether there is anything in a passage that the rule could find."""
        return (not self.signs or not self.signs.isdisjoint(passage.signs)) and (
            not self.cues or not self.cues.isdisjoint(passage.vocabulary)
        )


def rule(
    code: str,
    level: Level,
    reason: str,
    *,
    languages: str = "ar fr en",
    kinds: tuple[Kind, ...] = (),
    signs: str = "",
    cues: Iterable[str] = (),
    everywhere: bool = False,
) -> Callable[[Find], Rule]:
    """Make a rule of the function that finds its slips."""

    def made(find: Find) -> Rule:
        words = frozenset(map(str.lower, cues))
        return Rule(code, level, reason, find, tuple(languages.split()), kinds, frozenset(signs), words, everywhere)

    return made
