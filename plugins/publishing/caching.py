"""How long a copy of each published file may be kept, and what kind of file a host calls it."""

from __future__ import annotations

from pathlib import PurePosixPath

from plugins.pages import headers
from plugins.pages.headers import BRIEFLY as BRIEFLY
from plugins.pages.headers import FOR_EVER as FOR_EVER

COMPRESSED = (".br", ".gz")
# A text shrinks; pictures, fonts and the parts of the search index are packed already.
KINDS = headers.TEXTS
PACKED = headers.PACKED


def is_lasting(name: str) -> bool:
    """Tell of a file whether its name bears the hash of its content, so that it is the same for ever."""
    return headers.lifetime(f"/{plain(name)}") == FOR_EVER


def plain(name: str) -> str:
    """Return the name of a file without the ending of its compression."""
    return name[:-3] if name.endswith(COMPRESSED) else name


def shrinks(name: str) -> bool:
    """Tell of a file whether it is a text that compression makes smaller."""
    return PurePosixPath(name).suffix in KINDS


def lifetime(name: str) -> str:
    """Return how long a copy may be kept, as a host says it."""
    return headers.lifetime(f"/{plain(name)}")


def kind_of(name: str) -> str:
    """Return what a host calls a file's kind."""
    return headers.kind(name)


def rank(name: str) -> int:
    """Return when a file takes its place, for hosts that change one file at a time.

    What never changes comes first, then what pages lean on, then the pages from the leaves to the lists; a language's
    home and what tells machines of everything come last, for they name all others.
    """
    if is_lasting(name):
        return 0
    if not name.endswith(".html"):
        return 4 if name.endswith((".atom", ".xml")) or name == "robots.txt" else 1
    return {1: 6, 2: 5, 3: 3}.get(len(PurePosixPath(name).parts), 2)
