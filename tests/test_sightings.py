"""Sightings: a file is known again while the system says the same of it, and a tree while it is the very folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.files import sightings
from plugins.files.sightings import Sightings, identity, keep, recall, root_of
from plugins.files.store import Store


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree of one file, and a store of its own."""
    monkeypatch.setattr(sightings, "KEPT", Store(tmp_path / "store"))
    folder = tmp_path / "tree"
    folder.mkdir()
    (folder / "a.html").write_bytes(b"1")
    return folder


def seen(tree: Path) -> Sightings:
    """Look at a tree."""
    return Sightings({"a.html": (identity(tree / "a.html"), b"hash")}, {"": identity(tree)})


def test_tree_is_known_whatever_it_is_called(tree: Path) -> None:
    """What was seen belongs to the folder itself, and another one in its place is not known."""
    was = seen(tree)
    keep(tree.parent, {tree: was})
    moved = tree.rename(tree.with_name("moved"))
    tree.mkdir()
    known = recall(tree.parent)
    assert (known[root_of(moved)], root_of(tree) in known) == (was, False)


def test_what_was_kept_last_is_all_that_is_known(tree: Path) -> None:
    """A place has as many trees as were seen by the last build, and each place its own."""
    keep(tree.parent, {tree: seen(tree)})
    assert recall(tree) == {}
    keep(tree.parent, {})
    assert recall(tree.parent) == {}


def test_damaged_sightings_are_none(tree: Path) -> None:
    """What is not whole is not believed."""
    keep(tree.parent, {tree: seen(tree)})
    for kept in (path for path in (tree.parent / "store").rglob("*") if path.is_file()):
        kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    assert recall(tree.parent) == {}


def test_file_that_is_changed_at_once_is_another(tree: Path) -> None:
    """Bytes of the same number, and a time that is set back, deceive nobody, however soon they come."""
    page = tree / "a.html"
    was, status = seen(tree), page.stat()
    keep(tree.parent, {tree: was})
    page.write_bytes(b"2")
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    now = identity(page)
    assert now[:-1] == was.files["a.html"][0][:-1]
    assert now != was.files["a.html"][0]


def test_nothing_has_no_identity(tree: Path) -> None:
    """Where no file is, there is nothing to be known again."""
    assert identity(tree / "b.html") == ()
