"""How long reading and checking take beside building: `python -m benchmarks.checking [stories]`.

Each figure is the wall time of a whole process, the median of three runs after one that is not counted.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import corpus

HOUSE = Path(__file__).resolve().parent.parent
CHECK = "import sys; from pathlib import Path; from plugins.archive.contract import check; assert check(Path(sys.argv[1])) == []"
RUNS = 3


def seconds(command: list[str], folder: Path = HOUSE) -> list[float]:
    """Run a command several times and return each run's wall time in seconds, sorted."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return sorted(times[1:])


def main(stories: int = 1000) -> None:
    """Measure the check and a whole build, and print medians and ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus.write_archive(folder / "archive", stories)
        build = ["-m", "pelican", str(folder / "archive"), "-s", "pelicanconf.py", "-o", str(folder / "o")]
        commands = {
            "check": [sys.executable, "-c", CHECK, str(folder / "archive")],
            "build": [sys.executable, *build, "-e", "FRESH=true"],
            "again": [sys.executable, *build],
        }
        results = {label: seconds(command) for label, command in commands.items()}
    check = statistics.median(results["check"])
    print(f"{stories} stories × 3 languages, {RUNS} runs")
    for label, times in results.items():
        middle = statistics.median(times)
        print(
            f"{label:14} {times[0]:6.2f} {middle:6.2f} {times[-1]:6.2f} s (min, median, max)  check is {check / middle:.2f} of it"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
