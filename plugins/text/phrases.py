"""Which parts of a text run against its direction, as a reader sees them: whole names, addresses, numbers in groups.

The algorithm of Unicode orders characters; it cannot know that `C++` is one word, that the comma after a Latin name
belongs to the Arabic sentence, or whose the next number is. A phrase is what a reader would call one thing; set apart
as a whole, it can neither be split nor pull its neighbours along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.text.names import NO_NAMES, Names
from plugins.text.scripts import ARABIC_MARK, LATIN, SCRIPTS, Script
from plugins.text.shapes import RANGE, SPACE, always_ltr, is_always_ltr
from plugins.text.tracing import Direction

# What stands between signs, by the first of them.
_SIGNS = {
    "«": re.compile(r"«([^«»]*)»"),
    "“": re.compile(r"“([^“”]*)”"),
    '"': re.compile(r"\"([^\"\n]{1,200}?)\"(?!\w)"),
    "(": re.compile(r"\(([^()]*)\)"),
}
# Numbers that may be more than one number, or measures; a lone one needs no care.
_CANDIDATE = re.compile(rf"{LATIN.letter.pattern}|[-−+±$€£¥]\d|\d[^\w،؛]{{1,3}}\d|\d{SPACE}?[°$€£¥]")
_LISTED = re.compile(rf"[,;،؛]{SPACE}|{SPACE}[/|·–—]{SPACE}")
# What no reader would read, and no rule need search: a paragraph and a word longer than any.
LONGEST = 10_000
_MONSTROUS = 1000
_MONSTER = re.compile(rf"\S{{{_MONSTROUS}}}")
# A number set off at the end is the page's own, whatever name stands before it.
_SET_OFF = re.compile(rf"(?:[,،;:]|{SPACE}[-–—/]|{SPACE}?\(){SPACE}?\d+%?\)?$")
_ROWS = re.compile(rf"{SPACE}[|·•]{SPACE}")


@dataclass(frozen=True, order=True)
class Phrase:
    """A part of a text that runs in one direction; `language` is known of names only."""

    start: int
    end: int
    direction: Direction
    language: str | None = None


def phrases(text: str, base: Direction, names: Names = NO_NAMES) -> list[Phrase]:
    """Return the phrases of a text that run against its direction, in their order; they never overlap.

    A text that is longer than any paragraph is left as it is.
    """
    script = SCRIPTS[base]
    if not _is_readable(text):
        return []
    if not (script.letter if base == "ltr" else _CANDIDATE).search(text):
        return []
    return [
        Phrase(start, end, _direction(text[start:end], script), names.language(text[start:end]))
        for start, end in _spans(text, base, script, names)
    ]


def known(languages: Mapping[str, str | None]) -> Names:
    """Return names ready for use: those set aside whose ends the rules would not find in a sentence."""
    frames = {"ltr": "في {}، 5", "rtl": "in {}, 5"}

    def found_whole(name: str, base: Direction) -> bool:
        text = frames[SCRIPTS[base].direction].format(name)
        return [text[p.start : p.end] for p in phrases(text, base)] == [name]

    # A last sign is taken for the name's own only before a comma; elsewhere it ends the sentence.
    strange = (name for name in languages if name[-1:] in "!?." or not any(found_whole(name, base) for base in SCRIPTS))
    return Names(languages, tuple(strange))


def doubts(text: str, base: Direction) -> list[tuple[int, int, int]]:
    """Return where a number follows a name that it may belong to: the name's place, the number's, and its end."""
    script, found = SCRIPTS[base], []
    for p in phrases(text, base):
        number = script.number.search(text, p.start)
        if number and script.is_doubtful(text, p.start, number) and number.start() == _name_end(p, number):
            found.append((p.start, number.start(1), number.end()))
    return found


def _name_end(p: Phrase, number: re.Match[str]) -> int:
    """Return where the name ends: before the number, whether the phrase has taken it in or not."""
    return number.start() if number.end() == p.end else p.end


def ranges(text: str) -> list[tuple[int, int]]:
    """Return where two numbers stand with a hyphen between them that is no date, telephone or measure."""
    spans = [found.span() for found in RANGE.finditer(text)] if "-" in text and _is_readable(text) else []
    fixed = [found.span() for found in always_ltr(text)] if spans else []
    return [(start, end) for start, end in spans if not any(start < till and at < end for at, till in fixed)]


def _is_readable(text: str) -> bool:
    return len(text) < _MONSTROUS or (len(text) <= LONGEST and not _MONSTER.search(text))


def _spans(text: str, base: Direction, script: Script, names: Names) -> Iterator[tuple[int, int]]:
    if _is_foreign(text, script):
        yield _trimmed(text, 0, len(text))
        return
    whole = sorted(_whole(text, base, script), key=lambda span: (span[0], -span[1]))
    known = names.spans(text, script.letter, script.own)
    place = 0
    while (found := _next(text, place, script, whole, known)) is not None:
        start, end = found
        if found not in whole:
            end = _grown(text, start, end, script, whole, known)
        yield start, end
        place = end


def _is_foreign(text: str, script: Script) -> bool:
    """Tell whether a whole text is of the other direction: a heading, a title, a cell; but no list and no row."""
    if script.own.search(text) or not script.letter.search(text):
        return False
    row = _ROWS.search(text) or _SET_OFF.search(text)
    return not row and not (script.direction == "ltr" and ARABIC_MARK.search(text))


def _whole(text: str, base: Direction, script: Script) -> Iterator[tuple[int, int]]:
    """Yield what is one thing by its shape, and what stands between signs with nothing of the text's own in it."""
    for found in always_ltr(text):
        if base == "rtl" or script.letter.search(found.group()):
            yield found.span()
    signs = (sign for opening, sign in _SIGNS.items() if opening in text)
    for found in (found for sign in signs for found in sign.finditer(text)):
        listed = found[0].startswith("(") and _LISTED.search(found[1])
        if _is_strange(found[1], script) and not listed:
            yield _trimmed(text, *found.span(1))


def _is_strange(text: str, script: Script) -> bool:
    """Tell whether a quoted text is of the other direction: wholly, or mostly and at both its ends."""
    letters = re.findall(r"[^\W\d_]", text)
    foreign = [bool(script.letter.match(letter)) for letter in letters]
    return bool(foreign) and foreign[0] and foreign[-1] and sum(foreign) > 2 * foreign.count(False)


def _next(
    text: str, place: int, script: Script, whole: list[tuple[int, int]], known: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return the first word, known name or whole thing from a place on."""
    word = script.word.search(text, place)
    chances = [next((span for span in spans if span[0] >= place), None) for spans in (whole, known)]
    chances.append(word.span() if word else None)
    return min((chance for chance in chances if chance), key=lambda span: span[0], default=None)


def _grown(
    text: str, start: int, end: int, script: Script, whole: list[tuple[int, int]], known: list[tuple[int, int]]
) -> int:
    """Return the end of the name that begins with a word."""
    limit = next((at for at, _ in whole if at >= end), len(text))
    while True:
        tail = script.tail.match(text, end)
        end = tail.end() if tail else end
        aside = script.aside.match(text, end)
        if aside:
            end = aside.end()
            limit = next((at for at, _ in whole if at >= end), len(text))
            continue
        gap = script.gap_after(text, start, end)
        named = next((till for at, till in known if at == gap), None)
        word = script.word.match(text, gap) if gap is not None and gap < limit else None
        if gap is None or not (named or word):
            return min(script.finished(text, start, end), max(limit, end))
        end = named or (word.end() if word else end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a place without the spaces at its ends, and without a comma that a quotation has taken in."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip(" \t\n\u00a0\u202f,;،"))


def _direction(text: str, script: Script) -> Direction:
    """Return the direction of a phrase: its script's, but an address runs left to right whatever it holds."""
    return "ltr" if script.direction == "ltr" or is_always_ltr(text) else "rtl"
