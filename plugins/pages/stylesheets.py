"""The stylesheet of a page: the parts that its template names, in order, as one small text with its hash."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import rcssmin

from plugins.pages.addresses import lasting

ALWAYS = ("layers", "tokens", "elements", "shared", "header")
LAST = ("footer", "print")
_FONT = re.compile(r'url\("fonts/([\w-]+)\.(\w+)"\)')


@dataclass(frozen=True)
class Stylesheet:
    """A minified sheet; `policy` is the value that a Content-Security-Policy allows it by."""

    text: str

    @property
    def policy(self) -> str:
        """The hash of the text as it stands between the tags."""
        return policy(self.text)


@lru_cache(maxsize=1024)
def policy(style: str) -> str:
    """Return the value that a Content-Security-Policy allows a style by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"


def fonts(theme: Path) -> list[Path]:
    """Return the fonts that the theme publishes."""
    return sorted((theme / "fonts").glob("*.woff2"))


def stylesheet(theme: Path, root_path: str, names: tuple[str, ...]) -> Stylesheet:
    """Join the parts named by a template with those that every page has."""
    files = tuple(theme / "css" / f"{name}.css" for name in (*ALWAYS, *names, *LAST))
    return _stylesheet(theme, root_path, files, tuple(path.stat().st_mtime_ns for path in files))


@lru_cache(maxsize=64)
def _stylesheet(theme: Path, root_path: str, files: tuple[Path, ...], _changed: tuple[int, ...]) -> Stylesheet:
    def address(found: re.Match[str]) -> str:
        return f'url("{root_path}{lasting(theme / "fonts" / f"{found[1]}.{found[2]}")}")'

    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return Stylesheet(str(rcssmin.cssmin(_FONT.sub(address, source))))
