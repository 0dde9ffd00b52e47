"""A photograph as it travels: the right side up, in the colours of the web, as small as asked, and with nothing else in it.

What a camera notes of place, time and itself stays at home.
"""

from __future__ import annotations

import hashlib
import io
from importlib.metadata import version
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps, features

# What a picture may weigh in one width; one that weighs more is pressed harder.
HEAVIEST = 250_000
_FORMATS: dict[str, dict[str, Any]] = {
    "avif": {"speed": 6, "max_threads": 1},
    "webp": {"method": 5},
}
_QUALITIES = {"avif": (60, 50, 40, 30, 20), "webp": (78, 70, 60, 50, 40, 25)}


def developed(data: bytes, width: int, ending: str) -> bytes:
    """Return a picture in a width and a format."""
    with Image.open(io.BytesIO(data)) as opened:
        picture = _plain(ImageOps.exif_transpose(opened))
    height = max(1, round(picture.height * width / picture.width))
    shown = picture.resize((width, height), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    for quality in _QUALITIES[ending]:
        file = io.BytesIO()
        shown.save(file, ending.upper(), quality=quality, exif=b"", xmp=b"", icc_profile=None, **_FORMATS[ending])
        if file.tell() <= HEAVIEST:
            break
    return file.getvalue()


def _plain(picture: Image.Image) -> Image.Image:
    """Return a picture in red, green and blue as the web means them, with its transparency if it has any."""
    has_alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    mode = "RGBA" if has_alpha else "RGB"
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "RGBA", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
            picture = turned or picture
        except (ImageCms.PyCMSError, OSError, ValueError):  # a profile that is none changes no colour
            pass
    made = picture.convert(mode)
    made.info.clear()
    return made


def engine() -> str:
    """Return all that a picture is made with besides its own bytes."""
    room = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    return f"{room} pillow {version('pillow')} avif {features.version('avif')} webp {features.version('webp')}"
