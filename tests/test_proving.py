"""An export is proven unharmed, or what is damaged is named: the file, what was expected and what was found."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.desk.obstacles import Obstacle
from plugins.keeping import bag, offline, webarchive
from plugins.keeping.gathering import Gathering, gather
from plugins.keeping.proving import Harmed, prove
from plugins.keeping.sealing import Member, pack
from tests.exported import CONTENT, HOUSE, public
from tests.sitetree import BuiltSite

PAGE = "ar/editions/rabat-2021/index.html"
KINDS = ("zip", "bag", "wacz")
SAID = {"zip": "a copy that opens from a folder", "bag": "a bag", "wacz": "a web archive"}


@pytest.fixture(scope="module")
def made(tiny: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An edition as each kind of export."""
    folder = tmp_path_factory.mktemp("proving")
    kept = gather(public(tiny, folder / "site"), CONTENT, "rabat-2021")
    files = {kind: folder / f"one.{kind}" for kind in KINDS}
    for kind, file in files.items():
        _pack(kept, kind, file)
    return files


def _pack(kept: Gathering, kind: str, file: Path) -> None:
    if kind == "bag":
        with bag.members(kept, HOUSE) as (members, total):
            pack(file, kept.day, members, total)
    else:
        members, total = offline.members(kept, HOUSE / "theme") if kind == "zip" else webarchive.members(kept)
        pack(file, kept.day, members, total)


def repacked(file: Path, target: Path, change: Callable[[str, bytes], Iterator[Member]]) -> Path:
    """Pack an export again, each of its files changed."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            for changed, data in change(name, old.read(name)):
                new.writestr(changed, data)
    return target


def harms(file: Path) -> list[str]:
    """Return what is wrong with a damaged export."""
    with pytest.raises(Harmed) as caught:
        prove(file)
    return caught.value.harms


@pytest.mark.parametrize("kind", KINDS)
def test_unharmed_export_is_proven(made: dict[str, Path], kind: str) -> None:
    """It says what it is and how many files are as they were."""
    with zipfile.ZipFile(made[kind]) as packed:
        total = len(packed.namelist())
    assert prove(made[kind]) == f"{made[kind]}: {SAID[kind]}, all {total} files as they were"


@pytest.mark.parametrize("kind", KINDS)
def test_one_changed_byte_anywhere_is_refused(made: dict[str, Path], kind: str, tmp_path: Path) -> None:
    """In a file, in its name, or in what only the ZIP itself knows: at each of many places."""
    data, file = made[kind].read_bytes(), tmp_path / "changed"
    for place in [*range(0, len(data), len(data) // 12), *range(len(data) - 90, len(data), 30)]:
        changed = bytearray(data)
        changed[place] ^= 1
        file.write_bytes(changed)
        with pytest.raises(Obstacle):
            prove(file)


def test_changed_file_of_a_bag_is_named(made: dict[str, Path], tmp_path: Path) -> None:
    """The file, the digest that was expected and the one that was found."""

    def change(name: str, data: bytes) -> Iterator[Member]:
        yield name, data.replace(b"<title>", b"<titlE>") if name.endswith(f"site/{PAGE}") else data

    found = harms(repacked(made["bag"], tmp_path / "a.zip", change))
    assert len(found) == 2
    assert all(f"data/site/{PAGE}: sha" in harm and "expected " in harm and ", found " in harm for harm in found)


def test_changed_file_of_a_copy_is_named(made: dict[str, Path], tmp_path: Path) -> None:
    """One that is other, one that is missing, and one that nobody listed."""

    def change(name: str, data: bytes) -> Iterator[Member]:
        if name == "index.html":
            return
        yield name, data + b" " if name == PAGE else data
        if name == PAGE:
            yield "ar/more.html", b"more"

    found = harms(repacked(made["zip"], tmp_path / "a.zip", change))
    assert [harm.split(",")[0].split(" expected")[0] for harm in found] == [
        f"{PAGE}:",
        "ar/more.html: is not in the manifest",
        "index.html: is missing",
    ]


@pytest.mark.parametrize("name", [webarchive.WARC, webarchive.PACKAGE, webarchive.PAGES])
def test_changed_file_of_a_web_archive_is_named(made: dict[str, Path], tmp_path: Path, name: str) -> None:
    """The package is held to its digest, and each file to the package."""

    def change(found: str, data: bytes) -> Iterator[Member]:
        yield found, data.replace(b"sha", b"shA", 1) + b"\n" if found == name else data

    assert any(harm.startswith(f"{name}: expected ") for harm in harms(repacked(made["wacz"], tmp_path / "a", change)))


def test_bytes_that_cannot_be_unpacked_name_their_file(made: dict[str, Path], tmp_path: Path) -> None:
    """A byte changed within what is packed is told with the name of its file."""
    data = bytearray(made["bag"].read_bytes())
    place = data.index(f"site/{PAGE}".encode()) + len(f"site/{PAGE}") + 40
    data[place] ^= 255
    file = tmp_path / "a.zip"
    file.write_bytes(data)
    [harm] = harms(file)
    assert harm.endswith(f"data/site/{PAGE}: its bytes are damaged and cannot be unpacked")


@pytest.mark.parametrize("kind", KINDS)
def test_export_that_was_cut_off_is_a_sentence(made: dict[str, Path], kind: str, tmp_path: Path) -> None:
    """What lost its end on the way is no whole ZIP."""
    file = tmp_path / "cut"
    file.write_bytes(made[kind].read_bytes()[:-2000])
    with pytest.raises(Obstacle, match="is no whole ZIP"):
        prove(file)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["readme.txt"], "none of this archive’s exports: it has no manifest"),
        (["../../evil", "manifest-sha256.txt"], "`../../evil` would be unpacked outside its folder"),
        (["/etc/evil", "a/bagit.txt"], "`/etc/evil` would be unpacked outside its folder"),
    ],
)
def test_foreign_zip_is_a_sentence(tmp_path: Path, names: list[str], told: str) -> None:
    """A ZIP of somebody else is named as such, and nothing of it is unpacked."""
    file = tmp_path / "foreign.zip"
    with zipfile.ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, b"x")
    with pytest.raises(Obstacle, match=told):
        prove(file)
    assert [path.name for path in tmp_path.iterdir()] == ["foreign.zip"]


def test_what_is_no_zip_is_a_sentence(tmp_path: Path) -> None:
    """A text, an empty file and a file that is not there."""
    for data in (b"a text", b""):
        (tmp_path / "a").write_bytes(data)
        with pytest.raises(Obstacle, match="is no whole ZIP"):
            prove(tmp_path / "a")
    with pytest.raises(Obstacle, match="cannot be read: No such file"):
        prove(tmp_path / "nowhere")
