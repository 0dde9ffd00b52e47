"""What a picture was made with: the name under which it is kept changes with any of it, so nothing old is shown."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import zlib
from importlib.metadata import version
from pathlib import Path

from plugins.drawing.card import FACES, Card
from plugins.text import bidi, tracing

_LIBRARIES = ("pillow", "uharfbuzz", "python-bidi")


def name_of(card: Card, engine: str) -> str:
    """Return all that decides the bytes of a card, in one line."""
    return f"card {engine} {json.dumps(dataclasses.asdict(card), sort_keys=True)}"


def engine(theme: Path) -> str:
    """Return the hash of the rooms that draw, the theme's fonts and colours, and the versions of the libraries."""
    rooms = [*sorted(Path(__file__).parent.glob("*.py")), Path(bidi.__file__), Path(tracing.__file__)]
    parts = [theme / "css" / "tokens.css", *(theme / "fonts" / "cards" / name for name in FACES)]
    libraries = [f"zlib {zlib.ZLIB_RUNTIME_VERSION}", *(f"{name} {version(name)}" for name in _LIBRARIES)]
    digest = hashlib.sha256(" ".join(libraries).encode())
    for path in (*rooms, *parts):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
