"""What looks like a mark of Markdown or of ours and is none: readers would see the mark, or lose what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What Markdown has left as it was typed, although it looks like a citation, a run, a link, a footnote, a list, a table,
# code, emphasis, attributes, or what other tools have: braces, highlights, definitions, names of pictures.
LISTED = r"(?:[-*+•]|\d{1,2}[.)])"
_LEFT = re.compile(
    r"\[@(?:[^\[\]\n]{0,80}\]|[\w-]*(?:\s+@[\w-]+)*)"
    r"|\[ ?=[^\[\]\n]{0,80}|(?<![\w:]):[A-Za-z]{2,8}\[|(?<![A-Za-z]):{0,2}(?:ar|fr|en)\[|(?<!\w):(?:ar|fr|en)[ ]?[\[(]"
    r"|\]\[[^\]\n]{0,80}\]|\]\(|\] \((?:https?:|mailto:|\{|#|/)|\)\[(?:https?:|mailto:|\{|#|/)"
    r"|\[[^\[\]\n]{0,80}https?://[^\s\])]+\)"
    r"|\[\^[^\]\n]{1,80}\]|\[\[[^\]\n]{1,80}\]\]|(?<=\n)\[(?:[ xX]\](?= )|TOC\])"
    r"|\{(?:filename|static|attach)\}|\{\{[^}\n]{0,80}\}\}|\{%[^}\n]{0,80}%\}"
    r"|\{:?[ ]*[#.][^}\n]{0,80}\}|\{:[^}\n]{0,80}\}"
    r"|<[A-Za-z][\w+.-]{1,20}:[^<>\s]{0,200}>"
    r"|\*\[[^\]\n]{1,80}\]:|(?<=\n): +(?=\S)|(?<=\n)\|.*\|(?=[ ]*$)"
    rf"|(?<=\n){LISTED} +(?=\S)|(?<=\n)(?:[•]|\d{{1,2}}\)|-(?=[^\W\d_]))(?= *\S)"
    r"|`+|~~+|:::+|(?<=\n)!!! ?\w+|\$\$|(?<![=\w])==(?=\w)|(?<!\w):[a-z][a-z_]{2,20}:(?!\w)"
    r"|\^[^\s^]{1,10}\^|~[^\s~]{1,10}~"
    r"|\*{2,}|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)|(?<![\w@/.:-])_{1,3}(?=\w)",
    re.MULTILINE,
)
# Without one of these, some of them before what makes a mark of them, no mark is there; a search for all marks is slow.
_HINT = re.compile(r"[\[\]{<|`~$=^_*\n:](?:(?<![\n:])|(?<=\n)(?=[ !:•+\d-])|(?<=:)(?=[:a-z]))")
# Marks of which one piece of prose has several for one slip.
_PAIRED = re.compile(rf"[`~*_:$=-]+|{LISTED} *|\|.*\|", re.DOTALL)
_BARE = re.compile(r"(?<![\w.@/:\[-])@([a-z0-9]+(?:-[a-z0-9]+)*)|(?<![\w\]])\[([a-z0-9]+(?:-[a-z0-9]+)*)\](?![\[(:])")
_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+\.)[ \t]+)?(`{3,}(?=[^`]*$)|~{3,})")
_NUMBERED = re.compile(r"\d+[.)]")
# Markdown keeps what it has finished behind signs of its own.
_KEPT = re.compile("[\x02\x03\n]")
_AROUND = 40


@dataclass(frozen=True)
class Slip:
    """A mark as it was typed, and what stands before and behind it on its line, to find it again."""

    mark: str
    before: str = ""
    behind: str = ""


def left(text: str) -> Iterator[Slip]:
    """Yield what a piece of prose has of marks; of those that stand in pairs, each kind once.

    A piece that begins a block begins with a line end, for some are marks in that place alone.
    """
    seen: set[str] = set()
    for found in _LEFT.finditer(text) if _HINT.search(text) else ():
        mark = found.group()
        kind = _NUMBERED.sub("1.", "|" if mark.startswith("|") else mark)
        if kind not in seen:
            yield _slip(text, found)
        seen |= {kind} if _PAIRED.fullmatch(mark) else set()


def bare(text: str) -> Iterator[tuple[str, Slip]]:
    """Yield each word that would cite, were it written `[@word]` and the id of a source: the word, and its place."""
    words = list(_BARE.finditer(text)) if "@" in text or "[" in text else []
    groups = [found.span() for found in _LEFT.finditer(text) if found.group().startswith("[@")] if words else []
    for found in words:
        if not any(start <= found.start() < end for start, end in groups):
            yield found[1] or found[2], _slip(text, found)


def _slip(text: str, found: re.Match[str]) -> Slip:
    before = _KEPT.split(text[max(0, found.start() - _AROUND) : found.start()])[-1]
    return Slip(found.group(), before, _KEPT.split(text[found.end() : found.end() + _AROUND])[0])


def without_fences(text: str, code: frozenset[str]) -> tuple[str, list[int]]:
    """Blank out what stands between fences of three marks, and return where each begins; `code` are lines of code."""
    lines, places, offset, closing = text.split("\n"), list[int](), 0, ""
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if closing:
            is_end = fence and fence[1].startswith(closing) and not line[fence.end() :].strip()
            closing, lines[number] = "" if is_end else closing, " " * len(line)
        elif fence and line.expandtabs(4).strip() not in code:
            places.append(offset + fence.start(1))
            closing, lines[number] = fence[1], " " * len(line)
        offset += len(line) + 1
    return "\n".join(lines), places
