"""The built site as a whole: its pages, its other files, and where an address on it leads."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote, urljoin, urlsplit

from plugins.pages import addresses
from plugins.pages.root import Root
from plugins.proof.built import BuiltPage


@dataclass
class BuiltTree:
    """A site as it was read back; `promised` are the addresses that should have a page, where that is known.

    `kept` are the files whose content is asked for again: scripts, and what the search begins with.
    """

    called: str
    pages: dict[str, BuiltPage] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    kept: dict[str, bytes] = field(default_factory=dict)
    promised: frozenset[str] | None = None
    _foreign: dict[str, bool] = field(default_factory=dict)
    _inside: dict[str, tuple[str, str] | None] = field(default_factory=dict)

    @property
    def has_door(self) -> bool:
        """Whether the page at the root is there and says where the site stands."""
        door = self.pages.get(addresses.CHOICE)
        return bool(door and door.canonicals and door.canonicals[0][0].startswith(("https://", "http://")))

    @cached_property
    def root(self) -> Root:
        """Where the site stands on the web, as its first page says."""
        return Root(self.pages[addresses.CHOICE].canonicals[0][0].removesuffix("/"))

    def inside(self, url: str, page: BuiltPage) -> tuple[str, str] | None:
        """Return the address and the fragment that a link of a page leads to, or nothing where it leaves the site."""
        if url.startswith("#"):
            return page.address, unquote(url[1:])
        if url.startswith("/") or ":" in url:  # the same on every page, and mostly on many
            if url not in self._inside:
                self._inside[url] = self._resolved(url, self.root.absolute(""))
            return self._inside[url]
        return self._resolved(url, self.root.absolute(page.address))

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

    def _is_ours(self, scheme: str, host: str) -> bool:
        ours = urlsplit(self.root.url)
        return (scheme, host) == (ours.scheme, ours.netloc)
