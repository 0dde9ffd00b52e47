"""The lock is renewed in one step, free of ties to a machine, and a person reads what changed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from plugins.desk.obstacles import Obstacle
from plugins.keeping import renewing
from plugins.keeping.renewing import COMPILE, changes, renew
from tests.conftest import HOUSE


def entry(name: str, version: str, digit: str) -> str:
    """Return a package as the lock has it."""
    return f"{name}=={version} \\\n    --hash=sha256:{digit * 64}\n    # via nadwa (pyproject.toml)\n"


OLD = entry("babel", "2.18.0", "a") + entry("gone", "1.0", "b") + entry("six", "1.17.0", "c")
NEW = entry("babel", "2.19.0", "d") + entry("new", "1.0", "e") + entry("six", "1.17.0", "f")
TIES = "--index-url https://index.example/simple\n--extra-index-url https://user:word@index.example\n-f wheels\n"
# Stands in for uv: notes what it was asked, and writes a lock, or fails.
UV = """\
#!{python}
import os, pathlib, sys
pathlib.Path({log!r}).write_text(" ".join(sys.argv[1:]) + "\\n" + os.environ["UV_CUSTOM_COMPILE_COMMAND"])
assert pathlib.Path("pyproject.toml").read_text() == "[project]"
if {code}:
    print("No solution found", file=sys.stderr)
    sys.exit({code})
pathlib.Path("requirements.txt").write_text({lock!r})
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with a list and a lock."""
    if os.name == "nt":
        pytest.skip("the stand-in for uv is a script with a first line")
    (tmp_path / "pyproject.toml").write_text("[project]", "utf-8")
    (tmp_path / "requirements.txt").write_text(OLD, "utf-8")
    return tmp_path


def uv(root: Path, lock: str = NEW, code: int = 0) -> str:
    """Return a stand-in for uv."""
    script = root / "uv"
    script.write_text(UV.format(python=sys.executable, log=str(root / "log"), lock=lock, code=code), "utf-8")
    script.chmod(0o755)
    return str(script)


def test_lock_is_renewed_and_changes_are_told(root: Path) -> None:
    """What is newer, what came and went, and hashes that changed without a version."""
    said: list[str] = []
    assert renew(root, uv=uv(root), say=said.append)
    assert (root / "requirements.txt").read_text("utf-8") == NEW
    assert said[1:-1] == [
        "  babel 2.18.0 → 2.19.0",
        "- gone 1.0",
        "+ new 1.0",
        "! six 1.17.0: other hashes for the same version; find out why before you commit",
    ]
    asked = (root / "log").read_text("utf-8")
    assert asked == f"{COMPILE.removeprefix('uv ')} --upgrade\n{COMPILE}"


def test_lock_is_free_of_ties(root: Path) -> None:
    """No index, no folder and no password of the machine that made it."""
    renew(root, uv=uv(root, TIES + NEW), say=lambda _: None)
    assert (root / "requirements.txt").read_text("utf-8") == NEW


def test_one_package_may_be_renewed_alone(root: Path) -> None:
    """One that the lock names; another is refused before anything is asked."""
    renew(root, "babel", uv(root), lambda _: None)
    assert (root / "log").read_text("utf-8").splitlines()[0].endswith(" --upgrade-package babel")
    with pytest.raises(Obstacle, match="names no package `bable`"):
        renew(root, "bable", uv(root))


def test_lock_that_is_new_enough_stays(root: Path) -> None:
    """Nothing is written when nothing is newer."""
    said: list[str] = []
    assert not renew(root, uv=uv(root, OLD), say=said.append)
    assert said[-1] == "Nothing is newer: the lock stays as it is."


def test_failure_leaves_the_lock(root: Path) -> None:
    """Versions that do not go together are told in uv's words."""
    with pytest.raises(Obstacle, match=r"stays as it was\. What it said:\n  No solution found"):
        renew(root, uv=uv(root, code=1))
    assert (root / "requirements.txt").read_text("utf-8") == OLD


def test_machine_without_uv_is_told_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is tried without it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(renewing.sys, "executable", str(tmp_path / "python"))  # type: ignore[attr-defined]
    with pytest.raises(Obstacle, match="pipx install uv"):
        renew(tmp_path)


def test_command_is_the_one_that_the_lock_names() -> None:
    """Who renews it by hand and who runs the task get the same."""
    assert COMPILE in (HOUSE / "requirements.txt").read_text("utf-8").splitlines()[1]


def test_same_lock_has_no_changes() -> None:
    """Nothing is told of what stayed."""
    assert list(changes(OLD, OLD)) == []
