"""Two sites, each built once a run in a process of its own: the tiny one of `tests/site`, and the real one."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from plugins.files import lock
from tests.sitetree import BuiltSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HOUSE = Path(__file__).resolve().parent.parent
# Messages are tested in English, whatever language the person who runs the tests prefers.
os.environ["LANGUAGE"] = "en"
# What is invented is the same in every run, and a slow machine is no mistake.
settings.register_profile("nadwa", derandomize=True, deadline=None)
settings.load_profile("nadwa")
BROWSER_FLAGS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def run_pelican(content: Path, output: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run Pelican by its own door, warnings being fatal."""
    command = [sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py", "-o", str(output)]
    return subprocess.run(
        [*command, "--fatal", "warnings", *options], cwd=HOUSE, capture_output=True, text=True, check=False
    )


def _built(factory: pytest.TempPathFactory, name: str, content: Path, *options: str) -> BuiltSite:
    """Build a site once a run: where several processes share the tests, the first builds it and the others wait."""
    ours = factory.getbasetemp()
    run = ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours
    output = run / name
    held = lock.take(run / f"{name}.lock", output, print)
    try:
        if not output.exists():
            done = run_pelican(content, output, *options)
            assert done.returncode == 0, done.stdout + done.stderr
    finally:
        held.free()
    return BuiltSite(output)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The tiny site: stories in three, two and one languages and a draft; two stories to a page of news."""
    return _built(tmp_path_factory, "tiny", HOUSE / "tests/site/content", "-e", "NEWS_PER_PAGE=2")


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real content, built."""
    return _built(tmp_path_factory, "real", HOUSE / "content")


@pytest.fixture(scope="session", params=["tiny", "real"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Each of the two sites in turn."""
    built: BuiltSite = request.getfixturevalue(request.param)
    return built


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser; without one, what needs it is skipped with the reason."""
    path = os.environ.get("NADWA_BROWSER")
    if not path:
        pytest.skip("no browser: run `python3 tasks.py test`, which brings one")
    from playwright.sync_api import sync_playwright

    # A browser that runs as root, as on build machines, has no sandbox of its own.
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=[*BROWSER_FLAGS, *root])
        yield launched
        launched.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def tiny_url(tiny: BuiltSite) -> Iterator[str]:
    """The tiny site served on this machine."""
    yield from _served(tiny.folder)


@pytest.fixture(scope="session")
def real_url(real: BuiltSite) -> Iterator[str]:
    """The real site served on this machine."""
    yield from _served(real.folder)
