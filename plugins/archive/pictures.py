"""Pictures beside a text: what a file is, as far as its own bytes tell, or why it cannot be published."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import warnings
from dataclasses import dataclass
from pathlib import Path

import PIL
from PIL import Image, ImageFile

from plugins.archive.documents import unreadable
from plugins.archive.problems import Message, message
from plugins.work.digest import digest
from plugins.work.memory import FORGETFUL, Memory

# What a file may be called, and which format is then in it.
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:jpe?g|png|webp|avif)")
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF"}
LARGEST = 20_000_000
# What a good camera makes; a file may ask for a thousand times as many that it does not hold.
MOST_PIXELS = 50_000_000
LEAST_SIDE = 64
_ORIENTATION = 0x0112
_TURNED = frozenset([5, 6, 7, 8])
_ODD = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error, OverflowError)


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture as it will be shown, the right side up; `file` is below the content, `digest` the hash of its bytes."""

    file: str
    width: int
    height: int
    digest: str

    @property
    def name(self) -> str:
        """The name of the file, as texts write it."""
        return self.file.rpartition("/")[2]


def look(path: Path, file: str, memory: Memory = FORGETFUL) -> Picture | Message:
    """Return what a picture is, or what is wrong with it; it is decoded to its end, but never held larger than allowed.

    One that was good before, and has the same bytes, is as good as then.
    """
    try:
        if path.stat().st_size > LARGEST:
            return message("has more than %(n)s MB; save it smaller", n=LARGEST // 1_000_000)
        data = path.read_bytes()
    except OSError as error:
        return unreadable(error)
    key = digest((PIL.__version__, file, hashlib.sha256(data).digest())) if memory.path else b""
    known: Picture | None = memory.recall("pictures", key)
    looked = known or _decoded(data, path.suffix, file)
    if not known and isinstance(looked, Picture):
        memory.keep("pictures", key, looked)
    return looked


def _decoded(data: bytes, suffix: str, file: str) -> Picture | Message:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _looked(data, suffix, file)
        except Image.DecompressionBombError:
            return _too_many()
        except _ODD:
            return message("is not a whole picture; save it again, or take it out")


def _looked(data: bytes, suffix: str, file: str) -> Picture | Message:
    with Image.open(io.BytesIO(data), formats=tuple(dict.fromkeys(FORMATS.values()))) as picture:
        if picture.format != FORMATS[suffix]:
            told = "is %(format)s, whatever its name says; give it the right ending"
            return message(told, format=str(picture.format))
        if picture.width * picture.height > MOST_PIXELS:
            return _too_many()
        if min(picture.size) < LEAST_SIDE:
            told = "has %(width)s by %(height)s pixels, and a side needs %(least)s; find a larger one"
            return message(told, width=picture.width, height=picture.height, least=LEAST_SIDE)
        if getattr(picture, "n_frames", 1) > 1:
            return message("moves, and pictures here stand still; save one frame of it")
        turned = picture.getexif().get(_ORIENTATION) in _TURNED
        width, height = picture.size[::-1] if turned else picture.size
        if isinstance(picture, ImageFile.ImageFile):
            picture.draft("RGB", (1, 1))  # a JPEG is read to its end at an eighth of the cost
        picture.load()
    return Picture(file=file, width=width, height=height, digest=hashlib.sha256(data).hexdigest())


def _too_many() -> Message:
    return message("has more than %(n)s million pixels; save it smaller", n=MOST_PIXELS // 1_000_000)
