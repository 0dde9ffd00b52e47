"""The scripts of the theme, in a folder that bears the hash of all of them, so that each finds the others beside it."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from plugins.pages.page import Script
from plugins.pages.root import Root


def scripts(theme: Path) -> dict[str, bytes]:
    """Return the scripts of a theme by their address."""
    found = {path.name: path.read_bytes() for path in sorted((theme / "js").glob("*.js"))}
    digest = hashlib.sha256(b"".join(found.values())).hexdigest()[:8]
    return {f"theme/{digest}/{name}": content for name, content in found.items()}


def run(theme: Path, root: Root, first: str) -> tuple[Script, ...]:
    """Return the scripts as a page names them, the one that starts first."""
    found = sorted(scripts(theme).items(), key=lambda item: (not item[0].endswith(f"/{first}"), item[0]))
    return tuple(Script(root.href(address), integrity(content)) for address, content in found)


def integrity(content: bytes) -> str:
    """Return the hash by which a page names a script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"
