"""A folder that somebody else publishes: the workflow of a code host hands it to GitHub Pages."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

# Else GitHub would leave out what begins with an underscore, and take the site for one that it has to build.
PLAIN = ".nojekyll"
NAME = "CNAME"
OWN = ".github.io"


def prepare(folder: Path, address: str) -> None:
    """Add to a built site what GitHub Pages asks for: that nothing is built, and the site's own name if it has one.

    Raises:
        OSError: the folder cannot be written.
    """
    (folder / PLAIN).write_bytes(b"")
    host = urlsplit(address).hostname or ""
    if not host.endswith(OWN):
        (folder / NAME).write_text(f"{host}\n", "ascii")
