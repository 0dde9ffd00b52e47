"""Work that is spread over processes is done once, in order, with the result of one process."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from plugins.work import hands
from plugins.work.hands import VARIABLE, spread
from tests.conftest import HOUSE, run_pelican

forked = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")


@pytest.fixture(autouse=True)
def _three(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have three hands, whatever else the tests have running."""
    monkeypatch.setenv(VARIABLE, "3")
    monkeypatch.setattr(hands, "_is_in_the_way", lambda _: False)


@forked
@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 7, 100])
def test_result_is_that_of_one_process(count: int) -> None:
    """What is made comes back whole and in order, whoever made it."""
    things = [f"ندوة {number}" * number for number in range(count)]
    assert spread(lambda thing: (thing, thing[::-1]), things, 1) == [(thing, thing[::-1]) for thing in things]


@forked
def test_work_is_shared() -> None:
    """Three hands are three processes, each with its share; too few things are one's work."""
    assert len(set(spread(lambda _: os.getpid(), range(9), 3))) == 3
    assert set(spread(lambda _: os.getpid(), range(9), 5)) == {os.getpid()}


@forked
@pytest.mark.parametrize("number", range(4))
def test_mistake_is_met_as_by_one_process(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of a helper is raised here, as it is, and every helper has ended."""
    helpers: list[int] = []
    fork = os.fork

    def noted() -> int:
        pid = fork()
        helpers.append(pid)
        return pid

    def work(thing: int) -> int:
        return 1 // (thing - number)

    monkeypatch.setattr(os, "fork", noted)
    with pytest.raises(ZeroDivisionError):
        spread(work, range(4), 1)
    assert helpers
    for pid in helpers:
        with pytest.raises(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


@forked
def test_share_of_a_helper_that_dies_is_done_again() -> None:
    """A helper that is killed, or cannot send what it made, costs time and no result."""
    parent = os.getpid()

    def die(thing: int) -> int:
        if os.getpid() != parent:
            os._exit(thing % 2)
        return thing

    def unsendable(thing: int) -> object:
        return (lambda: thing) if os.getpid() != parent else thing

    assert spread(die, range(2, 9), 1) == list(range(2, 9))
    assert spread(unsendable, range(9), 1) == list(range(9))


@forked
def test_helpers_are_silent(capfd: pytest.CaptureFixture[str]) -> None:
    """What there is to say is said once, by the process that people started."""
    spread(lambda _: os.write(2, b"said "), range(3), 1)
    assert capfd.readouterr().err == "said "


def test_one_process_where_others_could_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is forked where the system cannot, or while another thread may hold a lock."""
    monkeypatch.delattr(os, "fork", raising=False)
    assert hands.hands() == 1
    monkeypatch.undo()
    monkeypatch.setenv(VARIABLE, "3")
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert hands.hands() == 1
    finally:
        over.set()
        thread.join()


@forked
def test_no_fork_is_no_reason_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no room for another process, this one does all."""

    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    assert spread(lambda thing: thing + 1, range(9), 1) == list(range(1, 10))


def test_site_is_the_same_by_any_number_of_hands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One process and several write the same files, byte for byte."""

    def files(number: str) -> dict[str, bytes]:
        monkeypatch.setenv(VARIABLE, number)
        done = run_pelican(HOUSE / "tests/site/content", tmp_path / number)
        assert done.returncode == 0, done.stderr
        written = (path for path in (tmp_path / number).rglob("*") if path.is_file())
        return {path.relative_to(tmp_path / number).as_posix(): path.read_bytes() for path in written}

    assert files("1") == files("4")
