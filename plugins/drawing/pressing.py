"""A picture of few colours as a PNG file (PNG 3, W3C): pressed in runs of rows, so that what pictures share is pressed once.

A run is pressed without a look at what stands before it, so it can stand after any other.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import NamedTuple

from PIL import Image

# Level 6 takes half as long again and saves a fifteenth, the highest take ten times as long and save a sixth.
_LEVEL = 4
# Of so flat a picture little need be remembered at once, and to make room for more takes time.
_ROOM = 5
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# A stream of runs begins with how large its window is, and ends with a block in which there is nothing.
_BEGIN, _END = b"\x78\x5e", b"\x03\x00"
# Eight bits that are a place in the palette, with the only compression and filters there are, and in one pass.
_KIND = b"\x08\x03\x00\x00\x00"
_LARGEST_PRIME = 65521


class Run(NamedTuple):
    """Some rows of a picture, pressed; and of their plain bytes the sum (Adler-32) and the number."""

    data: bytes
    total: int
    size: int


def pressed(picture: Image.Image, top: int, bottom: int) -> Run:
    """Press the rows of a picture from one to before another."""
    # The column of noughts that comes in from beyond the edge says of each row that no filter is on it.
    plain = picture.crop((-1, top, picture.width, bottom)).tobytes()
    press = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, _ROOM)
    return Run(press.compress(plain) + press.flush(zlib.Z_SYNC_FLUSH), zlib.adler32(plain), len(plain))


def png(size: tuple[int, int], palette: bytes, runs: Iterable[Run]) -> bytes:
    """Return a picture as a file, without a word on when or how it was made; its runs follow each other."""
    data, total = [_BEGIN], 1
    for run in runs:
        data.append(run.data)
        total = _joined(total, run)
    data += (_END, total.to_bytes(4, "big"))
    header = b"".join(side.to_bytes(4, "big") for side in size) + _KIND
    parts = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", b"".join(data)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_part(kind, content) for kind, content in parts)


def _joined(total: int, run: Run) -> int:
    """Return the sum of what was summed and of a run behind it."""
    low, high = total & 0xFFFF, total >> 16
    behind = (high + (run.total >> 16) + run.size * (low - 1)) % _LARGEST_PRIME
    return behind << 16 | (low + (run.total & 0xFFFF) - 1) % _LARGEST_PRIME


def _part(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")
