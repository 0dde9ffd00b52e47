"""Reading back: a file of each kind, as readers get it, unpacked and compared."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import brotli
import pytest

from plugins.publishing import confirming
from plugins.publishing.manifest import Content, Manifest, survey
from plugins.publishing.setbacks import Setback
from tests import loopback
from tests.sitetree import BuiltSite


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, its pages packed by brotli and all else by gzip."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with a file, packed."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        page = path.suffix == ".html"
        body = brotli.compress(path.read_bytes()) if page else gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Encoding", "br" if page else "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A small site, served."""
    loopback.site(tmp_path, "first")
    handler = functools.partial(Server, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def manifest(folder: Path) -> Manifest:
    """Return the manifest of a folder."""
    return Manifest("x", survey(folder))


def test_sample_has_every_kind_and_every_home(site: BuiltSite) -> None:
    """A built site is sampled by its three homes, a page of each kind, a file of each ending; few in all."""
    found = confirming.sample(manifest(site.folder))
    assert {f"{code}/index.html" for code in loopback.LANGUAGES} <= set(found)
    endings = {path.suffix for path in site.folder.rglob("[!_]*") if path.is_file()}
    assert {Path(name).suffix for name in found} == endings
    kinds = {path.parts[-2] for path in site.folder.glob("fr/*/index.html")}
    assert kinds <= {Path(name).parts[1] for name in found if name.endswith(".html")}
    assert len(found) < 60
    assert not [name for name in found if name.endswith("404.html") or name[0] in "._"]


def test_readers_get_what_was_sent(address: str, tmp_path: Path) -> None:
    """Whatever the host packs it with, each file of the sample is that of the manifest."""
    confirming.over_the_wire(address, manifest(tmp_path), 0)


def test_another_file_is_told(address: str, tmp_path: Path) -> None:
    """A page that is not the one that was sent is named, and so is one that is missing or never comes."""
    sent = manifest(tmp_path)
    (tmp_path / "fr/index.html").write_text("another", "utf-8")
    with pytest.raises(Setback, match=f"/fr/index.html is another at {address} than was sent"):
        confirming.over_the_wire(address, sent, 0)
    (tmp_path / "fr/index.html").unlink()
    with pytest.raises(Setback, match=f"{address}/fr/ answers 404"):
        confirming.over_the_wire(address, sent, 0)
    with pytest.raises(Setback, match="does not answer"):
        confirming.over_the_wire(f"http://127.0.0.1:{loopback.port()}", sent, 0)


def test_host_may_take_its_time(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong at first and right a moment later is right."""
    sent = manifest(tmp_path)
    right = (tmp_path / "fr/index.html").read_bytes()
    (tmp_path / "fr/index.html").write_text("former", "utf-8")
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        (tmp_path / "fr/index.html").write_bytes(right)

    monkeypatch.setattr(time, "sleep", wait)
    confirming.over_the_wire(address, sent, 60)
    assert len(waits) == 1


def test_packed_nonsense_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A body that cannot be unpacked is a setback and no traceback."""

    class Answer:
        headers: ClassVar = {"Content-Encoding": "br"}

        def __enter__(self) -> Answer:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def read(self) -> bytes:
            return b"nonsense"

    monkeypatch.setattr(urllib.request, "urlopen", lambda *_, **__: Answer())
    with pytest.raises(Setback, match="does not answer"):
        confirming.over_the_wire("http://x.example", Manifest("x", {"ar/index.html": Content("", 0)}), 0)
