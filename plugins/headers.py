"""The headers of the site in the file that Netlify and Cloudflare Pages read; elsewhere nobody looks at it."""

from __future__ import annotations

from collections.abc import Iterator

from pelican import signals

from plugins.pages import addresses, headers, scripts
from plugins.pages.batch import Sheets
from plugins.pages.publisher import Generator
from plugins.pages.site import Site
from plugins.pages.stylesheets import fonts


def written(site: Site) -> str:
    """Return the headers, a pattern of paths after the other."""
    return "\n\n".join(
        "\n".join([site.root.path.rstrip("/") + path, *(f"  {name}: {value}" for name, value in given.items())])
        for path, given in headers.rules(tuple(_lasting(site))).items()
    )


def _lasting(site: Site) -> Iterator[str]:
    """Yield the files of the theme whose names bear a hash."""
    files = (*fonts(site.theme), site.theme / addresses.ICON)
    yield from sorted({f"/{addresses.lasting(file)}" for file in files})
    yield from sorted({f"/{name.rpartition('/')[0]}/*" for name in scripts.scripts(site.theme)})


class HeadersPublisher(Generator):
    """A generator that writes the headers."""

    def write(self, sheets: Sheets) -> None:
        """Write the one file."""
        sheets.write_bytes(addresses.HEADERS, f"{written(self.site)}\n".encode())


def publish(_pelican: object) -> type[HeadersPublisher]:
    """Give Pelican the generator of the headers."""
    return HeadersPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
