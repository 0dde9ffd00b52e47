"""A tree of files that comes to be: each name is taken once, and what has not changed is linked and not written."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path, PurePath

from plugins.files.refusals import Refusal

# What a file was when its bytes were read, so that another in its place is told from it; and the hash of its bytes.
Seen = tuple[tuple[int, ...], bytes]


def identity(path: str) -> tuple[int, ...]:
    """Return what tells a file from every other, and from what it was before it was written to; nothing where none is."""
    try:
        status = os.lstat(path)
    except OSError:
        return ()
    return status.st_mode, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


class Tree:
    """The files below a folder that a build makes; `seen` are those that were linked, as they were then."""

    def __init__(self, folder: Path, former: Path | None = None, other: Path | None = None) -> None:
        """Begin with nothing. `former` is the site whose place this one will take, `other` one that stays elsewhere."""
        self.folder, self.former, self.other = folder, former, other
        self.seen: dict[str, Seen] = {}
        self._taken: set[str] = set()
        self._made: set[str] = set()

    def take(self, name: str) -> None:
        """Give a name away, once.

        Raises:
            ValueError: it is taken already.
        """
        if name in self._taken:
            raise ValueError(f"two things would be published at /{name}; rename one of them")
        self._taken.add(name)

    def check(self, name: str) -> None:
        """Hold that a name stays within the folder.

        Raises:
            ValueError: it leads out of the folder.
        """
        if os.path.isabs(name) or ".." in PurePath(name).parts:
            raise ValueError(f"/{name} would be written outside of the output; rename it")

    def write(self, name: str, content: bytes) -> bytes:
        """Write a file, unless an earlier site has just this one, and return the hash of its content.

        Raises:
            Refusal: the disk does not take it.
        """
        hashed = hashlib.sha256(content).digest()
        if not self.link(name, hashed):
            self._write(name, content)
        return hashed

    def link(self, name: str, content: bytes) -> bool:
        """Let a file of an earlier site stand here too if its content has this hash, and tell whether one has.

        Raises:
            Refusal: it had to be copied, and the disk does not take it.
        """
        for folder in filter(None, (self.former, self.other)):
            path = os.path.join(folder, name)
            before, data = identity(path), _read(path)
            if data is not None and hashlib.sha256(data).digest() == content:
                # Two sites that both stay share no file: who changes one by hand would change the other.
                if folder != self.former or not self._link(path, name, before, content):
                    self._write(name, data)
                return True
        return False

    def still(self, name: str) -> bytes:
        """Return the hash of a file that was linked, or nothing where another is in its place by now."""
        seen = self.seen.get(name)
        return seen[1] if seen and seen[0] == identity(os.path.join(self.folder, name)) else b""

    def _link(self, path: str, name: str, before: tuple[int, ...], content: bytes) -> bool:
        """Link a file whose bytes were read, and tell whether that can be."""
        place = self._place(name)
        try:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(
                    place
                )  # left by who could not finish: never written to, for a link leads to what is published
            os.link(path, place)
        except OSError:  # another disk, or one without links
            return False
        linked = identity(place)
        if linked[:-1] == before[:-1]:  # the last is the time of the change that the link itself is
            self.seen[name] = linked, content
        return True

    def _write(self, name: str, content: bytes) -> None:
        try:
            place = self._place(name)
            with contextlib.suppress(FileNotFoundError):
                os.unlink(place)
            with open(place, "xb") as file:
                file.write(content)
        except OSError as error:
            told = "/%(name)s cannot be written: %(reason)s. Free some space, and build again."
            raise Refusal(told, name=name, reason=error.strerror or error) from None

    def _place(self, name: str) -> str:
        path = os.path.join(self.folder, name)
        folder = os.path.dirname(path)
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        return path


def _read(path: str) -> bytes | None:
    try:
        if os.path.islink(path):
            return None
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None
