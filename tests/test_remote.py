"""A folder on another machine as a host: what is told when it, its disk or its programs fail."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from plugins.publishing.remote import Remote
from plugins.publishing.setbacks import Setback
from tests import loopback
from tests.berths import Berth, little, made, sshd
from tests.published import snapshot

__all__ = ("little", "sshd")


@pytest.fixture
def berth(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Berth:
    """An empty folder of an ssh server."""
    return made("ssh", request, tmp_path, monkeypatch)


def at(berth: Berth, folder: Path) -> Berth:
    """Return a berth in another folder of the same server."""
    assert isinstance(berth.host, Remote)
    return dataclasses.replace(berth, host=dataclasses.replace(berth.host, folder=str(folder)))


def test_full_disk_there_changes_nothing(berth: Berth, little: Path) -> None:
    """The release that does not fit is refused, and the one that fits stays on show.

    The reason is that of the other machine, if it still came: rsync there may end before its words are on the line.
    """
    place = at(berth, little)
    place.publish("first")
    was = snapshot(little / "current/")
    with pytest.raises(Setback, match=r"127\.0\.0\.1:.*(No space left on device|the connection ended)"):
        place.publish("second" * 500)
    assert snapshot(little / "current/") == was
    assert len(list((little / "releases").iterdir())) == 2


def test_leftovers_and_folders_of_others(berth: Berth, tmp_path: Path) -> None:
    """A half release goes with the next publication; a folder named `current` that is no link is left alone."""
    half = tmp_path / "www/releases/20260228-000000-12345678"
    half.mkdir(parents=True)
    at(berth, tmp_path / "www").publish("first")
    assert not half.exists()
    (tmp_path / "theirs/current").mkdir(parents=True)
    with pytest.raises(Setback, match="current is a folder there and no link of ours"):
        at(berth, tmp_path / "theirs").publish("first")
    assert list((tmp_path / "theirs/current").iterdir()) == []


def test_strange_file_is_found(berth: Berth, tmp_path: Path) -> None:
    """A file that no manifest names, and a link, make a release another one; what bears its hash may be lent."""
    place = at(berth, tmp_path / "www")
    release = place.publish("first")
    assert place.host.differing(release) == []
    folder = tmp_path / "www/releases" / release.id
    (folder / "theme/lent.12345678.css").write_text("")
    assert place.host.differing(release) == []
    (folder / "ar/strange.html").write_text("")
    (folder / "link").symlink_to("ar/index.html")
    (folder / "fr/index.html").unlink()
    assert place.host.differing(release) == ["ar/strange.html", "fr/index.html", "link"]


def test_damaged_release_is_no_obstacle_to_the_next(berth: Berth, tmp_path: Path) -> None:
    """A kept release that lost its style lends none, and the next one is published all the same."""
    place = at(berth, tmp_path / "www")
    first = place.publish("first", "one")
    for style in (tmp_path / "www/releases" / first.id / "theme").iterdir():
        style.unlink()
    release = place.publish("second", "two")
    assert place.host.state().current == release.id


def test_host_that_is_not_there_is_told(berth: Berth, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No server, no program: a sentence with how to mend it."""
    away = Remote("127.0.0.1", "/srv/x", loopback.port())
    with pytest.raises(Setback, match=r"127\.0\.0\.1:/srv/x: .*refused.*Mend that"), away.claim():
        pass
    with pytest.raises(Setback, match="refused"):
        away.state()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Setback, match="`ssh` is not installed here"):
        berth.host.state()
