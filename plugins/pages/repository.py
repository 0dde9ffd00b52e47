"""The archive for harvesters: an OAI-PMH static repository in Dublin Core, a record for each page in each language.

By the rules of static repositories (openarchives.org/OAI/2.0/guidelines-static-repository.htm). Whoever runs a gateway
gives its own base address; until then the file names itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from plugins.archive.languages import CODES, Code
from plugins.pages import addresses
from plugins.pages.dating import edition_day, story_day
from plugins.pages.site import Site

_STATIC = "http://www.openarchives.org/OAI/2.0/static-repository"
_OAI = "http://www.openarchives.org/OAI/2.0/"
_OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_DC = "http://purl.org/dc/elements/1.1/"
_SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
_RIGHTS = "https://creativecommons.org/licenses/by/4.0/"
_NAMES = {"xmlns": _STATIC, "xmlns:oai": _OAI, "xmlns:oai_dc": _OAI_DC, "xmlns:dc": _DC}
Record = tuple[Code, str, datetime.date, list[tuple[str, str]]]


def repository(site: Site) -> bytes:
    """Return the whole file: who it is, what form its records have, and all of them."""
    root = Element("Repository", _NAMES)
    records = list(_records(site))
    _identify(site, SubElement(root, "Identify"), min(day for _, _, day, _ in records))
    form = SubElement(SubElement(root, "ListMetadataFormats"), "oai:metadataFormat")
    for name, value in (("metadataPrefix", "oai_dc"), ("schema", _SCHEMA), ("metadataNamespace", _OAI_DC)):
        SubElement(form, f"oai:{name}").text = value
    listed = SubElement(root, "ListRecords", {"metadataPrefix": "oai_dc"})
    for record in records:
        _add(site, listed, record)
    ElementTree.indent(root, "")
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _identify(site: Site, part: Element, earliest: datetime.date) -> None:
    host = urlsplit(site.root.url).hostname or "localhost"
    told = (
        (
            "repositoryName",
            f"{site.say('en', 'Nadwa')} – {site.say('en', 'The archive of Morocco’s smart-city symposiums')}",
        ),
        ("baseURL", site.root.absolute(addresses.REPOSITORY)),
        ("protocolVersion", "2.0"),
        ("adminEmail", f"webmaster@{host}"),  # whom a host is written to about its pages (RFC 2142)
        ("earliestDatestamp", earliest.isoformat()),
        ("deletedRecord", "no"),
        ("granularity", "YYYY-MM-DD"),
    )
    for name, value in told:
        SubElement(part, f"oai:{name}").text = value


def _add(site: Site, listed: Element, record: Record) -> None:
    code, address, day, told = record
    one = SubElement(listed, "oai:record")
    header = SubElement(one, "oai:header")
    host = urlsplit(site.root.url).hostname or "localhost"
    SubElement(header, "oai:identifier").text = f"oai:{host}:{address.rstrip('/')}"
    SubElement(header, "oai:datestamp").text = day.isoformat()
    core = SubElement(SubElement(one, "oai:metadata"), "oai_dc:dc")
    url = site.root.absolute(address)
    for name, value in (*told, ("identifier", url), ("language", code), ("publisher", site.say(code, "Nadwa"))):
        SubElement(core, f"dc:{name}").text = value
    SubElement(core, "dc:rights").text = _RIGHTS


def _records(site: Site) -> Iterator[Record]:
    """Yield the record of every edition and of every version of a story."""
    archive = site.archive
    for code in CODES:
        for edition in reversed(archive.chronicle):
            told = [("title", edition.name.text(code)), ("description", edition.summary.text(code))]
            told += [("subject", archive.themes[theme].name.text(code)) for theme in edition.topics.themes]
            told += [("coverage", archive.places[edition.city].name.text(code)), ("type", "Event")]
            told += [("date", f"{edition.dates.start.isoformat()}/{edition.dates.end.isoformat()}")]
            yield code, addresses.edition(code, edition.id), edition_day(archive, edition), told
        for story in reversed(archive.news):
            if code in story.versions:
                version = story.versions[code]
                told = [("title", version.title), ("description", version.summary), ("date", story.date.isoformat())]
                told += [("subject", archive.themes[theme].name.text(code)) for theme in story.themes]
                told += [("type", "Text"), ("relation", site.root.absolute(addresses.edition(code, story.edition)))]
                yield code, addresses.story(code, story.edition, story.id), story_day(archive, story), told
