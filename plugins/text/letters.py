"""Characters that a text should not have: invisible ones, controls, and letters typed in two parts."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Controls but for tab and line end, soft hyphen, joiners, fillers, zero-width signs, bidi marks, overrides and isolates,
# line separators, variation selectors but for the emoji's own, interlinear marks, tags, private use, no characters.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\uffff\ue000-\uf8ff\ufdd0-\ufdef\ud800-\udfff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,24});")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CONTROLS = {
    0x00: "null",
    0x0C: "form feed",
    0x0D: "carriage return",
    0x1B: "escape",
    0x85: "next line",
    0x7F: "delete",
}


@dataclass(frozen=True)
class OddLetter:
    """One character that should not be there; `name` is such as `U+200F right-to-left mark`."""

    offset: int
    name: str


def odd_letters(text: str) -> Iterator[OddLetter]:
    """Yield every invisible or control character of a text."""
    for found in _ODD.finditer(text):
        yield OddLetter(found.start(), name(found.group()))


def count_odd(text: str) -> int:
    """Count the invisible and control characters of a text."""
    return sum(1 for _ in _ODD.finditer(text))


def odd_entities(text: str) -> Iterator[OddLetter]:
    """Yield every HTML entity, such as `&#8238;`, that stands for an invisible or control character."""
    for found in _ENTITY.finditer(text):
        # A code that is no character at all comes back as nothing.
        meant = html.unescape(found.group()) or "\ufffd"
        if _ODD.match(meant):
            yield OddLetter(found.start(), name(meant[0]))


def unknown_entities(text: str) -> Iterator[OddLetter]:
    """Yield every HTML entity, such as `&ecute;`, that stands for no character at all."""
    for found in _ENTITY.finditer(text):
        if html.unescape(found.group()) == found.group():
            yield OddLetter(found.start(), found.group())


def without_odd_letters(text: str) -> str:
    """Put a space in the place of every odd character, so that all else keeps its place."""
    return _ODD.sub(" ", text)


def is_in_script(text: str, language: str) -> bool:
    """Tell whether a text has letters of its language's script, or none at all."""
    arabic, latin = bool(_ARABIC.search(text)), bool(_LATIN.search(text))
    return arabic or not latin if language == "ar" else latin or not arabic


def visible(text: str) -> str:
    r"""Write line ends and odd characters as escapes such as `\u202e`, so that a text can stand in a message."""
    return _ODD.sub(_escape, text).replace("\n", "\\n")


def name(letter: str) -> str:
    """Name a character by code point and Unicode name."""
    known = _CONTROLS.get(ord(letter), "control character" if unicodedata.category(letter) == "Cc" else "no character")
    return f"U+{ord(letter):04X} {unicodedata.name(letter, known).lower()}"


def parted_letters(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield in each line the first letter that Unicode has in another form (NFC): offset, as typed, as it should be."""
    offset = 0
    for line in text.split("\n"):
        if not unicodedata.is_normalized("NFC", line):
            for start, typed in _clusters(line):
                composed = unicodedata.normalize("NFC", typed)
                # Vowel marks in another order are the same letter, typed as people do: they are set right in silence.
                if sorted(composed) != sorted(typed):
                    yield offset + start, typed, composed
                    break
        offset += len(line) + 1


def _clusters(line: str) -> Iterator[tuple[int, str]]:
    """Yield each letter of a line together with the marks upon it, and where it begins."""
    start = 0
    for index, letter in enumerate(line):
        if index and not unicodedata.combining(letter):
            yield start, line[start:index]
            start = index
    yield start, line[start:]


def _escape(found: re.Match[str]) -> str:
    code = ord(found.group())
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file's name that is no UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
