"""The order of a publication: what fails on the way, and when, changes nothing for readers; and nobody hears a secret."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.archive.ledger import FILE
from plugins.archive.problems import Problem
from plugins.desk import building, publication
from plugins.desk.checking import Flawed
from plugins.desk.obstacles import Obstacle
from plugins.files import lock
from plugins.publishing import confirming, hosts, releasing
from plugins.publishing.local import Local
from plugins.publishing.objects import Objects
from plugins.publishing.setbacks import Setback
from tests import loopback
from tests.berths import sshd, stand
from tests.conftest import HOUSE
from tests.published import snapshot

__all__ = ("sshd", "stand")
CANARY = "canary-5e1f-do-not-tell"
TINY = HOUSE / "tests/site/content"


class Desk:
    """A desk with a folder of content, and a target `here` that is a folder; what is built is a small site."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Lay them out."""
        self.root, self.www, self.content = folder / "desk", folder / "www", folder / "content"
        shutil.copytree(TINY, self.content)
        self.file = folder / "targets.toml"
        self.file.write_text(f'[here]\nkind = "folder"\nfolder = "{self.www}"\n', "utf-8")
        self.word = "first"
        monkeypatch.setenv("NADWA_URL", "https://nadwa.example")
        monkeypatch.setattr(building, "build", self._build)

    def publish(self, name: str = "here", dry: bool = False) -> str:
        """Publish to the target."""
        return publication.publish(name, self.content, self.file, dry, self.root)

    def rollback(self, release: str = "") -> str:
        """Show an earlier release again."""
        return publication.rollback(release, "", self.file, self.root)

    def listed(self) -> list[str]:
        """List the releases."""
        return publication.listed("", self.file, self.root).splitlines()

    def live(self) -> dict[str, bytes]:
        """Return what readers get, without what is compressed."""
        shown = self.www / "current"
        found = {p.relative_to(shown).as_posix(): p.read_bytes() for p in shown.rglob("*") if p.is_file()}
        return {name: data for name, data in found.items() if not name.endswith((".br", ".gz"))}

    def _build(self, _content: Path, output: Path, settings: str, say: Callable[[str], None]) -> str:
        assert settings == "publishconf.py"
        loopback.site(output, self.word)
        return f"Built {self.word} for {os.environ['NADWA_URL']}"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk."""
    return Desk(tmp_path, monkeypatch)


def fail(error: BaseException, *_: Any, **__: Any) -> Any:
    """Raise an error."""
    raise error


def test_publication_and_the_way_back(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Readers get the site, compressed too, then the next one, and then the first one again."""
    assert desk.publish().startswith("Published ")
    first = desk.live()
    assert first == loopback.site(desk.root / "x", "first")
    assert (desk.www / "current/ar/index.html.br").is_file()
    desk.word = "second"
    desk.publish()
    assert desk.live() == loopback.site(desk.root / "x", "second")
    assert [line[0] for line in desk.listed()] == ["*", " "]
    assert desk.rollback().startswith("here shows ")
    assert desk.live() == first
    assert [line[0] for line in desk.listed()] == [" ", "*"]
    assert "Sending " in capsys.readouterr().out


def test_addresses_are_recorded_once_they_are_public(desk: Desk) -> None:
    """The ledger gets what was published, after it was; a dry run and a failure add nothing."""
    ledger = desk.content / FILE
    was = ledger.read_bytes()
    desk.publish(dry=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(confirming, "by_reading", functools.partial(fail, Setback("x")))
        with pytest.raises(Obstacle):
            desk.publish()
    assert ledger.read_bytes() == was
    assert re.search(r"; the ledger has \d+ new addresses, commit it$", desk.publish())
    assert len(ledger.read_bytes()) > len(was)


def test_dry_run_tells_and_touches_nothing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """What would be added, changed and removed is told by name; the target is not even made."""
    assert "added, 0 changed, 0 removed, " in desk.publish(dry=True)
    assert not desk.www.exists()
    desk.publish()
    was = snapshot(desk.www)
    desk.word = "second"
    told = desk.publish(dry=True).splitlines()
    assert "  ~ ar/index.html" in told
    assert snapshot(desk.www) == was


def test_same_site_is_not_sent_twice(desk: Desk) -> None:
    """What readers have already is told so, and makes no release."""
    desk.publish()
    was = snapshot(desk.www)
    assert "has this site already" in desk.publish()
    assert snapshot(desk.www) == was


@pytest.mark.parametrize(
    ("where", "name", "error"),
    [
        (building, "build", Flawed([Problem("content/a/ar.md", 3, 1, "is no day")])),
        (building, "build", Obstacle("Pelican stopped without a word")),
        (publication, "survey", OSError(28, "No space left on device")),
        (publication, "named", KeyboardInterrupt()),
        (Local, "send", Setback("the disk is full")),
        (Local, "differing", Setback("x is not what its manifest says")),
        (Local, "switch", SystemExit(143)),
        (confirming, "by_reading", Setback("/ar/ is another")),
    ],
    ids=["check", "build", "disk", "interrupt", "send", "proof", "terminate", "confirm"],
)
def test_failure_at_any_step_changes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, where: object, name: str, error: BaseException
) -> None:
    """Whatever step fails, readers have the site that they had, the reason is told, and the next publication goes through."""
    desk.publish()
    was = snapshot(desk.www)
    desk.word = "second"
    with monkeypatch.context() as patch:
        calls = iter([functools.partial(fail, error)])
        right = getattr(where, name)
        patch.setattr(where, name, lambda *words, **options: next(calls, right)(*words, **options))
        with pytest.raises(Obstacle if isinstance(error, Exception) else type(error)):
            desk.publish()
    assert snapshot(desk.www) == was
    desk.publish()
    assert desk.live() == loopback.site(desk.root / "x", "second")


def test_second_publication_at_once_is_refused(desk: Desk) -> None:
    """While one is under way, another hears of it at once and builds nothing."""
    (desk.root / ".publish").mkdir(parents=True)
    held = lock.attempt(desk.root / ".publish/here.lock")
    assert held
    with pytest.raises(Obstacle, match="Another publication to here is under way"):
        desk.publish()
    with pytest.raises(Obstacle, match="Another publication to here is under way"):
        desk.rollback()
    held.free()
    with Local(desk.www).claim(), pytest.raises(Obstacle, match=f"Another publication to {desk.www} is under way"):
        desk.publish()


def test_readers_address_is_needed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site is built for an address: that of the target, else that of the environment, else it is asked for."""
    monkeypatch.delenv("NADWA_URL")
    with pytest.raises(Obstacle, match="Where do readers find it"):
        desk.publish()


def test_folder_for_a_workflow(desk: Desk) -> None:
    """The folder is built and prepared; there is no way back but by the workflow, and that is said."""
    desk.file.write_text('[pages]\nkind = "github-pages"\nfolder = "out"\naddress = "https://nadwa.example"\n', "utf-8")
    assert "added" in desk.publish("pages", dry=True)
    assert not (desk.root / "out").exists()
    assert "is ready for the workflow" in desk.publish("pages")
    assert (desk.root / "out/CNAME").read_text() == "nadwa.example\n"
    with pytest.raises(Obstacle, match="run the workflow of an earlier commit again"):
        desk.rollback()


def test_readers_are_asked_where_there_is_an_address(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A release is read back at its address; where something else answers there, the former one is shown again."""
    handler = functools.partial(Quiet, directory=str(desk.www / "current"))
    monkeypatch.setattr(publication, "patience", lambda target: 0.0)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        desk.file.write_text(f'{desk.file.read_text()}address = "{address}"\n', "utf-8")
        desk.publish()
        was = snapshot(desk.www)
        (desk.www / "elsewhere").mkdir()
        handler.keywords["directory"] = str(desk.www / "elsewhere")
        desk.word = "second"
        with pytest.raises(Obstacle, match=f"{address}/ar/ answers 404"):
            desk.publish()
        server.shutdown()
    (desk.www / "elsewhere").rmdir()
    assert snapshot(desk.www) == was


def test_several_targets_want_a_name(desk: Desk) -> None:
    """The way back asks which, and does not guess."""
    desk.file.write_text(f'{desk.file.read_text()}[there]\nkind = "folder"\nfolder = "x"\n', "utf-8")
    with pytest.raises(Obstacle, match="several targets; say which one with --target: here, there"):
        desk.rollback()


def test_way_back_neither_builds_nor_copies(desk: Desk) -> None:
    """A release comes back by a rename once it is proven; so it is quick, however large it is."""
    for word in ("first", "second"):
        desk.word = word
        desk.publish()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "build", functools.partial(fail, AssertionError("built")))
        patch.setattr(shutil, "copyfile", functools.partial(fail, AssertionError("copied")))
        desk.rollback()


def targets(desk: Desk, sshd: loopback.Sshd, stand: loopback.Stand) -> dict[str, Callable[[], None]]:
    """Write a target of every kind, and return what makes each of them fail half-way."""
    (desk.root / "bin").mkdir(parents=True, exist_ok=True)
    for name in ("netlify", "wrangler"):
        program = desk.root / "bin" / name
        program.write_text('#!/bin/sh\nenv\nenv >&2\n[ ! -e "$0.broken" ]\n')
        program.chmod(0o755)
    port, bucket = sshd.line.port, stand.bucket()
    tables = (
        f'[here]\nkind = "folder"\nfolder = "{desk.www}"',
        f'[server]\nkind = "ssh"\nhost = "127.0.0.1"\nport = {port}\nfolder = "{desk.www}2"',
        f'[store]\nkind = "s3"\nbucket = "{bucket}"\nendpoint = "{stand.endpoint}"',
        '[netlify]\nkind = "netlify"\nsite = "n"',
        '[cloudflare]\nkind = "cloudflare-pages"\nproject = "n"',
        '[pages]\nkind = "github-pages"\nfolder = "out"',
    )
    desk.file.write_text("\n".join(tables), "utf-8")
    return {
        "here": lambda: os.replace(desk.www / "current/index.html", desk.www / "gone"),
        "server": lambda: setattr(sshd.line, "left", 0),
        "store": lambda: setattr(stand.line, "left", 2000),
        "netlify": (desk.root / "bin/netlify.broken").touch,
        "cloudflare": (desk.root / "bin/wrangler.broken").touch,
        "pages": lambda: None,
    }


def test_no_secret_is_told(
    desk: Desk,
    sshd: loopback.Sshd,
    stand: loopback.Stand,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Every kind of target, published to and failing: no output, message, manifest or file holds a secret."""
    broken = targets(desk, sshd, stand)
    sshd.line.mend()
    stand.line.mend()
    for name in ("AWS_SECRET_ACCESS_KEY", "NETLIFY_AUTH_TOKEN", "CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID"):
        monkeypatch.setenv(name, CANARY)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", f"{CANARY}-id")
    monkeypatch.setenv("NADWA_URL", f"https://reader:{CANARY}@nadwa.example")
    monkeypatch.setenv("PATH", f"{desk.root}/bin{os.pathsep}{sshd.bin}", prepend=os.pathsep)
    monkeypatch.setattr(hosts, "Objects", functools.partial(Objects, attempts=1))
    monkeypatch.setattr(releasing, "PATIENCE", 0)
    told: list[str] = []
    for name, spoil in broken.items():
        for desk.word in ("first", "second"):
            told.append(desk.publish(name))
        spoil()
        desk.word = "third"
        try:
            told.append(desk.publish(name))
        except Obstacle as obstacle:
            told.append(str(obstacle))
    out, err = capfd.readouterr()
    assert len(told) == 3 * len(broken)
    assert CANARY not in "\n".join((*told, out, err))
    for path in (path for folder in (desk.root, desk.www.parent) for path in folder.rglob("*") if path.is_file()):
        assert CANARY.encode() not in path.read_bytes(), path
    direct = Objects(desk.file.read_text().split('bucket = "')[1].split('"')[0], f"http://127.0.0.1:{stand.port}")
    assert all(CANARY.encode() not in (direct.get(key) or b"") for key in direct.etags())


@pytest.mark.parametrize(
    ("name", "told"), [("nowhere", "`nowhere` is no target of "), ("here", "; nothing was built.")]
)
def test_task_ends_in_a_sentence(tmp_path: Path, name: str, told: str) -> None:
    """The task itself, with Pelican and a mistake in the content: exit code 1, no traceback, and nothing is published."""
    shutil.copytree(TINY, tmp_path / "content")
    (tmp_path / "content/themes.yaml").write_text("{}\n", "utf-8")
    (tmp_path / "targets.toml").write_text(f'[here]\nkind = "folder"\nfolder = "{tmp_path}/www"\n', "utf-8")
    options = ("--content", str(tmp_path / "content"), "--targets", str(tmp_path / "targets.toml"))
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "publish", name, *options],
        cwd=HOUSE,
        env={**os.environ, "LANGUAGE": "en", "NADWA_URL": "https://nadwa.example"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert told in done.stderr
    assert not (tmp_path / "www/current").exists()
