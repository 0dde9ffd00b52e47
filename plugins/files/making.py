"""A tree of files that comes to be: each name is taken once, and what has not changed stays or is linked, not written."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path, PurePath

from plugins.files import placing, sightings
from plugins.files.refusals import Refusal
from plugins.files.settling import FILE, FOLDER, is_plain, keep_each
from plugins.files.sightings import Identity, Sighting, Sightings, identity
from plugins.files.sparing import Spare, folders_of

# What a file is, the hash of its bytes, and how it came here: it stood in the spare, was linked, or was written.
Seen = tuple[Identity, bytes, int]
STOOD, LINKED, WRITTEN = range(3)


class Tree:
    """The files below a folder that a build makes; `seen` tells of each what it was when it came to stand there."""

    def __init__(self, folder: Path, former: Path | None = None, other: Path | None = None) -> None:
        """Begin with nothing. `former` is the site whose place this one will take, `other` one that stays elsewhere."""
        self.folder, self.former, self.other = folder, former, other
        self.spare: Spare | None = None
        self.known = Sightings()  # of the former site
        self.seen: dict[str, Seen] = {}
        self._taken: set[str] = set()
        self._made: set[str] = set()

    @classmethod
    def at(cls, made: Path, other: Path | None, fresh: bool) -> Tree:
        """Begin in a workplace with the spare of its place, if there is one, or else with nothing; `fresh` with nothing."""
        tree = cls(made, None if fresh else placing.published(made), other)
        if not placing.is_workplace(made):
            return tree
        known = {} if fresh else sightings.recall(placing.place_of(made))
        if tree.former:
            tree.known = known.get(sightings.root_of(tree.former), tree.known)
        if placing.adopt(made):
            try:
                tree.spare = None if fresh else Spare(made, known.get(sightings.root_of(made), Sightings()))
            except OSError:  # part of it is not ours to change
                tree.spare = None
            if not tree.spare:
                placing.renew(made)
        return tree

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
            self._write(name, content, hashed)
        return hashed

    def link(self, name: str, content: bytes) -> bool:
        """Let a file of an earlier site stand here too if its content has this hash, and tell whether one has.

        Raises:
            Refusal: it had to be copied, and the disk does not take it.
        """
        stands = self.spare.stands(name, content) if self.spare else ()
        if stands:
            self.seen[name] = stands, content, STOOD
            return True
        path, known = os.path.join(self.former or "", name), self.known.files.get(name)
        if known and known[1] == content and self._link(path, name, known[0], content):
            return True
        for folder in filter(None, (self.former, self.other)):
            path = os.path.join(folder, name)
            before, data = identity(path), _read(path)
            if data is not None and hashlib.sha256(data).digest() == content:
                # Two sites that both stay share no file: who changes one by hand would change the other.
                if folder != self.former or not self._link(path, name, before, content):
                    self._write(name, data, content)
                return True
        return False

    def still(self, name: str) -> bytes:
        """Return the hash of a file that an earlier site had, or nothing where another is in its place by now."""
        status, content, way = self.seen.get(name, ((), b"", WRITTEN))
        return content if way != WRITTEN and status == identity(os.path.join(self.folder, name)) else b""

    def prune(self) -> None:
        """Take away what stood in the spare and is no part of this tree.

        Raises:
            ValueError: one thing is published at the address of a folder of another.
            Refusal: it cannot be taken away.
        """
        if not self.spare:
            return
        for name in sorted(self._taken & folders_of(self._taken)):
            raise ValueError(f"two things would be published at /{name}; rename one of them")
        try:
            self.spare.prune(self._taken)
        except OSError as error:
            raise _unwritable(os.path.relpath(error.filename or self.folder, self.folder), error) from None

    def seal(self) -> None:
        """Put on the disk what this build has written, and keep what was seen of this tree and the former one.

        Raises:
            Refusal: the disk does not keep it.
        """
        place = placing.place_of(self.folder)
        ways: list[dict[str, Sighting]] = [{}, {}, {}]
        for name in self._taken & self.seen.keys():
            status, content, way = self.seen[name]
            ways[way][name] = status, content
        try:
            folders = {name: self._permitted(name) for name in ("", *folders_of(self._taken))}
            before = self.spare.known.folders if self.spare else {}
            changed = [name for name, status in folders.items() if before.get(name) != status]
            keep_each([os.path.join(self.folder, name) for name in (*ways[WRITTEN], *changed)])
            trees = {self.folder: Sightings(ways[STOOD] | ways[LINKED] | ways[WRITTEN], folders)}
            if self.former:
                trees[self.former] = Sightings(self.known.files | ways[LINKED], self.known.folders)
            sightings.keep(place, trees)
        except OSError as error:
            raise placing.unwritable(place, error) from None

    def _link(self, path: str, name: str, before: Identity, content: bytes) -> bool:
        """Link a file whose bytes are known for as long as it is what it was, and tell whether that can be."""
        if identity(path) != before or not is_plain(before[0]):
            return False
        if self.spare and self.spare.files.get(name) == before:  # it is here already, under its other name
            self.seen[name] = before, content, LINKED
            return True
        try:
            place = self._place(name)
            os.link(path, place)
        except OSError:  # another disk, or one without links
            return False
        linked = identity(place)
        self.seen[name], self.known.files[name] = (linked, content, LINKED), (linked, content)
        return linked[:-1] == before[:-1]  # the last is the time of the change that the link itself is

    def _write(self, name: str, data: bytes, content: bytes) -> None:
        try:
            place = self._place(name)
            with open(place, "xb") as file:
                file.write(data)
            if not is_plain(identity(place)[0]):
                os.chmod(place, FILE)
        except OSError as error:
            raise _unwritable(name, error) from None
        self.seen[name] = identity(place), content, WRITTEN

    def _place(self, name: str) -> str:
        """Return where a file is to be put: nothing stands there, and its folder does."""
        path = os.path.join(self.folder, name)
        if self.spare:
            self.spare.make_way(name)
        folder = os.path.dirname(path)
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        with contextlib.suppress(FileNotFoundError):  # left by a process that could not finish
            os.unlink(path)
        return path

    def _permitted(self, name: str) -> Identity:
        """Give a folder its permissions, and return what it is."""
        folder = os.path.join(self.folder, name) if name else str(self.folder)
        status = identity(folder)
        if status and not is_plain(status[0]):
            os.chmod(folder, FOLDER)
            status = identity(folder)
        return status


def _read(path: str) -> bytes | None:
    try:
        if os.path.islink(path):
            return None
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def _unwritable(name: str, error: OSError) -> Refusal:
    told = "/%(name)s cannot be written: %(reason)s. Free some space, and build again."
    return Refusal(told, name=name, reason=error.strerror or error)
