"""Drafts are asked for by a preview alone: no settings file, and no run for the public, can have them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.archive.preview_setting import drafts_stay_in_the_preview
from plugins.archive.problems import said
from tests.conftest import HOUSE, run_pelican
from tests.folders import write

TOLD = "drafts are for the preview alone; take `DRAFTS` out, and run: python3 tasks.py serve --drafts"
PREVIEW = {"PREVIEW": True, "DRAFTS": True}


def wrong(folder: Path, name: str, text: str, values: Mapping[str, object]) -> list[str]:
    """Return what is said of drafts in a run with one settings file."""
    path = write(folder, {name: text}) / name
    return [str(problem) for problem in drafts_stay_in_the_preview([path], values)]


@pytest.mark.parametrize("name", ["pelicanconf.py", "publishconf.py"])
def test_nothing_is_said_where_nobody_asks_for_drafts(name: str, tmp_path: Path) -> None:
    """Drafts are left out unless they are asked for."""
    assert wrong(tmp_path, name, 'SITENAME = "x"\nDRAFTS = False\n', {}) == []
    assert wrong(tmp_path, name, "", {"PREVIEW": True}) == []


def test_preview_may_ask_for_drafts(tmp_path: Path) -> None:
    """The preview's own run is asked for them on its command line."""
    assert wrong(tmp_path, "pelicanconf.py", "", PREVIEW) == []


@pytest.mark.parametrize("name", ["pelicanconf.py", "publishconf.py"])
@pytest.mark.parametrize("values", [{}, PREVIEW])
def test_no_settings_file_may_ask_for_drafts(name: str, values: Mapping[str, object], tmp_path: Path) -> None:
    """What stands in a file would hold for every build."""
    assert wrong(tmp_path, name, 'SITENAME = "x"\nDRAFTS = True\n', values) == [f"{name}:2:1: {TOLD}"]


def test_run_that_is_no_preview_may_not_ask_for_drafts(tmp_path: Path) -> None:
    """A build or a publication with drafts is refused, whatever else it is told."""
    assert wrong(tmp_path, "pelicanconf.py", "", {"DRAFTS": True}) == [TOLD]
    assert wrong(tmp_path, "publishconf.py", "", PREVIEW) == [TOLD]


def test_pelican_refuses_drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By Pelican's own door too, nothing is built with drafts, and it is said in the language of the environment."""
    monkeypatch.setenv("LANGUAGE", "fr")
    done = run_pelican(HOUSE / "tests/site/content", tmp_path / "output", "-e", "DRAFTS=true")
    assert done.returncode == 1
    [problem] = drafts_stay_in_the_preview([], {"DRAFTS": True})
    assert said(problem.message, "fr") in done.stderr
    assert not (tmp_path / "output").exists()
