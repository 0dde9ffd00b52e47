"""A folder of this machine as a host: what a full disk, a broken send and other people's files do to it."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from plugins.publishing.host import State
from plugins.publishing.local import Local
from plugins.publishing.setbacks import Setback
from tests import loopback
from tests.berths import Berth, little, made
from tests.published import snapshot

__all__ = ("little",)


@pytest.fixture
def berth(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Berth:
    """An empty folder."""
    return made("local", request, tmp_path, monkeypatch)


def place_of(berth: Berth) -> Path:
    """Return the folder of a host."""
    assert isinstance(berth.host, Local)
    return berth.host.folder


@pytest.mark.parametrize("copied", [1, 6, 17])
def test_full_disk_changes_nothing(berth: Berth, copied: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a copy finds no room, the folder is what it was, to the byte, and the reason is told."""
    berth.publish("first")
    was = snapshot(place_of(berth))
    count, copyfile = iter(range(1, 1000)), shutil.copyfile

    def copy(source: Path, place: Path) -> None:
        if next(count) == copied:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(place))
        copyfile(source, place)

    monkeypatch.setattr(shutil, "copyfile", copy)
    with pytest.raises(Setback, match=r"No space left on device\. Free some space"):
        berth.publish("second")
    assert snapshot(place_of(berth)) == was


def test_disk_that_is_really_full_changes_nothing(little: Path, tmp_path: Path) -> None:
    """On a small disk the release that does not fit is refused, and the one that fits stays on show."""
    berth = Berth("local", Local(little), dict, lambda *_: None, None, tmp_path)
    berth.publish("first")
    was = snapshot(little)
    with pytest.raises(Setback, match="No space left on device"):
        berth.publish("second" * 500)
    assert snapshot(little) == was


def test_what_a_killed_publication_left_is_cleared(berth: Berth) -> None:
    """Half a release, half a manifest and a link that was to be are gone with the next publication; nothing else is."""
    berth.publish("first")
    place = place_of(berth)
    half = place / "releases/20260301-000005-12345678"
    (half / "ar").mkdir(parents=True)
    (place / "releases/20260301-000005-12345678.json.new").write_text("{")
    (place / ".current.new").symlink_to("releases/x")
    (place / "releases/notes").mkdir()
    berth.publish("second")
    assert sorted(path.name for path in place.iterdir()) == ["current", "releases"]
    kept = [path.name for path in (place / "releases").iterdir() if not path.name.startswith("20260301-00000")]
    assert kept == ["notes"]
    assert not half.exists()


def test_release_on_show_is_never_cleared(berth: Berth) -> None:
    """Whoever loses the manifest of the release on show hears of it, and readers keep the site."""
    release = berth.publish("first")
    was = berth.live()
    (place_of(berth) / f"releases/{release.id}.json").unlink()
    with pytest.raises(Setback, match=f"{release.id} is on show, and its manifest is not there"):
        berth.publish("second")
    assert berth.live() == was


def test_folder_that_is_no_link_of_ours_is_left_alone(berth: Berth) -> None:
    """Where `current` is somebody's folder, nothing is published."""
    theirs = place_of(berth) / "current"
    theirs.mkdir(parents=True)
    (theirs / "index.html").write_text("theirs")
    with pytest.raises(Setback, match="current is a folder and no link of ours"):
        berth.publish("first")
    assert berth.live() == {"index.html": b"theirs"}
    assert sorted(path.name for path in place_of(berth).iterdir()) == ["current"]


def test_what_has_not_changed_is_linked_once(berth: Berth) -> None:
    """Two releases share the disk for what they have in common, unless that was damaged."""
    first = berth.publish("same")
    place = place_of(berth) / "releases"
    second = berth.publish("same")
    for name in first.files:
        assert (place / first.id / name).samefile(place / second.id / name)
    (place / second.id / "index.html").write_text("damaged")
    third = berth.publish("same")
    assert (place / third.id / "index.html").read_bytes() == loopback.site(berth.work / "x", "same")["index.html"]


def test_asking_changes_nothing(tmp_path: Path) -> None:
    """A folder that is not there is not made by a question."""
    assert Local(tmp_path / "none").state() == State()
    assert list(tmp_path.iterdir()) == []
