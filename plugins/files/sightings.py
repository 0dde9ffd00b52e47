"""What was seen of the trees of a place: which bytes each file had, and what the system said of it then.

A sighting is a help and never a source: it holds for a file while the system says the same of it, to the time of its
last change, which nobody can set. They are bound to the very folders, whatever these are called by now.
"""

from __future__ import annotations

import marshal
import os
import time
from dataclasses import dataclass, field
from pathlib import Path

from plugins.files.store import STORE, Store

# What a file was when it was seen, so that another in its place is told from it.
Identity = tuple[int, ...]
# Such a file, and the hash of its bytes.
Sighting = tuple[Identity, bytes]
# Which folder a tree is, by the numbers of its disk.
Root = tuple[int, int]

KEPT = Store(STORE)
TICK = 20_000_000  # nanoseconds; a disk's clock stands still for shorter
_FORM = 1


@dataclass
class Sightings:
    """The files of a tree as they were seen, by name, and its folders; its root has no name."""

    files: dict[str, Sighting] = field(default_factory=dict)
    folders: dict[str, Identity] = field(default_factory=dict)


def of(status: os.stat_result) -> Identity:
    """Return what tells a file from every other, and from what it was before it was written to."""
    return status.st_mode, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def identity(path: str | Path) -> Identity:
    """Return what tells the file at a path from every other; nothing where none is."""
    try:
        return of(os.lstat(path))
    except OSError:
        return ()


def recall(place: Path) -> dict[Root, Sightings]:
    """Return what was seen of the trees of a place when it was last kept."""
    kept = KEPT.get(_name(place))
    return {root: Sightings(*seen) for root, seen in marshal.loads(kept).items()} if kept else {}


def keep(place: Path, trees: dict[Path, Sightings]) -> None:
    """Keep what was seen of the trees of a place, in the place of what was kept before."""
    seen = {root_of(tree): (sightings.files, sightings.folders) for tree, sightings in trees.items()}
    outlast(max((status[-1] for sightings in trees.values() for status in _identities(sightings)), default=0))
    KEPT.keep(_name(place), marshal.dumps(seen))


def root_of(tree: Path) -> Root:
    """Return which folder a tree is.

    Raises:
        OSError: there is none.
    """
    status = os.lstat(tree)
    return status.st_dev, status.st_ino


def outlast(newest: int) -> None:
    """Wait until the disk's clock has gone on since the newest change: another one would be told from it."""
    if newest > time.time_ns() - TICK:
        time.sleep(TICK / 1e9)


def _identities(sightings: Sightings) -> list[Identity]:
    return [*sightings.folders.values(), *(status for status, _ in sightings.files.values())]


def _name(place: Path) -> str:
    # A name need not be text: what the system cannot read of it as such stays as it is.
    return f"trees {_FORM} {marshal.version} {os.fsencode(place).hex()}"
