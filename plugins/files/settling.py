"""Settles a finished tree: the permissions of published files, and everything on the disk before it is shown."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from plugins.files.sightings import Sightings, identity, of

FILE, FOLDER = 0o644, 0o755
# The disk serves many who wait in one go: two thousand files take a tenth of a second, one by one three.
TOGETHER = 16


def settle(tree: Path, known: Sightings | None = None) -> None:
    """Give every file and folder below and including `tree` its permissions, whatever the umask, and put it on disk.

    What is as it is `known` to have been has been settled then.

    Raises:
        OSError: the disk does not keep it.
    """
    members = _members(tree) if known is None or "" not in known.folders else _changed(tree, known)
    keep_each([path for path in members if _settled(path)])


def keep_each(paths: Sequence[str]) -> None:
    """Have the disk keep many files and folders.

    Raises:
        OSError: the disk does not keep a file's content.
    """
    if paths:
        with ThreadPoolExecutor(TOGETHER) as pool:
            for _ in pool.map(_keep_all, (paths[turn::TOGETHER] for turn in range(TOGETHER))):
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


def is_plain(mode: int) -> bool:
    """Tell whether a file or folder has the permissions of what is published; Windows has no such."""
    return os.name == "nt" or stat.S_IMODE(mode) == (FOLDER if stat.S_ISDIR(mode) else FILE)


def _keep_all(paths: Sequence[str]) -> None:
    for path in paths:
        keep(path)


def _members(tree: Path | str) -> Iterator[str]:
    for folder, _, names in os.walk(tree):
        yield folder
        yield from (os.path.join(folder, name) for name in names)


def _changed(tree: Path, known: Sightings) -> Iterator[str]:
    """Yield what came to a tree since it was seen: the names in a folder tell by its own change."""
    for name, status in known.folders.items():
        folder = os.path.join(tree, name)
        now = identity(folder)
        if now in ((), status):
            continue
        yield folder
        with os.scandir(folder) as entries:
            for entry in entries:
                below = f"{name}/{entry.name}" if name else entry.name
                if entry.is_dir(follow_symlinks=False):
                    yield from () if below in known.folders else _members(entry.path)
                elif known.files.get(below, ((), b""))[0] != of(entry.stat(follow_symlinks=False)):
                    yield entry.path


def _settled(path: str) -> bool:
    """Give a file or folder its permissions, and tell whether the disk has yet to keep it."""
    status = os.lstat(path)
    mode = status.st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return False  # a build makes nothing else, and what a link names is not ours
    if not is_plain(mode):
        os.chmod(path, FOLDER if stat.S_ISDIR(mode) else FILE)
    return stat.S_ISDIR(mode) or status.st_nlink == 1  # a file with another name is of a site that was settled
