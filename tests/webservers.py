"""Real web servers on this machine, each with the configuration of `deploy/`, changed in port and folder alone."""

from __future__ import annotations

import contextlib
import gzip
import http.client
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import brotli
import pytest

from tests.conftest import HOUSE

DEPLOY = HOUSE / "deploy"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
CADDY = shutil.which("caddy")
MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
PATIENCE = 10


@dataclass
class Answer:
    """What a server answered; the headers by their name in small letters, several of one name in a list."""

    status: int
    body: bytes
    headers: dict[str, list[str]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        """Return a header, several of the name joined as HTTP allows; nothing where there is none."""
        return ", ".join(self.headers.get(name.lower(), []))


@dataclass(frozen=True)
class WebServer:
    """A running web server."""

    name: str
    port: int

    @property
    def url(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str, method: str = "GET", **given: str) -> Answer:
        """Ask for a path as it is written, and follow nothing; `given` are headers, `_` for `-`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request(method, path, headers={name.replace("_", "-"): value for name, value in given.items()})
            response = connection.getresponse()
            answer = Answer(response.status, response.read())
            for name, value in response.getheaders():
                answer.headers.setdefault(name.lower(), []).append(value)
        return answer


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def compressed(site: Path, place: Path) -> Path:
    """Lay a site out elsewhere, each text with its compressed copies beside it."""
    shutil.copytree(site, place, copy_function=os.link)
    for path in [
        path for path in place.rglob("*") if path.suffix in (".html", ".atom", ".json", ".xml", ".svg", ".js")
    ]:
        data = path.read_bytes()
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(data, quality=1))
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(data, 1, mtime=0))
    return place


@contextlib.contextmanager
def nginx(site: Path, place: Path) -> Iterator[WebServer]:
    """Serve a site by nginx, with the configuration of the container."""
    if NGINX is None or not MODULE.is_file():
        pytest.skip("no nginx with brotli: apt-get install nginx libnginx-mod-http-brotli-static")
    port = free_port()
    shutil.copytree(DEPLOY / "nginx/nadwa", place / "nadwa")
    text = (DEPLOY / "nginx/container.conf").read_text(encoding="utf-8")
    text = text.replace("/tmp/", f"{place}/").replace("/srv/nadwa/current", str(site))
    text = text.replace("listen 8080;", f"listen 127.0.0.1:{port};").replace("processes auto", "processes 1")
    # A server that is started by root works as somebody who may not read what tests write.
    owner = "user root;\n" if os.geteuid() == 0 else ""
    (place / "nginx.conf").write_text(owner + text, encoding="utf-8")
    command = [NGINX, "-e", "stderr", "-c", str(place / "nginx.conf"), "-g", "daemon off;"]
    with _running(command, port, place):
        yield WebServer("nginx", port)


@contextlib.contextmanager
def caddy(site: Path, place: Path) -> Iterator[WebServer]:
    """Serve a site by Caddy."""
    if CADDY is None:
        pytest.skip("no Caddy: apt-get install caddy")
    port = free_port()
    place.mkdir(parents=True, exist_ok=True)
    shutil.copytree(DEPLOY / "caddy", place / "etc")
    told = {"NADWA_HOST": f"http://127.0.0.1:{port}", "NADWA_SITE": str(site), "NADWA_ADMIN": "off"}
    home = {"HOME": str(place), "XDG_DATA_HOME": str(place), "XDG_CONFIG_HOME": str(place)}
    command = [CADDY, "run", "--config", str(place / "etc/Caddyfile")]
    with _running(command, port, place, {**os.environ, **home, **told}):
        yield WebServer("caddy", port)


@contextlib.contextmanager
def _running(command: list[str], port: int, place: Path, environment: dict[str, str] | None = None) -> Iterator[None]:
    log = place / "log.txt"
    with log.open("wb") as said, subprocess.Popen(command, stdout=said, stderr=said, env=environment) as process:
        try:
            until = time.monotonic() + PATIENCE
            while True:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                assert process.poll() is None, log.read_text(encoding="utf-8")
                assert time.monotonic() < until, log.read_text(encoding="utf-8")
                time.sleep(0.02)
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)


def frames(line: ssl.SSLSocket, path: str) -> Iterator[tuple[int, int]]:
    """Ask for a page over HTTP/2, and yield the kind and the whole size of each frame of the answer (RFC 9113, 4.1)."""
    fields = {":path": path, ":authority": "archive.example", "accept-encoding": "br"}
    # GET and https from the table of RFC 7541, the others as they are.
    block = b"\x82\x87" + b"".join(
        bytes([0, len(name), *name.encode(), len(value), *value.encode()]) for name, value in fields.items()
    )
    settings, end = bytes([0, 0, 0, 4, 0, 0, 0, 0, 0]), 5
    line.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + settings + bytes([0, 0, len(block), 1, end, 0, 0, 0, 1]) + block)
    with line.makefile("rb") as answer:
        while head := answer.read(9):
            size = int.from_bytes(head[:3], "big")
            answer.read(size)
            yield head[3], size + len(head)


@contextlib.contextmanager
def nginx_with_tls(site: Path, place: Path) -> Iterator[tuple[int, Path]]:
    """Serve a site by the configuration of a host of its own; return the port and the certificate, made for this once."""
    openssl = shutil.which("openssl")
    if NGINX is None or not MODULE.is_file() or openssl is None:
        pytest.skip(
            "no nginx with brotli, or no openssl: apt-get install nginx libnginx-mod-http-brotli-static openssl"
        )
    port, other = free_port(), free_port()
    shutil.copytree(DEPLOY / "nginx/nadwa", place / "nadwa")
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", str(place / "privkey.pem")]
    made = ["-subj", "/CN=archive.example", "-addext", "subjectAltName=DNS:archive.example", "-days", "2"]
    subprocess.run(
        [openssl, "req", "-x509", *key, "-out", str(place / "fullchain.pem"), *made], check=True, capture_output=True
    )
    text = (DEPLOY / "nginx/nadwa.conf").read_text(encoding="utf-8")
    text = text.replace("/etc/ssl/nadwa", str(place)).replace("/srv/nadwa/current", str(site))
    text = text.replace("[::]:80;", f"127.0.0.1:{other};").replace("listen 80;", "")
    text = text.replace("[::]:443", f"127.0.0.1:{port}").replace("listen 443 ssl http2;", "")
    parts = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    text += "".join(f"{part}_temp_path {place}/{part};\n" for part in parts)
    whole = f"pid {place}/nginx.pid;\ninclude /etc/nginx/modules-enabled/*.conf;\nevents {{}}\nhttp {{\naccess_log off;\n{text}\n}}\n"
    owner = "user root;\n" if os.geteuid() == 0 else ""
    (place / "nginx.conf").write_text(owner + whole, encoding="utf-8")
    command = [NGINX, "-e", "stderr", "-c", str(place / "nginx.conf"), "-g", "daemon off;"]
    with _running(command, port, place):
        yield port, place / "fullchain.pem"
