"""One build at a time for one place: a lock of the system's, so that it goes when its holder goes, however that ends."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from plugins.files.refusals import Refusal

PATIENCE = 600.0  # seconds; a build of thousands of pages takes a tenth of it
BREATH = 0.1
HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}

if sys.platform == "win32":
    import msvcrt

    def _seize(opened: int) -> None:
        msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _seize(opened: int) -> None:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass
class Lock:
    """A lock that is held; the file shows it to people and is gone when it is freed."""

    path: Path
    opened: int

    def free(self) -> None:
        """Let the next build in; freeing twice does nothing."""
        if self.opened < 0:
            return
        opened, self.opened = self.opened, -1
        # Removed while it is held, so that nobody holds a file that is gone; Windows removes only what is closed.
        if os.name != "nt":
            self._remove()
        os.close(opened)
        if os.name == "nt":
            self._remove()

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self.path.unlink()


def take(path: Path, what: Path, say: Callable[[str], None], patience: float = PATIENCE) -> Lock:
    """Take the lock at `path` for building `what`; while another build holds it, say so once and wait.

    Raises:
        Refusal: it was held for longer than `patience` seconds.
        OSError: the file of the lock cannot be made.
    """
    end = time.monotonic() + patience
    lock = attempt(path)
    if lock is None:
        say(f"Another build of {what} is under way; waiting for it to end")
    while lock is None:
        if time.monotonic() >= end:
            raise _held_too_long(path, what)
        time.sleep(BREATH)
        lock = attempt(path)
    return lock


def attempt(path: Path) -> Lock | None:
    """Take the lock at `path`, or return None while another holds it.

    Raises:
        OSError: the file of the lock cannot be made.
    """
    opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _seize(opened)
        current = os.path.samestat(os.fstat(opened), os.stat(path))
    except OSError as error:
        os.close(opened)
        if error.errno in HELD or isinstance(error, FileNotFoundError):
            return None
        raise
    if not current:  # its former holder removed this file while we waited, and another may hold the new one
        os.close(opened)
        return None
    with contextlib.suppress(OSError):  # for people only; a full disk has no room for it
        os.truncate(opened, 0)
        os.write(opened, f"{os.getpid()}\n".encode())
    return Lock(path, opened)


def _held_too_long(path: Path, what: Path) -> Refusal:
    try:
        holder = int(path.read_text("ascii"))
    except (OSError, ValueError):
        return Refusal(
            "Another build of %(output)s still holds the lock %(lock)s. Wait for it, or end it: the lock goes with it, "
            "and nothing needs to be deleted. Then build again.",
            output=what,
            lock=path,
        )
    return Refusal(
        "Another build of %(output)s still holds the lock %(lock)s, process %(holder)s. Wait for it, or end it: "
        "the lock goes with it, and nothing needs to be deleted. Then build again.",
        output=what,
        lock=path,
        holder=holder,
    )
