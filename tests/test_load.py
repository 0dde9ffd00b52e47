"""Readers during twenty publications and five ways back, on a real web server: nothing fails, and nothing is mixed."""

from __future__ import annotations

import contextlib
import getpass
import gzip
import hashlib
import http.client
import itertools
import random
import re
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from plugins.files.store import Store
from plugins.publishing import compressing
from plugins.publishing.local import Local
from plugins.publishing.releasing import back
from tests import loopback
from tests.berths import Berth

READERS = 6
PAGES = [f"/{code}/{page}" for code in loopback.LANGUAGES for page in ("", "news/", quote(f"editions/été {code}/"))]
PLACES = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
BACK_AFTER = (4, 8, 12, 16, 20)


@contextlib.contextmanager
def nginx(folder: Path, root: Path) -> Iterator[int]:
    """Serve a link with nginx, as its own configuration does; give the port."""
    number, program = loopback.port(), loopback.program("nginx")
    temporary = "".join(f"{name}_temp_path {folder}/{name};" for name in PLACES)
    (folder / "nginx.conf").write_text(
        f"user {getpass.getuser()}; worker_processes 2; daemon off; pid {folder}/pid; error_log {folder}/error.log;"
        f"events {{}} http {{ access_log off; types {{ text/html html; text/css css; }} {temporary}"
        f"server {{ listen 127.0.0.1:{number}; root {root}; gzip_static on; gzip_vary on; }} }}"
    )
    quiet = subprocess.DEVNULL
    running = subprocess.Popen([program, "-p", folder, "-c", folder / "nginx.conf"], stdout=quiet, stderr=quiet)
    try:
        loopback.answers(number)
        yield number
    finally:
        running.terminate()
        running.wait()


class Reader(threading.Thread):
    """Opens a page, then the style that it names, and again; notes whatever is not as one release has it."""

    def __init__(self, port: int, seed: int) -> None:
        """Begin with nothing read."""
        super().__init__(daemon=True)
        self.random = random.Random(seed)
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.read, self.rounds = 0, 0
        self.wrong: list[str] = []
        self.leaves = False
        self.begins = threading.Condition()

    def run(self) -> None:
        """Read until told to leave."""
        while not self.leaves:
            time.sleep(
                self.random.random() / 200
            )  # what a person would call at once, and a machine with few cores a rest
            try:
                self._open()
            except (OSError, http.client.HTTPException) as error:
                self.wrong.append(repr(error))
                self.line.close()
            with self.begins:
                self.rounds += 1
                self.begins.notify_all()

    def go_round(self) -> None:
        """Wait until a page has been opened from its beginning, with all that it names."""
        with self.begins:
            wanted = self.rounds + 2
            assert self.begins.wait_for(lambda: self.rounds >= wanted, 60)

    def _open(self) -> None:
        page = self._get(self.random.choice(PAGES)).decode()
        found = re.fullmatch(r'<!doctype html><title>(\S+)</title>.*?"(/theme/site\.(\w+)\.css)">(.*)</html>', page)
        if not found or found[4] != found[1] * 40:
            self.wrong.append(f"a page of no release: {page[:80]}")
            return
        style = self._get(found[2])
        if hashlib.sha256(style).hexdigest()[:8] != found[3] or style.decode() != f"/* {found[1]} */":
            self.wrong.append(f"a style of another release: {found[1]}, {style!r}")

    def _get(self, path: str) -> bytes:
        packed = self.random.random() < 0.5
        self.line.request("GET", path, headers={"Accept-Encoding": "gzip"} if packed else {})
        answer = self.line.getresponse()
        body = answer.read()
        self.read += 1
        if answer.status != 200:
            self.wrong.append(f"{path} answers {answer.status}")
        return gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body


def publish(berth: Berth, word: str) -> str:
    """Publish a small site, compressed, and return the id of its release."""
    loopback.site(berth.work / "site", word, f"/* {word} */")
    compressing.lay_out(berth.work / "site", berth.work / "tree", True, Store(berth.work / "store"))
    return berth.publish_tree(berth.work / "tree").id


def test_readers_notice_nothing(tmp_path: Path) -> None:
    """Every page is whole and of one release, and so is the style that it names, whichever moment it is asked for at."""
    host = Local(tmp_path / "www")
    berth = Berth("local", host, dict, lambda *_: None, None, tmp_path)
    publish(berth, "release-0")
    shown: list[str] = []
    with nginx(tmp_path, host.folder / "current") as port:
        readers = [Reader(port, seed) for seed in range(READERS)]
        for reader in readers:
            reader.start()
        for number in range(1, 21):
            shown.append(publish(berth, f"release-{number}"))
            readers[number % READERS].go_round()
            if number in BACK_AFTER:
                with host.claim():
                    shown.append(back(host, host.state(), "", lambda *_: None).id)
                for reader in readers:
                    reader.go_round()
        for reader in readers:
            reader.leaves = True
        for reader in readers:
            reader.join()
            reader.line.close()
    assert len(shown) == 25
    assert all(one != other for one, other in itertools.pairwise(shown))
    assert [wrong for reader in readers for wrong in reader.wrong] == []
    assert sum(reader.read for reader in readers) > 2 * 25


@pytest.mark.parametrize("way", ["no link", "no lending"])
def test_readers_would_notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """The same reader finds a site that is not there, and a style that went while its page was open."""
    host = Local(tmp_path / "www")
    berth = Berth("local", host, dict, lambda *_: None, None, tmp_path)
    publish(berth, "release-0")
    if way == "no link":
        monkeypatch.setattr(Local, "point", lambda self, manifest: self.withdraw())
    else:
        monkeypatch.setattr(Local, "lend", lambda self, manifest, state: None)
    with nginx(tmp_path, host.folder / "current") as port:
        reader = Reader(port, 0)
        with contextlib.closing(reader.line):
            page = reader._get("/ar/").decode()
            publish(berth, "release-1")
            reader._get(page.split('"')[3])
    assert "release-0" in page
    assert [wrong.rsplit(" ", 1)[1] for wrong in reader.wrong] == ["404"]
