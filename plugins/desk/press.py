"""Runs Pelican in a process of its own, and reads from what it prints where the content or the theme is wrong."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from plugins.archive.problems import Problem, is_count
from plugins.desk.environment import ROOT, folder

PLACED = re.compile(r"(?:\w+: )?(?P<path>(?:[A-Za-z]:[\\/])?[^:\n]+):(?P<line>\d+):(?P<column>\d+): (?P<message>.+)")
TRACEBACK = "Traceback (most recent call last):"
FRAME = re.compile(r'^ *File "([^"]+)", line (\d+)', re.MULTILINE)
STOPPED_BY_WARNING = "RuntimeError: Warning or error encountered"
SECONDS_BETWEEN_COUNTS = 0.5


def command(content: Path, output: Path, settings: str, fresh: bool = False) -> list[str]:
    """Return the command that builds `content` into `output`; any warning makes it fail, and `fresh` all be made anew."""
    pelican = [sys.executable, "-m", "pelican", str(content), "-s", settings, "-o", str(output)]
    return [*pelican, "--fatal", "warnings", "--log-handler", "plain", *(["-e", "FRESH=true"] if fresh else [])]


def run(line: list[str], tick: Callable[[], None] = lambda: None) -> list[Problem]:
    """Run a command of the press, ticking now and then, and return its problems: none when it succeeded."""
    process = start(line, subprocess.DEVNULL)
    try:
        said = _outcome(process, tick)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    return complaints(said) if process.returncode else []


def start(line: list[str], channel: int) -> subprocess.Popen[str]:
    """Start a command of the press, its complaints in a pipe; `channel` is where it hears and answers, if anywhere."""
    return subprocess.Popen(
        line,
        cwd=ROOT,
        stdin=channel,
        stdout=channel,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def complaints(said: str) -> list[Problem]:
    """Return the problems in what a failed press said: at least one, without traceback; path is empty where unknown."""
    before, _, traced = said.partition(TRACEBACK)
    lines = [line.rstrip() for line in before.splitlines()]
    told = [line for line in lines if line and not is_count(line)]
    if len(told) > 1:
        told = [line for line in told if line != STOPPED_BY_WARNING]
    last = traced.strip().splitlines()[-1:] or [
        "Pelican stopped without a word; run: pelican content -s pelicanconf.py"
    ]
    problems = [_problem(line) for line in told or last]
    if len(problems) == 1 and not problems[0].path:
        problems = [_placed(problems[0], traced)]
    return list(dict.fromkeys(problems))


def _problem(line: str) -> Problem:
    placed = PLACED.fullmatch(line)
    if not placed:
        return Problem("", 0, 0, line)
    return Problem(placed["path"], int(placed["line"]), int(placed["column"]), placed["message"])


def _placed(problem: Problem, traced: str) -> Problem:
    """Place an exception at the last line of the archive's own that it passed, such as a template's."""
    for path, line in reversed(FRAME.findall(traced)):
        place = Path(path)
        if place.is_relative_to(ROOT) and not place.is_relative_to(folder(ROOT)):
            return replace(problem, path=str(place.relative_to(ROOT)), line=int(line), column=1)
    return problem


def _outcome(process: subprocess.Popen[str], tick: Callable[[], None]) -> str:
    while True:
        try:
            return process.communicate(timeout=SECONDS_BETWEEN_COUNTS)[1]
        except subprocess.TimeoutExpired:
            tick()
