"""The exchange: two folders change places, and no reader finds either place empty."""

from __future__ import annotations

import ctypes
import errno
import threading
from pathlib import Path

import pytest

from plugins.files import exchange as exchanging
from plugins.files.exchange import exchange


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders, each with a page."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page").write_text(name, "utf-8")
    if not exchange(tmp_path / "one", tmp_path / "other"):
        pytest.skip("this system cannot exchange two folders")
    exchange(tmp_path / "one", tmp_path / "other")
    return tmp_path / "one", tmp_path / "other"


def test_folders_change_places(pair: tuple[Path, Path]) -> None:
    """Each is where the other was."""
    assert exchange(*pair)
    assert [(place / "page").read_text("utf-8") for place in pair] == ["other", "one"]


def test_reader_always_finds_a_whole_page(pair: tuple[Path, Path]) -> None:
    """Whoever reads while folders change places reads one or the other."""
    ended, read = threading.Event(), set()

    def look() -> None:
        while not ended.is_set():
            read.add((pair[0] / "page").read_text("utf-8"))

    reader = threading.Thread(target=look)
    reader.start()
    try:
        for _ in range(2000):
            exchange(*pair)
    finally:
        ended.set()
        reader.join()
    assert read <= {"one", "other"}


def test_refusal_is_the_system_s_error(pair: tuple[Path, Path], tmp_path: Path) -> None:
    """A folder that is not there is an error, and changes nothing."""
    with pytest.raises(FileNotFoundError):
        exchange(pair[0], tmp_path / "nowhere")
    assert (pair[0] / "page").read_text("utf-8") == "one"


@pytest.mark.parametrize("number", sorted({errno.ENOSYS, errno.EINVAL, errno.EPERM}))
def test_system_that_offers_no_exchange_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """An old kernel, or a file system without it, is no error: there is another way."""

    def refuse(_one: bytes, _other: bytes) -> int:
        ctypes.set_errno(number)
        return -1

    monkeypatch.setattr(exchanging, "_offer", lambda: refuse)
    assert not exchange(tmp_path / "one", tmp_path / "other")
    monkeypatch.setattr(exchanging, "_offer", lambda: None)
    assert not exchange(tmp_path / "one", tmp_path / "other")
