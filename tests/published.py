"""A published tree as it can be compared, what lies beside it, and the doors by which it is built."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.files import placing
from tests.conftest import HOUSE

CONTENT = HOUSE / "tests/site/content"
DOORS = ("desk", "pelican")


def snapshot(tree: Path) -> dict[str, tuple[int, bytes]]:
    """Return every name below a tree with its permissions and bytes, the tree itself included; nothing if it is absent."""
    if not tree.exists():
        return {}
    found = [tree, *tree.rglob("*")]
    return {
        path.relative_to(tree).as_posix(): (path.lstat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in found
    }


def beside(output: Path) -> list[str]:
    """Return what lies beside an output."""
    return sorted(path.name for path in output.parent.iterdir() if path != output)


def beside_the_spare(output: Path) -> list[str]:
    """Return what else lies beside an output; there is at most one spare, which nobody else may look into."""
    spares = placing.left_aside(output, placing.SPARE)
    assert [spare.stat().st_mode & 0o777 for spare in spares] in ([], [0o700])
    assert all((spare / ".gitignore").read_text("ascii") == "*\n" for spare in spares)
    return [name for name in beside(output) if name not in [spare.name for spare in spares]]


def command(door: str, content: Path, output: Path) -> list[str]:
    """Return the command that builds by a door: the task of people, or Pelican's own."""
    if door == "desk":
        return [sys.executable, "-m", "invoke", "build", "--content", str(content), "--output", str(output)]
    return [sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py", "-o", str(output)]
