"""Finds a browser of the Chromium family for the tests, or brings one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
MAC_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PLACES = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
CHOICE = "NADWA_BROWSER"
APT = (("apt-get", "update"), ("apt-get", "install", "-y", "--no-install-recommends", "chromium"))
PLAYWRIGHT = ((sys.executable, "-m", "playwright", "install", "chromium"),)

Commands = tuple[tuple[str, ...], ...]


def find() -> Path | None:
    """Return a browser that runs: the one that $NADWA_BROWSER names and no other, else one of this machine's."""
    chosen = os.environ.get(CHOICE)
    if chosen:
        return next(filter(runs, [Path(chosen)]), None)
    return next(filter(runs, candidates(os.environ, sys.platform)), None) or _downloaded()


def bring(say: Callable[[str], None] = print) -> tuple[Path | None, str]:
    """Find a browser or else install one; return it, or None and a sentence that says why."""
    found, chosen = find(), os.environ.get(CHOICE)
    if found or chosen:
        return found, "" if found else f"{CHOICE} names {chosen}, which does not run as a browser."
    for commands in ways(_is_root(), shutil.which("apt-get") is not None, _os_release()):
        say(f"No browser on this machine; installing one: {' '.join(commands[-1])}")
        if _run_all(commands) and (found := find()):
            return found, ""
    return None, (
        "No browser was found, and none could be installed. Install Chromium or Chrome, "
        f"or name one in the environment variable {CHOICE}."
    )


def candidates(environment: Mapping[str, str], platform: str) -> list[Path]:
    """Return where a browser may be on this machine, best first; only some of them exist."""
    named = [shutil.which(name, path=environment.get("PATH", "")) for name in NAMES]
    places = [Path(path) for path in named if path]
    if platform == "darwin":
        places += map(Path, MAC_PLACES)
    if platform == "win32":
        folders = [Path(environment[name]) for name in WINDOWS_FOLDERS if name in environment]
        places += [folder / place for place in WINDOWS_PLACES for folder in folders]
    return places


def ways(root: bool, apt: bool, os_release: str) -> list[Commands]:
    """Return the ways to install a browser here, best first, each as the commands to run."""
    kin = re.findall(r"^ID(?:_LIKE)?=(.*)$", os_release, re.MULTILINE)
    debian = "debian" in " ".join(kin).replace('"', " ").split()
    return [APT, PLAYWRIGHT] if root and apt and debian else [PLAYWRIGHT]


def runs(path: Path) -> bool:
    """Tell whether `path` is a browser that starts; some systems keep a stub under its name that only talks."""
    if not (path.is_file() and os.access(path, os.X_OK)):
        return False
    if sys.platform != "linux":  # asked for its version elsewhere, a browser may open a window
        return True
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def _downloaded() -> Path | None:
    """Return the browser that Playwright has downloaded for itself, if it has."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    try:
        with sync_playwright() as playwright:
            path = Path(playwright.chromium.executable_path)
    except Exception:  # a machine may lack what its driver needs, and it then ends without a word of its own
        return None
    return path if runs(path) else None


def _run_all(commands: Commands) -> bool:
    """Run commands in turn, their progress in the open, until one fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return all(subprocess.run(command, env=environment, check=False).returncode == 0 for command in commands)
    except OSError:
        return False


def _is_root() -> bool:
    """Tell whether this process may install packages for the whole machine."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _os_release() -> str:
    """Return how the system names itself; empty where it does not."""
    try:
        return Path("/etc/os-release").read_text("utf-8")
    except OSError:
        return ""
