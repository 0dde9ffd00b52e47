"""Where the links of a page lead once the site lies in a folder: to a file beside it, to the web, or nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from plugins.pages.root import Root


@dataclass(frozen=True)
class Leading:
    """The names of the files that are in a copy; what is not leads to the site's own address, where it has one.

    `instead` are addresses that another stands for in this copy, such as the page of its one edition for the home page.
    """

    names: frozenset[str]
    root: Root
    is_published: bool
    instead: Mapping[str, str] = field(default_factory=dict)

    def lead(self, href: str, page: str) -> str | None:
        """Return where a link on a page leads, relative and with its file named; nothing where it leads nowhere."""
        address = self.address(href)
        if address is None:
            return href
        wanted = self.instead.get(address, address)
        name = f"{wanted}index.html" if not wanted or wanted.endswith("/") else wanted
        fragment = f"#{urlsplit(href).fragment}" if urlsplit(href).fragment else ""
        if name in self.names:
            return quote(posixpath.relpath(name, posixpath.dirname(page) or ".")) + fragment
        return self.root.absolute(quote(address)) + fragment if self.is_published else None

    def address(self, href: str) -> str | None:
        """Return the address on this site that a link names; nothing where it leads elsewhere or within its page."""
        parts = urlsplit(href)
        own = urlsplit(self.root.url)
        if parts.netloc and (parts.scheme, parts.netloc) != (own.scheme, own.netloc):
            return None
        path = unquote(parts.path)
        if parts.netloc and f"{path}/" == self.root.path:
            return ""
        return path.removeprefix(self.root.path) if path.startswith(self.root.path) else None
