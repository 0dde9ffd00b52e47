"""The lock: one holder at a time, who may wait, for how long, and what is left of a holder that was killed."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from plugins.files import lock
from plugins.files.refusals import Refusal
from tests.conftest import HOUSE

HOLD = """
import pathlib, sys, time
from plugins.files import lock
held = lock.take(pathlib.Path(sys.argv[1]), pathlib.Path("site"), print)
print("held", flush=True)
time.sleep(600)
"""


def take(path: Path, said: list[str] | None = None, patience: float = 0) -> lock.Lock:
    """Take a lock, keeping what is said."""
    return lock.take(path, Path("site"), (said if said is not None else []).append, patience)


def test_freed_lock_leaves_no_file(tmp_path: Path) -> None:
    """Nothing lies about when nobody builds."""
    held = take(tmp_path / ".site.lock")
    assert (tmp_path / ".site.lock").is_file()
    held.free()
    held.free()
    assert list(tmp_path.iterdir()) == []


def test_second_is_refused_after_its_patience(tmp_path: Path) -> None:
    """The refusal names the lock, its holder and what to do."""
    held = take(tmp_path / ".site.lock")
    with pytest.raises(Refusal) as caught:
        take(tmp_path / ".site.lock")
    held.free()
    for words in ("Another build of site", str(tmp_path / ".site.lock"), "process ", "end it"):
        assert words in str(caught.value)


def test_second_says_once_that_it_waits_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits is told so, once however long it takes, and has the lock when the first has gone."""
    monkeypatch.setattr(lock, "BREATH", 0.001)
    held = take(tmp_path / ".site.lock")
    said: list[str] = []
    heard = threading.Event()

    def say(line: str) -> None:
        said.append(line)
        heard.set()

    second: list[lock.Lock] = []
    waiting = threading.Thread(
        target=lambda: second.append(lock.take(tmp_path / ".site.lock", Path("site"), say, patience=60))
    )
    waiting.start()
    heard.wait()
    held.free()
    waiting.join()
    assert said == ["Another build of site is under way; waiting for it to end"]
    assert (tmp_path / ".site.lock").is_file()
    second[0].free()


def test_killed_holder_holds_nothing(tmp_path: Path) -> None:
    """The file that a killed build leaves is no lock any more."""
    path = tmp_path / ".site.lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], cwd=HOUSE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(Refusal, match=f"process {holder.pid}"):
            take(path)
        holder.kill()
    assert path.is_file()
    said: list[str] = []
    take(path, said).free()
    assert said == []


def test_file_of_another_kind_in_the_lock_s_place_is_an_error(tmp_path: Path) -> None:
    """A folder where the lock should be is the system's own error, for the caller to put into words."""
    (tmp_path / ".site.lock").mkdir()
    with pytest.raises(OSError, match=r"\.site\.lock"):
        take(tmp_path / ".site.lock")
