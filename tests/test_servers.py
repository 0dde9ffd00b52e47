"""nginx and Caddy, as Debian has them, serve a site by the configurations of `deploy/` as the one source says."""

from __future__ import annotations

import contextlib
import gzip
import re
import socket
import ssl
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import brotli
import pytest

from plugins.archive.languages import CODES
from plugins.archive.ledger import FILE, read_ledger
from plugins.desk import servers
from plugins.pages import headers
from plugins.pages.addresses import MOVED_CADDY, MOVED_NGINX
from plugins.pages.redirection import as_caddy, as_nginx, gone, redirects
from plugins.pages.root import Root
from plugins.proof.weighing import HEADERS
from tests import webservers
from tests.folders import write
from tests.negotiation import ASKED
from tests.sitetree import ROOT_URL, BuiltSite
from tests.webservers import DEPLOY, WebServer

# What stands around the text of a page.
FRAME = 9
KINDS = {
    "": "/",
    "page": "/ar/editions/agadir-2021/",
    "search": "/fr/search/",
    "feed": "/en/feed.atom",
    "json feed": "/en/feed.json",
    "calendar": "/ar/calendar.ics",
    "table": "/data/editions.csv",
    "open data": "/data/editions.json",
    "sitemap": "/sitemap.xml",
    "robots": "/robots.txt",
    "card": "/fr/editions/agadir-2021/card.png",
    "favicon": "/favicon.ico",
    "licence": "/theme/OFL.txt",
    "contact": "/.well-known/security.txt",
    "citation": "/ar/editions/agadir-2021/opening/cite.bib",
}

LEDGER = """\
editions/agadir-2019/: {moved_to: editions/agadir-2021/}
editions/agadir-2020/: {withdrawn: {date: 2022-01-31, reason: {ar: "لا.", fr: Non., en: No.}}}
"""


@pytest.fixture(scope="module")
def served(tiny: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site with its compressed copies, from which one edition more has moved and one page more is withdrawn."""
    folder = webservers.compressed(tiny.folder, tmp_path_factory.mktemp("served") / "site")
    (folder / ".well-known").mkdir(exist_ok=True)
    (folder / ".well-known/security.txt").write_text("Contact: mailto:editors@archive.example\n", encoding="utf-8")
    ledger, root = read_ledger(write(tmp_path_factory.mktemp("ledger"), {FILE: LEDGER})), Root(ROOT_URL)
    found, lost = redirects(ledger, root), gone(ledger, root)
    for name, text in ((MOVED_NGINX, as_nginx(found, lost)), (MOVED_CADDY, as_caddy(found, lost))):
        (folder / name).unlink()  # else the tiny site itself would change
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def server(
    request: pytest.FixtureRequest, served: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[WebServer]:
    """Each of the two servers in turn."""
    with getattr(webservers, request.param)(served, tmp_path_factory.mktemp(request.param)) as running:
        yield running


def test_what_is_included_is_what_the_source_says() -> None:
    """The committed files are those that the task would write."""
    written = {name: (DEPLOY / name).read_text(encoding="utf-8") for name in servers.snippets()}
    assert written == servers.snippets()


def test_task_writes_them_anew(tmp_path: Path) -> None:
    """The task writes every file, in folders that it makes."""
    assert servers.write(tmp_path / "deploy") == f"Wrote {len(servers.snippets())} files below deploy/"
    assert {path.name for path in (tmp_path / "deploy").rglob("*.*")} == {
        Path(name).name for name in servers.snippets()
    }


def test_no_location_has_a_header_of_its_own() -> None:
    """In nginx a header in a `location` would take all others away, so there is none."""
    assert "add_header" not in (DEPLOY / "nginx/nadwa/site.conf").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_headers_on_every_kind_of_file(server: WebServer, path: str) -> None:
    """Every kind of file has all headers, its kind, its lifetime and a tag to ask again with, and no server's version."""
    answer = server.get(path)
    assert answer.status == 200
    assert {name: answer.headers.get(name.lower()) for name in headers.ALWAYS} == {
        name: [value] for name, value in headers.ALWAYS.items()
    }
    assert answer.headers["cache-control"] == [headers.lifetime(path)]
    assert answer["Content-Type"] == headers.kind("index.html" if path.endswith("/") else path)
    assert answer["Server"] in ("", "nginx")
    assert server.get(path, If_None_Match=answer["ETag"]).status == 304


def test_lasting_files_are_kept_for_ever(server: WebServer, served: Path) -> None:
    """Fonts, icon, scripts and the parts of the index are never asked for again; what names the parts always is."""
    found = [
        f"/{path.relative_to(served).as_posix()}" for top in ("theme", "search") for path in served.glob(f"{top}/**/*")
    ]
    asked = [path for path in found if not path.endswith((".br", ".gz")) and (served / path[1:]).is_file()]
    told = {path: server.get(path).headers["cache-control"] for path in asked}
    assert told == {path: [headers.lifetime(path)] for path in asked}
    assert {headers.FOR_EVER, headers.NEVER_UNASKED} <= {value for [value] in told.values()}


@pytest.mark.parametrize("path", ["/ar/", "/fr/feed.atom", "/data/editions.json", "/en/nowhere"])
def test_compressed_copies_are_sent(server: WebServer, served: Path, path: str) -> None:
    """Who takes brotli or gzip gets the copy that lies there, byte for byte, and every cache hears that answers vary."""
    plain = server.get(path)
    assert "accept-encoding" in plain["Vary"].lower()
    name = "en/404.html" if path == "/en/nowhere" else f"{path[1:]}index.html" if path.endswith("/") else path[1:]
    for asked, ending, open_up in (("br, gzip", ".br", brotli.decompress), ("gzip", ".gz", gzip.decompress)):
        answer = server.get(path, Accept_Encoding=asked)
        assert answer.status == plain.status
        assert answer["Content-Encoding"] == asked[:2].replace("gz", "gzip")
        assert "accept-encoding" in answer["Vary"].lower()
        assert answer.body == (served / f"{name}{ending}").read_bytes()
        assert open_up(answer.body) == plain.body
        assert headers.ALWAYS["Content-Security-Policy"] == answer["Content-Security-Policy"]


def test_what_has_no_copy_is_compressed_by_the_way(server: WebServer) -> None:
    """A text that was not compressed beforehand still travels small."""
    plain, small = server.get("/theme/OFL.txt"), server.get("/theme/OFL.txt", Accept_Encoding="gzip")
    assert small["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.body) == plain.body
    assert "accept-encoding" in small["Vary"].lower()


@pytest.mark.parametrize("code", [*CODES, ""])
@pytest.mark.parametrize("way", ["nowhere", "nowhere/at/all.html", "404.html", "nothing.8be7f54e.woff2"])
def test_missing_page_speaks_the_language_of_its_address(
    server: WebServer, tiny: BuiltSite, code: str, way: str
) -> None:
    """What is not there is answered with 404 in the language of its address, else in all three, and never kept long."""
    answer = server.get(f"/{code}/{way}" if code else f"/{way}")
    assert answer.status == 404
    assert answer.body.decode() == tiny.pages[f"{code}/404.html" if code else "404.html"].text
    assert answer["Content-Type"] == headers.TEXTS[".html"]
    assert answer["Cache-Control"] == headers.BRIEFLY
    assert {name: answer[name] for name in headers.ALWAYS} == dict(headers.ALWAYS)


@pytest.mark.parametrize(
    "path",
    [
        "/.git/config",
        "/.env",
        "/ar/.hidden",
        "/_headers",
        "/_moved.map",
        "/ar/index.html.br",
        "/ar/index.html.gz",
        "/theme/",
        "/data/",
    ],
)
def test_what_is_not_for_readers_is_not_there(server: WebServer, served: Path, path: str) -> None:
    """Hidden files, what hosts read, copies under their own names and lists of folders are answered with 404."""
    (served / ".env").write_text("SECRET=1", encoding="utf-8")
    answer = server.get(path)
    assert answer.status == 404
    assert b"SECRET" not in answer.body


@pytest.mark.parametrize(("asked", "language"), ASKED)
def test_language_is_negotiated_by_weight(server: WebServer, asked: str, language: str) -> None:
    """At `/` the heaviest of the three languages decides; where there is none, the choice is shown. Nothing is remembered."""
    answer = server.get("/", Accept_Language=asked)
    assert (answer.status, answer["Location"]) == ((302, f"/{language}/") if language else (200, ""))
    assert "Accept-Language" in answer["Vary"]
    assert answer["Set-Cookie"] == ""


def test_choice_of_languages_stays_in_reach(server: WebServer, tiny: BuiltSite) -> None:
    """`/?` and `/index.html` show the choice whatever the browser asks for, and no other address is negotiated."""
    for path in ("/?", "/?choice", "/index.html"):
        assert server.get(path, Accept_Language="fr").body.decode() == tiny.pages[""].text
    for path in ("/ar/", "/en/search/", "/nowhere", "/robots.txt"):
        answer = server.get(path, Accept_Language="fr")
        assert answer.status in (200, 404)
        assert "Accept-Language" not in answer["Vary"]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("beside", ["", "feed.atom", "feed.json"])
def test_what_has_moved_leads_on(server: WebServer, code: str, beside: str) -> None:
    """An old address of the ledger, and its feeds, lead to the new one for good, with all headers and whatever is asked."""
    for asked in ("", "?from=paper"):
        answer = server.get(f"/{code}/editions/agadir-2019/{beside}{asked}")
        assert (answer.status, answer["Location"]) == (301, f"/{code}/editions/agadir-2021/{beside}")
        assert {name: answer[name] for name in headers.ALWAYS} == dict(headers.ALWAYS)


@pytest.mark.parametrize("code", CODES)
def test_what_was_withdrawn_is_gone(server: WebServer, tiny: BuiltSite, code: str) -> None:
    """The page that says why is sent with the status 410."""
    answer = server.get(f"/{code}/editions/agadir-2020/")
    assert answer.status == 410
    assert answer.body.decode() == tiny.pages[f"{code}/editions/agadir-2020/"].text
    assert answer["Content-Type"] == headers.TEXTS[".html"]
    assert {name: answer[name] for name in headers.ALWAYS} == dict(headers.ALWAYS)


def test_folder_without_its_slash_leads_to_it(server: WebServer) -> None:
    """The redirect names neither host nor port."""
    answer = server.get("/ar/editions")
    assert answer.status in (301, 308)
    assert answer["Location"] == "/ar/editions/"


def test_part_of_a_file_can_be_asked_for(server: WebServer) -> None:
    """A range is answered with just that."""
    answer = server.get("/fr/editions/agadir-2021/card.png", Range="bytes=0-7")
    assert (answer.status, answer.body) == (206, b"\x89PNG\r\n\x1a\n")


def test_nothing_can_be_written(server: WebServer) -> None:
    """Only reading is allowed, and the refusal has the headers of every answer."""
    for method in ("POST", "PUT", "DELETE"):
        answer = server.get("/ar/", method=method)
        assert answer.status == 405
        assert {name: answer[name] for name in headers.ALWAYS} == dict(headers.ALWAYS)


def test_head_says_what_get_would(server: WebServer) -> None:
    """HEAD has the headers of GET, and no body."""
    head, full = server.get("/ar/", method="HEAD"), server.get("/ar/")
    kept = {name: value for name, value in full.headers.items() if name != "date"}
    assert (head.status, head.body) == (200, b"")
    assert {name: value for name, value in head.headers.items() if name != "date"} == kept
    assert re.fullmatch(r'"[^"]+"', head["ETag"])


def test_host_of_its_own_speaks_http_2(served: Path, tmp_path: Path) -> None:
    """With a certificate nginx speaks HTTP/2, its headers weigh what pages are weighed with, and HTTP/1.1 has the same."""
    request = b"GET /fr HTTP/1.1\r\nHost: archive.example\r\nConnection: close\r\n\r\n"
    with webservers.nginx_with_tls(served, tmp_path) as (port, certificate):
        with _safely(port, certificate, "h2", "http/1.1") as line:
            assert line.selected_alpn_protocol() == "h2"
            told, page = 1, 0
            sizes = dict(takewhile(lambda frame: frame[0] != page, webservers.frames(line, "/ar/")))
            assert sizes[told] + FRAME <= HEADERS
        with _safely(port, certificate, "http/1.1") as line:
            line.sendall(request)
            answer = b"".join(iter(lambda: line.recv(4096), b"")).decode()
    assert "Location: /fr/\r\n" in answer
    assert f"Content-Security-Policy: {headers.ALWAYS['Content-Security-Policy']}\r\n" in answer


@contextlib.contextmanager
def _safely(port: int, certificate: Path, *protocols: str) -> Iterator[ssl.SSLSocket]:
    context = ssl.create_default_context(cafile=str(certificate))
    context.set_alpn_protocols(list(protocols))
    with (
        socket.create_connection(("127.0.0.1", port)) as line,
        context.wrap_socket(line, server_hostname="archive.example") as safe,
    ):
        yield safe
