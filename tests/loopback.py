"""Hosts on this machine for the tests: an ssh server, an object store, each with a line that can be cut, and small sites."""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import HOUSE

LANGUAGES = ("ar", "fr", "en")
PROGRAMS = {
    "sshd": "openssh-server",
    "ssh": "openssh-client",
    "rsync": "rsync",
    "flock": "util-linux",
    "nginx": "nginx",
}


def site(folder: Path, word: str, lasting: str = "body {}") -> dict[str, bytes]:
    """Write a small site, every file of which bears a word, and return what it holds; its style lasts for ever."""
    digest = hashlib.sha256(lasting.encode()).hexdigest()[:8]
    page = (
        f'<!doctype html><title>{word}</title><link rel="stylesheet" href="/theme/site.{digest}.css">{word * 40}</html>'
    )
    files = {"index.html": page, "data/editions.json": f'["{word}"]', f"theme/site.{digest}.css": lasting}
    for code in LANGUAGES:
        files |= {f"{code}/index.html": page, f"{code}/news/index.html": page, f"{code}/404.html": page}
        files |= {f"{code}/editions/été {code}/index.html": page, f"{code}/feed.atom": f"<feed>{word}</feed>"}
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return {name: text.encode() for name, text in files.items()}


def program(name: str) -> str:
    """Return where a program of the system is; without it, what needs it is skipped with the reason."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if not found:
        pytest.skip(f"no {name}: on Debian, apt-get install {PROGRAMS[name]}")
    return found


def port() -> int:
    """Return a port of this machine that nobody uses."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        found: int = opened.getsockname()[1]
        return found


def answers(number: int, seconds: float = 30) -> None:
    """Wait until somebody listens at a port."""
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", number), 1).close()
            return
        except OSError:
            assert time.monotonic() < end, f"nobody listens at {number}"
            time.sleep(0.02)


class Line:
    """A line to a port of this machine, which can be cut after so many bytes that were sent."""

    def __init__(self, number: int) -> None:
        self.to, self.left, self.sent = number, -1, 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self, seconds: float) -> None:
        """Cut it now, and mend it after a while."""
        self.left = 0
        self._cut()
        threading.Timer(seconds, self.mend).start()

    def mend(self) -> None:
        """Let it carry everything."""
        self.left = -1

    def close(self) -> None:
        """End it for good."""
        self._listening.close()
        self._cut()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                if self.left == 0:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self.to))
                self._open |= {near, far}
                for source, sink, counts in ((near, far, True), (far, near, False)):
                    threading.Thread(target=self._pass, args=(source, sink, counts), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket, counts: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(4096):
                with self._lock:
                    self.sent += len(data) if counts else 0
                    if counts and self.left > 0:
                        self.left = max(0, self.left - len(data))
                if self.left == 0:
                    self._cut()
                    return
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)

    def _cut(self) -> None:
        for opened in list(self._open):
            with contextlib.suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)


@dataclass(frozen=True)
class Sshd:
    """An ssh server of this machine, and a folder with an `ssh` that trusts it."""

    port: int
    line: Line
    bin: Path


@contextlib.contextmanager
def sshd(folder: Path) -> Iterator[Sshd]:
    """Run an ssh server that lets this user in, and nobody else."""
    server, client, _, _ = program("sshd"), program("ssh"), program("rsync"), program("flock")
    for name in ("host", "user"):
        made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(made, check=True)
    number = port()
    lines = (
        *(f"Port {number}", "ListenAddress 127.0.0.1", f"HostKey {folder}/host", "PidFile none", "UsePAM no"),
        *(f"AuthorizedKeysFile {folder}/user.pub", "StrictModes no", "PermitRootLogin yes", "MaxStartups 100"),
    )
    (folder / "sshd.conf").write_text("\n".join(lines) + "\n")
    with contextlib.suppress(OSError):  # where it drops its rights, if it has any
        Path("/run/sshd").mkdir(exist_ok=True)
    line = Line(number)
    known = f"User {getpass.getuser()}\nIdentityFile {folder}/user\nIdentitiesOnly yes\nStrictHostKeyChecking no\n"
    (folder / "ssh.conf").write_text(f"{known}UserKnownHostsFile {folder}/known\nLogLevel ERROR\n")
    (folder / "bin").mkdir()
    (folder / "bin/ssh").write_text(f'#!/bin/sh\nexec {client} -F {folder}/ssh.conf "$@"\n')
    (folder / "bin/ssh").chmod(0o755)
    running = subprocess.Popen([server, "-D", "-f", folder / "sshd.conf"], stderr=subprocess.DEVNULL)
    try:
        answers(number)
        tried = subprocess.run(
            [folder / "bin/ssh", "-p", str(number), "127.0.0.1", "true"], capture_output=True, check=False
        )
        if tried.returncode:
            pytest.skip(f"the ssh server lets nobody in: {tried.stderr.decode().strip()}")
        yield Sshd(number, line, folder / "bin")
    finally:
        line.close()
        running.terminate()
        running.wait()


@dataclass(frozen=True)
class Stand:
    """A stand-in for an object store."""

    port: int
    line: Line

    @property
    def endpoint(self) -> str:
        """Where it answers, by the line that can be cut."""
        return f"http://127.0.0.1:{self.line.port}"

    def bucket(self) -> str:
        """Make a bucket of a new name."""
        name = f"site-{time.monotonic_ns()}"
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}/{name}", method="PUT")
        urllib.request.urlopen(asked, timeout=10).close()
        return name


@contextlib.contextmanager
def stand() -> Iterator[Stand]:
    """Run moto's object store in a process of its own."""
    number = port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(number)]
    quiet = subprocess.DEVNULL
    running = subprocess.Popen(command, cwd=HOUSE, stdout=quiet, stderr=quiet)
    line = Line(number)
    try:
        answers(number)
        yield Stand(number, line)
    finally:
        line.close()
        running.terminate()
        running.wait()
