"""The description of the search, read back; pages lead browsers to it, and linked data says the same."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest
from lxml import etree

from plugins.archive.languages import CODES, Code
from tests.sitetree import ROOT_URL, BuiltSite

SPACE = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
NAMES = {"ar": "ندوة", "fr": "Nadwa", "en": "Nadwa"}


@pytest.mark.parametrize("code", CODES)
def test_browser_learns_how_to_ask(site: BuiltSite, code: Code) -> None:
    """The name is short, the language its own, and what is asked goes to the field of the search page."""
    root = etree.parse(site.folder / code / "opensearch.xml").getroot()
    [name], [language] = (
        root.xpath("o:ShortName/text()", namespaces=SPACE),
        root.xpath("o:Language/text()", namespaces=SPACE),
    )
    assert (name, language) == (NAMES[code], code)
    assert len(name) <= 16
    [template] = root.xpath("o:Url[@type='text/html']/@template", namespaces=SPACE)
    assert template == f"{ROOT_URL}/{code}/search/?q={{searchTerms}}"
    form = site.pages[f"{code}/search/"].html.find(".//form")
    assert form is not None
    assert [field.get("name") for field in form.iter("input") if field.get("type") == "search"] == ["q"]
    [own] = root.xpath("o:Url[@rel='self']/@template", namespaces=SPACE)
    assert own == f"{ROOT_URL}/{code}/opensearch.xml"
    [icon] = root.xpath("o:Image/text()", namespaces=SPACE)
    assert (site.folder / urlsplit(icon).path.lstrip("/")).is_file()


@pytest.mark.parametrize("code", CODES)
def test_pages_lead_to_it(site: BuiltSite, code: Code) -> None:
    """Every page of a language names the description of that language."""
    for address, page in site.pages.items():
        if address.startswith(f"{code}/"):
            found = [link.get("href") for link in page.all("head/link") if link.get("rel") == "search"]
            assert found == [f"/{code}/opensearch.xml"], address


@pytest.mark.parametrize("code", CODES)
def test_linked_data_asks_alike(site: BuiltSite, code: Code) -> None:
    """The home page says to machines what the description says to browsers."""
    [script] = [part for part in site.pages[f"{code}/"].all("body/script") if part.get("type") == "application/ld+json"]
    [node] = [node for node in json.loads(script.text or "")["@graph"] if node["@type"] == "WebSite"]
    action = node["potentialAction"]
    assert action["@type"] == "SearchAction"
    assert action["target"]["urlTemplate"] == f"{ROOT_URL}/{code}/search/?q={{search_term_string}}"
    assert action["query-input"] == "required name=search_term_string"
