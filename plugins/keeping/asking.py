"""Asks an address whether anything is there, politely: one request at a time to a host, with a pause, and by name.

It asks for the head alone, and for the page only where that is refused; what robots may not read is not asked.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import urllib.robotparser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from plugins.archive.reach import Why
from plugins.text.links import WEB

AGENT = "Nadwa"
CALLED = f"{AGENT}/1.0 (reads the links of an archive of symposiums once in a while; robots.txt is obeyed)"
HOPS = 10
_SAFE = "/%:@!$&'()*+,;=~-._"
_MOVED = frozenset([301, 302, 303, 307, 308])
_GONE: dict[int, Why] = {404: "missing", 410: "gone"}
_ROBOTS = 1 << 16


@dataclass(frozen=True)
class Answer:
    """What became of an address: alive, failing for a reason, or not to be told; `told` says it in words."""

    told: str
    why: Why | None = None
    is_clear: bool = True


@dataclass
class _Host:
    """A host, asked by one at a time; `asked` is when it was asked last, and `rules` are those of its robots.txt."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    asked: float = 0.0
    rules: urllib.robotparser.RobotFileParser | None = None


class Asker:
    """Asks addresses; `pause` are the seconds between two requests to a host, `patience` those that one may take."""

    def __init__(self, pause: float = 1.0, patience: float = 20.0, context: ssl.SSLContext | None = None) -> None:
        """Keep how politely to ask, and whom to trust."""
        self.pause, self.patience = pause, patience
        self.context = context or ssl.create_default_context()
        self.hosts: dict[tuple[str, str], _Host] = {}
        self.door = threading.Lock()

    def ask(self, address: str) -> Answer:
        """Follow an address to its end, and say what is there."""
        url, seen = address, set[str]()
        while url not in seen and len(seen) < HOPS:
            seen.add(url)
            try:
                if not self._may(urlsplit(url)):
                    return Answer("robots.txt asks not to be read", is_clear=False)
                status, onward = self._status(urlsplit(url))
            except Exception as error:  # whatever a host does is an answer
                return _failed(error)
            if status not in _MOVED or not onward:
                return _judged(status, url, address)
            url = urljoin(url, onward).partition("#")[0]
            if not url.startswith(WEB):
                return Answer("leads to what is no address of the web", "broken")
        return Answer("leads in a circle", "circle")

    def _status(self, parts: SplitResult) -> tuple[int, str]:
        """Ask for the head of a page, and for the page itself where its head is refused."""
        found = self._request("HEAD", parts)
        return self._request("GET", parts)[:2] if found[0] >= 400 else found[:2]

    def _may(self, parts: SplitResult) -> bool:
        """Tell whether the host lets robots read an address; one that says nothing does."""
        host = self._host(parts)
        if host.rules is None:
            rules = urllib.robotparser.RobotFileParser()
            status, _, text = self._request("GET", parts._replace(path="/robots.txt", query=""))
            rules.parse(text.decode("utf-8", "replace").splitlines() if status == 200 else [])
            host.rules = rules
        return host.rules.can_fetch(AGENT, parts.geturl())

    def _request(self, method: str, parts: SplitResult) -> tuple[int, str, bytes]:
        """Send one request in its turn, and return the status, where it leads on, and the beginning of the text."""
        path = quote(parts.path or "/", safe=_SAFE) + (
            f"?{quote(parts.query, safe=_SAFE + '?')}" if parts.query else ""
        )
        with self._turn(self._host(parts)), self._line(parts) as line:
            line.request(method, path, headers={"User-Agent": CALLED, "Accept": "*/*", "Connection": "close"})
            answer = line.getresponse()
            text = answer.read(_ROBOTS) if parts.path == "/robots.txt" else b""
            return answer.status, answer.getheader("Location") or "", text

    def _host(self, parts: SplitResult) -> _Host:
        with self.door:
            return self.hosts.setdefault((parts.scheme, parts.netloc), _Host())

    @contextmanager
    def _turn(self, host: _Host) -> Iterator[None]:
        """Wait until nobody else speaks with a host, and until it has had its pause."""
        with host.turn:
            time.sleep(max(0.0, host.asked + self.pause - time.monotonic()))
            try:
                yield
            finally:
                host.asked = time.monotonic()

    @contextmanager
    def _line(self, parts: SplitResult) -> Iterator[http.client.HTTPConnection]:
        """Open a line, which is cut when it takes too long, however slowly a host goes on speaking."""
        name = (parts.hostname or "").encode("idna").decode()
        if parts.scheme == "https":
            line: http.client.HTTPConnection = http.client.HTTPSConnection(
                name, parts.port, timeout=self.patience, context=self.context
            )
        else:
            line = http.client.HTTPConnection(name, parts.port, timeout=self.patience)
        late = threading.Event()
        end = threading.Timer(self.patience, _cut, [line, late])
        end.start()
        try:
            yield line
            if late.is_set():  # what was read until then is half an answer
                raise TimeoutError
        finally:
            end.cancel()
            line.close()


def _cut(line: http.client.HTTPConnection, late: threading.Event) -> None:
    late.set()
    if line.sock:
        line.sock.shutdown(socket.SHUT_RDWR)


def _judged(status: int, url: str, address: str) -> Answer:
    """Say what a status means; a host that refuses robots does not say that nothing is there."""
    if status < 300:
        return Answer("is there" if url == address else f"has moved to {url}")
    if status in _GONE:
        return Answer(f"is not there any more ({status})", _GONE[status])
    if status >= 500:
        return Answer(f"the host is broken ({status})", "broken")
    return Answer(f"is not shown to robots ({status})", is_clear=False)


def _failed(error: Exception) -> Answer:
    if isinstance(error, ssl.SSLError):
        return Answer("its certificate or its safe line is broken", "no-safe-line")
    if isinstance(error, socket.gaierror | UnicodeError):
        return Answer("there is no such host", "no-host")
    if isinstance(error, OSError | http.client.RemoteDisconnected):
        return Answer("the host does not answer", "no-answer")
    return Answer("the host answers something else than a page", "broken")
