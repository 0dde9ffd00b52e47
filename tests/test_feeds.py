"""The feeds say what the stories say, to readers that did not write them."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any
from xml.etree.ElementTree import Element

import feedparser
import html5lib
import jsonschema
import pytest
from lxml import etree

from plugins.archive.compositor import composed
from plugins.archive.holdings import Archive
from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.reading import read
from plugins.archive.stories import Story
from plugins.text.bidi import CONTROLS
from tests.conftest import HOUSE
from tests.sitetree import ROOT_URL, BuiltSite

SITES = {"tiny": "tests/site/content", "real": "content"}
# What RFC 4287 demands of a feed and of an entry: each exactly once.
ONCE = ("id", "title", "updated")
ATOM = "{http://www.w3.org/2005/Atom}"
# The rules of jsonfeed.org/version/1.1, for the members that are used.
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "home_page_url": {"type": "string", "format": "uri"},
        "feed_url": {"type": "string", "format": "uri"},
        "authors": {"type": "array", "items": {"type": "object", "minProperties": 1}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_html"],
                "properties": {
                    "id": {"type": "string"},
                    "url": {"type": "string", "format": "uri"},
                    "date_published": {"type": "string", "format": "date-time"},
                    "date_modified": {"type": "string", "format": "date-time"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
}


@pytest.fixture(scope="module", params=SITES)
def archive(request: pytest.FixtureRequest) -> tuple[BuiltSite, Archive]:
    """Each of the two sites with the records that it was built from, set in type."""
    return request.getfixturevalue(request.param), composed(read(HOUSE / SITES[request.param]).archive)


def plain(text: str) -> list[str]:
    """Return the words of a text without the controls that set its phrases apart."""
    return "".join(letter for letter in text if letter not in CONTROLS).split()


def newest(stories: tuple[Story, ...]) -> list[Story]:
    """Return what a feed holds."""
    return sorted(stories, key=lambda story: (story.date, story.folder), reverse=True)[:20]


def address(code: Code, story: Story) -> str:
    """Return where a story is read: in the language of the page, else in its own."""
    return f"{ROOT_URL}/{story.best(code).language}/editions/{story.edition}/{story.id}/"


def pages(archive: Archive, code: Code) -> dict[str, tuple[Story, ...]]:
    """Return every page that has feeds, with the stories that they are about."""
    found = {f"{code}/": archive.news}
    found |= {f"{code}/{facet}/{value}/": borne.stories for (facet, value), borne in archive.tagged.items()}
    return found | {f"{code}/editions/{name}/": archive.stories_of.get(name, ()) for name in archive.editions}


@pytest.mark.parametrize("code", CODES)
def test_atom_says_what_the_stories_say(archive: tuple[BuiltSite, Archive], code: Code) -> None:
    """Read by feedparser, a feed has the newest twenty stories, each with its title, summary, days, language and text."""
    site, records = archive
    for page, stories in pages(records, code).items():
        read_back = feedparser.parse((site.folder / page / "feed.atom").read_bytes())
        assert not read_back.bozo, page
        assert (read_back.version, read_back.feed.language, read_back.feed.id) == ("atom10", code, f"{ROOT_URL}/{page}")
        assert [entry.link for entry in read_back.entries] == [address(code, story) for story in newest(stories)]
        for entry, story in zip(read_back.entries, newest(stories), strict=True):
            version = story.best(code)
            assert (plain(entry.title), plain(entry.summary)) == (version.title.split(), version.summary.split())
            assert entry.published[:10] == story.date.isoformat()
            assert entry.title_detail.language == version.language
            [content] = entry.content
            assert (content.type, content.language) == ("text/html", version.language)
            assert content.value.startswith("<div")


@pytest.mark.parametrize("code", CODES)
def test_both_forms_say_the_same(archive: tuple[BuiltSite, Archive], code: Code) -> None:
    """The JSON Feed has the entries of the Atom feed, text for text, and keeps the rules of its version."""
    site, records = archive
    for page in pages(records, code):
        tree: dict[str, Any] = json.loads((site.folder / page / "feed.json").read_bytes())
        jsonschema.Draft202012Validator(JSON_FEED, format_checker=jsonschema.FormatChecker()).validate(tree)
        root = etree.parse(site.folder / page / "feed.atom").getroot()
        assert (tree["title"], tree["language"]) == (root.findtext(f"{ATOM}title"), code)
        assert tree["feed_url"] == f"{ROOT_URL}/{page}feed.json"
        for item, entry in zip(tree["items"], root.iter(f"{ATOM}entry"), strict=True):
            told = {name: entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "summary", "content", "updated")}
            assert told == {
                "id": item["id"],
                "title": item["title"],
                "summary": item["summary"],
                "content": item["content_html"],
                "updated": item["date_modified"],
            }


@pytest.mark.parametrize("code", CODES)
def test_atom_keeps_its_rules(archive: tuple[BuiltSite, Archive], code: Code) -> None:
    """A feed and an entry have what RFC 4287 demands, once; ids are told apart, days are moments, links say their kind."""
    site, records = archive
    ids = set()
    for page in pages(records, code):
        root = etree.parse(site.folder / page / "feed.atom").getroot()
        for part in (root, *root.iter(f"{ATOM}entry")):
            assert [len(part.findall(f"{ATOM}{name}")) for name in ONCE] == [1, 1, 1]
            assert datetime.datetime.fromisoformat(str(part.findtext(f"{ATOM}updated"))).tzinfo is not None
        assert root.find(f"{ATOM}author/{ATOM}name") is not None
        links = {(link.get("rel"), link.get("type"), link.get("hreflang")) for link in root.findall(f"{ATOM}link")}
        others = {("alternate", "application/atom+xml", other) for other in CODES if other != code}
        self_and_page = {("self", "application/atom+xml", None), ("alternate", "text/html", code)}
        assert links == others | self_and_page
        ids.add(root.findtext(f"{ATOM}id"))
    assert len(ids) == len(pages(records, code))


def test_feeds_name_each_other(archive: tuple[BuiltSite, Archive]) -> None:
    """The feeds of one page in three languages lead to each other, and to the versions that the page itself names."""
    site, records = archive
    for page in (page for code in CODES for page in pages(records, code)):
        root = etree.parse(site.folder / page / "feed.atom").getroot()
        links = [link for link in root.findall(f"{ATOM}link") if link.get("rel") in ("self", "alternate")]
        kinds = {link.get("href"): link.get("type") for link in links}
        named = {href for href, kind in kinds.items() if kind == "application/atom+xml"}
        versions = {href for code, href in site.pages[page].alternates.items() if code != "x-default"}
        assert named == {f"{href}feed.atom" for href in versions}
        for href in named:
            other = etree.parse(site.folder / href.removeprefix(f"{ROOT_URL}/")).getroot()
            assert f"{ROOT_URL}/{page}feed.atom" in {link.get("href") for link in other.findall(f"{ATOM}link")}


@pytest.mark.parametrize("code", CODES)
def test_texts_stand_anywhere(archive: tuple[BuiltSite, Archive], code: Code) -> None:
    """The text of an entry says its language and direction, every link in it is whole, and those to the site land."""
    site, _ = archive
    for item in json.loads((site.folder / code / "feed.json").read_bytes())["items"]:
        [box] = html5lib.parseFragment(item["content_html"], namespaceHTMLElements=False)
        assert (box.get("lang"), box.get("dir")) == (item["language"], LANGUAGES[item["language"]].direction)
        for href in (str(link.get("href")) for link in box.iter("a")):
            assert re.match(r"https?://|mailto:", href), href
            if href.startswith(f"{ROOT_URL}/"):
                assert site.lands(href, site.pages[""]), href


@pytest.mark.parametrize("code", CODES)
def test_pages_announce_the_nearest_feed_first(real: BuiltSite, code: Code) -> None:
    """A story announces the feeds of its edition, then those of its language; a page without its own only the latter."""

    def announced(address: str) -> list[str]:
        links: list[Element] = real.pages[address].all("head/link")
        return [str(link.get("href")) for link in links if str(link.get("type")).endswith(("atom+xml", "feed+json"))]

    own = [f"/{code}/feed.atom", f"/{code}/feed.json"]
    edition = f"/{code}/editions/berkane-2024/"
    assert announced(f"{code}/about/") == announced(f"{code}/") == own
    for page in (f"{code}/editions/berkane-2024/", f"{code}/editions/berkane-2024/closing-report/"):
        assert announced(page) == [f"{edition}feed.atom", f"{edition}feed.json", *own]
    themes = f"/{code}/themes/resilience/"
    assert announced(f"{code}/themes/resilience/") == [f"{themes}feed.atom", f"{themes}feed.json", *own]
