"""The file for harvesters has a record for every page that can be cited, in every language, by the rules of OAI-PMH."""

from __future__ import annotations

import datetime

import pytest
from lxml import etree

from plugins.archive.compositor import composed
from plugins.archive.languages import CODES
from plugins.archive.reading import read
from tests.conftest import HOUSE
from tests.sitetree import ROOT_URL, BuiltSite

SITES = {"tiny": "tests/site/content", "real": "content"}
STATIC = "{http://www.openarchives.org/OAI/2.0/static-repository}"
OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
# What a static repository must say of itself, in this order.
IDENTIFY = ["repositoryName", "baseURL", "protocolVersion", "adminEmail"]
IDENTIFY += ["earliestDatestamp", "deletedRecord", "granularity"]


@pytest.mark.parametrize("name", SITES)
def test_records_are_those_of_the_archive(name: str, request: pytest.FixtureRequest) -> None:
    """Read by lxml, each edition and each version of a story has a record with its title, days, language and page."""
    site: BuiltSite = request.getfixturevalue(name)
    archive = composed(read(HOUSE / SITES[name]).archive)
    wanted = {}
    for code in CODES:
        for edition in archive.editions.values():
            days = f"{edition.dates.start.isoformat()}/{edition.dates.end.isoformat()}"
            wanted[f"{ROOT_URL}/{code}/editions/{edition.id}/"] = (edition.name.text(code), days, code)
        for story in archive.stories:
            if code in story.versions:
                told = (story.versions[code].title, story.date.isoformat(), code)
                wanted[f"{ROOT_URL}/{code}/editions/{story.edition}/{story.id}/"] = told
    root = etree.parse(site.folder / "data/oai.xml").getroot()
    found = {
        record.findtext(f".//{DC}identifier"): tuple(
            record.findtext(f".//{DC}{part}") for part in ("title", "date", "language")
        )
        for record in root.iter(f"{OAI}record")
    }
    assert found == wanted


def test_file_keeps_the_rules(site: BuiltSite) -> None:
    """It says who it is, which form its records have, and every record has an id of its own and a day."""
    root = etree.parse(site.folder / "data/oai.xml").getroot()
    assert root.tag == f"{STATIC}Repository"
    assert [part.tag for part in root] == [
        f"{STATIC}{name}" for name in ("Identify", "ListMetadataFormats", "ListRecords")
    ]
    assert [part.tag.removeprefix(OAI) for part in root[0]] == IDENTIFY
    said = {part.tag.removeprefix(OAI): part.text for part in root[0]}
    assert said["baseURL"] == f"{ROOT_URL}/data/oai.xml"
    assert (said["protocolVersion"], said["granularity"]) == ("2.0", "YYYY-MM-DD")
    assert root[2].get("metadataPrefix") == "oai_dc"
    ids = [str(part.text) for part in root.iter(f"{OAI}identifier")]
    days = [datetime.date.fromisoformat(str(part.text)) for part in root.iter(f"{OAI}datestamp")]
    assert len(ids) == len(set(ids)) == len(days)
    assert all(name.startswith("oai:localhost:") for name in ids)
    assert said["earliestDatestamp"] == min(days).isoformat()
