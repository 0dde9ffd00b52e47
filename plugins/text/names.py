"""The names that the archive knows: where they stand in a text, and in which language they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

# Names whose last sign no rule could tell from the sentence's own.
_SIGNED = ("Yahoo!", "Kahoot!", "Joomla!", "Jeopardy!", "Yum!")


@dataclass(frozen=True, eq=False)  # one for a whole site
class Names:
    """Names by their written form, each with its language, or None where several share it.

    `unusual` are those whose two ends no rule would find.
    """

    languages: Mapping[str, str | None] = field(default_factory=dict)
    unusual: tuple[str, ...] = ()

    def language(self, name: str) -> str | None:
        """Return the language that a written form is known in."""
        return self.languages.get(name)

    def spans(self, text: str, foreign: re.Pattern[str], own: re.Pattern[str]) -> list[tuple[int, int]]:
        """Return where the unusual names stand that a text takes from the other script; the longest at each place."""
        found = (match for match in self._pattern.finditer(text) if foreign.search(match[0]))
        return [match.span() for match in found if not own.search(match[0])]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted({*_SIGNED, *self.unusual}, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


NO_NAMES = Names()
