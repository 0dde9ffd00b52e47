"""Small pictures of every kind that tests look at: good ones, broken ones, and some that mean harm."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageDraw

SHAPE = (120, 80)
FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
TURNED = 6  # the camera was held on its side


def photograph(ending: str = "jpg", size: tuple[int, int] = SHAPE, mode: str = "RGB", **more: Any) -> bytes:
    """Return a picture with a red half at its left."""
    picture = Image.new(mode, size, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 2, size[1]), fill="red")
    file = io.BytesIO()
    picture.save(file, FORMATS[ending], **more)
    return file.getvalue()


def noted(orientation: int = 1) -> Image.Exif:
    """Return what a camera notes: its maker, the place, and how it was held."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Secret Camera"
    exif.get_ifd(0x8825)[1] = "N"
    return exif


def moving(ending: str) -> bytes:
    """Return a picture of two frames."""
    frames = [Image.new("RGB", SHAPE, colour) for colour in ("red", "blue")]
    file = io.BytesIO()
    frames[0].save(file, FORMATS[ending], save_all=True, append_images=frames[1:])
    return file.getvalue()


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that says it is as large as asked."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
