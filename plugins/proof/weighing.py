"""What a page weighs on its way to a reader: compressed as any host can, with what a host says before it.

Brotli, which most hosts send, makes a page lighter by a seventh still.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from plugins.archive.documents import place_in
from plugins.archive.problems import Problem, message
from plugins.proof.built import BuiltFile

# The status, all headers of plugins/pages/headers.py and the frames around them over HTTP/2; a test asks nginx.
HEADERS = 500
# What a new connection carries before it waits for an answer: ten segments (RFC 6928).
FLIGHT = 14_600
BEFORE_TEXT = 6_000
_TEXT = "<article"


def fits_the_first_flight(file: BuiltFile) -> Iterator[Problem]:
    """A page arrives whole in the first flight of a connection, whatever its kind."""
    if file.name.endswith(".html"):
        weight = _weight(file.data, FLIGHT)
        if weight > FLIGHT:
            told = "weighs %(n)s bytes on its way, and a page may weigh %(most)s; show less on it, or part its text"
            yield file.problem(message(told, n=weight, most=FLIGHT))


def text_comes_soon(file: BuiltFile) -> Iterator[Problem]:
    """An article begins early: what is sent before it leaves most of the way to its text."""
    if _TEXT.encode() in file.data and file.text:
        before = file.text.partition(_TEXT)[0]
        weight = _weight(before.encode(), BEFORE_TEXT)
        if weight > BEFORE_TEXT:
            told = "%(n)s bytes are sent before the article, and %(most)s may be; take something out of head or style"
            yield file.problem(message(told, n=weight, most=BEFORE_TEXT), place_in(file.text, len(before)))


def _weight(data: bytes, most: int) -> int:
    """Return what a text weighs, exactly if that is more than it may."""
    # What fits when it is pressed in haste fits in any case, and that is quickly known.
    weight = HEADERS + len(zlib.compress(data, 1))
    return weight if weight <= most else HEADERS + len(zlib.compress(data, 9))


RULES = (fits_the_first_flight, text_comes_soon)
