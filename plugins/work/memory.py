"""What earlier builds made of the same, kept in one folder; a memory is a help and never a source.

A thing is kept under its kind and the hash of all that it was made from. Each volume is sealed, and bound to the code
that wrote it: what is damaged, strange or of another version is no memory at all, and everything is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import marshal
import os
import pickle
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from plugins.work.hands import LEAST, spread
from plugins.work.volumes import Volumes, discard, listed

Thing = TypeVar("Thing")
Made = TypeVar("Made")
# What is plain stands there as it is, anything else as a pickle.
Kept = bytes | tuple[Any]
HOUSE = Path(__file__).parent.parent
_LIBRARIES = ("pelican", "Markdown", "Jinja2", "MarkupSafe", "python-bidi", "Babel", "PyYAML", "rcssmin")
# Beside the code, for it serves every output.
STORE = HOUSE.parent / ".store"
MOST = 12  # memories beside each other, each of a content of its own
_AS_IS, _AS_PICKLE = b"=", b"p"  # how a thing is written
# What a kept thing may be made of, besides the shapes of this house.
_PLAIN = {("builtins", "set"), ("builtins", "frozenset"), ("datetime", "date"), ("markupsafe", "Markup")}


class Memory:
    """Things by kind and hash; a kind is read when it is first asked for, and written where something is new in it."""

    def __init__(self, path: Path | None = None, fresh: bool = False) -> None:
        """Remember what is kept in a folder; without one, or where everything shall be `fresh`, nothing."""
        self.path, self.fresh = path, fresh
        self._volumes: dict[str, Volumes] = {}
        self._used: dict[str, dict[bytes, None]] = {}
        self._new: dict[str, dict[bytes, Kept]] = {}
        self._unsaved: set[str] = set()

    def recall(self, kind: str, key: bytes) -> Any:
        """Return what was made, or nothing where that is not known; what is recalled stays remembered."""
        new = self._new[kind].get(key) if kind in self._new else None
        if new is not None:
            return new[0] if isinstance(new, tuple) else _Shapes(io.BytesIO(new)).load()
        kept = self._kept(kind).get(key) if self.path else None
        if kept is None:
            return None
        self._used.setdefault(kind, {})[key] = None
        return marshal.loads(kept[1:]) if kept[:1] == _AS_IS else _Shapes(io.BytesIO(kept[1:])).load()

    def _kept(self, kind: str) -> Volumes:
        found = self._volumes.get(kind)
        if found is None:
            found = self._volumes[kind] = Volumes(self.path or Path(), kind, code(), self.fresh)
        return found

    def note(self, kind: str, key: bytes, thing: object, plain: bool = False) -> None:
        """Remember what a helper made or recalled."""
        if self.recall(kind, key) != thing:
            self.keep(kind, key, thing, plain)

    def knows(self, kind: str, key: bytes) -> bool:
        """Tell whether something can be recalled."""
        return key in self._new.get(kind, {}) or bool(self.path and key in self._kept(kind).at)

    def keep(self, kind: str, key: bytes, thing: object, plain: bool = False) -> None:
        """Remember what was made; what is `plain`, of Python's own types alone, is the fastest to be recalled."""
        if self.path:
            kept: Kept = (thing,) if plain else pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
            self._new.setdefault(kind, {})[key] = kept
            self._unsaved.add(kind)

    def make(
        self,
        kind: str,
        work: Callable[[Thing], Made],
        things: Sequence[Thing],
        key: Callable[[Thing], bytes],
        least: int = LEAST,
        holds: Callable[[Thing, Made], bool] = lambda _thing, _made: True,
        plain: bool = False,
    ) -> list[Made]:
        """Return what is made of each thing: recalled where it `holds`, else by all hands and remembered."""
        if not self.path:
            return spread(work, things, least)
        keys = [key(thing) for thing in things]
        made: list[Any] = [self.recall(kind, name) for name in keys]
        missing = [at for at, found in enumerate(made) if found is None or not holds(things[at], found)]
        for at, new in zip(missing, spread(work, [things[at] for at in missing], least), strict=True):
            made[at] = new
            self.keep(kind, keys[at], new, plain)
        return made

    def save(self) -> None:
        """Keep what is new, or nothing where the disk does not let it; kinds of which nothing is new stay as they were."""
        if not self.path or not self._unsaved:
            return
        with contextlib.suppress(OSError):
            if self.path.is_file():  # what a former version kept
                self.path.unlink()
            self.path.mkdir(parents=True, exist_ok=True)
            if any(volumes.are_strange for volumes in self._volumes.values()):  # and so is what nobody has asked for
                discard(path for path in listed(self.path) if path.name.partition(".")[0] not in self._volumes)
            for kind in sorted(self._unsaved):
                things = {key: _written(thing) for key, thing in self._new[kind].items()}
                self._kept(kind).add(things, self._used.get(kind, ()))
                del self._volumes[kind]
            self._unsaved.clear()
            _forget(self.path)


FORGETFUL = Memory()


class _Shapes(pickle.Unpickler):
    """Reads back shapes of this house and plain values, and nothing that could do anything else."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class that a kept thing may be made of."""
        if (module, name) in _PLAIN or module.startswith("plugins."):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no shape of this house")


def of_content(content: Path) -> Path:
    """Return where the builds of one content keep what they made."""
    return STORE / f"{hashlib.sha256(os.fsencode(os.path.realpath(content))).hexdigest()[:16]}.memory"


def _forget(path: Path) -> None:
    """Let go of the memories of contents that were not built for the longest time."""
    others = sorted(path.parent.glob(f"*{path.suffix}"), key=lambda other: other.stat().st_mtime, reverse=True)
    for other in others[MOST:]:
        if other.is_dir():
            shutil.rmtree(other)
        else:
            other.unlink()


def _written(thing: Kept) -> bytes:
    return _AS_IS + marshal.dumps(thing[0]) if isinstance(thing, tuple) else _AS_PICKLE + thing


@cache
def code() -> bytes:
    """Return the hash of all that works: the house, the libraries, and Python."""
    told = " ".join([sys.version, *(f"{name} {version(name)}" for name in _LIBRARIES)])
    hashed = hashlib.sha256(told.encode())
    for path in sorted(HOUSE.rglob("*.*")):
        if path.suffix in (".py", ".yaml", ".po", ".txt", ".json"):
            hashed.update(hashlib.sha256(path.read_bytes()).digest())
    return hashed.digest()
