"""Where the site stands on the web: what every address on it begins with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Root:
    """Where the site stands on the web: `url` has no slash at its end and may have a path."""

    url: str

    @cached_property
    def path(self) -> str:
        """The path that every address on the site begins with, a slash at its end."""
        return f"{urlsplit(self.url).path}/"

    def href(self, address: str) -> str:
        """Return an address as links on the site write it."""
        return self.path + address

    def absolute(self, address: str) -> str:
        """Return an address as other sites write it."""
        return f"{self.url}/{address}"
