"""What was made once and need not be made again, kept under the name of all that it was made from.

The store is a help and never a source: what it returns was made under just this name and has not changed since; what
is damaged or strange is made again; and where nothing can be kept, nothing is.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# Beside the code, for it serves every content and every output.
STORE = Path(__file__).parent.parent.parent / ".store"
_SEAL = hashlib.sha256().digest_size


@dataclass(frozen=True)
class Store:
    """A folder of kept things; it need not exist, nor be writable."""

    folder: Path

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name, if its seal says that it is this thing, whole and unchanged."""
        try:
            kept = self._path(name).read_bytes()
        except OSError:
            return None
        seal, thing = kept[:_SEAL], kept[_SEAL:]
        if seal != _sealed(name, thing):
            return None
        self.ask(name)
        return thing

    def ask(self, name: str) -> None:
        """Mark what is kept under a name as of use today, so that it stays."""
        with contextlib.suppress(OSError):
            os.utime(self._path(name))

    def made(self, name: str, make: Callable[[], bytes], fresh: bool = False) -> bytes:
        """Return what is kept under a name, or make it and keep it; what shall be `fresh` is made in any case."""
        kept = None if fresh else self.get(name)
        if kept is None:
            kept = make()
            self.keep(name, kept)
        return kept

    def keep(self, name: str, thing: bytes) -> None:
        """Keep a thing under a name in one step, so that no other build ever reads a part of it; or not at all."""
        path = self._path(name)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            number, aside = tempfile.mkstemp(dir=path.parent, prefix=".")
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(_sealed(name, thing) + thing)
                os.replace(aside, path)
            except BaseException:
                os.unlink(aside)
                raise

    def _path(self, name: str) -> Path:
        digest = hashlib.sha256(name.encode()).hexdigest()
        return self.folder / digest[:2] / digest[2:]


def _sealed(name: str, thing: bytes) -> bytes:
    """Return the seal of a thing: it binds the thing to its name, so no other can stand in its place."""
    sealed = hashlib.sha256(f"{len(name.encode())}:{name}".encode())
    sealed.update(thing)
    return sealed.digest()
