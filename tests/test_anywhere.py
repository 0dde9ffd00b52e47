"""The tasks ask for nothing that only some systems have: no shell, no symbolic link, no fork but where there is one."""

from __future__ import annotations

import ast
import io
import sys
from pathlib import Path

import pytest

from plugins.desk import entrance, environment, status
from plugins.work import hands
from tests.conftest import HOUSE

SOURCES = [HOUSE / "tasks.py", *sorted((HOUSE / "plugins").rglob("*.py"))]
POSIX = {"fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"}
# A release on a server is shown by a link, and that is asked for by name.
SERVERS = {"local.py"}
SHELLS = {"os.system", "os.popen", "os.symlink", "os.execv", "os.execvp", "os.posix_spawn"}


def ident(path: Path) -> str:
    """Name a module in test reports."""
    return path.relative_to(HOUSE).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=ident)
def test_nothing_is_asked_of_a_shell_or_of_links(path: Path) -> None:
    """What only POSIX has is imported where the system was asked first, and only the spreading of work forks."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = {ast.unparse(call.func) for call in calls}
    assert not names & SHELLS
    assert not any(name.endswith(".symlink_to") for name in names) or path.name in SERVERS
    assert not any(keyword.arg == "shell" for call in calls for keyword in call.keywords)
    assert "os.fork" not in names or path.name == "hands.py"
    at_once = [alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names]
    assert not POSIX & set(at_once)


def test_work_is_done_where_the_system_does_not_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """One process then does all of it."""
    monkeypatch.delattr("os.fork", raising=False)
    monkeypatch.setenv(hands.VARIABLE, "2")
    assert list(hands.spread(str, list(range(100)))) == [str(number) for number in range(100)]


def test_table_is_told_on_a_terminal_that_knows_no_arabic(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it cannot show is escaped, and nothing ends in a traceback."""
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", terminal)
    words = ["status", "--lang", "ar", "--content", str(HOUSE / "tests/site/content")]
    assert entrance.work(words, environment.ROOT) == 0
    told = terminal.buffer.getvalue().decode("ascii")
    assert told.encode().decode("unicode_escape").rstrip("\n") == status.table(HOUSE / "tests/site/content", "ar")
