"""What an export is made of: the files of a built site, all of them or those of one edition, and where it stands."""

from __future__ import annotations

import datetime
import html
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from plugins.archive.holdings import Archive
from plugins.archive.languages import CODES
from plugins.archive.reading import read
from plugins.desk import checking
from plugins.desk.obstacles import Obstacle
from plugins.files.placing import is_site
from plugins.pages import addresses
from plugins.pages.root import Root
from plugins.proof import built

_NOWHERE = frozenset(["localhost", "127.0.0.1", "::1"])
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')
_VALUE = re.compile(r'"([^"<>]*)"')


@dataclass(frozen=True)
class Gathering:
    """The files of an export, by name, in order; `edition` is the id of the one that it holds, or empty for all."""

    site: Path
    content: Path
    archive: Archive
    root: Root
    names: tuple[str, ...]
    edition: str = ""

    @property
    def day(self) -> datetime.date:
        """The day on which the content changed last: it dates the export, so the same content gives the same bytes."""
        return self.archive.latest

    @cached_property
    def is_published(self) -> bool:
        """Whether the site has an address on the web."""
        return urlsplit(self.root.url).hostname not in _NOWHERE

    @property
    def name(self) -> str:
        """What the export is called, with its day."""
        return f"nadwa-{self.edition or 'archive'}-{self.day.isoformat()}"

    def data(self, name: str) -> bytes:
        """Return the bytes of a file."""
        return (self.site / name).read_bytes()


def gather(site: Path, content: Path, edition: str = "") -> Gathering:
    """Gather what an export of the whole archive, or of one edition, is made of.

    Raises:
        Obstacle: there is no such edition, or no site.
    """
    if not is_site(site):
        raise Obstacle(f"{site} holds no site of this archive. Build one, or leave --site out.")
    checking.require(content)
    archive = read(content).archive
    if not archive.editions:
        raise Obstacle(f"{content} holds no edition that is whole. See what is wrong: python3 tasks.py check")
    if edition and edition not in archive.editions:
        raise Obstacle(f"There is no edition `{edition}`. These are there: {', '.join(sorted(archive.editions))}.")
    found = _CANONICAL.search((site / "index.html").read_text("utf-8"))
    if not found:
        raise Obstacle(f"{site}/index.html does not say its own address. Build the site anew.")
    root = Root(html.unescape(found[1]).rstrip("/"))
    names = tuple(built.names(site))
    return Gathering(site, content, archive, root, _of_edition(site, names, edition) if edition else names, edition)


def is_served(name: str) -> bool:
    """Tell whether hosts give a file to readers; one with an underscore before it tells them how to serve the others."""
    return not name.startswith("_")


def _of_edition(site: Path, names: tuple[str, ...], edition: str) -> tuple[str, ...]:
    """Return the pages of an edition and its stories, what these show, and the choice of languages that leads to them."""
    folders = tuple(addresses.edition(code, edition) for code in CODES)
    own = [name for name in names if name.startswith(folders)]
    shown = {value for name in own if name.endswith(".html") for value in _named(site / name)}
    frame = {"index.html", addresses.FAVICON, addresses.TOUCH_ICON}
    return tuple(name for name in names if name in own or name in frame or _is_shown(name, shown))


def _is_shown(name: str, shown: set[str]) -> bool:
    return (name.startswith(addresses.PICTURES) and name in shown) or (
        name.startswith("theme/") and not name.endswith(".js")
    )


def _named(page: Path) -> set[str]:
    """Return the names of the pictures that a page shows."""
    values = _VALUE.findall(page.read_text("utf-8"))
    words = (word for value in values if addresses.PICTURES in value for word in value.replace(",", " ").split())
    return {addresses.PICTURES + word.partition(addresses.PICTURES)[2] for word in words}
