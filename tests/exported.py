"""What the tests of exports share: a public copy of a built site, and a walk through links that lie in a folder."""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.keeping.gathering import Gathering, gather
from plugins.proof.built import BuiltFile
from plugins.proof.parsing import read_page
from tests.sitetree import ROOT_URL, BuiltSite

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


def astray(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield every reference of every page that neither leads to a file and a part of it, nor to the web, nor to mail."""
    pages = {name: read_page(BuiltFile(name, name, data)) for name, data in files.items() if name.endswith(".html")}
    for name, page in pages.items():
        for url in {reference.url for reference in page.references}:
            parts = urlsplit(url)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path) or Path(name).name))
            is_there = target in files and (not parts.fragment or unquote(parts.fragment) in pages[target].ids)
            if parts.scheme not in ("https", "http", "mailto") and (url.startswith("/") or not is_there):
                yield f"{name}: {url}"


def in_folder(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
