"""Settling: what permissions published files have, and that all of them are put on the disk."""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from plugins.files import settling
from plugins.files.sightings import Sightings, identity, outlast

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with odd permissions."""
    folder = tmp_path / "tree/ar"
    folder.mkdir(parents=True)
    (folder / "index.html").touch(0o600)
    (folder.parent / "run.sh").touch(0o775)
    folder.chmod(0o700)
    return folder.parent


def test_permissions_are_plain_whatever_they_were(tree: Path) -> None:
    """Everybody reads published files, and only their owner writes."""
    settling.settle(tree)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tree, *tree.rglob("*"))}
    assert modes == {"tree": 0o755, "ar": 0o755, "index.html": 0o644, "run.sh": 0o644}


def test_every_file_and_folder_is_put_on_the_disk(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left to a power cut."""
    kept: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda opened: kept.append(os.fstat(opened).st_ino))
    settling.settle(tree)
    assert sorted(kept) == sorted(path.stat().st_ino for path in (tree, *tree.rglob("*")))


def test_what_was_settled_before_is_left_alone(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what has come since a tree was seen, or is another by now, is settled and put on the disk."""
    settling.settle(tree)
    names = {path.relative_to(tree).as_posix(): path for path in tree.rglob("*")}
    files = {name: (identity(path), b"") for name, path in names.items() if path.is_file()}
    known = Sightings(files, {"": identity(tree), "ar": identity(tree / "ar")})
    outlast(time.time_ns())
    (tree / "admin/js").mkdir(0o700, parents=True)
    (tree / "admin/js/edit.js").touch(0o600)
    (tree / "run.sh").chmod(0o600)
    kept: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda opened: kept.append(os.fstat(opened).st_ino))
    settling.settle(tree, known)
    new = [tree, tree / "admin", tree / "admin/js", tree / "admin/js/edit.js", tree / "run.sh"]
    assert sorted(kept) == sorted(path.stat().st_ino for path in new)
    assert [stat.S_IMODE(path.stat().st_mode) for path in new] == [0o755, 0o755, 0o755, 0o644, 0o644]
    kept.clear()
    settling.settle(tree, Sightings(files, {}))
    assert len(kept) == 7


def test_file_that_the_disk_does_not_keep_is_an_error(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some systems find out only now that the disk is full."""

    def refuse(opened: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space left"):
        settling.settle(tree)


def test_folder_that_the_system_keeps_by_itself_is_none(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some file systems flush no folders; theirs are in order anyway."""

    def refuse(opened: int) -> None:
        if stat.S_ISDIR(os.fstat(opened).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refuse)
    settling.settle(tree)


def test_what_a_link_names_is_left_alone(tree: Path, tmp_path: Path) -> None:
    """No permission changes outside the tree."""
    (tmp_path / "mine").touch(0o600)
    (tree / "link").symlink_to(tmp_path / "mine")
    os.mkfifo(tree / "pipe")
    settling.settle(tree)
    assert stat.S_IMODE((tmp_path / "mine").stat().st_mode) == 0o600
