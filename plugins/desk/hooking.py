"""The hook that has git check what is to be committed: one line that hands over to the check, on every system.

Git runs hooks by a shell of its own, on Windows too; all that the hook does is in Python.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from plugins.archive.problems import language_of, message, said
from plugins.desk import environment
from plugins.desk.obstacles import Obstacle

NAME = "pre-commit"
SIGN = "# Nadwa: checks what is to be committed."


def install(root: Path) -> Path:
    """Write the hook of the repository at `root`, and return where it stands; another's is left alone.

    Raises:
        Obstacle: there is no repository, or it has a hook already.
    """
    path = _hooks(root) / NAME
    text = line(root)
    if path.exists() and SIGN not in path.read_text("utf-8", errors="replace"):
        told = message(
            "%(path)s is a hook already, and is left alone. Add this line to it: `%(line)s`", path=str(path), line=text
        )
        raise Obstacle(said(told, language_of(os.environ)))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{SIGN}\n{text}\n", "utf-8", newline="\n")
    path.chmod(0o755)
    return path


def line(root: Path) -> str:
    """Return what the hook runs: the check of what is staged, by the environment's own Python."""
    python = environment.interpreter(environment.folder(root)).relative_to(root).as_posix()
    return f"exec {python} tasks.py check --staged"


def _hooks(root: Path) -> Path:
    try:
        done = subprocess.run(
            ["git", "rev-parse", "--git-path", "hooks"],
            cwd=root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except FileNotFoundError:
        done = None
    if done is None or done.returncode:
        told = message(
            "%(root)s is no repository of git, so nothing is committed here. Run: `git init`", root=str(root)
        )
        raise Obstacle(said(told, language_of(os.environ)))
    return root / done.stdout.strip()
