"""A store that does not grow for ever: what no build has asked for in a long while goes, and never more than has room.

What a build asks for is marked by the time of its file, so builds that run at once do not take each other's things; and
what went too early is made again.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from plugins.files.store import Store

# Builds are a matter of minutes for who edits, and of as many tests for who works on the house.
BUILDS = 200
TURNS = 10  # looking through the store is not worth it at the end of every build
MOST = 2 << 30
_DIARY = "builds"


def tidy(store: Store, now: float, builds: int = BUILDS, most: int = MOST, turns: int = TURNS) -> None:
    """Note a build that ends now; now and then, take out what none of the last ones asked for, and the oldest beyond `most` bytes."""
    number, times = _noted(store.folder)
    number, times = number + 1, [*times, now][-builds:]
    with contextlib.suppress(OSError):
        aside = store.folder / f".{_DIARY}.{os.getpid()}"
        aside.write_text("\n".join(map(repr, (number, *times))), "utf-8")
        os.replace(aside, store.folder / _DIARY)
    if number % turns:
        return
    oldest = times[0] if len(times) == builds else 0.0
    kept = 0
    for asked, size, path in sorted(_things(store.folder), reverse=True):
        kept += size
        if asked < oldest or kept > most:
            with contextlib.suppress(OSError):
                os.unlink(path)


def _noted(folder: Path) -> tuple[int, list[float]]:
    """Return how many builds there were, and when the last ones ended; a diary that cannot be read is begun again."""
    try:
        number, *times = (folder / _DIARY).read_text("utf-8").splitlines()
        return int(number), [float(time) for time in times]
    except (OSError, ValueError):
        return 0, []


def _things(folder: Path) -> Iterator[tuple[float, int, str]]:
    """Yield what is kept: when it was last asked for, its size, and where it lies."""
    for shelf in folder.glob("[0-9a-f][0-9a-f]"):
        with contextlib.suppress(OSError), os.scandir(shelf) as entries:
            for entry in entries:
                status = entry.stat(follow_symlinks=False)
                yield status.st_mtime, status.st_size, entry.path
