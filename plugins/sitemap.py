"""The sitemap: an index, a part for each language with the alternates of every page, and robots.txt that names it.

What passes, such as the later pages of a list, and what asks not to be indexed is left out.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from xml.etree import ElementTree

from pelican import signals

from plugins.archive.languages import CODES, Code
from plugins.pages import addresses
from plugins.pages.batch import Sheets
from plugins.pages.dating import days_of
from plugins.pages.ledger import addresses_of
from plugins.pages.permanence import is_permanent
from plugins.pages.publisher import Generator
from plugins.pages.site import Site

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(site: Site, code: Code) -> bytes:
    """Return a language's part: each page with its day and its alternates, itself and the choice of languages included."""
    root = ElementTree.Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    for address, day, versions in _entries(site):
        if code in versions:
            entry = ElementTree.SubElement(root, "url")
            own = addresses.in_language(address, code)
            ElementTree.SubElement(entry, "loc").text = site.root.absolute(own)
            ElementTree.SubElement(entry, "lastmod").text = day.isoformat()
            for language, other in addresses.alternates(own, versions):
                link = {"rel": "alternate", "hreflang": language, "href": site.root.absolute(other)}
                ElementTree.SubElement(entry, "xhtml:link", link)
    return _written(root)


def index(site: Site) -> bytes:
    """Return the index of the parts."""
    root = ElementTree.Element("sitemapindex", {"xmlns": _SITEMAP})
    for code in CODES:
        entry = ElementTree.SubElement(root, "sitemap")
        ElementTree.SubElement(entry, "loc").text = site.root.absolute(addresses.sitemap(code))
        ElementTree.SubElement(entry, "lastmod").text = site.archive.latest.isoformat()
    return _written(root)


def robots(site: Site) -> bytes:
    """Return what crawlers may read, which is all, and where the sitemap is (RFC 9309)."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.root.absolute(addresses.SITEMAP)}\n".encode()


def _entries(site: Site) -> Iterator[tuple[str, datetime.date, tuple[Code, ...]]]:
    """Yield every page that lasts: its address without language, its day and the languages in which it is there."""
    days, latest = days_of(site.archive), site.archive.latest
    written = {
        addresses.stem(addresses.text(CODES[0], piece)): tuple(code for code in CODES if code in piece.versions)
        for piece in (*site.archive.stories, *site.archive.pages)
    }
    for address in ("", *(stem for stem in addresses_of(site.archive) if not is_permanent(stem))):
        yield address, days.get(address, latest), written.get(address, CODES)


def _written(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root, "")
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


class SitemapPublisher(Generator):
    """A generator that writes the sitemap and robots.txt."""

    def write(self, sheets: Sheets) -> None:
        """Write every file."""
        sheets.write_bytes(addresses.SITEMAP, index(self.site))
        for code in CODES:
            sheets.write_bytes(addresses.sitemap(code), sitemap(self.site, code))
        sheets.write_bytes(addresses.ROBOTS, robots(self.site))


def publish(_pelican: object) -> type[SitemapPublisher]:
    """Give Pelican the generator of the sitemap."""
    return SitemapPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
