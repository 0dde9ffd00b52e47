"""The browser for the tests: where it is looked for, and what is done when there is none."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from plugins.desk import browser

DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'
MINT = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'
FEDORA = "ID=fedora\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in browsers are scripts with a first line")


def place(folder: Path, name: str, code: int = 0) -> Path:
    """Put a stand-in browser into a folder; it answers `--version` with this exit code."""
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {code}\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Linux machine without any browser, whose only folder of programs is this one."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(browser.CHOICE, raising=False)
    monkeypatch.setattr(browser, "_downloaded", lambda: None)
    return tmp_path


def test_browser_on_the_path_is_found(bare: Path) -> None:
    """A browser of the system is used."""
    chromium = place(bare, "google-chrome")
    assert browser.find() == chromium


def test_chosen_browser_comes_first(
    bare: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment variable decides."""
    place(bare, "chromium")
    chosen = place(tmp_path_factory.mktemp("elsewhere"), "mine")
    monkeypatch.setenv(browser.CHOICE, str(chosen))
    assert browser.find() == chosen


def test_chosen_browser_that_does_not_run_is_named(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong choice is told, not passed over for another browser."""
    place(bare, "chromium")
    monkeypatch.setenv(browser.CHOICE, "/nowhere/chrome")
    assert browser.bring() == (None, "NADWA_BROWSER names /nowhere/chrome, which does not run as a browser.")


def test_stub_that_only_talks_is_passed_over(bare: Path) -> None:
    """A program under a browser's name that does not start is not taken."""
    place(bare, "chromium", code=1)
    real = place(bare, "chromium-browser")
    assert browser.find() == real


def test_bare_machine_has_no_browser(bare: Path) -> None:
    """Without a browser nothing is made up."""
    assert browser.find() is None


def test_usual_places_are_looked_at() -> None:
    """Windows and macOS keep browsers outside the path."""
    mac = browser.candidates({"PATH": ""}, "darwin")
    windows = browser.candidates({"PATH": "", "PROGRAMFILES": "programs"}, "win32")
    assert Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome") in mac
    assert Path("programs/Microsoft/Edge/Application/msedge.exe") in windows


@pytest.mark.parametrize(
    ("root", "apt", "system", "first"),
    [
        (True, True, DEBIAN, "apt-get"),
        (True, True, MINT, "apt-get"),
        (False, True, DEBIAN, sys.executable),
        (True, False, DEBIAN, sys.executable),
        (True, True, FEDORA, sys.executable),
        (True, True, "", sys.executable),
    ],
)
def test_way_to_install_fits_the_machine(root: bool, apt: bool, system: str, first: str) -> None:
    """Root on a kin of Debian asks apt-get; anyone else asks Playwright."""
    assert browser.ways(root, apt, system)[0][0][0] == first


def test_installed_browser_is_returned(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an installation the browser is looked for again."""
    installed: list[str] = []

    def install(commands: browser.Commands) -> bool:
        installed.extend(commands[0])
        place(bare, "chromium")
        return True

    monkeypatch.setattr(browser, "_run_all", install)
    said: list[str] = []
    assert browser.bring(said.append) == (bare / "chromium", "")
    assert installed
    assert said[0].startswith("No browser on this machine; installing one: ")


def test_nothing_to_be_had_is_explained(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When every way fails a sentence says what to do."""
    monkeypatch.setattr(browser, "_run_all", lambda commands: False)
    found, reason = browser.bring(lambda line: None)
    assert found is None
    assert browser.CHOICE in reason


def test_present_browser_installs_nothing(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with a browser is not changed."""
    place(bare, "chromium")
    monkeypatch.setattr(browser, "_run_all", lambda commands: pytest.fail("nothing may be installed"))
    assert browser.bring()[0] == bare / "chromium"


def test_driver_that_does_not_start_has_downloaded_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that lacks a library of the driver has no browser from it, and that is no reason to stop."""

    class Driver:
        """A driver that ends at once."""

        def __enter__(self) -> None:
            raise Exception("Connection closed while reading from the driver")

        def __exit__(self, *_: object) -> None:
            """Nothing was begun."""

    monkeypatch.setattr("playwright.sync_api.sync_playwright", Driver)
    assert browser._downloaded() is None
