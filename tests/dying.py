"""Lets a build die at its every step, each time in a process of its own: `python -m tests.dying FOLDER WAY PLACE`.

WAY is `exchange` or `renames`; PLACE is `first`, where nothing is published yet, `published`, or `spare`, where a spare
is brought up to date. After each death it asserts what is published, lets the next build mend and clear, and asserts
again.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from plugins.files import placing, sightings
from plugins.files.making import Tree
from plugins.files.settling import settle
from plugins.files.store import Store
from tests.published import beside, beside_the_spare, snapshot

STEPS = ("open", "os.", "shutil.")
SITES = {"former": ("a", "stale"), "latter": ("a", "b")}


def write(site: Path, name: str) -> None:
    """Write a small site."""
    for page, text in pages(name).items():
        (site / page).parent.mkdir(parents=True, exist_ok=True)
        (site / page).write_text(text, "utf-8")


def pages(name: str) -> dict[str, str]:
    """Return the files of a small site."""
    own = {f"{page}index.html": f"{placing.MARK} {name}" for page in ("", *(f"{below}/" for below in SITES[name]))}
    return own | {"a/same": "same"}


def update(output: Path, name: str) -> None:
    """Publish a small site by way of the spare, if there is one."""
    place = begin(output)
    tree = Tree.at(place.made, None, fresh=False)
    for page, text in pages(name).items():
        tree.take(page)
        tree.write(page, text.encode())
    tree.prune()
    tree.seal()
    place.put()
    place.close()


def begin(output: Path) -> placing.Workplace:
    """Begin a build, in silence."""
    return placing.begin(output, output.parent / "content", lambda _: None)


def build(output: Path, die_at: int, spares: bool) -> None:
    """Build and put in place, and die before the given step that the system is asked for."""
    steps = iter(range(die_at))

    def hear(event: str, _arguments: object) -> None:
        if event.startswith(STEPS) and event != "os.kill" and next(steps, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hear)
    if spares:
        update(output, "latter")
        return
    place = begin(output)
    write(place.made, "latter")
    place.put()
    place.close()


def died(output: Path, die_at: int, spares: bool) -> bool:
    """Tell whether a build in a process of its own died."""
    child = os.fork()
    if not child:
        build(output, die_at, spares)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, -signal.SIGKILL), code
    return code != 0


def deaths(folder: Path, where: str) -> int:
    """Let builds die one step later each time until one lives, and return how many have died."""
    for name in SITES:
        (folder / name).mkdir(parents=True)
        write(folder / name, name)
        settle(folder / name)
    former, latter = (snapshot(folder / name) for name in SITES)
    spares, right = where == "spare", ({} if where == "first" else former, latter)
    for count in itertools.count():
        output = folder / str(count) / "output"
        if where == "published":
            shutil.copytree(folder / "former", output)
        if spares:
            update(output, "former")
            update(output, "former")
            assert placing.left_aside(output, placing.SPARE)
        over = not died(output, count, spares)
        # Where two renames are needed there may be nothing for a moment, which the next build mends even if it fails.
        assert snapshot(output) in right or (placing.left_aside(output, placing.FORMER) and not output.exists()), count
        begin(output).close()
        assert snapshot(output) in right, count
        assert (beside_the_spare if spares else beside)(output) == [], count
        if spares:
            update(output, "latter")
            assert (snapshot(output), beside_the_spare(output)) == (latter, []), count
        if over:
            assert snapshot(output) == latter
            return count
    raise AssertionError


if __name__ == "__main__":
    if sys.argv[2] == "renames":
        pytest.MonkeyPatch().setattr(placing, "exchange", lambda one, other: False)
    sightings.KEPT = Store(Path(sys.argv[1]) / "store")
    sightings.TICK = 0  # nobody writes to a page by hand meanwhile
    print(deaths(Path(sys.argv[1]), sys.argv[3]))
