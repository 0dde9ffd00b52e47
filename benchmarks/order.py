"""What it costs to set phrases apart: `python -m benchmarks.order [stories]`.

One whole build, with the processor time that the pass over finished pages takes of it; several builds, for the noise.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from unittest import mock

from pelican import main as pelican

from benchmarks import corpus
from plugins.pages.naming import names_of
from plugins.text.flows import isolated

RUNS = 3


def share(content: Path, output: Path) -> tuple[float, float]:
    """Return the processor seconds of one build, and those of the pass within it."""
    spent = 0.0

    def timed(function: Any) -> Any:
        def called(*arguments: Any) -> Any:
            nonlocal spent
            start = time.process_time()
            try:
                return function(*arguments)
            finally:
                spent += time.process_time() - start

        return called

    start = time.process_time()
    with (
        mock.patch("plugins.pages.apart.isolated", timed(isolated)),
        mock.patch("plugins.pages.site.names_of", timed(names_of)),
    ):
        pelican([str(content), "-s", "pelicanconf.py", "-o", str(output), "-q"])
    return time.process_time() - start, spent


def main(stories: int = 1000) -> None:
    """Build the corpus some times and print seconds and shares."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus.write_archive(folder / "archive", stories)
        print(f"{stories} stories × 3 languages, processor seconds")
        for run in range(RUNS):
            whole, part = share(folder / "archive", folder / f"output{run}")
            print(f"build {whole:6.2f}  setting apart {part:6.2f}  {part / whole:.1%}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
