"""What earlier builds made of the same, kept in one file; a memory is a help and never a source.

A thing is kept under its kind and the hash of all that it was made from. The file is sealed, and bound to the code that
wrote it: what is damaged, strange or of another version is no memory at all, and everything is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import marshal
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from plugins.work.hands import LEAST, spread

Thing = TypeVar("Thing")
Made = TypeVar("Made")
# What is plain stands there as it is, anything else as a pickle.
Kept = bytes | tuple[object]
HOUSE = Path(__file__).parent.parent
_LIBRARIES = ("pelican", "Markdown", "Jinja2", "MarkupSafe", "python-bidi", "Babel", "PyYAML", "rcssmin")
MOST = 12  # memories beside each other, each of a content of its own
_MOST_USED = "most used"  # of each kind, how many things the largest build asked for
_SEAL = hashlib.sha256().digest_size
# What a kept thing may be made of, besides the shapes of this house.
_PLAIN = {("builtins", "set"), ("builtins", "frozenset"), ("datetime", "date"), ("markupsafe", "Markup")}


class Memory:
    """Things by kind and hash; what no build has asked for in the longest time is forgotten first.

    Of a kind that a build asks for, half as many things stay unused beside those that the largest build used.
    """

    def __init__(self, path: Path | None = None, fresh: bool = False) -> None:
        """Remember what is kept at a path; without one, or where everything shall be `fresh`, nothing."""
        self.path = path
        self._kept = _read(path) if path and not fresh else {}
        self._used: dict[str, dict[bytes, Kept]] = {}
        self._changed = False

    def recall(self, kind: str, key: bytes) -> Any:
        """Return what was made, or nothing where that is not known; what is recalled stays remembered."""
        used = self._used.setdefault(kind, {})
        thing = used.get(key)
        if thing is None:
            thing = self._kept.get(kind, {}).get(key)
            if thing is None:
                return None
            used[key] = thing
        return thing[0] if isinstance(thing, tuple) else _Shapes(io.BytesIO(thing)).load()

    def note(self, kind: str, key: bytes, thing: object, plain: bool = False) -> None:
        """Remember what a helper made or recalled."""
        if self.recall(kind, key) != thing:
            self.keep(kind, key, thing, plain)

    def knows(self, kind: str, key: bytes) -> bool:
        """Tell whether something can be recalled."""
        return key in self._kept.get(kind, {}) or key in self._used.get(kind, {})

    def keep(self, kind: str, key: bytes, thing: object, plain: bool = False) -> None:
        """Remember what was made; what is `plain`, of Python's own types alone, is the fastest to be recalled."""
        if self.path:
            kept: Kept = (thing,) if plain else pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
            self._used.setdefault(kind, {})[key] = kept
            self._changed = True

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
        """Keep in one step what was used, or nothing where the disk does not let it; other kinds stay as they were."""
        if not self.path or not self._changed:
            return
        lasting = {kind: self._lasting(kind) for kind in [*self._used] if kind != _MOST_USED}
        body = marshal.dumps({**self._kept, **self._used, **lasting})
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            number, aside = tempfile.mkstemp(dir=self.path.parent, prefix=".")
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(_sealed(body))
                    file.write(body)
                os.replace(aside, self.path)
                _forget(self.path)
            except BaseException:
                os.unlink(aside)
                raise

    def _lasting(self, kind: str) -> dict[bytes, Kept]:
        """Return what stays of a kind, what was used last at the end."""
        used, kept = self._used[kind], self._kept.get(kind, {})
        most = max(len(used), self.recall(_MOST_USED, kind.encode()) or 0)
        self.keep(_MOST_USED, kind.encode(), most, plain=True)
        unused = [key for key in kept if key not in used]
        room = most + most // 2 - len(used)
        return {**{key: kept[key] for key in unused[max(0, len(unused) - room) :]}, **used}


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


def _forget(path: Path) -> None:
    """Let go of the memories of contents that were not built for the longest time."""
    others = sorted(path.parent.glob(f"*{path.suffix}"), key=lambda other: other.stat().st_mtime, reverse=True)
    for other in others[MOST:]:
        other.unlink()


def _read(path: Path) -> dict[str, dict[bytes, Kept]]:
    try:
        data = memoryview(path.read_bytes())
    except OSError:
        return {}
    seal, body = data[:_SEAL], data[_SEAL:]
    return marshal.loads(body) if seal == _sealed(body) else {}


def _sealed(body: bytes | memoryview) -> bytes:
    """Return the seal of a memory: it binds it to the code and the libraries that it was made with."""
    sealed = hashlib.sha256(code())
    sealed.update(body)
    return sealed.digest()


@cache
def code() -> bytes:
    """Return the hash of all that works: the house, the libraries, and Python."""
    told = " ".join([sys.version, *(f"{name} {version(name)}" for name in _LIBRARIES)])
    hashed = hashlib.sha256(told.encode())
    for path in sorted(HOUSE.rglob("*.*")):
        if path.suffix in (".py", ".yaml", ".po", ".txt", ".json"):
            hashed.update(hashlib.sha256(path.read_bytes()).digest())
    return hashed.digest()
