"""Where the characters of a YAML text stand in its file, in whatever style it is written."""

from __future__ import annotations

import re

import yaml

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_CONTINUED = re.compile(r"\\\n[ \t]*")
_BLANK = re.compile(r"[ \t\n]+")


def offsets(source: str, node: yaml.ScalarNode, text: str) -> list[int]:
    """Return for each character of a text, read from a node of a file, where it stands in the file; its end too."""
    place = _start(source, node)
    found = []
    for letter in text:
        place = _passed(source, place, letter, node.style)
        found.append(place)
        place += _length(source, place, node.style)
    return [*found, place]


def _start(source: str, node: yaml.ScalarNode) -> int:
    """Return where the text of a node begins: behind its quotation mark, or below the mark of its block."""
    place = 0
    for _ in range(node.start_mark.line):
        place = source.index("\n", place) + 1
    place += node.start_mark.column
    if node.style in ("|", ">"):
        return source.index("\n", place) + 1
    return place + (node.style in ("'", '"'))


def _passed(source: str, place: int, letter: str, style: str | None) -> int:
    """Pass over what is in the file alone: how lines are set in, and line ends that a backslash takes out."""
    while style == '"' and (joined := _CONTINUED.match(source, place)):
        place = joined.end()
    blank = None if letter.isspace() else _BLANK.match(source, place)
    return blank.end() if blank else place


def _length(source: str, place: int, style: str | None) -> int:
    """Return how many characters of the file stand for one of the text."""
    if style == '"' and (escaped := _ESCAPE.match(source, place)):
        return len(escaped.group())
    if style == "'" and source.startswith("''", place):
        return 2
    blank = _BLANK.match(source, place)
    # A line end, with the blanks around it, is one space of the text.
    return len(blank.group()) if blank and "\n" in blank.group() else 1
