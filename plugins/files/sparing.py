"""A spare: the tree that a site took the place of, kept beside it so that the next build has only changes to make.

Its files may be those of the published site under another name, so none is ever written to: another takes its place.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Set
from pathlib import Path

from plugins.files.settling import FOLDER
from plugins.files.sightings import Identity, Sightings, identity, of


class Spare:
    """What stood in a folder before a build began to make its tree there."""

    def __init__(self, folder: Path, known: Sightings) -> None:
        """Look through the folder; what is neither file nor folder is taken away.

        Raises:
            OSError: part of it is not ours to change.
        """
        self.folder, self.known = folder, known
        self.files: dict[str, Identity] = {}
        self.folders: set[str] = set()
        self._look(str(folder), "", os.lstat(folder))

    def stands(self, name: str, content: bytes) -> Identity:
        """Return what a file is that has these bytes in it, by their hash, and has not changed since; else nothing."""
        known = self.known.files.get(name)
        return known[0] if known and known[1] == content and known[0] == self.files.get(name) else ()

    def make_way(self, name: str) -> None:
        """Take away a folder that stands where a file is to be, or a file where its folders are to be."""
        for folder in folders_of({name}):
            if self.files.pop(folder, None):
                with contextlib.suppress(OSError):  # another process has made the folder by now
                    os.unlink(self._path(folder))
        if name in self.folders:
            shutil.rmtree(self._path(name), ignore_errors=True)

    def prune(self, taken: Set[str]) -> None:
        """Take away every file that still stands at a name that was not taken, and the folders that are empty then.

        Raises:
            OSError: it cannot be taken away.
        """
        needed = folders_of(taken)
        for name in self.files.keys() - taken:
            path = self._path(name)
            if identity(path)[:2] == self.files[name][:2]:  # else something of this build is there
                os.unlink(path)
        for name in sorted(self.folders - needed - taken, reverse=True):
            with contextlib.suppress(OSError):  # it went with another, or is not empty: what is in it will be noticed
                os.rmdir(self._path(name))

    def _look(self, folder: str, name: str, status: os.stat_result) -> None:
        if hasattr(os, "geteuid") and status.st_uid != os.geteuid():
            raise PermissionError(folder)
        if stat.S_IMODE(status.st_mode) & FOLDER != FOLDER:
            os.chmod(folder, FOLDER)
        prefix = f"{name}/" if name else ""
        with os.scandir(folder) as entries:
            for entry in entries:
                below, child = entry.stat(follow_symlinks=False), prefix + entry.name
                if stat.S_ISDIR(below.st_mode):
                    self.folders.add(child)
                    self._look(entry.path, child, below)
                elif stat.S_ISREG(below.st_mode):
                    self.files[child] = of(below)
                else:
                    os.unlink(entry.path)

    def _path(self, name: str) -> str:
        return os.path.join(self.folder, name)


def folders_of(names: Set[str]) -> set[str]:
    """Return every folder that names lie in; the root has no name and is none."""
    found: set[str] = set()
    for name in names:
        folder = name.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def share(tree: Path, other: Path) -> bool:
    """Tell whether a file stands in both trees."""
    for folder, _, names in os.walk(tree):
        for name in names:
            path = Path(folder, name)
            with contextlib.suppress(OSError):
                if os.path.samestat(path.lstat(), (other / path.relative_to(tree)).lstat()):
                    return True
    return False
