"""A package is the one that was chosen, to the byte, or it is none; what is brought once is not asked for again."""

from __future__ import annotations

import io
import os
import tarfile
from pathlib import Path

import pytest

from plugins.desk import packages
from plugins.desk.obstacles import Obstacle
from plugins.desk.packages import Package, bring, integrity, parts
from plugins.files.store import Store


def tarball(files: dict[str, bytes]) -> bytes:
    """Pack files as npm does."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, data in files.items():
            told = tarfile.TarInfo(f"package/{name}")
            told.size = len(data)
            archive.addfile(told, io.BytesIO(data))
    return packed.getvalue()


DATA = tarball({"a.js": b"a", "deep/b.txt": b"b", "../../escaped": b"c"})
CHOSEN = Package("@some/editor", "1.2.3", integrity(DATA))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with nothing in it."""
    return Store(tmp_path / "store")


def test_package_is_brought_once(store: Store) -> None:
    """What was brought is kept, and the next build works without a line."""
    asked: list[str] = []

    def fetch(package: Package) -> bytes:
        asked.append(str(package))
        return DATA

    assert [bring(CHOSEN, store, fetch), bring(CHOSEN, store, fetch)] == [DATA, DATA]
    assert asked == ["@some/editor@1.2.3"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("ar", "ليست الحزمة المختارة"), ("fr", "n’est pas le paquet choisi"), ("en", "is not the package")],
)
def test_another_package_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch, lang: str, said: str) -> None:
    """One byte more is another package: it is neither used nor kept."""
    monkeypatch.setenv("LANGUAGE", lang)
    with pytest.raises(Obstacle, match=said):
        bring(CHOSEN, store, lambda _: DATA + b" ")
    assert store.get(str(CHOSEN)) is None


def test_kept_package_is_held_to_the_hash_too(store: Store) -> None:
    """A store that somebody has filled brings nothing in."""
    store.keep(str(CHOSEN), b"another")
    with pytest.raises(Obstacle, match="is not the package"):
        bring(CHOSEN, store, lambda _: DATA)


def test_only_what_is_named_is_taken_out() -> None:
    """Files are read by name into memory; nothing is written where a package would like to have it."""
    assert parts(DATA, ["deep/b.txt", "a.js"]) == {"deep/b.txt": b"b", "a.js": b"a"}


def test_absent_file_is_a_sentence() -> None:
    """A version in which things lie elsewhere is told by the name that it lacks."""
    with pytest.raises(Obstacle, match=r"no file `gone\.js`"):
        parts(DATA, ["gone.js"])


def npm(folder: Path, script: str) -> None:
    """Put a program named npm into a folder."""
    path = folder / "npm"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for npm is a script of sh")
def test_npm_is_asked_for_the_very_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Npm packs name and version into the folder that it is given; where it looks is its own affair."""
    (tmp_path / "made.tgz").write_bytes(DATA)
    npm(tmp_path, f'[ "$1 $2 $3" = "pack @some/editor@1.2.3 --pack-destination" ] && cp {tmp_path}/made.tgz "$4"')
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert packages.by_npm(CHOSEN) == DATA


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for npm is a script of sh")
def test_failing_npm_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a line npm says why, and the build how to go on."""
    npm(tmp_path, "echo 'npm error network is unreachable' >&2; exit 1")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(Obstacle, match=r"network is unreachable.*without --admin"):
        packages.by_npm(CHOSEN)


@pytest.mark.parametrize(
    ("lang", "said"), [("ar", "لا يوجد هنا"), ("fr", "Il n’y a pas ici"), ("en", "There is no npm here")]
)
def test_machine_without_npm_is_told_so(monkeypatch: pytest.MonkeyPatch, lang: str, said: str) -> None:
    """Npm is needed for the web editor alone."""
    monkeypatch.setenv("LANGUAGE", lang)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Obstacle, match=said):
        packages.by_npm(CHOSEN)
