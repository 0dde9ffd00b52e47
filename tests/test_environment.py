"""The archive's environment: when it is made, mended or left alone, and what a person is told."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from plugins.desk import environment, installation
from plugins.desk.obstacles import Obstacle

REAL_PYTHON = sys.executable
LOCK = "Babel==2.18.0 \\\n    --hash=sha256:00\ncolorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:11\n"
BEFORE_ANYTHING_IS_INSTALLED = ("entrance", "environment", "installation", "obstacles")

# Stands in for Python: makes environments of itself, and answers as pip would.
PYTHON = """\
#!{python}
import pathlib, shutil, sys
words = sys.argv[1:]
with open({log!r}, "a") as log:
    print(*words, file=log)
if words[:2] == ["-m", "venv"]:
    folder = pathlib.Path(words[2]) / "bin"
    folder.mkdir()
    shutil.copy2(__file__, folder / "python")
elif "install" in words:
    print({printed!r})
    sys.exit({code})
elif "list" in words:
    print({listed!r})
"""

NO_NETWORK = """\
Collecting babel==2.18.0 (from -r requirements.txt (line 1))
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection>: \
Failed to establish a new connection: [Errno 111] Connection refused')': /babel/
ERROR: Could not find a version that satisfies the requirement babel==2.18.0 (from versions: none)"""
MISMATCH = """\
Collecting babel==2.18.0 (from -r requirements.txt (line 1))
ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.
    babel==2.18.0:
        Expected sha256 00
             Got        99"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with a lock and no environment."""
    (tmp_path / "requirements.txt").write_text(LOCK, "utf-8")
    return tmp_path


@pytest.fixture
def posix() -> None:
    """A system that runs a script by its first line."""
    if os.name == "nt":
        pytest.skip("the stand-in for Python is a script with a first line")


class Bench:
    """A stand-in Python beside a checkout, what it was asked, and what was said to the person."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.log = root / "log"
        self.said: list[str] = []
        self.monkeypatch = monkeypatch
        self.answer()

    def answer(
        self, printed: str = "Collecting babel==2.18.0", code: int = 0, here: tuple[str, ...] = ("pip",)
    ) -> None:
        """Let pip print this and end with this code, and find these packages installed."""
        listed = json.dumps([{"name": name} for name in here])
        text = PYTHON.format(python=REAL_PYTHON, log=str(self.log), printed=printed, code=code, listed=listed)
        for place in (self.root / "python", environment.interpreter(environment.folder(self.root))):
            if place.parent.is_dir():
                place.write_text(text, "utf-8")
                place.chmod(0o755)
        self.monkeypatch.setattr(sys, "executable", str(self.root / "python"))

    def prepare(self) -> None:
        """Prepare the environment, keeping what is said."""
        environment.prepare(self.root, self.said.append)

    @property
    def asked(self) -> str:
        """All commands so far."""
        return self.log.read_text("utf-8") if self.log.exists() else ""


@pytest.fixture
def bench(root: Path, monkeypatch: pytest.MonkeyPatch, posix: None) -> Bench:
    """A stand-in Python beside a checkout without an environment."""
    return Bench(root, monkeypatch)


def test_absent_environment_is_made_from_the_lock_with_hashes(bench: Bench) -> None:
    """The first run lays an environment and asks pip to check hashes."""
    bench.prepare()
    assert f"-m venv {bench.root / '.venv'}" in bench.asked
    assert "-m pip install --require-hashes --no-deps" in bench.asked


def test_making_shows_progress(bench: Bench) -> None:
    """A person sees the steps, each package, and the end."""
    bench.answer("Ignoring colorama: markers\nCollecting babel==2.18.0 (from x)\nInstalling collected packages: babel")
    bench.prepare()
    assert "  1/1 babel==2.18.0" in bench.said
    assert bench.said[-1] == "The environment is ready."


def test_current_environment_is_left_alone_in_silence(bench: Bench) -> None:
    """A second run starts no process and says nothing."""
    bench.prepare()
    bench.log.unlink()
    bench.said.clear()
    bench.prepare()
    assert (bench.said, bench.asked) == ([], "")


def test_changed_lock_is_installed_in_place(bench: Bench) -> None:
    """A new lock is installed into the environment that is there, which so outlives a failure."""
    bench.prepare()
    bench.log.unlink()
    (bench.root / "requirements.txt").write_text(LOCK + "six==1.17.0\n", "utf-8")
    bench.prepare()
    assert "-m pip install" in bench.asked
    assert "-m venv" not in bench.asked


def test_what_the_lock_no_longer_names_is_taken_out(bench: Bench) -> None:
    """The environment holds what the lock names, pip, and nothing else."""
    bench.answer(here=("pip", "setuptools", "babel", "Old_Thing"))
    bench.prepare()
    assert "uninstall --yes old-thing\n" in bench.asked


def test_half_made_environment_is_made_anew(bench: Bench) -> None:
    """An environment without its stamp is replaced."""
    leftover = bench.root / ".venv" / "leftover"
    leftover.parent.mkdir()
    leftover.touch()
    bench.prepare()
    assert not leftover.exists()


def test_environment_of_another_python_is_unusable(bench: Bench) -> None:
    """An environment that another Python made, or that was moved, is not used."""
    bench.prepare()
    stamp = bench.root / ".venv" / "nadwa.stamp"
    stamp.write_text(stamp.read_text("utf-8").replace("python 3", "python 2"), "utf-8")
    assert environment.state(bench.root / ".venv", bench.root / "requirements.txt") == "unusable"


def test_failed_installation_leaves_no_stamp(bench: Bench) -> None:
    """After a failure the next run starts again."""
    bench.answer(NO_NETWORK, code=1)
    with pytest.raises(Obstacle, match="cannot be reached"):
        bench.prepare()
    assert not (bench.root / ".venv" / "nadwa.stamp").exists()
    assert "  the package index does not answer; trying again" in bench.said


def test_failed_venv_says_what_python_said(bench: Bench) -> None:
    """When Python itself cannot make an environment, its own words are passed on."""
    stub = bench.root / "python"
    stub.write_text("#!/bin/sh\necho 'ensurepip is not available' >&2\nexit 1\n", "utf-8")
    with pytest.raises(Obstacle, match=r"apt install python3-venv(.|\n)*ensurepip is not available"):
        bench.prepare()


def test_folder_that_cannot_be_written_is_named(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal of the disk is a sentence with the path."""

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(Obstacle, match=r"\.venv cannot be written: Permission denied"):
        bench.prepare()


def test_missing_lock_is_named_with_its_cure(tmp_path: Path) -> None:
    """Without a lock nothing is made."""
    with pytest.raises(Obstacle, match=r"git checkout requirements\.txt"):
        environment.prepare(tmp_path, print)


def test_python_without_ensurepip_is_told_what_to_install(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian's Python without python3-venv hears which package it needs."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    with pytest.raises(Obstacle, match=r"without ensurepip, .*apt install python3-venv"):
        bench.prepare()
    assert bench.asked == ""


def test_old_python_is_refused_by_its_number() -> None:
    """A Python that is too old is named, and so is what is needed."""
    with pytest.raises(Obstacle, match=r"This is Python 3\.9; the archive needs 3\.11"):
        environment.require_python((3, 9), [])


@pytest.mark.parametrize("name", BEFORE_ANYTHING_IS_INSTALLED)
def test_old_python_can_read_its_refusal(name: str) -> None:
    """What runs before the refusal has no syntax newer than Python 3.7."""
    source = (environment.ROOT / "plugins" / "desk" / f"{name}.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 7))


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        (NO_NETWORK, "The package index cannot be reached"),
        (MISMATCH, "does not match the hash"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: something new", "Its last words:\n  ERROR: something new"),
    ],
)
def test_pip_failure_becomes_a_sentence(output: str, sentence: str) -> None:
    """Each kind of failure has its own sentence; an unknown one shows pip's last lines."""
    assert sentence in installation.explain(output.splitlines())


def test_hash_mismatch_counts_before_a_shaky_network() -> None:
    """A tampered package is never taken for a network fault."""
    assert "does not match the hash" in installation.explain((NO_NETWORK + "\n" + MISMATCH).splitlines())


def test_names_of_the_lock_have_one_spelling(root: Path) -> None:
    """Names are compared without case, dots and underscores."""
    assert installation.names(root / "requirements.txt") == {"babel", "colorama"}


def test_lock_names_no_host_and_no_path() -> None:
    """The committed lock works wherever it is checked out."""
    lock = (environment.ROOT / "requirements.txt").read_text("utf-8")
    assert "://" not in lock
    assert "--find-links" not in lock.replace("--no-emit-find-links", "")


def test_every_locked_package_has_hashes() -> None:
    """No package of the committed lock goes unchecked."""
    lock = (environment.ROOT / "requirements.txt").read_text("utf-8")
    entries = installation.LOCKED.split(lock)[2::2]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)


WHEEL = "nadwa_probe-1.0-py3-none-any.whl"


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one package, the only place where pip looks, and a lock that names it with its hash."""
    told = "Metadata-Version: 2.1\nName: nadwa-probe\nVersion: 1.0\n"
    with zipfile.ZipFile(tmp_path / WHEEL, "w") as wheel:
        wheel.writestr("nadwa_probe.py", "")
        wheel.writestr("nadwa_probe-1.0.dist-info/METADATA", told)
        wheel.writestr(
            "nadwa_probe-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr("nadwa_probe-1.0.dist-info/RECORD", "")
    for name, value in (("PIP_NO_INDEX", "1"), ("PIP_FIND_LINKS", str(tmp_path)), ("PIP_CONFIG_FILE", os.devnull)):
        monkeypatch.setenv(name, value)
    digest = hashlib.sha256((tmp_path / WHEEL).read_bytes()).hexdigest()
    (tmp_path / "requirements.txt").write_text(f"nadwa-probe==1.0 \\\n    --hash=sha256:{digest}\n", "utf-8")
    return tmp_path


def test_pip_takes_what_the_lock_names(wheels: Path) -> None:
    """With the right hash the package is taken, so what is refused below is refused for its hash."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--require-hashes",
        "--no-deps",
        "--target",
        str(wheels / "here"),
    ]
    subprocess.run([*command, "-r", str(wheels / "requirements.txt")], check=True, capture_output=True)
    assert (wheels / "here/nadwa_probe.py").is_file()


@pytest.mark.parametrize("changed", ["lock", "package"])
def test_pip_refuses_a_changed_hash(wheels: Path, monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    """One letter of a hash, or one byte of a package: pip itself refuses, nothing is installed, and we say why."""
    monkeypatch.setenv("PIP_TARGET", str(wheels / "here"))
    lock, wheel = wheels / "requirements.txt", wheels / WHEEL
    if changed == "lock":
        text = lock.read_text("utf-8")
        lock.write_text(text.rstrip()[:-1] + ("1" if text.rstrip()[-1] == "0" else "0") + "\n", "utf-8")
    else:
        wheel.write_bytes(wheel.read_bytes().replace(b"Version: 1.0", b"Version: 1.1", 1))
    with pytest.raises(Obstacle, match=r"does not match the hash in requirements\.txt, so nothing was installed"):
        installation.install(Path(sys.executable), lock, say=lambda _: None)
    assert not (wheels / "here").exists()
