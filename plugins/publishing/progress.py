"""Shows on a terminal how far a long step is, in a line that is gone afterwards."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

from plugins.publishing.host import Advance

WIDTH = 24


@contextlib.contextmanager
def bar(what: str) -> Iterator[Advance]:
    """Give what is told how much of how much is done; where nobody looks, nothing is written."""
    seen = sys.stderr.isatty()
    last = ""

    def advance(done: int, total: int) -> None:
        nonlocal last
        line = drawn(what, done, total)
        if seen and line != last:
            print(f"\r{line}", end="", file=sys.stderr, flush=True)
        last = line

    try:
        yield advance
    finally:
        if seen and last:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def drawn(what: str, done: int, total: int) -> str:
    """Return the line."""
    part = min(done / total, 1) if total else 1.0
    full = int(part * WIDTH)
    return f"  {what} [{'=' * full}{' ' * (WIDTH - full)}] {part:4.0%}"
