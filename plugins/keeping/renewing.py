"""Renews the lock: the newest version of every package that the list of dependencies allows, each with its hashes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from plugins.desk.installation import tail
from plugins.desk.obstacles import Obstacle
from plugins.keeping.locked import packages

LOCK, LIST = "requirements.txt", "pyproject.toml"
COMPILE = (
    "uv pip compile pyproject.toml --universal --python-version 3.11 --all-extras --generate-hashes "
    "--no-emit-index-url --no-emit-find-links --output-file requirements.txt"
)
# What would tie the lock to the machine that made it.
_TIES = re.compile(
    r"^\s*(?:--(?:index-url|extra-index-url|find-links|trusted-host|no-index)\b|-[if]\s).*\n", re.MULTILINE
)


def renew(root: Path, only: str = "", uv: str = "", say: Callable[[str], None] = print) -> bool:
    """Renew the lock of a checkout, or `only` one package in it, say what changed, and tell whether anything did.

    Raises:
        Obstacle: there is no uv, or it found no versions that go together; the lock is as it was.
    """
    program = uv or _uv()
    lock = root / LOCK
    before = lock.read_text("utf-8") if lock.is_file() else ""
    if only and only not in packages(before):
        raise Obstacle(f"The lock names no package `{only}`. Without --package, all of them are renewed.")
    with tempfile.TemporaryDirectory(prefix="nadwa-lock-") as folder:
        for name in (LIST, LOCK):
            if (root / name).is_file():
                shutil.copyfile(root / name, Path(folder, name))
        after = _compiled(program, Path(folder), only, say)
    if after == before:
        say("Nothing is newer: the lock stays as it is.")
        return False
    for line in changes(before, after):
        say(line)
    _replace(lock, after)
    say(f"{LOCK} is renewed. Run the tests, then commit it; the next task installs it.")
    return True


def changes(before: str, after: str) -> Iterator[str]:
    """Yield what changed between two locks, a line to each package."""
    old, new = packages(before), packages(after)
    for name in sorted(old.keys() | new.keys()):
        if name not in old:
            yield f"+ {name} {new[name].version}"
        elif name not in new:
            yield f"- {name} {old[name].version}"
        elif old[name].version != new[name].version:
            yield f"  {name} {old[name].version} → {new[name].version}"
        elif old[name].hashes != new[name].hashes:
            yield f"! {name} {new[name].version}: other hashes for the same version; find out why before you commit"


def _uv() -> str:
    """Return the program that makes the lock: uv of the path, or beside this Python."""
    beside = Path(sys.executable).with_name("uv.exe" if os.name == "nt" else "uv")
    found = shutil.which("uv") or (str(beside) if beside.is_file() else "")
    if not found:
        raise Obstacle(
            "The lock is made by uv, which is not here. Install it (such as: pipx install uv, or "
            "python3 -m pip install --user uv), and run the same command again."
        )
    return found


def _compiled(program: str, folder: Path, only: str, say: Callable[[str], None]) -> str:
    """Have the lock made aside, and return it without what ties it to this machine."""
    upgrade = ["--upgrade-package", only] if only else ["--upgrade"]
    say(f"Asking which versions there are of {only or 'all packages'}")
    done = subprocess.run(
        [program, *COMPILE.split()[1:], *upgrade],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        env={**os.environ, "UV_CUSTOM_COMPILE_COMMAND": COMPILE},
    )
    if done.returncode:
        raise Obstacle(
            f"uv could not renew the lock, which stays as it was. What it said:\n{tail(done.stderr.splitlines())}"
        )
    return _TIES.sub("", (folder / LOCK).read_text("utf-8"))


def _replace(lock: Path, text: str) -> None:
    draft = lock.with_name(f".{lock.name}.new")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        os.replace(draft, lock)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise Obstacle(f"{lock} cannot be written: {error.strerror or error}. Mend its permissions.") from None
