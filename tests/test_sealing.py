"""A sealed ZIP depends on its files alone, replaces nothing unasked, and is there whole or not at all."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.desk.obstacles import Obstacle
from plugins.keeping.sealing import Member, counting, pack, seals

DAY = datetime.date(2021, 6, 9)
FILES = [("a.txt", b"one" * 100), ("b/c.png", b"two")]


def test_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    """Neither the clock nor the machine is in it, and what is small already is stored."""
    for name in ("one.zip", "two.zip"):
        pack(tmp_path / name, DAY, iter(FILES), 2)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as packed:
        assert [(entry.filename, entry.date_time[:3], entry.compress_type) for entry in packed.infolist()] == [
            ("a.txt", (2021, 6, 9), zipfile.ZIP_DEFLATED),
            ("b/c.png", (2021, 6, 9), zipfile.ZIP_STORED),
        ]
        assert packed.testzip() is None


def test_seal_is_that_of_the_bytes(tmp_path: Path) -> None:
    """It holds as long as no byte has changed; what was never sealed has none."""
    file = tmp_path / "a.zip"
    pack(file, DAY, iter(FILES), 2)
    found, expected = seals(file)
    assert found == expected
    data = bytearray(file.read_bytes())
    data[20] ^= 1
    file.write_bytes(data)
    assert seals(file)[0] != seals(file)[1]
    file.write_bytes(b"PK" * 100)
    assert seals(file)[0] == ""


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    """What is there stays, byte by byte, unless it is said otherwise; a folder stays in any case."""
    file = tmp_path / "a.zip"
    file.write_bytes(b"mine")
    with pytest.raises(Obstacle, match="--force"):
        pack(file, DAY, iter(FILES), 2)
    assert file.read_bytes() == b"mine"
    pack(file, DAY, iter(FILES), 2, force=True)
    assert zipfile.is_zipfile(file)
    with pytest.raises(Obstacle, match="is a folder"):
        pack(tmp_path, DAY, iter(FILES), 2, force=True)


def test_failure_leaves_what_was_there(tmp_path: Path) -> None:
    """When packing fails half-way, the former file is there and nothing lies beside it."""
    file = tmp_path / "a.zip"
    file.write_bytes(b"mine")

    def full() -> Iterator[Member]:
        yield FILES[0]
        raise OSError(28, "No space left on device")

    with pytest.raises(Obstacle, match="No space left on device"):
        pack(file, DAY, full(), 2, force=True)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"mine"]


def test_progress_is_shown_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person sees how many are done; a log does not."""
    for seen, told in ((True, "\r  1/2 files\r  2/2 files\r\x1b[K"), (False, "")):
        monkeypatch.setattr("sys.stderr.isatty", lambda seen=seen: seen)
        with counting(2) as tick:
            tick()
            tick()
        assert capsys.readouterr().err == told
