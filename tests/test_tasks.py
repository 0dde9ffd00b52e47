"""The tasks: one entrance on any Python, the same words and exit codes as the work behind them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from invoke.exceptions import Exit

from plugins.desk import entrance, environment, preview, workshop
from plugins.desk.obstacles import Obstacle

TASKS = ("build", "check", "lint", "serve", "test")


def fail(error: BaseException) -> None:
    """Raise an error, as a task's body."""
    raise error


def test_without_a_name_the_tasks_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """A person who knows no task sees all of them, each with a line."""
    assert entrance.work([], environment.ROOT) == 0
    lines = capsys.readouterr().out.splitlines()
    listed = [line.split() for line in lines if line.startswith("  ") and not line.startswith("   ")]
    assert tuple(words[0] for words in listed if words[0] in TASKS) == TASKS
    assert all(len(words) > 1 for words in listed)


def test_unknown_task_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong name fails without a traceback."""
    assert entrance.work(["sevre"], environment.ROOT) == 1
    assert "sevre" in capsys.readouterr().err


def test_wrong_port_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """A port that is no number fails without a traceback."""
    assert entrance.work(["serve", "--port", "web"], environment.ROOT) == 1
    assert capsys.readouterr().err == "`web` is not a port: give --port a number, such as 8000.\n"


def test_absent_content_is_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A wrong folder fails without a traceback."""
    assert entrance.work(["check", "--content", str(tmp_path / "nowhere")], environment.ROOT) == 1
    assert "nowhere" in capsys.readouterr().err


def test_wrong_language_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A language that the archive does not have fails without a traceback, and the others are named."""
    monkeypatch.setenv("LANGUAGE", "en")
    assert entrance.work(["check", "--lang", "de", "--content", str(tmp_path)], environment.ROOT) == 1
    assert capsys.readouterr().err == "`de` is not a language of the archive: give --lang ar, fr or en.\n"


def test_check_speaks_the_language_asked_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`--lang` reaches what is said."""
    assert entrance.work(["check", "--lang", "fr", "--content", str(tmp_path / "nowhere")], environment.ROOT) == 1
    assert capsys.readouterr().err.startswith("Il n’y a pas de dossier")


def test_obstacle_before_the_environment_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What stands in the way of the environment is said, with exit code 1."""
    assert entrance.enter(["build"], tmp_path) == 1
    assert capsys.readouterr().err.startswith("The lock requirements.txt cannot be read")


def test_interrupt_before_the_task_is_quiet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C while the environment is made ends with the shells' code and no words."""
    monkeypatch.setattr(environment, "prepare", lambda root, say: fail(KeyboardInterrupt()))
    assert entrance.enter([], tmp_path) == 130
    assert capsys.readouterr().err == ""


def test_task_is_handed_to_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside the environment, its Python gets the same words."""
    commands: list[list[str]] = []

    def take(command: list[str]) -> int:
        commands.append(command)
        return 7

    monkeypatch.setattr(environment, "prepare", lambda root, say: None)
    monkeypatch.setattr(entrance, "hand_over", take)
    assert entrance.enter(["build", "--output", "x y"], tmp_path) == 7
    python = str(environment.interpreter(tmp_path / ".venv"))
    assert commands == [[python, str(tmp_path / "tasks.py"), "build", "--output", "x y"]]


def test_exit_code_comes_back() -> None:
    """The task's exit code is the command's."""
    assert entrance.hand_over([sys.executable, "-c", "raise SystemExit(7)"]) == 7


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_killed_task_gives_the_shells_code() -> None:
    """A task ended by a signal has the exit code that shells give it."""
    suicide = f"import os; os.kill(os.getpid(), {int(signal.SIGTERM)})"
    assert entrance.hand_over([sys.executable, "-c", suicide]) == 143


@pytest.mark.parametrize(("error", "code"), [(Obstacle("no room"), 1), (KeyboardInterrupt(), 130)])
def test_task_ends_plainly(error: BaseException, code: int) -> None:
    """An obstacle and an interrupt inside a task become its exit code."""
    with pytest.raises(Exit) as caught:
        entrance.plainly(fail)(error)
    assert caught.value.code == code


def test_words_after_dashes_reach_pytest_whole() -> None:
    """An expression with spaces stays one word."""
    assert workshop.after_dashes(["tasks.py", "test", "--", "-k", "a or b"]) == ["-k", "a or b"]
    assert workshop.after_dashes(["tasks.py", "test"]) == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["rollback"], ["rollback"]),
        (["rollback", "--list"], ["rollback", "--list"]),
        (["rollback", "20260101", "--target", "x"], ["rollback", "--release", "20260101", "--target", "x"]),
        (["build", "rollback"], ["build", "rollback"]),
        ([], []),
    ],
)
def test_release_may_be_left_out(typed: list[str], words: list[str]) -> None:
    """The release after `rollback` is one word, or none."""
    assert entrance.spelled_out(typed) == words


class Runs:
    """Stands in for the running of modules, and keeps what was asked."""

    def __init__(self, *codes: int) -> None:
        self.codes = list(codes)
        self.asked: list[list[str]] = []

    def __call__(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        """Answer with the next code."""
        self.asked.append(command[2:])
        return subprocess.CompletedProcess(command, self.codes.pop(0))


def test_every_linter_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """One linter's complaint does not silence the next."""
    runs = Runs(0, 1, 0)
    monkeypatch.setattr(subprocess, "run", runs)
    assert workshop.lint() == 1
    assert [words[0] for words in runs.asked] == ["ruff", "ruff", "mypy"]


def test_missing_browser_is_said_and_the_rest_is_tested(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a browser the other tests run, and a person knows why some did not."""
    runs = Runs(5)
    monkeypatch.setattr(subprocess, "run", runs)
    assert workshop.run_tests("pages", ["-x"], bring=lambda: (None, "None could be had.")) == 5
    assert runs.asked == [["pytest", "-rs", "-k", "pages", "-x"]]
    assert "skipped. None could be had." in capsys.readouterr().err


def test_brought_browser_is_the_one_tested_with(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The tests use the browser that was found for them."""
    monkeypatch.setenv("NADWA_BROWSER", "")
    monkeypatch.setattr(subprocess, "run", Runs(0))
    assert workshop.run_tests("", [], bring=lambda: (tmp_path / "chromium", "")) == 0
    assert os.environ["NADWA_BROWSER"] == str(tmp_path / "chromium")


def test_all_tests_are_spread_over_the_cores(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever runs everything waits for every core; what a person adds comes last and so decides."""
    runs = Runs(0)
    monkeypatch.setattr(subprocess, "run", runs)
    monkeypatch.setenv("NADWA_BROWSER", "")
    workshop.run_tests("", ["--numprocesses=0"], bring=lambda: (tmp_path / "chromium", ""))
    assert runs.asked == [["pytest", "-rs", "--numprocesses=auto", "--dist=worksteal", "--numprocesses=0"]]


def test_port_is_a_number() -> None:
    """A port typed as a number is that number."""
    assert preview.port_number("8123") == 8123
