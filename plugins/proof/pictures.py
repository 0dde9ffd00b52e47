"""What a whole picture of each kind is like, and what it may weigh."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from plugins.archive.problems import Problem, message
from plugins.proof.built import BuiltFile

# A drawn card, and a photograph in one width.
HEAVIEST = 40_000
HEAVIEST_PHOTOGRAPH = 250_000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_ACTIVE = re.compile(rb"<(?:script|foreignObject|image|iframe|a)\b|\son\w+=|(?:href|src)=|url\(|@import", re.IGNORECASE)


def png(file: BuiltFile) -> Iterator[Problem]:
    """A picture's parts are whole, from its signature to its end, and it weighs little enough to be fetched in passing."""
    place, kind = len(_SIGNATURE), b""
    while file.data.startswith(_SIGNATURE) and kind != b"IEND":
        length, kind = int.from_bytes(file.data[place : place + 4], "big"), file.data[place + 4 : place + 8]
        end = place + 8 + length
        if zlib.crc32(file.data[place + 4 : end]).to_bytes(4, "big") != file.data[end : end + 4]:
            break
        place = end + 4
    yield from _cut(file, kind == b"IEND" and place == len(file.data))
    if len(file.data) > HEAVIEST:
        told = "weighs %(n)s bytes, and a picture may weigh %(most)s; draw it with fewer colours or less in it"
        yield file.problem(message(told, n=len(file.data), most=HEAVIEST))


def avif(file: BuiltFile) -> Iterator[Problem]:
    """A photograph's boxes lie one behind the other from the first, which says what it is, to the end (ISO 14496-12)."""
    place = 0
    while len(file.data) - place - 8 >= 0:
        length = int.from_bytes(file.data[place : place + 4], "big")
        if length < 8:
            break
        place += length
    yield from _cut(file, file.data[4:12] == b"ftypavif" and place == len(file.data))
    yield from _heavy(file)


def webp(file: BuiltFile) -> Iterator[Problem]:
    """A photograph says how long it is (RIFF)."""
    length = int.from_bytes(file.data[4:8], "little")
    yield from _cut(file, file.data[:4] == b"RIFF" and file.data[8:12] == b"WEBP" and length + 8 == len(file.data))
    yield from _heavy(file)


def ico(file: BuiltFile) -> Iterator[Problem]:
    """An icon's pictures lie one behind the other, and the last ends with the file."""
    places = [struct.unpack_from("<II", file.data, place) for place in range(14, len(file.data) - 7, 16)]
    count = int.from_bytes(file.data[4:6], "little")
    ends = [6 + 16 * count, *(length + start for length, start in places[:count])]
    starts = [start for _, start in places[:count]]
    yield from _cut(file, file.data[:4] == b"\0\0\1\0" and count > 0 and [*starts, len(file.data)] == ends)


def inert(file: BuiltFile) -> Iterator[Problem]:
    """A drawing neither runs nor asks for anything."""
    found = _ACTIVE.search(file.data)
    if found:
        told = message("has `%(what)s`, which no drawing may; take it out", what=found.group().decode("latin-1"))
        yield file.problem(told)


def _cut(file: BuiltFile, is_whole: bool) -> Iterator[Problem]:
    if not is_whole:
        yield file.problem(message("is not a whole picture; build again"))


def _heavy(file: BuiltFile) -> Iterator[Problem]:
    if len(file.data) > HEAVIEST_PHOTOGRAPH:
        told = "weighs %(n)s bytes, and a picture may weigh %(most)s; take one with less in it"
        yield file.problem(message(told, n=len(file.data), most=HEAVIEST_PHOTOGRAPH))
