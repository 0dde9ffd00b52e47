"""What keeps the archive's code honest: style, types and tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from plugins.desk import browser
from plugins.desk.environment import ROOT

Bring = Callable[[], tuple[Path | None, str]]
LINTERS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))
# Each core begins with a run of files of its own, and takes over what another has not come to.
SPREAD = ["--numprocesses=auto", "--dist=worksteal"]


def lint() -> int:
    """Run every linter, also after one has complained, and return 1 if any has."""
    codes = [_module(*linter) for linter in LINTERS]
    return int(any(codes))


def run_tests(selection: str, others: list[str], bring: Bring = browser.bring) -> int:
    """Run the tests that match a selection, with a browser if one can be had, and return pytest's exit code."""
    found, reason = bring()
    if found:
        os.environ[browser.CHOICE] = str(found)
    else:
        print(f"The tests that need a browser are skipped. {reason}", file=sys.stderr, flush=True)
    chosen = ["-k", selection] if selection else SPREAD
    return _module("pytest", "-rs", *chosen, *others)


def after_dashes(words: list[str]) -> list[str]:
    """Return what follows `--` in a command line, word by word, as it was typed."""
    return words[words.index("--") + 1 :] if "--" in words else []


def _module(*words: str) -> int:
    """Run a module of the environment in the archive's folder."""
    return subprocess.run([sys.executable, "-m", *words], cwd=ROOT, check=False).returncode
