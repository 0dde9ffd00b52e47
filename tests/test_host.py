"""What every host does, whatever it is: an ssh server and an object store of this machine, and a folder."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.publishing import releasing
from plugins.publishing.host import Host, State
from plugins.publishing.manifest import Manifest
from plugins.publishing.objects import Objects
from plugins.publishing.releasing import back
from plugins.publishing.remote import Remote
from plugins.publishing.setbacks import Setback
from tests import loopback
from tests.berths import Berth, berth, sshd, stand

__all__ = ("berth", "sshd", "stand")


def fine(host: Host, manifest: Manifest) -> None:
    """Confirm anything."""


def fail(host: Host, manifest: Manifest) -> None:
    """Confirm nothing."""
    raise Setback("readers get something else")


def go_back(berth: Berth, release: str = "") -> Manifest:
    """Go back to a release, or to the one before."""
    with berth.host.claim():
        return back(berth.host, berth.host.state(), release, fine)


def test_release_is_on_show_whole(berth: Berth) -> None:
    """Readers get every file of a release and nothing else, and the host reads the same."""
    files = loopback.site(berth.work / "expected", "first")
    manifest = berth.publish("first")
    assert berth.live() == files
    sums = {"ar/editions/été ar/index.html": manifest.files["ar/editions/été ar/index.html"].sha256}
    assert berth.host.sums([*sums, "ar/none.html"]) == sums
    state = berth.host.state()
    assert (state.current, list(state.releases)) == (manifest.id, [manifest.id])
    assert state.releases[manifest.id] == manifest


def test_way_back_is_byte_exact(berth: Berth) -> None:
    """The release before, and one that is named, come back as they were; the other can come back in turn."""
    first = berth.publish("first")
    was = berth.live()
    second = berth.publish("second")
    assert berth.live() == loopback.site(berth.work / "expected", "second")
    assert go_back(berth) == first
    assert berth.live() == was
    assert go_back(berth, second.id) == second
    assert berth.live() == loopback.site(berth.work / "expected", "second")


def test_what_readers_do_not_get_is_undone(berth: Berth) -> None:
    """When the release that was read back is another, the former one is on show again, and the new one is gone."""
    berth.publish("first")
    was, state = berth.live(), berth.host.state()
    with pytest.raises(Setback, match="something else"):
        berth.publish("second", "body {color: red}", fail)
    assert (berth.live(), berth.host.state()) == (was, state)


@pytest.mark.parametrize("berth", ["local", "s3"], indirect=True)
def test_failed_first_release_leaves_nothing(berth: Berth) -> None:
    """Where nothing was on show before, nothing is afterwards."""
    with pytest.raises(Setback, match="something else"):
        berth.publish("first", confirm=fail)
    assert (berth.live(), berth.host.state()) == ({}, State())


@pytest.mark.parametrize("berth", ["local", "s3"], indirect=True)
def test_way_back_that_readers_do_not_get_is_undone(berth: Berth) -> None:
    """When an earlier release is shown and something else is read back, the later one is on show again."""
    berth.publish("first")
    berth.publish("second")
    was, state = berth.live(), berth.host.state()
    with berth.host.claim(), pytest.raises(Setback, match="something else"):
        back(berth.host, state, "", fail)
    assert (berth.live(), berth.host.state()) == (was, state)


def test_damaged_release_is_not_shown(berth: Berth) -> None:
    """A kept release with one changed file is refused, and the file is named."""
    first = berth.publish("first")
    berth.publish("second")
    was = berth.live()
    berth.spoil(first, "data/editions.json")
    with pytest.raises(Setback, match=rf"{first.id} is not what its manifest says.*data/editions\.json"):
        go_back(berth)
    assert berth.live() == was


@pytest.mark.parametrize("berth", ["local"], indirect=True)
def test_release_that_is_not_kept_is_told(berth: Berth) -> None:
    """Who asks for an unknown release, or for one before the first, hears which there are."""
    only = berth.publish("first")
    for asked in ("", "20200101-000000-00000000"):
        with pytest.raises(Setback, match=f"Kept are: {only.id}"):
            go_back(berth, asked)


def test_second_publication_at_once_is_refused(berth: Berth) -> None:
    """While one publishes nobody else does; and when it has ended, somebody may."""
    other = berth.other()
    with berth.host.claim(), pytest.raises(Setback, match=r"Another publication to .* is under way"), other.claim():
        pass
    with other.claim():
        pass


@pytest.mark.parametrize("berth", ["local", "s3"], indirect=True)
def test_last_five_are_kept(berth: Berth) -> None:
    """Older ones go, with all that only they had; and so does, with the next one, what was rolled back from."""
    made = [berth.publish(f"release {number}", f"{number}").id for number in range(7)]
    assert list(berth.host.state().releases) == made[-5:]
    styles = {content for name, content in berth.live().items() if name.startswith("theme/")}
    assert {b"2", b"3", b"4", b"5", b"6"} <= styles <= {b"1", b"2", b"3", b"4", b"5", b"6"}
    go_back(berth)
    latest = berth.publish("after").id
    assert list(berth.host.state().releases) == [*made[2:6], latest]


def test_open_pages_keep_their_style(berth: Berth) -> None:
    """What a page of another kept release leans on answers as long as that is kept, after a way back too."""
    berth.publish("first", "one")
    berth.publish("second", "two")
    for _ in range(2):
        assert {content for name, content in berth.live().items() if name.startswith("theme/")} == {b"one", b"two"}
        go_back(berth, max(berth.host.state().releases) if berth.host.state().before == "" else "")


@pytest.mark.parametrize(("berth", "part"), [("ssh", 0.5), ("s3", 0.2)], indirect=["berth"])
def test_line_that_breaks_while_sending_changes_nothing(berth: Berth, part: float) -> None:
    """Cut after a part of all bytes, readers have what they had; and the next publication goes through."""
    assert berth.line
    began = berth.line.sent
    berth.publish("first")
    was, current = berth.live(), berth.host.state().current
    berth.line.left = int((berth.line.sent - began) * part)
    with pytest.raises(Setback):
        berth.publish("second")
    assert (berth.line.left, berth.live()) == (0, was)
    berth.line.mend()
    assert berth.host.state().current == current
    berth.publish("third")
    assert berth.live() == loopback.site(berth.work / "expected", "third")


@pytest.mark.parametrize(("berth", "copied"), [("ssh", 1), ("s3", 2), ("s3", 7)], indirect=["berth"])
def test_line_that_breaks_while_switching_is_undone(berth: Berth, copied: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut when the release takes its place, and there again a moment later, readers have what they had."""
    line, count = berth.line, iter(range(1, 1000))
    assert line
    berth.publish("first")
    was = berth.live()
    copy, show = Objects.copy, Remote.switch

    def cut_copy(self: Objects, *words: Any) -> None:
        if next(count) == copied:
            line.cut(0.2)
        copy(self, *words)

    def cut_show(self: Remote, *words: Any) -> None:
        if next(count) == 1:
            line.cut(0.2)
        show(self, *words)

    monkeypatch.setattr(Objects, "copy", cut_copy)
    monkeypatch.setattr(Remote, "switch", cut_show)
    monkeypatch.setattr(releasing, "BREATH", 0.05)
    with pytest.raises(Setback):
        berth.publish("second")
    assert next(count) > copied
    assert berth.live() == was
