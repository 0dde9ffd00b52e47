"""A tree of files takes each name once, and links what an earlier site holds already."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest

from plugins.files import making
from plugins.files.making import Tree
from plugins.files.refusals import Refusal
from plugins.files.sightings import Sightings, identity

PAGE = "ندوة".encode()


@pytest.fixture
def former(tmp_path: Path) -> Path:
    """An earlier site with one page."""
    page = tmp_path / "former/ar/index.html"
    page.parent.mkdir(parents=True)
    page.write_bytes(PAGE)
    return tmp_path / "former"


def test_file_that_stands_already_is_linked(former: Path, tmp_path: Path) -> None:
    """What an earlier site holds is one file with two names, whether it is known by its hash or written again."""
    tree = Tree(tmp_path / "made", former)
    hashed = hashlib.sha256(PAGE).digest()
    assert tree.link("ar/index.html", hashed)
    (tmp_path / "again").mkdir()
    assert Tree(tmp_path / "again", former).write("ar/index.html", PAGE) == hashed
    assert (former / "ar/index.html").stat().st_nlink == 3


def test_file_that_was_seen_is_linked_unread(former: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a former site that was seen before, only what is another by now is read."""
    hashed, page = hashlib.sha256(PAGE).digest(), former / "ar/index.html"
    seen, read = Sightings({"ar/index.html": (identity(page), hashed)}), list[str]()
    monkeypatch.setattr(making, "_read", read.append)
    for name, known, link in (("known", seen, True), ("unknown", Sightings(), False)):
        tree = Tree(tmp_path / name, former)
        tree.known = known
        assert tree.link("ar/index.html", hashed) is link
        assert tree.still("ar/index.html") == (hashed if link else b"")
    assert read == [str(page)]


def test_written_file_is_read_back(former: Path, tmp_path: Path) -> None:
    """What this build has written is nothing that an earlier site had, so its bytes are not taken for granted."""
    tree = Tree(tmp_path / "made", former)
    tree.write("ar/index.html", b"other")
    assert tree.still("ar/index.html") == b""


def test_file_with_other_permissions_is_copied(former: Path, tmp_path: Path) -> None:
    """What is published may be read by everybody, and the former site stays as it is."""
    (former / "ar/index.html").chmod(0o600)
    assert Tree(tmp_path / "made", former).link("ar/index.html", hashlib.sha256(PAGE).digest())
    modes = [(tmp_path / site / "ar/index.html").stat().st_mode & 0o777 for site in ("former", "made")]
    assert modes == [0o600, 0o644]


def test_linked_file_is_known_until_another_takes_its_place(former: Path, tmp_path: Path) -> None:
    """The hash of what was read stands for the file while it is that very one, not written to and not replaced."""
    hashed = hashlib.sha256(PAGE).digest()
    for number, change in enumerate((None, lambda page: page.write_bytes(PAGE), Path.unlink)):
        tree = Tree(tmp_path / f"made{number}", former)
        tree.link("ar/index.html", hashed)
        assert tree.still("ar/index.html") == hashed
        if change:
            change(tmp_path / f"made{number}/ar/index.html")
            assert tree.still("ar/index.html") == b""
    assert Tree(tmp_path / "made", former).still("ar/index.html") == b""


def test_file_of_a_site_that_stays_is_copied(former: Path, tmp_path: Path) -> None:
    """Two sites that both stay share no file."""
    assert Tree(tmp_path / "made", tmp_path / "nowhere", former).link("ar/index.html", hashlib.sha256(PAGE).digest())
    assert (tmp_path / "made/ar/index.html").read_bytes() == PAGE
    assert (former / "ar/index.html").stat().st_nlink == 1


def test_former_file_is_never_written_into(former: Path, tmp_path: Path) -> None:
    """Other bytes make another file, and the earlier one stays as it was."""
    assert Tree(tmp_path / "made", former).write("ar/index.html", b"other") == hashlib.sha256(b"other").digest()
    assert (former / "ar/index.html").read_bytes() == PAGE
    assert (tmp_path / "made/ar/index.html").read_bytes() == b"other"


def test_changed_absent_or_linked_file_is_not_taken(former: Path, tmp_path: Path) -> None:
    """What is not there, has other bytes than it had, or is a link to elsewhere, is made anew."""
    tree = Tree(tmp_path / "made", former)
    (former / "ar/card.png").symlink_to(former / "ar/index.html")
    assert not tree.link("ar/index.html", hashlib.sha256(b"as it was").digest())
    assert not tree.link("ar/card.png", hashlib.sha256(PAGE).digest())
    assert not tree.link("fr/index.html", hashlib.sha256(PAGE).digest())
    assert not (tmp_path / "made").exists()


def test_disk_without_links_gets_a_copy(former: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On another disk, or one without links, the bytes are written."""

    def refuse(*_paths: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    assert Tree(tmp_path / "made", former).link("ar/index.html", hashlib.sha256(PAGE).digest())
    assert (tmp_path / "made/ar/index.html").read_bytes() == PAGE
    assert (former / "ar/index.html").stat().st_nlink == 1


def test_name_is_taken_once_and_lies_within(tmp_path: Path) -> None:
    """A second thing at a name, or one outside of the folder, is refused by name."""
    tree = Tree(tmp_path)
    tree.take("a.html")
    with pytest.raises(ValueError, match=re.escape("two things would be published at /a.html")):
        tree.take("a.html")
    for name in ("../a.html", "a/../../b", "/a"):
        with pytest.raises(ValueError, match="outside of the output"):
            tree.check(name)


def test_full_disk_is_told(tmp_path: Path) -> None:
    """What cannot be written is told with its address and how to mend it."""
    (tmp_path / "a").write_text("a file in the way of a folder", "utf-8")
    with pytest.raises(Refusal, match=r"/a/b cannot be written: .*Free some space"):
        Tree(tmp_path).write("a/b", b"x")
