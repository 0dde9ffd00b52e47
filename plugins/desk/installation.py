"""Brings the locked packages into the environment with pip, and says in a sentence why it could not."""

from __future__ import annotations

import collections
import json
import os
import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

from plugins.desk.obstacles import Obstacle

LOCKED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", re.MULTILINE)
TAKEN_UP = re.compile(r"^Collecting (\S+?)(?: \(|$)")
NOT_OURS = frozenset({"pip", "setuptools", "wheel"})
LINES_KEPT = 200
LINES_SHOWN = 8

TAMPERED = ("DO NOT MATCH THE HASHES", "Hashes are required in --require-hashes mode")
FULL = ("No space left on device", "[Errno 28]")
UNREACHABLE = (
    "Failed to establish a new connection",
    "NewConnectionError",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Read timed out",
    "Network is unreachable",
    "Connection refused",
    "Cannot connect to proxy",
    "ProxyError",
    "ConnectionResetError",
)


def install(python: Path, lock: Path, say: Callable[[str], None]) -> None:
    """Install exactly what `lock` names into the environment of `python`, every file checked against its hash.

    Raises:
        Obstacle: pip could not, or refused.
    """
    total = len(names(lock))
    say(f"Installing {total} packages from {lock.name}, hashes checked")
    # No --only-binary: one locked package has no wheel outside Linux. No resolving: the lock is whole.
    command = [str(python), "-m", "pip", "install", "--require-hashes", "--no-deps", "-r", str(lock)]
    code, output = _follow(command, total, say)
    if code:
        raise Obstacle(explain(output))
    _drop_strays(python, lock, say)


def names(lock: Path) -> set[str]:
    """Return the packages that a lock names, as pip compares names."""
    return {_normal(name) for name in LOCKED.findall(lock.read_text("utf-8"))}


def explain(output: Iterable[str]) -> str:
    """Say why pip failed and how to mend it, from the lines it printed."""
    lines = [line for line in output if line.strip()]
    text = "\n".join(lines)
    if any(sign in text for sign in TAMPERED):
        return (
            "A package does not match the hash in requirements.txt, so nothing was installed: the lock was edited, or the "
            "package was changed on its way. Bring the lock back with: git checkout requirements.txt. If it fails still, "
            "do not trust that source of packages.\n" + tail(lines)
        )
    if any(sign in text for sign in FULL):
        return "The disk is full: free some space (about 300 MB) and run the same command again."
    if any(sign in text for sign in UNREACHABLE):
        return (
            "The package index cannot be reached. Connect this machine to the network "
            "(behind a proxy, set HTTPS_PROXY), then run the same command again."
        )
    return "pip could not install the packages. Its last words:\n" + tail(lines)


def tail(lines: list[str]) -> str:
    """Return the last lines that say something, indented."""
    return "\n".join("  " + line for line in lines[-LINES_SHOWN:])


def _follow(command: list[str], total: int, say: Callable[[str], None]) -> tuple[int, list[str]]:
    """Run pip, telling of each package as it is taken up; give its exit code and its last lines."""
    kept: collections.deque[str] = collections.deque(maxlen=LINES_KEPT)
    taken, waiting = 0, False
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PYTHONUTF8": "1"},
    ) as pip:
        for line in pip.stdout or ():
            kept.append(line.rstrip())
            match = TAKEN_UP.match(line)
            if line.startswith("Ignoring "):  # locked for another system
                total -= 1
            if match:
                taken += 1
                say(f"  {taken}/{total} {match[1]}")
            elif line.startswith("Installing collected packages"):
                say(f"  putting {line.count(',') + 1} packages in place")
            elif "Retrying (" in line and not waiting:
                waiting = True
                say("  the package index does not answer; trying again")
    return pip.returncode, list(kept)


def _drop_strays(python: Path, lock: Path, say: Callable[[str], None]) -> None:
    """Take out what an earlier lock had brought, so that the environment holds what the lock names and no more."""
    pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
    listed = subprocess.run([*pip, "list", "--format=json"], capture_output=True, text=True, check=False)
    if listed.returncode:
        raise Obstacle(explain((listed.stdout + listed.stderr).splitlines()))
    here = {_normal(package["name"]) for package in json.loads(listed.stdout)}
    strays = sorted(here - names(lock) - NOT_OURS)
    if strays:
        say(f"  taking out what the lock no longer names: {', '.join(strays)}")
        subprocess.run([*pip, "uninstall", "--yes", *strays], capture_output=True, check=False)


def _normal(name: str) -> str:
    """Return a package's name in the one spelling that all its spellings share."""
    return re.sub(r"[-_.]+", "-", name).lower()
