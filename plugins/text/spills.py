"""The rule of order: whose a number is that follows a name of the other script, no machine can know."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.text.passages import Passage
from plugins.text.phrases import doubts
from plugins.text.rulebook import WARNING, Slip, rule
from plugins.text.tracing import Direction

_DOUBT = (
    "whose is the number `%(number)s` is not clear; write :ltr[%(typed)s] if the name has it, or put it before the name"
)


@rule("spill-doubt", WARNING, _DOUBT, languages="ar", signs="0123456789")
def number_after_a_name(passage: Passage) -> Iterator[Slip]:
    """A number after a name of the other script is the name's own, or counts what follows: only the writer knows."""
    base: Direction = "rtl" if passage.is_right_to_left else "ltr"
    for start, number, end in doubts(passage.prose, base):
        yield Slip(start, end, None, {"number": passage.text[number:end].strip()})


RULES = (number_after_a_name,)
