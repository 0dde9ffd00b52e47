"""Builds the site beside its place and puts it there whole: what fails leaves the former site as it was."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.archive.problems import Problem
from plugins.desk import checking, press
from plugins.desk.obstacles import Obstacle
from plugins.files import placing
from plugins.files.refusals import Refusal

SETTINGS = "pelicanconf.py"

Command = Callable[[Path, Path, str], list[str]]
Run = Callable[[list[str], Callable[[], None]], list[Problem]]


@dataclass(frozen=True)
class Built:
    """A finished build: how many pages it has, and how many seconds it took."""

    pages: int
    seconds: float

    def __str__(self) -> str:
        """Tell it in a line."""
        return f"Built {self.pages} pages in {self.seconds:.1f} s"


def leave(_made: Path) -> None:
    """Add nothing to a site."""


def build(
    content: Path,
    output: Path,
    settings: str = SETTINGS,
    *,
    command: Command = press.command,
    finish: Callable[[Path], None] = leave,
    run: Run = press.run,
    say: Callable[[str], None] = print,
) -> Built:
    """Have the press check the content, build the site aside and verify it, and put it in the place of `output`.

    `finish` adds what is no part of the site to the folder in which it was made.

    Raises:
        Flawed: the content, theme or settings are wrong.
        Obstacle: the content is not there, or `output` cannot or must not be replaced.
    """
    started = time.monotonic()
    checking.require(content)
    content = content.resolve()
    try:
        with contextlib.closing(placing.begin(output, content, say)) as place:
            say(f"Checking {content}, building {place.output}")
            with _counting(place.made) as tick:
                checking.refuse(run(command(content, place.made, settings), tick))
            pages = count(place.made)
            finish(place.made)
            place.put()
    except Refusal as refusal:
        raise Obstacle(checking.translated(refusal)) from None
    return Built(pages, time.monotonic() - started)


def count(site: Path) -> int:
    """Return the number of pages in a built site."""
    return sum(name.endswith(".html") for _, _, names in os.walk(site) for name in names)


@contextlib.contextmanager
def _counting(site: Path) -> Iterator[Callable[[], None]]:
    """Give a tick that shows, on a terminal, how many pages are written; the line is gone afterwards."""
    seen = sys.stderr.isatty()

    def tick() -> None:
        if seen:
            print(f"\r  {count(site)} pages", end="", file=sys.stderr, flush=True)

    try:
        yield tick
    finally:
        if seen:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
