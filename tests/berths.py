"""One empty host of each kind, and what readers find there, seen by other eyes than the host's own."""

from __future__ import annotations

import dataclasses
import datetime
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.files.store import Store
from plugins.publishing.bucket import Bucket
from plugins.publishing.host import Host
from plugins.publishing.local import Local
from plugins.publishing.manifest import Manifest, named, survey
from plugins.publishing.objects import Objects
from plugins.publishing.releasing import Confirm, release
from plugins.publishing.remote import Remote
from tests import loopback

__all__ = ("Berth", "berth", "little", "made", "sshd", "stand")
KINDS = ("local", "ssh", "s3")
NOW = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Berth:
    """An empty host, the line to it if it has one, and ways to see and to spoil what lies there."""

    kind: str
    host: Host
    live: Callable[[], dict[str, bytes]]
    spoil: Callable[[Manifest, str], None]
    line: loopback.Line | None
    work: Path

    def other(self) -> Host:
        """Return the same host, as somebody else has it who publishes too."""
        return dataclasses.replace(self.host, holder="another") if isinstance(self.host, Bucket) else self.host

    def publish(self, word: str, lasting: str = "body {}", confirm: Confirm = lambda host, manifest: None) -> Manifest:
        """Publish a small site, and return its manifest."""
        loopback.site(self.work / "tree", word, lasting)
        return self.publish_tree(self.work / "tree", confirm)

    def publish_tree(self, tree: Path, confirm: Confirm = lambda host, manifest: None) -> Manifest:
        """Publish a folder, and return its manifest."""
        with self.host.claim():
            state = self.host.state()
            manifest = named(survey(tree), NOW, state.releases)
            release(self.host, tree, manifest, state, confirm, lambda _: None, lambda *_: None)
        return manifest


@pytest.fixture(scope="session")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[loopback.Sshd]:
    """An ssh server of this machine."""
    with loopback.sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture(scope="session")
def stand() -> Iterator[loopback.Stand]:
    """An object store of this machine."""
    with loopback.stand() as running:
        yield running


@pytest.fixture
def little(tmp_path: Path) -> Iterator[Path]:
    """A disk of 200 kB; where none may be made, what needs it is skipped with the reason."""
    place = tmp_path / "little"
    place.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200k", "x", place], capture_output=True, check=False
    ).returncode:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.fixture(params=KINDS)
def berth(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Berth:
    """An empty host of each kind in turn."""
    return made(request.param, request, tmp_path, monkeypatch)


def made(kind: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Berth:
    """Make an empty host of a kind."""
    if kind == "s3":
        return _in_a_store(request.getfixturevalue("stand"), tmp_path, monkeypatch)
    place = tmp_path / "the site's place"

    def live() -> dict[str, bytes]:
        shown = place / "current"
        return {p.relative_to(shown).as_posix(): p.read_bytes() for p in shown.rglob("*") if p.is_file()}

    def spoil(manifest: Manifest, name: str) -> None:
        path = place / "releases" / manifest.id / name
        path.unlink()  # it may be linked from another release
        path.write_text("spoilt")

    if kind == "local":
        return Berth(kind, Local(place), live, spoil, None, tmp_path)
    server: loopback.Sshd = request.getfixturevalue("sshd")
    server.line.mend()
    monkeypatch.setenv("PATH", str(server.bin), prepend=":")
    return Berth(kind, Remote("127.0.0.1", str(place), server.line.port), live, spoil, server.line, tmp_path)


def _in_a_store(store: loopback.Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Berth:
    store.line.mend()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "reader")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "only-for-tests")
    name = store.bucket()
    direct = Objects(name, f"http://127.0.0.1:{store.port}")
    host = Bucket(Objects(name, store.endpoint, attempts=1), "gzip", "tests", Store(tmp_path / "store"))

    def live() -> dict[str, bytes]:
        seen = Bucket(direct, "gzip", "tests", Store(tmp_path / "store"))
        return {key: seen.read(key) or b"" for key in direct.etags() if not key.startswith(".releases/")}

    def spoil(manifest: Manifest, file: str) -> None:
        keys = direct.etags(f".releases/content/{manifest.files[file].sha256}")
        direct.put(next(iter(keys)), b"spoilt")

    return Berth("s3", host, live, spoil, store.line, tmp_path)
