"""The README is true: it names every room, every task and every dependency."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.conftest import HOUSE

README = (HOUSE / "README.md").read_text(encoding="utf-8")
ROOMS = sorted(p.relative_to(HOUSE).as_posix() for p in (HOUSE / "plugins").rglob("*.py") if p.name != "__init__.py")
_TASK = re.compile(r'^@task(?:\(\s*(?:name="(\w+)")?)?.*?^def (\w+)', re.MULTILINE | re.DOTALL)
TASKS = [
    name or own
    for path in ("tasks.py", "plugins/desk/editors.py")
    for name, own in _TASK.findall((HOUSE / path).read_text(encoding="utf-8"))
]
PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = [*PROJECT["dependencies"], *(name for group in PROJECT["optional-dependencies"].values() for name in group)]


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_on_the_map(room: str) -> None:
    """The map of the house names each module."""
    assert re.search(rf"`?\b{re.escape(room.rsplit('/', 1)[-1])}`?", README)


@pytest.mark.parametrize("task", TASKS)
def test_every_task_is_explained(task: str) -> None:
    """Each task has its line."""
    assert f"python3 tasks.py {task}" in README


@pytest.mark.parametrize("name", [re.split(r"[=<>~! \[]", text)[0] for text in NEEDED])
def test_every_dependency_has_its_reason(name: str) -> None:
    """Each dependency stands in the README with a word on why."""
    assert re.search(rf"\*\*{re.escape(name)}\*\*", README, re.IGNORECASE)


def test_readme_shows_the_site() -> None:
    """There is one picture of the site, and it is in the repository."""
    pictures = re.findall(r"^!\[[^\]]+\]\(([^)]+)\)$", README, re.MULTILINE)
    assert len(pictures) == 1
    assert (HOUSE / pictures[0]).is_file()


def test_contributing_is_no_longer_than_a_page() -> None:
    """The guide for contributors fits on a page."""
    lines = (HOUSE / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
    assert 5 < len(lines) <= 60
