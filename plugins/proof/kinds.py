"""The kinds of files that the site publishes, and what a whole file of each kind is like."""

from __future__ import annotations

import csv
import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from xml.etree import ElementTree

from plugins.archive.problems import Problem, message
from plugins.pages import addresses
from plugins.proof import pictures
from plugins.proof.built import BuiltFile

_PACKED = b"pagefind_dcd"
Rule = Callable[[BuiltFile], Iterator[Problem]]


def known_kind(file: BuiltFile) -> Iterator[Problem]:
    """Every file is of a kind that the site publishes, and none is hidden."""
    if _kind(file) not in KINDS or _last(file).startswith("."):
        yield file.problem(message("is no file that the site publishes; take it out"))


def not_empty(file: BuiltFile) -> Iterator[Problem]:
    """No file is empty."""
    if not file.data.strip():
        yield file.problem(message("is empty; build again"))


def whole(file: BuiltFile) -> Iterator[Problem]:
    """Every file is whole and well-formed, as its kind demands."""
    rule = KINDS.get(_kind(file))
    if rule and file.data.strip():
        yield from rule(file)


def _kind(file: BuiltFile) -> str:
    """Return the ending of a file's name; what hosts read is a kind of its own, by its whole name."""
    if file.name in addresses.FOR_HOSTS:
        return file.name
    stem, point, ending = _last(file).rpartition(".")
    return point + ending if stem and ending else ""


def _last(file: BuiltFile) -> str:
    return file.name.rpartition("/")[2]


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


def _svg(file: BuiltFile) -> Iterator[Problem]:
    yield from _xml(file)
    yield from pictures.inert(file)


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
    ".png": pictures.png,
    ".avif": pictures.avif,
    ".webp": pictures.webp,
    ".svg": _svg,
    ".ico": pictures.ico,
    ".js": _text,
    **dict.fromkeys(addresses.FOR_HOSTS, _text),
    **dict.fromkeys((".pagefind", ".pf_meta", ".pf_index", ".pf_fragment"), _packed),
}
RULES: tuple[Rule, ...] = (known_kind, not_empty, whole)
