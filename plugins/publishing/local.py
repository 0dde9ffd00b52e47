"""A folder of this machine as a host: `releases/<id>`, each with its manifest beside it, and the link `current`.

A release is one as soon as its manifest is there; what has none was never whole, and the next publication clears it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.files import lock
from plugins.files.settling import keep, settle
from plugins.publishing.caching import is_lasting
from plugins.publishing.host import Advance, State
from plugins.publishing.manifest import ID, Content, Manifest, read_manifest
from plugins.publishing.setbacks import Setback

CURRENT, RELEASES, LOCK, NEW = "current", "releases", ".publishing.lock", ".current.new"


@dataclass(frozen=True)
class Local:
    """A host on this machine's disk."""

    folder: Path

    @contextlib.contextmanager
    def claim(self) -> Iterator[None]:
        """Hold the lock of the folder, and clear what a broken publication left."""
        with self._telling():
            self._refuse_what_is_not_ours()
            self._releases.mkdir(parents=True, exist_ok=True)
            held = lock.attempt(self.folder / LOCK)
        if held is None:
            raise Setback(f"Another publication to {self.folder} is under way. Wait for it to end, then publish again.")
        try:
            with self._telling():
                self._sweep()
            yield
        finally:
            held.free()

    def state(self) -> State:
        """Return the releases that have a manifest, and which of them the link names."""
        with self._telling():
            self._refuse_what_is_not_ours()
            written = sorted(self._releases.glob("*.json")) if self._releases.is_dir() else []
            releases = {path.stem: read_manifest(path.read_text("utf-8")) for path in written}
            link = self.folder / CURRENT
            return State(Path(os.readlink(link)).name if link.is_symlink() else "", releases)

    def send(self, tree: Path, manifest: Manifest, state: State, advance: Advance) -> None:
        """Copy a release; what the one on show has already is linked from there."""
        place = self._releases / manifest.id
        former = self._releases / state.current if state.shown else None
        held = state.shown.files if state.shown else {}
        with self._telling():
            for folder in {place, *((place / name).parent for name in manifest.files)}:
                folder.mkdir(parents=True, exist_ok=True)
            for number, (name, content) in enumerate(manifest.files.items(), 1):
                if not (former and held.get(name) == content and _link(former / name, place / name, content)):
                    shutil.copyfile(tree / name, place / name)
                advance(number, len(manifest.files))
            settle(place)
            self._write(f"{RELEASES}/{manifest.id}.json", manifest.written())

    def differing(self, manifest: Manifest) -> list[str]:
        """Return the files that are missing, changed or strange; files that other releases lent it are not strange."""
        place = self._releases / manifest.id
        with self._telling():
            found = {path.relative_to(place).as_posix(): path for path in place.rglob("*") if not path.is_dir()}
            strange = {name for name in found.keys() - manifest.files.keys() if not is_lasting(name)}
            missing = manifest.files.keys() - found.keys()
            changed = {name for name in found.keys() & manifest.files if _differs(found[name], manifest.files[name])}
        return sorted({*strange, *missing, *changed})

    def switch(self, manifest: Manifest, state: State) -> None:
        """Lend the release what readers of the others may still ask for, and let the link name it in one rename."""
        self.lend(manifest, state)
        self.point(manifest)

    def lend(self, manifest: Manifest, state: State) -> None:
        """Link into a release the lasting files of all others that it does not have."""
        place = self._releases / manifest.id
        with self._telling():
            for name, release in state.releases.items():
                for file in filter(is_lasting, release.files if name != manifest.id else ()):
                    _lend(self._releases / name / file, place / file)

    def point(self, manifest: Manifest) -> None:
        """Let the link name a release: one rename, so that no reader ever finds it missing."""
        new = self.folder / NEW
        with self._telling():
            new.unlink(missing_ok=True)
            new.symlink_to(f"{RELEASES}/{manifest.id}", target_is_directory=True)
            new.replace(self.folder / CURRENT)
            keep(self.folder)

    def withdraw(self) -> None:
        """Take the link away."""
        with self._telling():
            (self.folder / CURRENT).unlink(missing_ok=True)

    def drop(self, release: str, state: State) -> None:
        """Remove a release, its manifest first, so that half of one is none."""
        with self._telling():
            (self._releases / f"{release}.json").unlink(missing_ok=True)
            shutil.rmtree(self._releases / release, ignore_errors=True)

    def sums(self, names: list[str]) -> dict[str, str]:
        """Return the SHA-256 of files as a web server would find them."""
        shown = self.folder / CURRENT
        with self._telling():
            return {name: _hashed(shown / name) for name in names if (shown / name).is_file()}

    @property
    def _releases(self) -> Path:
        return self.folder / RELEASES

    def _refuse_what_is_not_ours(self) -> None:
        link = self.folder / CURRENT
        if link.is_dir() and not link.is_symlink():
            raise Setback(
                f"{link} is a folder and no link of ours, so it is left alone. Move it away, or choose another folder."
            )

    def _sweep(self) -> None:
        """Clear what has no manifest: a send that broke off."""
        (self.folder / NEW).unlink(missing_ok=True)
        link = self.folder / CURRENT
        shown = Path(os.readlink(link)).name if link.is_symlink() else ""
        for path in self._releases.iterdir():
            whole = path.with_name(f"{path.name}.json").is_file() or path.name == shown
            if ID.fullmatch(path.name) and not whole:
                shutil.rmtree(path)
            elif path.suffix == ".new":
                path.unlink()

    def _write(self, name: str, text: str) -> None:
        """Write a file in one step, so that it is there whole or not at all."""
        path = self.folder / f"{name}.new"
        path.write_text(text, "utf-8", newline="\n")
        keep(path)
        path.replace(self.folder / name)
        keep(path.parent)

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            where = error.filename or self.folder
            raise Setback(f"{where}: {error.strerror or error}. Free some space or mend its permissions.") from None


def _link(former: Path, place: Path, content: Content) -> bool:
    """Let a file of the release on show stand in another one too, if it is what its manifest says."""
    if _differs(former, content):
        return False
    try:
        os.link(former, place)
    except OSError:
        return False
    return True


def _lend(source: Path, place: Path) -> None:
    if source.is_file() and not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        os.link(source, place)


def _differs(path: Path, content: Content) -> bool:
    if path.is_symlink() or not path.is_file():
        return True
    return _hashed(path) != content.sha256


def _hashed(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
