"""A second browser's word: Firefox, where it is installed, orders every sentence as Chromium and the proof do."""

from __future__ import annotations

import html
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.ordering import CASES
from tests.test_flows import ORDERS, assert_shown, ordered

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
PATIENCE = 60


class Desk(HTTPServer):
    """Shows one page, and takes what the page found out."""

    page = ""
    found: list[list[int]]
    done: threading.Event


class _Handler(BaseHTTPRequestHandler):
    server: Desk

    def do_GET(self) -> None:
        """Show the page."""
        self._answer(self.server.page.encode() if self.path == "/" else b"")

    def do_POST(self) -> None:
        """Take the orders."""
        self.server.found = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer(b"")
        self.server.done.set()

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
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
    address = f"http://127.0.0.1:{desk.server_port}/"
    command = [str(FIREFOX), "--headless", "--no-remote", "--profile", str(tmp_path), address]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as firefox:
        try:
            assert desk.done.wait(PATIENCE)
        finally:
            firefox.kill()
    assert_shown(cases, parts, desk.found)
