"""Volumes: what is kept of one kind, in files each of which is sealed; what is damaged or strange is no volume at all.

A volume is written once and never changed: what is new goes into another one beside it, until they are worth binding
together. So who reads is never disturbed, and whatever comes in between leaves whole volumes only.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_SEAL = hashlib.sha256().digest_size
_LENGTH = 8
MOST = 8  # volumes of one kind beside each other


@dataclass(frozen=True)
class Volume:
    """One file: where each thing begins and ends in it, and how many things the largest build asked for by then."""

    path: Path
    data: memoryview
    places: Mapping[bytes, tuple[int, int]]
    asked: int


class Volumes:
    """All volumes of a kind in a folder; of two things of one name the later one counts."""

    def __init__(self, folder: Path, kind: str, code: bytes, fresh: bool = False) -> None:
        """Open what is there; where everything shall be `fresh`, nothing of it is known."""
        self.folder, self.kind, self.code = folder, kind, code
        self.files = sorted(listed(folder, kind))
        found = [] if fresh else [volume for path in self.files if (volume := _opened(path, kind, code))]
        self.volumes: list[Volume] = found
        self.at: dict[bytes, Volume] = {}
        for volume in self.volumes:
            self.at.update(dict.fromkeys(volume.places, volume))

    @property
    def are_strange(self) -> bool:
        """Tell whether files lie there that are not known."""
        return len(self.files) > len(self.volumes)

    def get(self, key: bytes) -> memoryview | None:
        """Return a thing as it was kept."""
        volume = self.at.get(key)
        if volume is None:
            return None
        start, end = volume.places[key]
        return volume.data[start:end]

    def add(self, things: Mapping[bytes, bytes], used: Iterable[bytes]) -> None:
        """Keep more things; where all is bound together, what was not used goes in time, the oldest first.

        Half as many things stay unused beside those that the largest build used.

        Raises:
            OSError: the disk does not take it; nothing is lost.
        """
        wanted = dict.fromkeys((*used, *things))
        asked = max((len(wanted), *(volume.asked for volume in self.volumes)))
        size = sum(map(len, things.values()))
        first, *others = [len(volume.data) for volume in self.volumes] or [0]
        is_little = 2 * (sum(others) + size) < first and len(self.at) + len(things) <= 2 * asked
        if is_little and not self.are_strange and len(self.volumes) < MOST:
            self._write(things, asked)
            return
        unused = [key for key in self.at if key not in wanted]
        room = asked + asked // 2 - len(wanted)
        kept = (*unused[max(0, len(unused) - room) :], *(key for key in wanted if key in self.at))
        self._write({**{key: self.get(key) or b"" for key in kept}, **things}, asked)
        discard(self.files)

    def _write(self, things: Mapping[bytes, bytes | memoryview], asked: int) -> None:
        places, at = {}, 0
        for key, thing in things.items():
            places[key] = (at, at + len(thing))
            at += len(thing)
        head = marshal.dumps((asked, places))
        body = b"".join((len(head).to_bytes(_LENGTH, "big"), head, *things.values()))
        number = 1 + max((int(path.name.split(".")[1]) for path in self.files), default=0)
        handle, aside = tempfile.mkstemp(dir=self.folder, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_sealed(body, self.kind, self.code))
                file.write(body)
            os.replace(aside, self.folder / f"{self.kind}.{number:06}{Path(aside).name}")
        except BaseException:
            os.unlink(aside)
            raise


def listed(folder: Path, kind: str = "*") -> list[Path]:
    """Return the volumes of a kind in a folder, in no order."""
    return [*folder.glob(f"{kind}.[0-9]*")]


def discard(files: Iterable[Path]) -> None:
    """Take files out, as far as the disk lets it."""
    for path in files:
        with contextlib.suppress(OSError):
            path.unlink()


def _opened(path: Path, kind: str, code: bytes) -> Volume | None:
    """Open a volume, if it is one."""
    try:
        whole = memoryview(path.read_bytes())
    except OSError:
        return None
    seal, body = whole[:_SEAL], whole[_SEAL:]
    if seal != _sealed(body, kind, code):
        return None
    end = _LENGTH + int.from_bytes(body[:_LENGTH], "big")
    asked, places = marshal.loads(body[_LENGTH:end])
    return Volume(path, body[end:], places, asked)


def _sealed(body: bytes | memoryview, kind: str, code: bytes) -> bytes:
    """Return the seal of a volume: it binds what is kept to its kind, and to the code and libraries that made it."""
    sealed = hashlib.sha256(code)
    sealed.update(f"{len(kind)} {kind}".encode())
    sealed.update(body)
    return sealed.digest()
