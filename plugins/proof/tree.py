"""The built site as a whole: its pages in outline, its other files, and where an address on it leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote, urljoin, urlsplit

from plugins.archive.problems import Message, message
from plugins.pages import addresses
from plugins.pages.root import Root
from plugins.proof.built import BuiltPage, address_of
from plugins.proof.outlines import Outline, Outlines
from plugins.proof.passed import Row


@dataclass
class BuiltTree:
    """A site as it was read back; `promised` are the addresses that should have a page, where that is known.

    `kept` are the files whose content is asked for again: scripts, and what the search begins with.
    """

    called: str
    pages: Outlines = field(default_factory=Outlines)
    names: set[str] = field(default_factory=set)
    kept: dict[str, bytes] = field(default_factory=dict)
    promised: frozenset[str] | None = None
    _foreign: dict[str, bool] = field(default_factory=dict)
    _landed: set[str] = field(default_factory=set)
    _inside: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    _to_index: set[str] = field(default_factory=set)

    def fill(self, rows: Mapping[str, Row]) -> None:
        """Take what is known of all files, by name."""
        self.names = {*rows}
        self.kept = {name: kept for name, (_, kept, _, _) in rows.items() if kept}
        for name, (_, _, outline, _) in rows.items():
            if outline:
                self.pages.add(address_of(name), outline)

    @property
    def has_door(self) -> bool:
        """Whether the page at the root is there and says where the site stands."""
        door = self.pages.get(addresses.CHOICE)
        return bool(door and door.canonicals and door.canonicals[0].startswith(("https://", "http://")))

    @cached_property
    def root(self) -> Root:
        """Where the site stands on the web, as its first page says."""
        return Root(self.pages[addresses.CHOICE].canonicals[0].removesuffix("/"))

    def inside(self, url: str, page: Outline | BuiltPage) -> tuple[str, str] | None:
        """Return the address and the fragment that a link of a page leads to, or nothing where it leaves the site."""
        if url.startswith("#"):
            return page.address, unquote(url[1:])
        if _is_same_everywhere(url):
            if url not in self._inside:
                self._inside[url] = self._resolved(url, self.root.absolute(""))
            return self._inside[url]
        return self._resolved(url, self.root.absolute(page.address))

    def astray(self, page: Outline) -> dict[str, Message]:
        """Return which addresses on a page lead to no file of the site, or to a part that is not there, and say so."""
        found: dict[str, Message] = {}
        for url in set(page.urls) - self._landed:
            told = self._astray(url, page)
            if told:
                found[url] = told
            elif _is_same_everywhere(url):
                self._landed.add(url)
        return found

    def asks_index(self, page: Outline) -> bool:
        """Tell of a page whose links were followed whether one of them leads into the index of the search."""
        return not self._to_index.isdisjoint(page.urls)

    def _astray(self, url: str, page: Outline) -> Message | None:
        inside = self.inside(url, page)
        if inside is None:
            return None
        address, fragment = inside
        if address.startswith(addresses.INDEXES):
            self._to_index.add(url)
        target = self.pages.get(address)
        if target is None and address not in self.names:
            return message("`%(url)s` leads nowhere; mend the link", url=url)
        if fragment and (target is None or fragment not in target.ids):
            return message("`%(url)s` leads to a part that is not there; mend the link or the id", url=url)
        return None

    def is_foreign(self, url: str) -> bool:
        """Tell whether a browser would ask another host for an address."""
        if url not in self._foreign:
            self._foreign[url] = self._leads_away(url)
        return self._foreign[url]

    def _leads_away(self, url: str) -> bool:
        try:
            parts = urlsplit(urljoin(self.root.absolute(""), url.strip()))
        except ValueError:  # no address at all, so nothing is asked for
            return False
        return parts.scheme not in ("data", "mailto", "tel") and not self._is_ours(parts.scheme, parts.netloc)

    def _resolved(self, url: str, base: str) -> tuple[str, str] | None:
        try:
            parts = urlsplit(urljoin(base, url.strip()))
        except ValueError:  # such as a host in brackets that is no number
            return url, ""
        if not self._is_ours(parts.scheme, parts.netloc):
            return None
        path = unquote(parts.path)
        # Beside the root's path there is nothing of ours, whatever it is called.
        below = path.removeprefix(self.root.path) if path.startswith(self.root.path) else f"..{path}"
        return below, unquote(parts.fragment)

    @cached_property
    def _ours(self) -> tuple[str, str]:
        return urlsplit(self.root.url)[:2]

    def _is_ours(self, scheme: str, host: str) -> bool:
        return (scheme, host) == self._ours


def _is_same_everywhere(url: str) -> bool:
    """Tell of an address whether it leads to the same on every page; most of them stand on many."""
    return url.startswith("/") or (":" in url and not url.startswith("#"))
