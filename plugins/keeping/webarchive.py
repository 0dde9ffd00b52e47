"""The built site as a web archive: a WACZ 1.1.1, with a response for every file at its public address.

What is random or tells the time in other web archives is reckoned here, so the same site gives the same bytes.
"""

from __future__ import annotations

import hashlib
import html
import io
import json
import re
import uuid
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from plugins.desk.obstacles import Obstacle
from plugins.keeping.gathering import Gathering, is_served
from plugins.keeping.sealing import Member, counting
from plugins.proof.built import address_of

WARC, INDEX, BLOCKS, PAGES = "archive/data.warc.gz", "indexes/index.cdx.gz", "indexes/index.idx", "pages/pages.jsonl"
PACKAGE, DIGEST = "datapackage.json", "datapackage-digest.json"
VERSION = "1.1.1"
TITLE = "Nadwa"
LINES_TO_A_BLOCK = 300
_TITLE = re.compile(r"<title>([^<]*)</title>")
_UNLISTED = re.compile(r'<meta name="robots" content="[^"]*noindex')
# Ours, for those that a machine knows differ from one to the next.
_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "json": "application/json",
    "xml": "application/xml",
    "atom": "application/atom+xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/x-icon",
    "avif": "image/avif",
    "webp": "image/webp",
    "woff2": "font/woff2",
}


@dataclass(frozen=True)
class Record:
    """Where the response for one address lies in the archive, and what it is."""

    url: str
    kind: str
    digest: str
    offset: int
    length: int


def members(kept: Gathering) -> tuple[Iterator[Member], int]:
    """Return the files of the WACZ one by one, and how many they are.

    Raises:
        Obstacle: the site has no public address under which it could be remembered.
    """
    if not kept.is_published:
        raise Obstacle(
            "A web archive remembers each page under its public address, and this site has none. "
            "Set it: NADWA_URL=https://example.org python3 tasks.py export --as wacz"
        )
    warc, records = _warc(kept)
    blocks, index = _index(records, _stamp(kept))
    files = [(WARC, warc), (INDEX, blocks), (BLOCKS, index), (PAGES, _pages(kept))]
    package = _json(_package(kept, files))
    digest = _json({"path": PACKAGE, "hash": _sha256(package)})
    return iter([*files, (PACKAGE, package), (DIGEST, digest)]), len(files) + 2


def _warc(kept: Gathering) -> tuple[bytes, list[Record]]:
    out, records = io.BytesIO(), []
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    about = f"software: Nadwa\r\nformat: WARC File Format 1.1\r\nisPartOf: {kept.name}\r\n".encode()
    headers = {"WARC-Filename": "data.warc.gz", "WARC-Date": _date(kept), "WARC-Record-ID": _identity(kept.name, about)}
    told = io.BytesIO(about)
    writer.write_record(writer.create_warc_record("", "warcinfo", told, len(about), warc_headers_dict=headers))
    names = [name for name in kept.names if is_served(name)]
    with counting(len(names)) as tick:
        for name in names:
            records.append(_respond(kept, name, writer, out))
            tick()
    return out.getvalue(), records


def _respond(kept: Gathering, name: str, writer: WARCWriter, out: io.BytesIO) -> Record:
    """Write the response that a reader of one file is given."""
    data, url, kind = kept.data(name), kept.root.absolute(address_of(name)), _kind(name)
    given = [("Content-Type", kind), ("Content-Length", str(len(data)))]
    headers = {"WARC-Date": _date(kept), "WARC-Record-ID": _identity(url, data)}
    answer = StatusAndHeaders("200 OK", given, protocol="HTTP/1.1")
    record = writer.create_warc_record(
        url, "response", io.BytesIO(data), length=len(data), http_headers=answer, warc_headers_dict=headers
    )
    offset = out.tell()
    writer.write_record(record)
    digest = record.rec_headers.get_header("WARC-Payload-Digest")
    return Record(url, kind.partition(";")[0], digest, offset, out.tell() - offset)


def _index(records: Sequence[Record], stamp: str) -> tuple[bytes, bytes]:
    """Return the CDXJ index in blocks that are read one by one, and the index of these blocks."""
    lines = sorted(
        f"{sort_key(record.url)} {stamp} "
        + json.dumps(
            {
                "url": record.url,
                "mime": record.kind,
                "status": "200",
                "digest": record.digest,
                "length": str(record.length),
                "offset": str(record.offset),
                "filename": "data.warc.gz",
            }
        )
        for record in records
    )
    blocks, index = b"", ['!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}']
    for start in range(0, len(lines), LINES_TO_A_BLOCK):
        part = lines[start : start + LINES_TO_A_BLOCK]
        block = _zipped("".join(f"{line}\n" for line in part).encode())
        place = {"offset": len(blocks), "length": len(block), "digest": _sha256(block)}
        index.append(f"{part[0].partition(' {')[0]} {json.dumps(place)}")
        blocks += block
    return blocks, "".join(f"{line}\n" for line in index).encode()


def sort_key(url: str) -> str:
    """Return an address as indexes of web archives sort it: the host from its end, then the path without a last slash."""
    parts = urlsplit(url.lower())
    host = ",".join(reversed((parts.hostname or "").removeprefix("www.").split(".")))
    return f"{host}{f':{parts.port}' if parts.port else ''}){parts.path.rstrip('/') or '/'}"


def _pages(kept: Gathering) -> bytes:
    """Return the list of pages with their titles, those that no index should list left out."""
    lines: list[dict[str, str]] = [{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}]
    for name in kept.names:
        text = kept.data(name).decode() if name.endswith(".html") else ""
        title = _TITLE.search(text)
        if title and not _UNLISTED.search(text):
            url = kept.root.absolute(address_of(name))
            identity = hashlib.sha256(url.encode()).hexdigest()[:20]
            lines.append({"id": identity, "url": url, "ts": _date(kept), "title": html.unescape(title[1])})
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode()


def _package(kept: Gathering, files: Sequence[Member]) -> dict[str, object]:
    resources = [
        {"name": path.rsplit("/", 1)[-1], "path": path, "hash": _sha256(data), "bytes": len(data)}
        for path, data in sorted(files)
    ]
    return {
        "profile": "data-package",
        "wacz_version": VERSION,
        "title": TITLE,
        "description": f"{kept.name}: {kept.root.url}",
        "created": _date(kept),
        "software": "Nadwa",
        "mainPageUrl": kept.root.absolute(""),
        "mainPageDate": _date(kept),
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": resources,
    }


def _kind(name: str) -> str:
    return _TYPES.get(name.rsplit(".", 1)[-1], "application/octet-stream")


def _date(kept: Gathering) -> str:
    return f"{kept.day.isoformat()}T00:00:00Z"


def _stamp(kept: Gathering) -> str:
    return f"{kept.day:%Y%m%d}000000"


def _identity(name: str, data: bytes) -> str:
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{name} {_sha256(data)}')}>"


def _zipped(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _sha256(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _json(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()
