"""What the tests of exports share: a public copy of a built site, and a walk through links that lie in a folder."""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.keeping.gathering import Gathering, gather
from tests.sitetree import ROOT_URL, BuiltPage, BuiltSite

HOUSE = Path(__file__).resolve().parent.parent
CONTENT = HOUSE / "tests/site/content"
PUBLIC = "https://nadwa.example"


def gathered(site: BuiltSite, edition: str = "") -> Gathering:
    """Gather the tiny site, or an edition of it."""
    return gather(site.folder, CONTENT, edition)


def public(site: BuiltSite, folder: Path, url: str = PUBLIC) -> Path:
    """Copy a site as it is when it has an address on the web."""
    shutil.copytree(site.folder, folder)
    for page in folder.rglob("*.html"):
        page.write_bytes(page.read_bytes().replace(ROOT_URL.encode(), url.encode()))
    return folder


def astray(site: BuiltSite) -> Iterator[str]:
    """Yield every reference of every page that neither leads to a file and a part of it, nor to the web, nor to mail."""
    for page in site.pages.values():
        for href in _references(page):
            parts = urlsplit(href)
            if parts.scheme not in ("https", "http", "mailto") and not _lands(site, page, parts.path, parts.fragment):
                yield f"{page.address}: {href}"


def _references(page: BuiltPage) -> Iterator[str]:
    for element in page.tree.iter():
        for name in ("href", "src", "action"):
            if element.get(name) is not None:
                yield str(element.get(name))
        for candidate in element.get("srcset", "").split(","):
            yield from candidate.split()[:1]


def _lands(site: BuiltSite, page: BuiltPage, path: str, fragment: str) -> bool:
    name = page.address if page.address.endswith(".html") else f"{page.address}index.html"
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name
    if path.startswith("/") or not (site.folder / wanted).is_file():
        return False
    address = f"/{wanted}".removesuffix("/index.html").lstrip("/")
    target = site.pages.get(
        f"{address}/" if address != wanted and address else address if address != wanted else wanted
    )
    return not fragment or (target is not None and unquote(fragment) in target.ids)
