"""Which language a browser asks for first, as expressions that any web server can try one after the other.

A browser names languages with weights, `fr-CA;q=0.8, en;q=0.9, *;q=0.1`, and servers cannot compare numbers. So there
is an expression for each hundredth from 1 down, and the first that is found tells the language, or `*` where the reader
would as soon have any other. Of two with the same weight the one named first is found; `q=0` is found by none.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.archive.languages import CODES

ANY = "*"
_GAP = r"[ \t]*"


def levels() -> Iterator[str]:
    """Yield the expressions, letters of either case alike; the first group is the language as it was written."""
    yield _asked(rf"(?:;{_GAP}q=1(?:\.0{{0,3}})?{_GAP})?")
    for hundredth in range(99, -1, -1):
        yield _asked(rf";{_GAP}q={_digits(hundredth)}{_GAP}")


def _digits(hundredth: int) -> str:
    """Return how a weight is written that is this many hundredths, and less than one more."""
    tenth, rest = divmod(hundredth, 10)
    if rest:
        return rf"0\.{tenth}{rest}[0-9]?"
    return rf"0\.{tenth}(?:0[0-9]?)?" if tenth else r"0\.00[1-9]"


def _asked(weight: str) -> str:
    # It takes the whole header, from the first language that fits, so that no server finds it twice.
    languages = "|".join((*CODES, r"\*"))
    return rf"^(?:.*?,)??{_GAP}({languages})(?:-[a-z0-9-]+)?{_GAP}{weight}(?:,.*)?$"
