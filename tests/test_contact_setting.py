"""The contact for security: an address with its day, and a warning before that has come."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from plugins.archive.contact_setting import contact_can_be_reached
from tests.folders import said, write

TODAY = datetime.date(2026, 3, 1)
RIGHT = 'SECURITY_CONTACT = "mailto:security@example.org"\n'


def told(folder: Path, text: str, today: datetime.date | None = None) -> list[str]:
    """Return what is told of a settings file."""
    path = write(folder, {"pelicanconf.py": text}) / "pelicanconf.py"
    return said(list(contact_can_be_reached([path], None, today)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        'SECURITY_CONTACT = ""\nSECURITY_EXPIRES = ""\n',
        RIGHT + 'SECURITY_EXPIRES = "2026-12-31"\n',
        'SECURITY_CONTACT = "https://example.org/report"\nSECURITY_EXPIRES = "2026-12-31"\n',
        'import os\nSECURITY_CONTACT = os.environ.get("CONTACT", "")\n',
    ],
)
def test_contact_with_a_day_to_come_is_right(tmp_path: Path, text: str) -> None:
    """None at all is right too, and what only a run knows is left to the run."""
    assert told(tmp_path, text, TODAY) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            'SECURITY_CONTACT = "security@example.org"\nSECURITY_EXPIRES = "2026-12-31"\n',
            "1:1: `SECURITY_CONTACT` is `security@example.org`; write one such as mailto:security@example.org, or nothing",
        ),
        (
            RIGHT,
            "`SECURITY_EXPIRES` is ``; write the day on which the contact has to be confirmed, such as 2027-06-30",
        ),
        (
            RIGHT + 'SECURITY_EXPIRES = "next year"\n',
            "2:1: `SECURITY_EXPIRES` is `next year`; write the day on which the contact has to be confirmed, such as "
            "2027-06-30",
        ),
        (
            "SECURITY_EXPIRES = 2026\n",
            "1:1: `SECURITY_EXPIRES` is `2026`; write the day on which the contact has to be confirmed, such as 2027-06-30",
        ),
    ],
)
def test_wrong_contact_is_told(tmp_path: Path, text: str, problem: str) -> None:
    """A contact is an address, and it has its day."""
    [line] = told(tmp_path, text)
    assert line.removeprefix("pelicanconf.py:") == problem


@pytest.mark.parametrize(("day", "is_told"), [("2026-03-30", True), ("2025-12-31", True), ("2026-03-31", False)])
def test_contact_is_confirmed_in_time(tmp_path: Path, day: str, is_told: bool) -> None:
    """A month before its day, and ever after, it is a warning that names the day."""
    path = write(tmp_path, {"pelicanconf.py": f'{RIGHT}SECURITY_EXPIRES = "{day}"\n'}) / "pelicanconf.py"
    found = list(contact_can_be_reached([path], None, TODAY))
    assert [(problem.line, problem.level) for problem in found] == [(2, "warning")] * is_told
    assert all(f"runs out on {day}; see that it is still right" in str(problem) for problem in found)


def test_no_build_depends_on_the_day(tmp_path: Path) -> None:
    """Who does not say which day it is, as a build, is told nothing of it."""
    assert told(tmp_path, RIGHT + 'SECURITY_EXPIRES = "2020-01-01"\n') == []


def test_values_of_a_run_decide(tmp_path: Path) -> None:
    """What the command line or the environment gives is judged instead of what is typed."""
    path = write(tmp_path, {"pelicanconf.py": RIGHT}) / "pelicanconf.py"
    values = {"SECURITY_CONTACT": "ftp://x", "SECURITY_EXPIRES": "2026-12-31"}
    [line] = said(list(contact_can_be_reached([path], values)))
    assert "`SECURITY_CONTACT` is `ftp://x`" in line
