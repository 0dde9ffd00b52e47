"""A second browser's word: Firefox, where it is installed, orders every sentence and finds as Chromium does."""

from __future__ import annotations

import html
import json
import mimetypes
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.ordering import CASES
from tests.sitetree import BuiltSite
from tests.test_flows import ORDERS, assert_shown, ordered

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
PATIENCE = 60


class Desk(ThreadingHTTPServer):
    """Shows one page and the files of a folder, and takes what the page found out."""

    page = ""
    folder: Path | None = None
    found: Any
    done: threading.Event


class _Handler(BaseHTTPRequestHandler):
    server: Desk

    def do_GET(self) -> None:
        """Show the page, or a file."""
        if self.path == "/" or self.server.folder is None:
            self._answer(self.server.page.encode() if self.path == "/" else b"")
            return
        path = self.server.folder / urlsplit(self.path).path.lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        self._answer(path.read_bytes(), mimetypes.guess_type(path.name)[0] or "application/octet-stream")

    def do_POST(self) -> None:
        """Take the orders."""
        self.server.found = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer(b"")
        self.server.done.set()

    def _answer(self, body: bytes, kind: str = "text/html") -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A server on this machine."""
    with Desk(("127.0.0.1", 0), _Handler) as server:
        server.done = threading.Event()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def asked(desk: Desk, profile: Path) -> Any:
    """Return what the page found out in Firefox."""
    address = f"http://127.0.0.1:{desk.server_port}/"
    command = [str(FIREFOX), "--headless", "--no-remote", "--profile", str(profile), address]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as firefox:
        try:
            assert desk.done.wait(PATIENCE)
        finally:
            firefox.kill()
    return desk.found


@pytest.mark.skipif(FIREFOX is None, reason="Firefox is not installed")
@pytest.mark.parametrize("base", ["rtl", "ltr"])
def test_firefox_shows_the_editors_order(desk: Desk, tmp_path: Path, base: str) -> None:
    """In Firefox too every sentence has its characters where the editor would have them."""
    cases = [case for case in CASES if case.base == base]
    parts = [ordered(f"<p>{html.escape(case.text, quote=False)}</p>", case.base) for case in cases]
    desk.page = (
        f'<!doctype html><html dir="{base}"><meta charset="utf-8">'
        f'<body style="white-space:nowrap;font-family:sans-serif">{"".join(parts)}'
        f"<script>fetch('/', {{method: 'POST', body: JSON.stringify(({ORDERS})())}})</script>"
    )
    assert_shown(cases, parts, asked(desk, tmp_path))


@pytest.mark.skipif(FIREFOX is None, reason="Firefox is not installed")
def test_firefox_finds_what_chromium_finds(desk: Desk, tiny: BuiltSite, tmp_path: Path) -> None:
    """The search runs in Firefox too, within its policy."""
    desk.folder = tiny.folder
    desk.page = """<!doctype html><iframe src="/ar/search/?q=seulement"></iframe><script>
        const page = () => document.querySelector("iframe").contentDocument;
        const wait = setInterval(() => {
            if (page()?.querySelector(".search")?.getAttribute("aria-busy") !== "false") return;
            clearInterval(wait);
            const found = [...page().querySelectorAll(".hits a")].map((link) => link.getAttribute("href"));
            fetch("/", { method: "POST", body: JSON.stringify(found) });
        }, 50);
    </script>"""
    assert asked(desk, tmp_path) == ["/fr/editions/agadir-2021/seulement/"]
