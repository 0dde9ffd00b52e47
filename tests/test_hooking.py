"""The hook lets nothing wrong be committed, and is written once, over nobody's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.desk import environment, hooking
from plugins.desk.obstacles import Obstacle


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, with whatever git the person who runs the tests has set up left out."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "x")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "x@example.org")
    root = tmp_path / "the house"
    root.mkdir()
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    return root


def commit(root: Path) -> subprocess.CompletedProcess[str]:
    """Commit something, whatever it is."""
    command = ["git", "commit", "-q", "--allow-empty", "-m", "x"]
    return subprocess.run(command, cwd=root, check=False, capture_output=True, text=True)


@pytest.mark.parametrize("code", [0, 1])
def test_git_asks_the_check_before_it_commits(root: Path, code: int) -> None:
    """The hook runs the environment's Python with the check of what is staged, and its exit code decides."""
    python = environment.interpreter(environment.folder(root))
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    (root / "tasks.py").write_text(f"import sys; print(sys.argv[1:]); sys.exit({code})", encoding="utf-8")
    hooking.install(root)
    done = commit(root)
    assert "['check', '--staged']" in done.stdout + done.stderr
    assert done.returncode == code


def test_hook_is_written_again_over_itself(root: Path) -> None:
    """To set it up twice is no mistake."""
    path = hooking.install(root)
    assert hooking.install(root) == path
    assert hooking.SIGN in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("lang", "said"), [("ar", "لم يمس"), ("fr", "qui reste en place"), ("en", "is left alone")])
def test_hook_of_another_is_left_alone(root: Path, monkeypatch: pytest.MonkeyPatch, lang: str, said: str) -> None:
    """Whoever has a hook is told what to add to it."""
    monkeypatch.setenv("LANGUAGE", lang)
    own = root / ".git/hooks/pre-commit"
    own.parent.mkdir(exist_ok=True)
    own.write_text("#!/bin/sh\ntrue\n", encoding="utf-8")
    with pytest.raises(Obstacle) as caught:
        hooking.install(root)
    assert said in str(caught.value)
    assert hooking.line(root) in str(caught.value)
    assert own.read_text(encoding="utf-8") == "#!/bin/sh\ntrue\n"


def test_hooks_are_written_where_git_looks_for_them(root: Path) -> None:
    """A repository may keep its hooks elsewhere."""
    subprocess.run(["git", "config", "core.hooksPath", "elsewhere"], cwd=root, check=True)
    assert hooking.install(root) == root / "elsewhere/pre-commit"


def test_folder_that_is_no_repository_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written where nothing is committed."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(Obstacle, match="git init"):
        hooking.install(tmp_path)


def test_machine_without_git_is_told_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git nothing is committed either."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Obstacle, match="no repository"):
        hooking.install(root)
