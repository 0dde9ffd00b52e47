"""From `python3 tasks.py NAME` on any Python to the running task: the same words, the same exit code."""

from __future__ import annotations

import functools
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path
from typing import Any

from plugins.desk import environment
from plugins.desk.obstacles import Obstacle

INTERRUPTED = 130
TERMINATED = 143


def enter(arguments: list[str], root: Path = environment.ROOT) -> int:
    """Prepare the environment, run in it the tasks that `arguments` name, and return the exit code."""
    try:
        environment.prepare(root, say=_tell)
        venv = environment.folder(root)
        if environment.inside(venv):
            return work(arguments, root)
        return hand_over([str(environment.interpreter(venv)), str(root / "tasks.py"), *arguments])
    except Obstacle as obstacle:
        _tell(str(obstacle))
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def work(arguments: list[str], root: Path) -> int:
    """Run tasks with invoke in this process, or list them when none is named, and return the exit code."""
    from invoke.collection import Collection
    from invoke.loader import FilesystemLoader
    from invoke.program import Program

    module, _ = FilesystemLoader(start=str(root)).load("tasks")
    program = Program(name="tasks.py", binary="tasks.py", namespace=Collection.from_module(module))
    try:
        program.run(["tasks.py", *(spelled_out(arguments) or ["--list"])])
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def spelled_out(arguments: list[str]) -> list[str]:
    """Return the words as invoke knows them: a release after `rollback` is an option, `--accept STORY LANG` one value."""
    if arguments[:1] == ["rollback"] and len(arguments) > 1 and not arguments[1].startswith("-"):
        return ["rollback", "--release", *arguments[1:]]
    if "--accept" not in arguments:
        return arguments
    first = arguments.index("--accept") + 1
    values = [*takewhile(lambda word: not word.startswith("-"), arguments[first : first + 2])]
    return [*arguments[:first], *(["/".join(values)] if values else []), *arguments[first + len(values) :]]


def hand_over(command: list[str]) -> int:
    """Run `command` in this process's place, with its streams and signals, and return its exit code."""
    child = subprocess.Popen(command, env={**os.environ, "PYTHONUTF8": "1"})

    def pass_on(number: int, _frame: Any) -> None:
        child.send_signal(number)

    former = signal.signal(signal.SIGTERM, pass_on)
    try:
        code = _outlast(child)
    finally:
        signal.signal(signal.SIGTERM, former)
    return code if code >= 0 else 128 - code


def plainly(body: Callable[..., None]) -> Callable[..., None]:
    """Make a task end in a sentence and an exit code, whatever a person did or the terminal asked."""
    from invoke.exceptions import Exit

    @functools.wraps(body)
    def task(*arguments: Any, **options: Any) -> None:
        _speak_freely()
        former = signal.signal(signal.SIGTERM, _leave)
        try:
            body(*arguments, **options)
        except Obstacle as obstacle:
            raise Exit(str(obstacle), code=1) from None
        except KeyboardInterrupt:
            raise Exit(code=INTERRUPTED) from None
        finally:
            signal.signal(signal.SIGTERM, former)

    return task


def _outlast(child: subprocess.Popen[bytes]) -> int:
    """Wait for the child, through interrupts too: the terminal sends them to it as well, and it ends by itself."""
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue


def _leave(_number: int, _frame: Any) -> None:
    """End by an exception, so that what was begun is cleared away."""
    raise SystemExit(TERMINATED)


def _speak_freely() -> None:
    """Let every line out at once, and no Arabic file name end a task on a terminal that cannot show it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", line_buffering=True)


def _tell(line: str) -> None:
    """Print progress and trouble beside the task's own output."""
    print(line, file=sys.stderr, flush=True)
