"""A sample of what was published is read back as readers get it, and compared with the manifest."""

from __future__ import annotations

import gzip
import hashlib
import http.client
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath

import brotli

from plugins.publishing.caching import COMPRESSED
from plugins.publishing.host import Host
from plugins.publishing.manifest import Manifest
from plugins.publishing.setbacks import Setback

BREATH = 0.5
TIMEOUT = 20.0
INDEX = "index.html"
# A host may show it for what is missing only.
MISSING = "404.html"


def sample(manifest: Manifest) -> list[str]:
    """Return a file of each kind, the home of each language first; what hosts keep for themselves is left out."""
    ours = (name for name in sorted(manifest.files) if not name.endswith((*COMPRESSED, MISSING)))
    names = [name for name in ours if name[0] not in "._"]
    homes = [name for name in names if name.count("/") == 1 and name.endswith(f"/{INDEX}")]
    kinds: dict[tuple[str, ...], str] = {}
    for name in names:
        path = PurePosixPath(name)
        # Pages in one folder of a language are of one kind; other files are told apart by their endings.
        kinds.setdefault((path.suffix, *(path.parts[1:2] if path.suffix == ".html" else ())), name)
    return list(dict.fromkeys([*homes, *(name for name in kinds.values() if name != INDEX)]))


def by_reading(host: Host, manifest: Manifest) -> None:
    """Read the sample from the host itself, where no address is known.

    Raises:
        Setback: a file is another than the manifest says.
    """
    _compare(manifest, host.sums(sample(manifest)), "on the host")


def over_the_wire(address: str, manifest: Manifest, patience: float) -> None:
    """Ask for the sample as readers do; a host may take some time to show a new release.

    Raises:
        Setback: after that time, what comes is still another than the manifest says.
    """
    end = time.monotonic() + patience
    while True:
        try:
            found = {name: hashlib.sha256(fetched(address, name)).hexdigest() for name in sample(manifest)}
            return _compare(manifest, found, f"at {address}")
        except Setback:
            if time.monotonic() >= end:
                raise
        time.sleep(BREATH)


def fetched(address: str, name: str) -> bytes:
    """Return what readers get for a file, unpacked.

    Raises:
        Setback: nothing came, or something that cannot be unpacked.
    """
    path = name.removesuffix(INDEX) if PurePosixPath(name).name == INDEX else name
    url = f"{address.rstrip('/')}/{urllib.parse.quote(path)}"
    asked = urllib.request.Request(url, headers={"Accept-Encoding": "br, gzip", "Cache-Control": "no-cache"})
    try:
        with urllib.request.urlopen(asked, timeout=TIMEOUT) as answer:
            return _unpacked(answer.read(), answer.headers.get("Content-Encoding", ""))
    except urllib.error.HTTPError as error:
        error.close()
        raise Setback(f"{url} answers {error.code}.") from None
    except (OSError, ValueError, http.client.HTTPException, zlib.error, brotli.error) as error:
        raise Setback(f"{url} does not answer: {error}.") from None


def _unpacked(data: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.decompress(data))
    return gzip.decompress(data) if encoding == "gzip" else data


def _compare(manifest: Manifest, found: Mapping[str, str], where: str) -> None:
    for name in sample(manifest):
        if found.get(name) != manifest.files[name].sha256:
            raise Setback(f"/{name} is another {where} than was sent.")
