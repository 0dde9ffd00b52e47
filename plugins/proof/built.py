"""A built site read back from the disk: each of its files once, and each page as what it says of itself."""

from __future__ import annotations

import os
import posixpath
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from plugins.archive.problems import Message, Problem, message

Place = tuple[int, int]


class Reference(NamedTuple):
    """An address that a page names: one that a reader may follow, or one that the browser loads unasked."""

    url: str
    place: Place
    loaded: bool


@dataclass(frozen=True)
class ScriptReference:
    """A script that a page runs: where it is, and the hash that the browser is to hold it to, if any."""

    url: str
    integrity: str
    place: Place


@dataclass
class BuiltFile:
    """One file of the site; `name` is its path below the root, `shown` the path that a person sees."""

    name: str
    shown: str
    data: bytes

    @cached_property
    def text(self) -> str | None:
        """The file as text, or nothing where it is no UTF-8."""
        try:
            return self.data.decode()
        except UnicodeDecodeError:
            return None

    def problem(self, told: Message, place: Place = (1, 1)) -> Problem:
        """Make a problem with this file."""
        return Problem(self.shown, *place, told)


@dataclass
class BuiltPage:
    """What one page says of itself, and where in its file it says so."""

    address: str
    shown: str
    language: tuple[str | None, str | None, Place] = (None, None, (1, 1))
    titles: list[Place] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    doubled_ids: list[tuple[str, Place]] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    canonicals: list[tuple[str, Place]] = field(default_factory=list)
    alternates: list[tuple[str, str, Place]] = field(default_factory=list)
    policies: list[tuple[str, Place]] = field(default_factory=list)
    styles: list[tuple[str, Place]] = field(default_factory=list)
    active: list[tuple[str, Place]] = field(default_factory=list)
    scripts: list[ScriptReference] = field(default_factory=list)
    indexes: list[tuple[str, Place]] = field(default_factory=list)
    bare_pictures: list[Place] = field(default_factory=list)
    is_indexed: bool = True

    def problem(self, told: Message, place: Place = (1, 1)) -> Problem:
        """Make a problem with this page."""
        return Problem(self.shown, *place, told)


def files(site: Path, called: str) -> Iterator[BuiltFile | Problem]:
    """Yield every file of a site by name; what is no file that can be read is a problem."""
    for name in names(site):
        yield read_file(site, name, called)


def names(site: Path) -> Iterator[str]:
    """Yield the name of all that lies in a site and is no folder that can be walked through, in order."""
    closed: list[str] = []
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(os.path.join(site, folder)) as entries:
                found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
        except OSError:
            closed.append(folder.removesuffix("/") or ".")
            continue
        yield from (folder + name for name, is_folder in found if not is_folder)
        waiting += (f"{folder}{name}/" for name, is_folder in reversed(found) if is_folder)
    yield from closed


def read_file(site: Path, name: str, called: str) -> BuiltFile | Problem:
    """Read what has a name in a site; what is no file that can be read is a problem."""
    path, shown = os.path.join(site, name), posixpath.join(called, name)
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISDIR(mode):
            os.listdir(path)  # it could not be walked through, and says why
        elif stat.S_ISREG(mode):
            with open(path, "rb") as file:
                return BuiltFile(name, shown, file.read())
    except OSError as error:
        return Problem(shown, 1, 1, message("cannot be read: %(reason)s; mend its permissions", reason=error.strerror))
    return Problem(shown, 1, 1, message("is not a file but a link or a device; take it out"))


def address_of(name: str) -> str:
    """Return the address of a file, of which `index.html` is no part."""
    return name.removesuffix("index.html") if f"/{name}".endswith("/index.html") else name
