"""Files as text, each problem in them with path, line and column."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import yaml

from plugins.archive.problems import Message, Problem, message
from plugins.text.letters import odd_letters, parted_letters, without_odd_letters

LARGEST = 1_000_000
# A file that is full of controls is no text; the first few say so.
MOST_LETTERS = 20
_FENCE = "---"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\0\0" + codecs.BOM_UTF16_BE)


@dataclass
class Document:
    """One file of the content: its text, where it lies, and the problems found in it so far."""

    path: Path
    name: str
    text: str = ""
    problems: list[Problem] = field(default_factory=list)
    is_read: bool = False
    odd_places: list[tuple[int, int]] = field(default_factory=list)

    def report(self, line: int, column: int, told: str) -> None:
        """Note a problem at a place, counting from 1."""
        self.problems.append(Problem(self.name, line, column, told))

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
    document = Document(path, name)
    try:
        if path.stat().st_size > LARGEST:
            document.report(1, 1, message("is larger than %(size)s bytes; part it", size=LARGEST))
            return document
        data = path.read_bytes()
    except OSError as error:
        document.report(1, 1, unreadable(error))
        return document
    text = _decoded(document, data)
    if text is not None:
        document.is_read = True
        document.text = _clean(document, text)
    return document


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
    # Text in Latin letters that was saved as UTF-16 without its mark is half nulls.
    if data.startswith(_UTF16) or (data.count(0) * 3 > len(data) and len(data) > 8):
        document.report(1, 1, message("is UTF-16; save the file as UTF-8"))
        return None
    data = data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")
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
    found = [
        (letter.offset, message("%(letter)s is invisible or a control; take it out", letter=letter.name))
        for letter in odd_letters(text)
    ]
    found += [(offset, _parted(typed, composed)) for offset, typed, composed in parted_letters(text)]
    found.sort()
    for offset, told in found[:MOST_LETTERS]:
        document.odd_places.append(place_in(text, offset))
        document.report(*document.odd_places[-1], told)
    if len(found) > MOST_LETTERS:
        told = message("%(n)s more such characters follow; save the file as plain text", n=len(found) - MOST_LETTERS)
        document.report(*place_in(text, found[MOST_LETTERS][0]), told)
    return unicodedata.normalize("NFC", without_odd_letters(text))


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
        document.report(1, 1, message("has no header; begin the file with a line `---`"))
        return None
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        document.report(1, 1, message("has a header without end; close it with a line `---`"))
        return None
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2
