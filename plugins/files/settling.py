"""Settles a finished tree: the permissions of published files, and everything on the disk before it is shown."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FILE, FOLDER = 0o644, 0o755
# The disk serves many who wait in one go: two thousand files take a tenth of a second, one by one three.
TOGETHER = 16


def settle(tree: Path) -> None:
    """Give every file and folder below and including `tree` its permissions, whatever the umask, and put it on disk.

    Raises:
        OSError: the disk does not keep it.
    """
    waiting = [path for path in _members(tree) if _settled(path)]
    with ThreadPoolExecutor(TOGETHER) as pool:
        for _ in pool.map(_keep_all, (waiting[turn::TOGETHER] for turn in range(TOGETHER))):
            pass


def keep(path: Path | str) -> None:
    """Have the disk keep a file's content or a folder's names, as far as the system offers it.

    Raises:
        OSError: the disk does not keep a file's content.
    """
    # Windows keeps only what is open for writing, and no folders; nor do all file systems.
    with contextlib.suppress(OSError) if os.path.isdir(path) else contextlib.nullcontext():
        opened = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _keep_all(paths: Sequence[str]) -> None:
    for path in paths:
        keep(path)


def _members(tree: Path) -> Iterator[str]:
    for folder, _, names in os.walk(tree):
        yield folder
        yield from (os.path.join(folder, name) for name in names)


def _settled(path: str) -> bool:
    """Give a file or folder its permissions, and tell whether the disk has yet to keep it."""
    status = os.lstat(path)
    mode = status.st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return False  # a build makes nothing else, and what a link names is not ours
    plain = FOLDER if stat.S_ISDIR(mode) else FILE
    if stat.S_IMODE(mode) != plain:
        os.chmod(path, plain)
    return stat.S_ISDIR(mode) or status.st_nlink == 1  # a file with another name is of a site that was settled
