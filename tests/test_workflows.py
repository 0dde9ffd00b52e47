"""The workflows of the code host: nothing in them can be changed from outside, and none can do more than it must."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import HOUSE

WORKFLOWS = sorted((HOUSE / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")

WRITING = {"pages": "write", "id-token": "write"}

pytestmark = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def workflow(path: Path) -> dict[Any, Any]:
    """Read a workflow; YAML takes its key `on` for a truth."""
    read: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def steps(path: Path) -> list[dict[str, Any]]:
    """Return every step of a workflow."""
    return [step for job in workflow(path)["jobs"].values() for step in job["steps"]]


def test_actions_are_pinned(path: Path) -> None:
    """Every action is named by the whole hash of a commit, with its version beside it for people."""
    for line in re.findall(r"uses: (.+)", path.read_text(encoding="utf-8")):
        assert re.fullmatch(rf"{PINNED.pattern} # v\d+\.\d+\.\d+", line), line
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert used
    assert all(PINNED.fullmatch(action) for action in used)


def test_one_commit_for_each_action(path: Path) -> None:
    """No two workflows use the same action in two versions."""
    everywhere = {step["uses"] for other in WORKFLOWS for step in steps(other) if "uses" in step}
    for action in {step["uses"] for step in steps(path) if "uses" in step}:
        assert [other for other in everywhere if other.split("@")[0] == action.split("@")[0]] == [action]


def test_tokens_can_only_read(path: Path) -> None:
    """The token reads the repository and nothing else; only the job that hands a site over may do that, and does no other work."""
    told = workflow(path)
    assert told["permissions"] == {"contents": "read"}
    for name, job in told["jobs"].items():
        assert job.get("permissions", WRITING) == WRITING
        if "permissions" in job:
            assert (path.stem, name) == ("publish", "deploy")
            assert [step.get("run") for step in job["steps"]] == [None]


def test_no_secret_is_within_reach(path: Path) -> None:
    """No workflow names a secret, keeps the token on the disk, or runs what a stranger sent with rights of its own."""
    text = path.read_text(encoding="utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text
    assert "workflow_run" not in text
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"] == {"persist-credentials": False} for step in checkouts)


def test_nothing_from_outside_becomes_a_command(path: Path) -> None:
    """No command is put together from what somebody can type, such as the title of a request."""
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


def test_every_job_ends(path: Path) -> None:
    """Each job has a time after which it is stopped, and a system that does not change under it."""
    for job in workflow(path)["jobs"].values():
        assert 0 < job["timeout-minutes"] <= 60
        assert job["runs-on"] == "ubuntu-24.04"


def test_commands_are_tasks_that_there_are(path: Path) -> None:
    """What a workflow runs of ours is a task or the script of continuous integration."""
    tasks = (HOUSE / "tasks.py").read_text(encoding="utf-8")
    for step in steps(path):
        for task in re.findall(r"tasks\.py (\w+)", step.get("run", "")):
            assert f"def {task}(" in tasks, task
        if ".ci/run" in step.get("run", ""):
            assert (HOUSE / ".ci/run").is_file()
