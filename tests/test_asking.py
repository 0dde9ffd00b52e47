"""Hosts are asked politely, and whatever they do is an answer: one that is clear, or one that says nothing."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from plugins.keeping.asking import CALLED, Answer, Asker

CLEAR: dict[str, tuple[str, str | None]] = {
    "/alive": ("is there", None),
    "/headless": ("is there", None),
    "/404": ("is not there any more (404)", "missing"),
    "/410": ("is not there any more (410)", "gone"),
    "/500": ("the host is broken (500)", "broken"),
    "/circle": ("leads in a circle", "circle"),
    "/endless/0": ("leads in a circle", "circle"),
    "/mail": ("leads to what is no address of the web", "broken"),
    "/cut": ("the host does not answer", "no-answer"),
    "/babble": ("the host answers something else than a page", "broken"),
}
ONWARD = {"/moved": "/alive", "/circle": "/round", "/round": "/circle", "/mail": "mailto:a@b.example"}


class Web(ThreadingHTTPServer):
    """A host of this machine; it notes what it was asked, and how many asked at once."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str, str]] = []
        self.times: list[float] = []
        self.now = self.most = 0
        self.robots = b""

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of lines that were cut."""


class _Handler(BaseHTTPRequestHandler):
    server: Web

    def do_HEAD(self) -> None:
        """Answer to a head alone."""
        self._answer(405 if self.path == "/headless" else None)

    def do_GET(self) -> None:
        """Answer to a page."""
        self._answer(None)

    def _answer(self, status: int | None) -> None:
        web, path = self.server, self.path
        web.now += 1
        web.most = max(web.most, web.now)
        web.asked.append((self.command, path, self.headers["User-Agent"]))
        web.times.append(time.monotonic())
        if path == "/silent":
            time.sleep(1)
        elif path == "/drip":
            self._drip()
        elif path == "/babble":
            self.wfile.write(b"220 mail.example ready\r\n")
        elif path != "/cut":
            self._reply(status or self._status(path), path)
        web.now -= 1

    def _status(self, path: str) -> int:
        if path in ONWARD or path.startswith("/endless/"):
            return 301
        return int(path[1:]) if path[1:].isdigit() else 200

    def _reply(self, status: int, path: str) -> None:
        body = self.server.robots if path == "/robots.txt" else b""
        self.send_response(status)
        if path in ONWARD:
            self.send_header("Location", ONWARD[path])
        elif path.startswith("/endless/"):
            self.send_header("Location", f"/endless/{int(path.rsplit('/', 1)[1]) + 1}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\n")
        for number in range(20):
            self.wfile.write(b"X-%d: drop\r\n" % number)
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def web() -> Iterator[Web]:
    """A host of this machine."""
    with Web() as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


def hasty() -> Asker:
    """Return an asker that waits for nothing."""
    return Asker(pause=0.0, patience=0.4)


def test_clear_answers(web: Web) -> None:
    """What is there, what is not, what is broken, and what leads in circles."""
    asker = hasty()
    answers = {path: asker.ask(web.url + path) for path in CLEAR}
    assert answers == {path: Answer(told, why) for path, (told, why) in CLEAR.items()}  # type: ignore[arg-type]


def test_moved_page_says_where_it_is(web: Web) -> None:
    """A page that has moved is alive, and its new address is told."""
    assert hasty().ask(f"{web.url}/moved") == Answer(f"has moved to {web.url}/alive")


@pytest.mark.parametrize("status", [401, 403, 429])
def test_host_that_refuses_robots_says_nothing(web: Web, status: int) -> None:
    """Readers may well see what a robot may not."""
    assert hasty().ask(f"{web.url}/{status}") == Answer(f"is not shown to robots ({status})", is_clear=False)


@pytest.mark.parametrize("path", ["/silent", "/drip"])
def test_slow_host_is_not_waited_for(web: Web, path: str) -> None:
    """A host that says nothing, or a letter now and then, is left after a while."""
    began = time.monotonic()
    answer = hasty().ask(web.url + path)
    assert answer.why in ("no-answer", "broken")
    assert time.monotonic() - began < 5


def test_broken_safe_line_is_told(web: Web) -> None:
    """A host that speaks no TLS where it should."""
    assert hasty().ask(web.url.replace("http:", "https:") + "/").why == "no-safe-line"


def test_host_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by its name, nor at its door."""

    def lookup(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        assert hasty().ask(f"http://127.0.0.1:{closed.getsockname()[1]}/").why == "no-answer"
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    assert hasty().ask("http://nowhere.example/") == Answer("there is no such host", "no-host")


def test_robots_are_told_what_they_may_not_read(web: Web) -> None:
    """A page that its host keeps from robots is not asked for, and the rules are read once."""
    web.robots = b"User-agent: *\nDisallow: /private/\n"
    asker = hasty()
    assert not asker.ask(f"{web.url}/private/a").is_clear
    assert asker.ask(f"{web.url}/alive") == Answer("is there")
    assert [(method, path) for method, path, _ in web.asked] == [("GET", "/robots.txt"), ("HEAD", "/alive")]


def test_asker_gives_its_name(web: Web) -> None:
    """Whoever reads the log of a host knows who asked and what for."""
    hasty().ask(f"{web.url}/alive")
    assert {name for _, _, name in web.asked} == {CALLED}
    assert "Nadwa" in CALLED


def test_host_is_asked_by_one_at_a_time_with_a_pause(web: Web) -> None:
    """However many ask, a host hears one of them, then nothing for a while."""
    asker = Asker(pause=0.05, patience=2)
    hands = [threading.Thread(target=asker.ask, args=(f"{web.url}/alive",)) for _ in range(3)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert web.most == 1
    assert all(after - before >= 0.04 for before, after in zip(web.times, web.times[1:], strict=False))


def test_letters_of_an_address_are_written_as_hosts_read_them(web: Web) -> None:
    """An address in Arabic is asked for percent by percent, and what is written so already stays."""
    hasty().ask(f"{web.url}/مدينة?ق=1&b=%D9%82")
    assert ("HEAD", "/%D9%85%D8%AF%D9%8A%D9%86%D8%A9?%D9%82=1&b=%D9%82", CALLED) in web.asked
