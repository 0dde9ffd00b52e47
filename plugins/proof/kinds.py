"""The kinds of files that the site publishes, and what a whole file of each kind is like."""

from __future__ import annotations

import csv
import gzip
import json
import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from xml.etree import ElementTree

from plugins.archive.problems import Problem, message
from plugins.proof.built import BuiltFile

HEAVIEST = 40_000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_ACTIVE = re.compile(rb"<(?:script|foreignObject|image|iframe|a)\b|\son\w+=|(?:href|src)=|url\(|@import", re.IGNORECASE)
_PACKED = b"pagefind_dcd"
Rule = Callable[[BuiltFile], Iterator[Problem]]


def known_kind(file: BuiltFile) -> Iterator[Problem]:
    """Every file is of a kind that the site publishes, and none is hidden."""
    name = PurePosixPath(file.name)
    if name.suffix not in KINDS or name.name.startswith("."):
        yield file.problem(message("is no file that the site publishes; take it out"))


def not_empty(file: BuiltFile) -> Iterator[Problem]:
    """No file is empty."""
    if not file.data.strip():
        yield file.problem(message("is empty; build again"))


def whole(file: BuiltFile) -> Iterator[Problem]:
    """Every file is whole and well-formed, as its kind demands."""
    rule = KINDS.get(PurePosixPath(file.name).suffix)
    if rule and file.data.strip():
        yield from rule(file)


def _text(file: BuiltFile) -> Iterator[Problem]:
    if file.text is None:
        yield file.problem(message("is not UTF-8; build again"))


def _html(file: BuiltFile) -> Iterator[Problem]:
    yield from _text(file)
    if file.text is not None and not (
        file.text[:100].lstrip().lower().startswith("<!doctype html>") and file.text[-100:].rstrip().endswith("</html>")
    ):
        yield file.problem(message("is not a whole page, from <!doctype html> to </html>; build again"))


def _xml(file: BuiltFile) -> Iterator[Problem]:
    try:
        ElementTree.fromstring(file.data)
    except ElementTree.ParseError as error:
        line, column = error.position
        yield file.problem(message("is not well-formed XML; mend what writes it"), (line, column + 1))


def _json(file: BuiltFile) -> Iterator[Problem]:
    yield from _text(file)
    try:
        json.loads(file.text or "null")
    except json.JSONDecodeError as error:
        yield file.problem(message("is not well-formed JSON; mend what writes it"), (error.lineno, error.colno))


def _csv(file: BuiltFile) -> Iterator[Problem]:
    """A table has a header, each name in it once, and every row has as many fields (RFC 4180)."""
    yield from _text(file)
    rows = list(csv.reader((file.text or "").removeprefix("\ufeff").splitlines(keepends=True), strict=False))
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]) or len(set(rows[0])) != len(rows[0]):
            yield file.problem(message("is not a whole table; mend what writes it"), (number, 1))
            return


def _calendar(file: BuiltFile) -> Iterator[Problem]:
    """A calendar's parts are closed in the order in which they were opened, and its lines end as RFC 5545 says."""
    yield from _text(file)
    opened: list[str] = []
    lines = (file.text or "").split("\r\n")
    for number, line in enumerate(lines, 1):
        word, _, part = line.partition(":")
        if word == "BEGIN":
            opened.append(part)
        elif (word == "END" and (not opened or opened.pop() != part)) or (line and not opened and word != "END"):
            yield file.problem(message("is not a well-formed calendar; mend what writes it"), (number, 1))
            return
    if opened or lines[-1]:
        yield file.problem(message("is not a well-formed calendar; mend what writes it"), (len(lines), 1))


def _woff2(file: BuiltFile) -> Iterator[Problem]:
    """A font says how long it is (WOFF 2.0, table 3)."""
    if file.data[:4] != b"wOF2" or int.from_bytes(file.data[8:12], "big") != len(file.data):
        yield file.problem(message("is not a whole font; restore it in theme/fonts"))


def _png(file: BuiltFile) -> Iterator[Problem]:
    """A picture's parts are whole, from its signature to its end, and it weighs little enough to be fetched in passing."""
    place, kind = len(_SIGNATURE), b""
    while file.data.startswith(_SIGNATURE) and kind != b"IEND":
        length, kind = int.from_bytes(file.data[place : place + 4], "big"), file.data[place + 4 : place + 8]
        end = place + 8 + length
        if zlib.crc32(file.data[place + 4 : end]).to_bytes(4, "big") != file.data[end : end + 4]:
            break
        place = end + 4
    if kind != b"IEND" or place != len(file.data):
        yield file.problem(message("is not a whole picture; build again"))
    if len(file.data) > HEAVIEST:
        told = "weighs %(n)s bytes, and a picture may weigh %(most)s; draw it with fewer colours or less in it"
        yield file.problem(message(told, n=len(file.data), most=HEAVIEST))


def _svg(file: BuiltFile) -> Iterator[Problem]:
    """A drawing is well-formed, and neither runs nor asks for anything."""
    yield from _xml(file)
    found = _ACTIVE.search(file.data)
    if found:
        told = message("has `%(what)s`, which no drawing may; take it out", what=found.group().decode("latin-1"))
        yield file.problem(told)


def _ico(file: BuiltFile) -> Iterator[Problem]:
    """An icon's pictures lie one behind the other, and the last ends with the file."""
    places = [struct.unpack_from("<II", file.data, place) for place in range(14, len(file.data) - 7, 16)]
    count = int.from_bytes(file.data[4:6], "little")
    ends = [6 + 16 * count, *(length + start for length, start in places[:count])]
    starts = [start for _, start in places[:count]]
    if file.data[:4] != b"\0\0\1\0" or not count or [*starts, len(file.data)] != ends:
        yield file.problem(message("is not a whole picture; build again"))


def _packed(file: BuiltFile) -> Iterator[Problem]:
    """A part of the search index is packed, and says inside that it is one."""
    try:
        part = gzip.decompress(file.data)
    except (OSError, EOFError, zlib.error):
        part = b""
    if not part.startswith(_PACKED):
        yield file.problem(message("is not a whole part of the search index; build again"))


KINDS: Mapping[str, Rule] = {
    ".html": _html,
    ".txt": _text,
    ".xml": _xml,
    ".atom": _xml,
    ".json": _json,
    ".csv": _csv,
    ".ics": _calendar,
    ".bib": _text,
    ".ris": _text,
    ".woff2": _woff2,
    ".png": _png,
    ".svg": _svg,
    ".ico": _ico,
    ".js": _text,
    **dict.fromkeys((".pagefind", ".pf_meta", ".pf_index", ".pf_fragment"), _packed),
}
RULES: tuple[Rule, ...] = (known_kind, not_empty, whole)
