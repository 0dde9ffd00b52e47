"""How long a copy of each published file may be kept, and what kind of file a host calls it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

FOR_EVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=300, must-revalidate"
COMPRESSED = (".br", ".gz")
# A text shrinks; pictures, fonts and the parts of the search index are packed already.
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ico": "image/x-icon",
}
PACKED = {
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".zip": "application/zip",
}
_LASTING = re.compile(
    r"theme/(?:[0-9a-f]{8}/[^/]+|[^/]+\.[0-9a-f]{8}\.\w+)"
    r"|pictures/.+\.[0-9a-f]{8}-\d+\.\w+"
    r"|search/[0-9a-f]{12}/(?!pagefind-entry\.json$).+"
)


def is_lasting(name: str) -> bool:
    """Tell of a file whether its name bears the hash of its content, so that it is the same for ever."""
    return _LASTING.fullmatch(plain(name)) is not None


def plain(name: str) -> str:
    """Return the name of a file without the ending of its compression."""
    return name[:-3] if name.endswith(COMPRESSED) else name


def shrinks(name: str) -> bool:
    """Tell of a file whether it is a text that compression makes smaller."""
    return PurePosixPath(name).suffix in KINDS


def lifetime(name: str) -> str:
    """Return how long a copy may be kept, as a host says it."""
    return FOR_EVER if is_lasting(name) else BRIEFLY


def kind_of(name: str) -> str:
    """Return what a host calls a file's kind."""
    suffix = PurePosixPath(name).suffix
    return KINDS.get(suffix) or PACKED.get(suffix) or "application/octet-stream"


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
