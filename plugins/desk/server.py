"""Serves the site on show to this machine's browsers, as a plain web host would, with the preview's script added."""

from __future__ import annotations

import errno
import mimetypes
import os
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from plugins.archive.problems import language_of
from plugins.desk import overlay
from plugins.desk.obstacles import Obstacle
from plugins.desk.stage import Show, Stage, tag_of

HOST = "127.0.0.1"
HEARTBEAT = 15.0
HTML = "text/html; charset=utf-8"
LANGUAGES = ("ar", "fr", "en")
# The system's own table may be wrong or missing: these are the kinds that the site publishes.
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".atom": "application/atom+xml",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".woff2": "font/woff2",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".wasm": "application/wasm",
}


class Server(ThreadingHTTPServer):
    """A web server of this machine for this machine, showing what is on a stage."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name != "nt"  # on Windows it would let two servers share a port

    def __init__(self, stage: Stage, port: int) -> None:
        self.stage, self.language = stage, language_of(os.environ)
        try:
            super().__init__((HOST, port), Handler)
        except (OSError, OverflowError) as error:
            raise Obstacle(_refusal(port, error)) from None

    @property
    def address(self) -> str:
        """Where to point a browser."""
        return f"http://localhost:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that left before its answer came."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server

    def do_GET(self) -> None:
        """Answer with a file, its language's 404 page, the script, or the news."""
        path = unquote(urlsplit(self.path).path)
        if path == overlay.EVENTS:
            self._send_news()
        elif path == overlay.SCRIPT_ADDRESS:
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", overlay.script(self.server.language).encode())
        else:
            self._send_site(path)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the terminal for builds and problems."""

    def _send_site(self, path: str) -> None:
        show = self.server.stage.on_show()
        over = show.over.get(f"{path[1:]}index.html" if path.endswith("/") else path[1:])
        if show.site is None:
            page = overlay.empty_page(self.server.stage.problems, self.server.language)
            return self._send_page(HTTPStatus.SERVICE_UNAVAILABLE, page, show)
        if over is not None and path.endswith("/"):
            return self._send_page(HTTPStatus.OK, over.decode(), show)
        if over is not None:
            return self._send(HTTPStatus.OK, content_type(Path(path)), over)
        if f"{path[1:]}/index.html" in show.over:
            return self._redirect(path[1:])
        found = locate(show.site, path)
        if found is None:
            return self._send_page(HTTPStatus.NOT_FOUND, missing_page(show.site, path), show)
        if found.is_dir():
            return self._redirect(found.relative_to(show.site.resolve()).as_posix())
        if content_type(found) == HTML:
            return self._send_page(HTTPStatus.OK, found.read_text("utf-8"), show)
        return self._send(HTTPStatus.OK, content_type(found), found.read_bytes())

    def _redirect(self, folder: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", f"/{quote(folder)}/")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()

    def _send_page(self, status: HTTPStatus, page: str, show: Show) -> None:
        tag = tag_of(page.encode())
        self._send(status, HTML, overlay.add_to(page, show.build, tag).encode(), tag)

    def _send(self, status: HTTPStatus, kind: str, body: bytes, tag: str = "") -> None:
        self.send_response(status)
        if tag:
            self.send_header("ETag", f'"{tag}"')
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_news(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        seen, stage = 0, self.server.stage
        while self.command != "HEAD" and not stage.closed:
            notice = stage.news(seen, HEARTBEAT)
            # A line without a name is no event; it only finds out whether the page still listens.
            text = f"event: news\ndata: {overlay.news(notice, self.server.language)}\n\n" if notice else ":\n\n"
            seen = notice.number if notice else seen
            self.wfile.write(text.encode())


def locate(site: Path, path: str) -> Path | None:
    """Return the file for a path, the folder to redirect to when its slash is missing, or None; never outside `site`."""
    parts = [part for part in path.split("/") if part]
    if any(part in (".", "..") or "\\" in part or ":" in part or "\0" in part for part in parts):
        return None
    site = site.resolve()
    found = site.joinpath(*parts).resolve()
    if not found.is_relative_to(site):
        return None
    if path.endswith("/"):
        found = found / "index.html"
        return found if found.is_file() else None
    return found if found.is_file() or (found / "index.html").is_file() else None


def missing_page(site: Path, path: str) -> str:
    """Return the page that says, in the language of a path, that nothing is there."""
    language = path.strip("/").split("/")[0]
    places = [site / language / "404.html"] if language in LANGUAGES else []
    page = next((place for place in [*places, site / "404.html"] if place.is_file()), None)
    return page.read_text("utf-8") if page else "<!doctype html><title>404</title><p>There is nothing here."


def content_type(path: Path) -> str:
    """Return what to call a file's kind; text says that it is UTF-8."""
    kind = KINDS.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    textual = kind.startswith("text/") or kind.endswith(("json", "xml"))
    return f"{kind}; charset=utf-8" if textual else kind


def _refusal(port: int, error: OSError | OverflowError) -> str:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken, perhaps by another preview. Choose another: python3 tasks.py serve --port {port + 1}"
    return f"Port {port} cannot be used ({error}). Choose one between 1024 and 65535 with --port."
