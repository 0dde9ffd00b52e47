"""Files as text, each problem in them with path, line and column."""

from __future__ import annotations

import codecs
import os
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

import yaml

from plugins.archive.problems import Message, Problem, message
from plugins.archive.secrets import MACHINES, SECRETS
from plugins.text.letters import count_odd, odd_letters, parted_letters, without_odd_letters

LARGEST = 1_000_000
# A file that is full of controls is no text; the first few say so.
MOST_LETTERS = 20
MOST_PROBLEMS = 100
_FENCE = "---"
# What a line that is meant as one may look like.
_NEAR_FENCE = re.compile(r"\s*(?:[-–—_=~]{2,}|—|\.{3})\s*")
_MERGE = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
# How pictures, archives, documents and programs begin.
OTHERS = (
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"RIFF",
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\0\0" + codecs.BOM_UTF16_BE)


@dataclass
class Document:
    """One file of the content: its text, where it lies, and the problems found in it so far.

    `data` are its bytes, none where the system does not give them; `named` are the ids that it names, by register.
    """

    path: Path
    name: str
    text: str = ""
    problems: list[Problem] = field(default_factory=list)
    is_read: bool = False
    odd_places: list[tuple[int, int]] = field(default_factory=list)
    data: bytes | None = None
    named: set[tuple[str, str]] = field(default_factory=set)

    def report(self, line: int, column: int, told: str) -> None:
        """Note a problem at a place, counting from 1; of a file that has too many, the first ones say so."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(self.name, line, column, told))
        elif len(self.problems) == MOST_PROBLEMS:
            self.problems.append(Problem(self.name, line, column, message("more follows; mend what is above first")))

    def report_at(self, node: yaml.Node, told: str) -> None:
        """Note a problem where a YAML node begins."""
        self.report(node.start_mark.line + 1, node.start_mark.column + 1, told)

    def after(self, node: yaml.Node) -> str:
        """Return what stands behind a YAML node on its last line."""
        lines, mark = self._lines, node.end_mark
        return lines[mark.line][mark.column :] if mark.line < len(lines) else ""

    def has_odd_letter(self, node: yaml.Node) -> bool:
        """Tell whether a character within a YAML node has been reported already."""
        start, end = ((mark.line + 1, mark.column + 1) for mark in (node.start_mark, node.end_mark))
        return any(start <= place < end for place in self.odd_places)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")


def open_document(path: Path, name: str) -> Document:
    """Read a file as UTF-8 in composed form; what is no such text is a problem, and the file then stays unread."""
    document = fetched(path, name)
    understand(document)
    return document


def fetched(path: Path, name: str) -> Document:
    """Take the bytes of a file, and nothing more; what the system does not give out is a problem."""
    document = Document(path, name)
    try:
        with open(path, "rb", buffering=0) as file:
            if os.fstat(file.fileno()).st_size > LARGEST:
                document.report(1, 1, message("is larger than %(size)s bytes; part it", size=LARGEST))
            else:
                document.data = file.read()
    except OSError as error:
        document.report(1, 1, unreadable(error))
    return document


def understand(document: Document) -> None:
    """Read the bytes of a file as text, if it has any."""
    text = None if document.data is None else _decoded(document, document.data)
    merge = _MERGE.search(text) if text else None
    if text and merge:
        document.report(
            *place_in(text, merge.start()), message("is left of a merge; settle it, and take its marks out")
        )
    elif text is not None:
        document.is_read = True
        document.text = _clean(document, text)
        _refuse_secrets(document)


def unreadable(error: OSError) -> Message:
    """Say why the system does not give a file or folder out."""
    if isinstance(error, PermissionError):
        return message("may not be read; mend its permissions")
    if isinstance(error, FileNotFoundError):
        return message("is not there; bring it back, or name another")
    if isinstance(error, IsADirectoryError):
        return message("is a folder, and should be a file; put its content elsewhere")
    if isinstance(error, NotADirectoryError):
        return message("is a file, and should be a folder; put its content elsewhere")
    return message("cannot be read (%(reason)s); put a readable one in its place", reason=error.strerror or str(error))


def _decoded(document: Document, data: bytes) -> str | None:
    # Text in Latin letters that was saved as UTF-16 without its mark is half nulls: every other byte.
    nulls = sorted(data[start::2].count(0) for start in (0, 1))
    if data.startswith(_UTF16) or (len(data) > 8 and nulls[1] * 3 > len(data) and nulls[0] * 4 < nulls[1]):
        document.report(1, 1, message("is UTF-16; save the file as UTF-8"))
        return None
    if data.startswith(OTHERS) or data.count(0) * 2 > len(data):
        document.report(1, 1, message("is no text, whatever its name says; put the text itself here, in UTF-8"))
        return None
    while data.startswith(codecs.BOM_UTF8):
        data = data.removeprefix(codecs.BOM_UTF8)
    data = data.replace(b"\r\n", b"\n")
    # Old editors end every line with a carriage return alone; among other line ends it is a stray control.
    data = data if b"\n" in data else data.replace(b"\r", b"\n")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        byte = f"{data[error.start]:#04x}"
        document.report(
            *place_in(before, len(before)), message("byte %(byte)s is not UTF-8; save the file as UTF-8", byte=byte)
        )
        return None


def _clean(document: Document, text: str) -> str:
    """Report characters that should not be there, and go on without them."""
    if unicodedata.is_normalized("NFC", text) and next(odd_letters(text), None) is None:
        return text
    found = [(offset, _parted(typed, composed)) for offset, typed, composed in parted_letters(text)]
    odd = odd_letters(text)
    for letter in islice(odd, MOST_LETTERS + 1):
        told = message("%(letter)s is invisible or a control; take it out", letter=letter.name)
        found.append((letter.offset, told))
    found.sort()
    for offset, told in found[:MOST_LETTERS]:
        document.odd_places.append(place_in(text, offset))
        document.report(*document.odd_places[-1], told)
    more = len(found) + count_odd(text) - min(count_odd(text), MOST_LETTERS + 1) - MOST_LETTERS
    if more > 0:
        told = message("%(n)s more such characters follow; save the file as plain text", n=more)
        document.report(*place_in(text, found[MOST_LETTERS][0]), told)
    return unicodedata.normalize("NFC", without_odd_letters(text))


def _refuse_secrets(document: Document) -> None:
    """Report what would betray a key, a password or a machine, without repeating it."""
    for kind in (*SECRETS, MACHINES):
        found_in = kind.pattern.finditer(document.text) if kind.is_likely_in(document.text) else iter(())
        for found in islice(found_in, MOST_LETTERS):
            document.odd_places.append(place_in(document.text, found.start()))
            if kind is MACHINES:
                told = message("names a folder of a machine; write an address of the site instead")
            else:
                told = message(
                    "looks like %(what)s; take it out, and replace it where it is used", what=message(kind.what)
                )
            document.report(*document.odd_places[-1], told)


def _parted(typed: str, composed: str) -> Message:
    if len(typed) == 1:
        return message("`%(typed)s` has a plainer form; write `%(letter)s`", typed=typed, letter=composed)
    told = "`%(typed)s` is typed in %(parts)s parts; write the one letter `%(letter)s`"
    return message(told, typed=typed, parts=len(typed), letter=composed)


def place_in(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column of a character, counting from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def split_header(document: Document) -> tuple[str, str, int] | None:
    """Part a Markdown file into its header, which begins in line 2, its body, and the body's first line."""
    if not document.text.strip():
        document.report(1, 1, message("is empty; begin with a header between two lines `---`"))
        return None
    lines = document.text.split("\n")
    if lines[0].rstrip() != _FENCE:
        if not _refuse_near_fence(document, lines[0], 1):
            document.report(1, 1, message("has no header; begin the file with a line `---`"))
        return None
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        if not any(_refuse_near_fence(document, line, number) for number, line in enumerate(lines[1:], 2)):
            document.report(1, 1, message("has a header without end; close it with a line `---`"))
        return None
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def _refuse_near_fence(document: Document, line: str, number: int) -> bool:
    """Report a line that is meant to begin or end the header, and tell whether it is."""
    is_near = bool(_NEAR_FENCE.fullmatch(line))
    if is_near:
        document.report(number, 1, message("`%(line)s` begins or ends no header; write `---`", line=line.rstrip()))
    return is_near
