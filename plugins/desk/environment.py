"""Makes the archive's own Python environment, .venv, from the lock, and tells when there is nothing to make.

It runs before anything is installed: the standard library only, and syntax that an old Python reads as far as its refusal.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from plugins.desk import installation
from plugins.desk.obstacles import Obstacle

ROOT = Path(__file__).resolve().parents[2]
OLDEST = (3, 11)
PARTS = ("venv", "ensurepip")


def folder(root: Path = ROOT) -> Path:
    """Return where the environment of the archive at `root` lives."""
    return root / ".venv"


def interpreter(venv: Path) -> Path:
    """Return the Python of an environment, whether or not it exists."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def inside(venv: Path) -> bool:
    """Tell whether this very Python is the environment's."""
    return venv.is_dir() and os.path.samefile(sys.prefix, venv)


def state(venv: Path, lock: Path) -> str:
    """Return `current`; `outdated`, when only the lock has changed; or `unusable`: absent, half made, another Python's.

    Raises:
        Obstacle: the lock cannot be read.
    """
    locked = _lock_line(lock)
    if not (interpreter(venv).is_file() and _stamp(venv).is_file()):
        return "unusable"
    maker, _, made_from = _stamp(venv).read_text("utf-8").rstrip("\n").partition("\n")
    if maker != _maker_line(venv):
        return "unusable"
    return "current" if made_from == locked else "outdated"


def require_python(version: tuple[int, int], missing: list[str]) -> None:
    """Refuse a Python that is too old, or one that lacks the parts that make environments.

    Raises:
        Obstacle: with what to install.
    """
    if version < OLDEST:
        raise Obstacle(
            "This is Python {}.{}; the archive needs {}.{} or newer. Install one and run it by its name, such as: "
            "python3.11 tasks.py".format(*version, *OLDEST)
        )
    if missing:
        raise Obstacle(
            f"This Python came without {' and '.join(missing)}, needed to make the archive's environment. "
            "On Debian and Ubuntu: apt install python3-venv. Then run the same command again."
        )


def prepare(root: Path, say: Callable[[str], None]) -> None:
    """Make or mend the environment of the archive at `root`; when it is current, do and say nothing.

    Raises:
        Obstacle: with what is in the way and how to mend it.
    """
    venv, lock = folder(root), root / "requirements.txt"
    found = state(venv, lock)
    if found == "current":
        return
    require_python(sys.version_info[:2], [name for name in PARTS if importlib.util.find_spec(name) is None])
    try:
        if found == "unusable" and not inside(venv):
            _lay(venv, say)
        installation.install(interpreter(venv), lock, say)
        _stamp(venv).write_text(f"{_maker_line(venv)}\n{_lock_line(lock)}\n", "utf-8")
    except OSError as error:
        raise Obstacle(
            f"{error.filename or venv} cannot be written: {error.strerror or error}. "
            "Make the folder writable, or free some space, and run the same command again."
        ) from None
    say("The environment is ready.")


def _stamp(venv: Path) -> Path:
    """Return the file that says what a finished environment was made from."""
    return venv / "nadwa.stamp"


def _maker_line(venv: Path) -> str:
    """Say which Python made an environment, and where: moved, or under another Python, it is of no use."""
    return "python {}.{} in {}".format(*sys.version_info[:2], venv)


def _lock_line(lock: Path) -> str:
    """Say which lock an environment holds."""
    try:
        return "lock " + hashlib.sha256(lock.read_bytes()).hexdigest()
    except OSError as error:
        raise Obstacle(
            f"The lock {lock.name} cannot be read: {error.strerror}. Bring it back with: git checkout {lock.name}"
        ) from None


def _lay(venv: Path, say: Callable[[str], None]) -> None:
    """Lay an empty environment, in place of one that is of no use."""
    say(f"Making the archive's environment in {venv} (once; some minutes on a slow line)")
    if venv.is_symlink() or venv.is_file():
        venv.unlink()
    elif venv.exists():
        shutil.rmtree(venv)
    venv.mkdir()
    made = subprocess.run([sys.executable, "-m", "venv", str(venv)], capture_output=True, text=True, check=False)
    if made.returncode:
        raise Obstacle(
            f"Python could not make an environment in {venv}. On Debian and Ubuntu: apt install python3-venv. "
            f"What it said:\n{installation.tail((made.stdout + made.stderr).splitlines())}"
        )
