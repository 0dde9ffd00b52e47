"""A ZIP whose bytes depend on its files alone, put in its place whole, and sealed: no byte of it changes unseen.

The seal is the SHA-256 of all that stands before it, kept where a ZIP has its comment; every reader of ZIPs skips it.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from plugins.desk.obstacles import Obstacle

Member = tuple[str, bytes]
MARK = b"sha256:"
SEAL = len(MARK) + 64
# What is small already, and what readers of web archives look up at its place in the file.
_DENSE = (".gz", ".png", ".woff2", ".avif", ".webp", ".jpg", ".jpeg", ".ico")
_CHUNK = 1 << 20


def pack(output: Path, day: datetime.date, members: Iterable[Member], total: int, force: bool = False) -> None:
    """Write members into a sealed ZIP at `output`, whole or not at all.

    Raises:
        Obstacle: something is there already, or it cannot be written.
    """
    refuse_to_replace(output, force)
    draft = None
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(".part", f".{output.name}.", output.parent)
        with os.fdopen(handle, "w+b") as file:
            _write(file, day, members, total)
            _seal(file)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, 0o644)
        os.replace(draft, output)
        draft = None
    except OSError as error:
        raise Obstacle(
            f"{output} cannot be written: {error.strerror or error}. Free some space, or choose another --output."
        ) from None
    finally:
        if draft:
            os.unlink(draft)


def refuse_to_replace(output: Path, force: bool) -> None:
    """Leave alone what is there already, unless it is a file that may be replaced.

    Raises:
        Obstacle: with how to have it replaced.
    """
    if output.is_dir():
        raise Obstacle(f"{output} is a folder. Name a file with --output.")
    if output.exists() and not force:
        raise Obstacle(f"{output} is there already, so it is left alone. Choose another --output, or add --force.")


def seals(file: Path) -> tuple[str, str]:
    """Return the seal that a file bears, empty where it has none, and the one that its bytes should have."""
    digest, left = hashlib.sha256(), file.stat().st_size - 64
    with file.open("rb") as opened:
        last = b""
        while left > 0 and (chunk := opened.read(min(_CHUNK, left))):
            digest.update(chunk)
            left, last = left - len(chunk), chunk
        found = opened.read()
    return found.decode("ascii", "replace") if last.endswith(MARK) else "", digest.hexdigest()


def _write(file: IO[bytes], day: datetime.date, members: Iterable[Member], total: int) -> None:
    with zipfile.ZipFile(file, "w") as packed, counting(total) as tick:
        for name, data in members:
            packed.writestr(_entry(name, day), data, compresslevel=9)
            tick()
        packed.comment = MARK + b"0" * 64


def _seal(file: IO[bytes]) -> None:
    """Write the digest of all that stands before it over the noughts at the end."""
    digest, left = hashlib.sha256(), file.seek(0, os.SEEK_END) - 64
    file.seek(0)
    while left > 0:
        chunk = file.read(min(_CHUNK, left))
        digest.update(chunk)
        left -= len(chunk)
    file.seek(-64, os.SEEK_END)
    file.write(digest.hexdigest().encode())


def _entry(name: str, day: datetime.date) -> zipfile.ZipInfo:
    """Return an entry that tells nothing of the machine: the day of the content, and a plain file for everybody."""
    entry = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(_DENSE) else zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr = 3, 0o100644 << 16
    return entry


@contextlib.contextmanager
def counting(total: int, what: str = "files") -> Iterator[Callable[[], None]]:
    """Give a tick that shows, on a terminal, how much is done; the line is gone afterwards."""
    done, seen = 0, sys.stderr.isatty()

    def tick() -> None:
        nonlocal done
        done += 1
        if seen:
            print(f"\r  {done}/{total} {what}", end="", file=sys.stderr, flush=True)

    try:
        yield tick
    finally:
        if seen:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
