"""How browsers search the archive from their own field: a description for each language (OpenSearch 1.1)."""

from __future__ import annotations

from xml.etree import ElementTree

from pelican import signals

from plugins.archive.languages import CODES, Code
from plugins.pages import addresses
from plugins.pages.batch import Sheets
from plugins.pages.publisher import Generator
from plugins.pages.site import Site

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_KIND = "application/opensearchdescription+xml"


def description(site: Site, code: Code) -> bytes:
    """Return what the search of a language is called, and how it is asked."""
    root = ElementTree.Element("OpenSearchDescription", {"xmlns": _NAMESPACE})
    told = {
        "ShortName": site.say(code, "Nadwa"),
        "Description": site.say(code, "The archive of Morocco’s smart-city symposiums"),
        "Language": code,
        "InputEncoding": "UTF-8",
        "OutputEncoding": "UTF-8",
    }
    for name, text in told.items():
        ElementTree.SubElement(root, name).text = text
    icon = {"width": "32", "height": "32", "type": "image/x-icon"}
    ElementTree.SubElement(root, "Image", icon).text = site.root.absolute(addresses.FAVICON)
    asked = f"{site.root.absolute(addresses.search(code))}?q={{searchTerms}}"
    own = site.root.absolute(addresses.opensearch(code))
    ElementTree.SubElement(root, "Url", {"type": "text/html", "method": "get", "template": asked})
    ElementTree.SubElement(root, "Url", {"type": _KIND, "rel": "self", "template": own})
    ElementTree.indent(root, "")
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


class OpenSearchPublisher(Generator):
    """A generator that writes the description of each language's search."""

    def write(self, sheets: Sheets) -> None:
        """Write every file."""
        for code in CODES:
            sheets.write_bytes(addresses.opensearch(code), description(self.site, code))


def publish(_pelican: object) -> type[OpenSearchPublisher]:
    """Give Pelican the generator of the files."""
    return OpenSearchPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
