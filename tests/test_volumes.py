"""Volumes give back what was put into them, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.work.volumes import Volumes, discard, listed

CODE = b"code"


def reopened(folder: Path, kind: str = "kind") -> Volumes:
    """Open what is there."""
    return Volumes(folder, kind, CODE)


def test_things_come_back_as_bytes(tmp_path: Path) -> None:
    """Each thing has its own bytes, be they none, and a name that is not there has nothing."""
    reopened(tmp_path).add({b"a": b"first", b"b": b"", b"c": b"third"}, [])
    again = reopened(tmp_path)
    assert [bytes(again.get(key) or b"") for key in (b"a", b"b", b"c")] == [b"first", b"", b"third"]
    assert again.get(b"d") is None
    assert reopened(tmp_path, "kin").get(b"a") is None


def test_kinds_lie_beside_each_other(tmp_path: Path) -> None:
    """Each kind has its files, and is known by their names."""
    for kind in ("kind", "kinder"):
        reopened(tmp_path, kind).add({b"a": kind.encode()}, [])
    assert len(listed(tmp_path)) == 2
    assert [path.name.partition(".")[0] for path in listed(tmp_path, "kind")] == ["kind"]
    discard([*listed(tmp_path, "kind"), tmp_path / "gone"])
    assert not reopened(tmp_path).at
    assert bytes(reopened(tmp_path, "kinder").get(b"a") or b"") == b"kinder"


def test_what_the_disk_refuses_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A volume that cannot be written whole is not there, and no other goes."""
    reopened(tmp_path).add({b"a": b"first"}, [])

    def refuse(*_asked: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("plugins.work.volumes.os.replace", refuse)
    with pytest.raises(OSError, match="No space"):
        reopened(tmp_path).add({b"a": b"second"}, [])
    assert bytes(reopened(tmp_path).get(b"a") or b"") == b"first"
    assert len([*tmp_path.iterdir()]) == 1


def test_unfinished_volume_is_not_seen(tmp_path: Path) -> None:
    """What a process that died has left is no volume."""
    reopened(tmp_path).add({b"a": b"first"}, [])
    [path] = tmp_path.iterdir()
    (tmp_path / ".aside").write_bytes(path.read_bytes())
    assert listed(tmp_path) == [path]


def test_volume_that_cannot_be_read_is_strange(tmp_path: Path) -> None:
    """A folder in the place of a volume is none."""
    (tmp_path / "kind.000007.x").mkdir()
    volumes = reopened(tmp_path)
    assert volumes.are_strange
    volumes.add({b"a": b"first"}, [])
    assert sorted(path.name[:11] for path in tmp_path.iterdir()) == ["kind.000007", "kind.000008"]
    assert bytes(reopened(tmp_path).get(b"a") or b"") == b"first"
