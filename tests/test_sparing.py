"""A spare that is brought up to date is the tree that a fresh build makes, whatever has happened to it meanwhile."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.files import placing, sightings
from plugins.files.making import LINKED, STOOD, WRITTEN, Tree
from plugins.files.refusals import Refusal
from plugins.files.sparing import folders_of
from plugins.files.store import Store
from tests.published import beside_the_spare, snapshot

Files = dict[str, bytes]
MARK = placing.MARK.encode()
FIRST: Files = {
    "index.html": MARK,
    "ar/index.html": b"ar",
    "ar/a/index.html": b"ar a",
    "fr/index.html": b"fr",
    "fr/a/index.html": b"fr a",
    "fr/a/b/index.html": b"fr a b",
    "theme/style.css": b"style",
    "data": b"data",
}
# What each build publishes after the one before, so that every spare is two builds old.
CHANGES: list[Callable[[Files], Files]] = [
    lambda files: files,
    lambda files: files,
    lambda files: files | {"ar/index.html": b"other", "fr/a/b/index.html": b"more of it"},
    lambda files: {name: data for name, data in files.items() if not name.startswith("fr/a/")},
    lambda files: files | {"en/index.html": b"en", "en/a/b/c/index.html": b"deep"},
    lambda files: {name.replace("ar/a/", "ar/z/"): data for name, data in files.items()},
    lambda files: {name.replace("style.css", "sheet.css"): data for name, data in files.items()},
    lambda files: {name.replace("data", "data/index.html"): data for name, data in files.items()},
    lambda files: {name.replace("en/a/b/c/index.html", "en/a"): data for name, data in files.items()},
    lambda _files: FIRST,
    lambda _files: {"index.html": MARK, "theme/style.css": b"style"},
    lambda _files: FIRST,
]


@pytest.fixture(params=["exchange", "renames"])
def output(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with a site and its spare, on a system that exchanges folders and on one that does not."""
    if request.param == "renames":
        monkeypatch.setattr(placing, "exchange", lambda one, other: False)
    monkeypatch.setattr(sightings, "KEPT", Store(tmp_path / "store"))
    for _ in range(2):
        publish(tmp_path / "place/output")
    return tmp_path / "place/output"


def publish(output: Path, files: Files = FIRST, *, fresh: bool = False, is_whole: bool = True) -> Tree:
    """Build a site and put it in place, unless something keeps it back."""
    place = placing.begin(output, output.parent / "content", lambda _: None, patience=0)
    try:
        tree = Tree.at(place.made, None, fresh)
        for name, data in files.items():
            tree.take(name)
            tree.write(name, data)
        if is_whole:
            tree.prune()
            tree.seal()
            place.put()
    finally:
        place.close()
    return tree


def spare(output: Path) -> Path:
    """Return the one spare of a place."""
    (found,) = placing.left_aside(output, placing.SPARE)
    return found


def afresh(files: Files, folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return what a first build publishes in another place."""
    shutil.rmtree(folder, ignore_errors=True)
    publish(folder, files)
    return snapshot(folder)


def identities(tree: Path) -> dict[str, sightings.Identity]:
    """Return what the system says of each file and folder below a tree."""
    return {path.relative_to(tree).as_posix(): sightings.identity(path) for path in tree.rglob("*")}


def test_spare_after_any_change_is_a_fresh_tree(output: Path, tmp_path: Path) -> None:
    """Files and folders are written, deleted, added, renamed, and turn into each other, build after build."""
    files = FIRST
    for change in CHANGES:
        files = change(files)
        publish(output, files)
        assert snapshot(output) == afresh(files, tmp_path / "fresh")
        assert beside_the_spare(output) == []
        assert spare(output)


def test_unchanged_file_is_neither_read_nor_touched(output: Path) -> None:
    """A build in which nothing changes finds all in the spare, and takes turns with it."""
    publish(output)
    was, before = spare(output).stat().st_ino, identities(spare(output))
    tree = publish(output)
    assert {way for _, _, way in tree.seen.values()} == {STOOD}
    assert (identities(output) | {".gitignore": before[".gitignore"]}, output.stat().st_ino) == (before, was)


def test_spare_shares_its_files_with_the_site(output: Path) -> None:
    """It takes no room but for what has changed."""
    publish(output, FIRST | {"ar/index.html": b"other"})
    mine, theirs = (
        {n: i[1] for n, i in identities(tree).items() if tree.joinpath(n).is_file()} for tree in (output, spare(output))
    )
    assert {name for name in mine if mine[name] != theirs[name]} == {"ar/index.html"}


def test_published_file_is_never_written_into(output: Path) -> None:
    """Who reads the former page while the next site is built reads it to its end."""
    with (output / "ar/index.html").open("rb") as page:
        for data in (b"one", b"two", b"three"):
            publish(output, FIRST | {"ar/index.html": data})
        assert page.read() == b"ar"


def in_place(page: Path) -> None:
    """Write other bytes into a page, of the same number and time."""
    status = page.stat()
    page.write_bytes(b"x" * status.st_size)
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))


def anew(page: Path) -> None:
    """Put another page in the place of one, of the same number of bytes and time."""
    status = page.stat()
    page.unlink()
    page.write_bytes(b"x" * status.st_size)
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))


def linked(page: Path) -> None:
    """Put a link in the place of a page."""
    (page.parent / "page").write_bytes(page.read_bytes())
    page.unlink()
    page.symlink_to("page")


def closed(page: Path) -> None:
    """Take permissions away from a page and give its folder too many."""
    page.chmod(0o600)
    page.parent.chmod(0o777)


def replaced(page: Path) -> None:
    """Put a folder in the place of a page."""
    page.unlink()
    (page / "below").mkdir(parents=True)
    (page / "below/index.html").write_bytes(b"mine")


def folded(page: Path) -> None:
    """Put a file in the place of its folder."""
    shutil.rmtree(page.parent)
    page.parent.write_bytes(b"mine")


def led_away(page: Path) -> None:
    """Put a link to other people's files in the place of its folder."""
    shutil.rmtree(page.parent)
    page.parent.symlink_to(page.parent.parent.parent.parent / "theirs")


def added(page: Path) -> None:
    """Lay other things beside a page."""
    (page.parent / "mine/deep").mkdir(parents=True)
    (page.parent / "mine/deep/file").write_bytes(b"mine")
    (page.parent / "empty").mkdir()
    (page.parent / "link").symlink_to(page)
    os.mkfifo(page.parent / "pipe")


def gone(page: Path) -> None:
    """Take a page away."""
    page.unlink()


@pytest.mark.parametrize("harm", [in_place, anew, linked, closed, replaced, folded, led_away, added, gone])
@pytest.mark.parametrize("which", ["site", "spare"])
def test_harm_done_by_hand_is_made_good(output: Path, tmp_path: Path, which: str, harm: Callable[[Path], None]) -> None:
    """Whatever was done to the published site or to the spare, the next site is right, and so is the one after."""
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs/index.html").write_bytes(b"theirs")
    right = snapshot(output)
    tree = output if which == "site" else spare(output)
    harm(tree / "fr/a/index.html")
    for _ in range(2):
        publish(output)
        assert snapshot(output) == right
        assert beside_the_spare(output) == []
    assert snapshot(tmp_path / "theirs") == snapshot(tmp_path / "theirs") | {"index.html": (0o100644, b"theirs")}
    assert list((tmp_path / "theirs").iterdir()) == [tmp_path / "theirs/index.html"]


def test_site_without_sightings_is_read(output: Path, tmp_path: Path) -> None:
    """When nothing is known of either tree, every file is read before it is believed."""
    in_place(output / "ar/index.html")
    shutil.rmtree(tmp_path / "store")
    tree = publish(output)
    assert (output / "ar/index.html").read_bytes() == b"ar"
    assert {name: way for name, (_, _, way) in tree.seen.items() if way != LINKED} == {"ar/index.html": WRITTEN}


def test_spare_that_goes_is_not_missed(output: Path) -> None:
    """A person who deletes it loses nothing, and it comes back."""
    right = snapshot(output)
    shutil.rmtree(spare(output))
    publish(output)
    assert (snapshot(output), beside_the_spare(output)) == (right, [])
    assert spare(output)


def test_spare_outlives_a_build_that_fails(output: Path) -> None:
    """What was begun in it is looked through by the next build."""
    right = snapshot(output)
    publish(output, {"index.html": MARK + b"other", "fr": b"a file"}, is_whole=False)
    assert (snapshot(output), beside_the_spare(output)) == (right, [])
    assert spare(output)
    publish(output)
    assert (snapshot(output), beside_the_spare(output)) == (right, [])


def test_fresh_build_takes_nothing_from_it(output: Path) -> None:
    """Everything is made anew, and what shares no file with the site is no spare."""
    right, before = snapshot(output), {status[1] for status in identities(output).values()}
    publish(output, fresh=True)
    assert snapshot(output) == right
    assert not before & {status[1] for status in identities(output).values()}
    assert placing.left_aside(output, placing.SPARE) == []


def test_disk_without_links_has_no_spare(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where two trees cannot share a file, only one is kept."""

    def refuse(*_paths: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    shutil.rmtree(spare(output))
    monkeypatch.setattr(os, "link", refuse)
    right = snapshot(output)
    publish(output)
    assert (snapshot(output), placing.left_aside(output, placing.SPARE)) == (right, [])


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owner there")
def test_spare_of_somebody_else_is_left(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another has built cannot be changed in place: the tree is made anew."""
    right = snapshot(output)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    tree = publish(output)
    assert (tree.spare, snapshot(output), beside_the_spare(output)) == (None, right, [])


def test_no_file_is_shared_with_another_place(output: Path, tmp_path: Path) -> None:
    """Whoever changes one site by hand changes no other."""
    other = tmp_path / "other/output"
    for _ in range(3):
        place = placing.begin(other, tmp_path / "content", lambda _: None, patience=0)
        tree = Tree.at(place.made, output, fresh=False)
        for name, data in FIRST.items():
            tree.take(name)
            tree.write(name, data)
        tree.prune()
        tree.seal()
        place.put()
        place.close()
    trees = [{i[1] for tree in (at, spare(at)) for i in identities(tree).values()} for at in (output, other)]
    assert snapshot(other) == snapshot(output)
    assert not trees[0] & trees[1]


def test_file_and_folder_of_one_name_are_refused(output: Path) -> None:
    """What cannot stand on a disk is not published, though half of it stood in the spare."""
    with pytest.raises(ValueError, match="two things would be published at /data"):
        publish(output, FIRST | {"data/index.html": b"data"})
    assert (output / "data").read_bytes() == b"data"


def test_what_cannot_be_taken_away_is_told(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stale file that stays would be published: the build ends with its name."""
    unlink = os.unlink

    def refuse(path: str, *given: object, **options: object) -> None:
        if str(path).endswith("building/data"):
            raise OSError(errno.EROFS, "Read-only file system", path)
        unlink(path)

    monkeypatch.setattr(os, "unlink", refuse)
    right = snapshot(output)
    with pytest.raises(Refusal, match="/data cannot be written: Read-only file system"):
        publish(output, {name: data for name, data in FIRST.items() if name != "data"})
    assert snapshot(output) == right


def test_folders_of_names() -> None:
    """Each folder is told once, however many files lie in it, and the root not at all."""
    assert folders_of({"a/b/c.html", "a/b/d.html", "e.html"}) == {"a", "a/b"}
