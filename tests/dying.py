"""Lets a swap die at its every step, each time in a process of its own: `python -m tests.dying FOLDER exchange|renames published|first`.

After each death it asserts what is published, lets the next build mend and clear, and asserts again.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from plugins.files import placing
from plugins.files.settling import settle
from tests.published import beside, snapshot

STEPS = ("open", "os.", "shutil.")
SITES = {"former": ("a", "stale"), "latter": ("a", "b")}


def write(site: Path, name: str) -> None:
    """Write a small site."""
    for page in ("", *SITES[name]):
        (site / page).mkdir(exist_ok=True)
        (site / page / "index.html").write_text(f"{placing.MARK} {name}", "utf-8")


def begin(output: Path) -> placing.Workplace:
    """Begin a build, in silence."""
    return placing.begin(output, output.parent / "content", lambda _: None)


def build(output: Path, die_at: int) -> None:
    """Build and put in place, and die before the given step that the system is asked for."""
    steps = iter(range(die_at))

    def hear(event: str, _arguments: object) -> None:
        if event.startswith(STEPS) and event != "os.kill" and next(steps, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hear)
    place = begin(output)
    write(place.made, "latter")
    place.put()
    place.close()


def died(output: Path, die_at: int) -> bool:
    """Tell whether a build in a process of its own died."""
    child = os.fork()
    if not child:
        build(output, die_at)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, -signal.SIGKILL), code
    return code != 0


def deaths(folder: Path, published: bool) -> int:
    """Let builds die one step later each time until one lives, and return how many have died."""
    for name in SITES:
        (folder / name).mkdir(parents=True)
        write(folder / name, name)
        settle(folder / name)
    former, latter = (snapshot(folder / name) for name in SITES)
    right = (former if published else {}, latter)
    for count in itertools.count():
        output = folder / str(count) / "output"
        if published:
            shutil.copytree(folder / "former", output)
        over = not died(output, count)
        # Where two renames are needed there may be nothing for a moment, which the next build mends even if it fails.
        assert snapshot(output) in right or (placing.left_aside(output, placing.FORMER) and not output.exists()), count
        begin(output).close()
        assert snapshot(output) in right, count
        assert beside(output) == [], count
        if over:
            assert snapshot(output) == latter
            return count
    raise AssertionError


if __name__ == "__main__":
    if sys.argv[2] == "renames":
        pytest.MonkeyPatch().setattr(placing, "exchange", lambda one, other: False)
    print(deaths(Path(sys.argv[1]), published=sys.argv[3] == "published"))
