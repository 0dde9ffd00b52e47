"""A package of npm, brought by npm itself at the version and with the hash that stand here, or refused."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.archive.problems import Message, language_of, message, said
from plugins.desk.obstacles import Obstacle
from plugins.files.store import STORE, Store

SECONDS = 300


@dataclass(frozen=True)
class Package:
    """What is brought: its name, its version, and the sha512 of its tarball as npm writes it."""

    name: str
    version: str
    integrity: str

    def __str__(self) -> str:
        """Name it as npm does."""
        return f"{self.name}@{self.version}"


Bring = Callable[[Package], bytes]


def bring(package: Package, store: Store | None = None, fetch: Bring | None = None) -> bytes:
    """Return the tarball of a package, kept from an earlier build or brought by npm, and just the one that is meant.

    Raises:
        Obstacle: it cannot be had, or is another one.
    """
    kept = store or Store(STORE)
    tarball = kept.get(str(package))
    if tarball is None:
        tarball = (fetch or by_npm)(package)
    if integrity(tarball) != package.integrity:
        told = "%(package)s is not the package that was chosen: its hash is %(hash)s. Nothing of it was used."
        raise _obstacle(message(told, package=str(package), hash=integrity(tarball)))
    kept.keep(str(package), tarball)
    return tarball


def integrity(data: bytes) -> str:
    """Return a hash as npm and browsers write it."""
    return f"sha512-{base64.b64encode(hashlib.sha512(data).digest()).decode()}"


def parts(tarball: bytes, names: Iterable[str]) -> dict[str, bytes]:
    """Return files of a tarball by their names, and nothing else of it.

    Raises:
        Obstacle: one of them is not in it.
    """
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(tarball), mode="r:gz") as archive:
        for name in names:
            try:
                file = archive.extractfile(f"package/{name}")
            except KeyError:
                file = None
            if file is None:
                raise _obstacle(
                    message("The package has no file `%(name)s`. Choose the version that has it.", name=name)
                )
            found[name] = file.read()
    return found


def by_npm(package: Package) -> bytes:
    """Have npm fetch a package from wherever it is set to look.

    Raises:
        Obstacle: there is no npm, or it cannot reach the package.
    """
    npm = shutil.which("npm")
    if npm is None:
        told = "There is no npm here, which brings %(package)s. Install Node.js, or build without --admin."
        raise _obstacle(message(told, package=str(package)))
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", str(package), "--pack-destination", folder, "--silent"]
        try:
            done = subprocess.run(
                command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=SECONDS
            )
            reason = (done.stderr.strip() or "npm").splitlines()[-1]
        except subprocess.TimeoutExpired:
            done, reason = None, "npm"
        brought = list(Path(folder).glob("*.tgz"))
        if done is None or done.returncode or len(brought) != 1:
            told = "npm could not bring %(package)s (%(reason)s). Try again on line, or build without --admin."
            raise _obstacle(message(told, package=str(package), reason=reason))
        return brought[0].read_bytes()


def _obstacle(told: Message) -> Obstacle:
    return Obstacle(said(told, language_of(os.environ)))
