"""How long proofreading takes: `python -m benchmarks.proofreading [stories]`.

The stories are those of the real content, copied into as many folders as are asked for, each in its three languages.
Seconds are those of the processor; the best of three runs counts.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from plugins.archive.copydesk import proofs
from plugins.archive.reading import read

CONTENT = Path(__file__).resolve().parent.parent / "content"
RUNS = 3


def best(work: Callable[[], object]) -> float:
    """Return the shortest of several runs in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main(stories: int = 1000) -> None:
    """Measure the real content, then as many copies of its stories as are asked for."""
    with tempfile.TemporaryDirectory() as name:
        content = Path(shutil.copytree(CONTENT, Path(name) / "content"))
        reading = read(content)
        print(f"the content as it is: proofread in {best(lambda: proofs(reading)):.2f} s")
        folders = [content / story.folder for story in reading.archive.stories]
        for number in range(stories - len(folders)):
            original = folders[number % len(folders)]
            shutil.copytree(original, original.parent / f"{original.name}-{number}")
        reading = read(content)
        seconds = best(lambda: proofs(reading))
        print(f"{len(reading.archive.stories)} stories × 3: proofread in {seconds:.2f} s")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
