"""What is new, as Atom 1.0 (RFC 4287) and JSON Feed 1.1: the same entries in both, each text in its own direction."""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from xml.etree import ElementTree

from plugins.archive.languages import LANGUAGES, Code
from plugins.archive.stories import Story, Version
from plugins.pages import addresses
from plugins.pages.apart import apart
from plugins.pages.dating import story_day
from plugins.pages.page import FEEDS
from plugins.pages.site import Site

NEWEST = 20
_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
_JSON_FEED = "https://jsonfeed.org/version/1.1"
_HREF = re.compile(r' href="([^"]*)')


@dataclass(frozen=True)
class Entry:
    """A story as a feed tells it, whichever feed; `content` is HTML whose links are whole addresses."""

    url: str
    language: Code
    title: str
    summary: str
    content: str
    published: datetime.date
    updated: datetime.date
    tags: tuple[str, ...]

    @cached_property
    def atom(self) -> str:
        """The entry as Atom, written at once: it is the same in all feeds, and they are many."""
        tags = "".join(f'<category term="{_quoted(tag)}" />' for tag in self.tags)
        return (
            f'<entry xml:lang="{self.language}"><id>{_typed(self.url)}</id><title>{_typed(self.title)}</title>'
            f"<published>{_moment(self.published)}</published><updated>{_moment(self.updated)}</updated>"
            f'<link rel="alternate" type="text/html" href="{_quoted(self.url)}" hreflang="{self.language}" />{tags}'
            f"<summary>{_typed(self.summary)}</summary>"
            f'<content type="html">{_typed(self.content)}</content></entry>'
        )

    @cached_property
    def json(self) -> str:
        """The entry as an item of a JSON Feed."""
        item = {
            "id": self.url,
            "url": self.url,
            "language": self.language,
            "title": self.title,
            "summary": self.summary,
            "content_html": self.content,
            "date_published": _moment(self.published),
            "date_modified": _moment(self.updated),
            "tags": list(self.tags),
        }
        return json.dumps(item, ensure_ascii=False)


@dataclass(frozen=True)
class Feed:
    """What is new on one page: `page` is its address, `others` those of the same page in the other languages."""

    page: str
    language: Code
    title: str
    entries: tuple[Entry, ...]
    updated: datetime.date
    others: tuple[tuple[Code, str], ...]


def newest(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Return the stories that a feed tells, newest first."""
    return tuple(sorted(stories, key=lambda story: (story.date, story.folder), reverse=True)[:NEWEST])


def feed(site: Site, code: Code, page: str, title: str, stories: Iterable[Story], others: Iterable[Code]) -> Feed:
    """Make the feed of a page from its newest stories; one without a version in the language comes in its own."""
    entries = tuple(_entry(site, story, story.best(code)) for story in newest(stories))
    name = f"{site.say(code, 'Nadwa')} – {title}" if title else site.say(code, "Nadwa")
    return Feed(
        page,
        code,
        site.isolation.plain(name, LANGUAGES[code].direction),
        entries,
        max((entry.updated for entry in entries), default=site.archive.latest),
        tuple((other, addresses.in_language(page, other)) for other in others if other != code),
    )


def _entry(site: Site, story: Story, version: Version) -> Entry:
    """Return the entry of a version, made once: it is the same in all feeds."""
    # What a text says is asked for even where its entry is known, so that every feed that has it is noted.
    key = version.language, story.folder, site.said(story.folder, version.language)
    entry: Entry | None = site.entries.get(key)
    if entry is None:
        entry = site.entries[key] = _new_entry(site, story, version)
    return entry


def _new_entry(site: Site, story: Story, version: Version) -> Entry:
    direction, edition = LANGUAGES[version.language].direction, site.archive.editions[story.edition]
    tags = [site.archive.places[edition.city].name, *(site.archive.themes[theme].name for theme in story.themes)]
    return Entry(
        url=site.root.absolute(addresses.text(version.language, story)),
        language=version.language,
        title=site.isolation.plain(version.title, direction),
        summary=site.isolation.plain(version.summary, direction),
        content=_content(site, story, version),
        published=story.date,
        updated=story_day(site.archive, story),
        tags=(str(edition.year), *(name.text(version.language) for name in tags)),
    )


def _content(site: Site, story: Story, version: Version) -> str:
    """Return a text as HTML that can stand anywhere: it says its language and direction, and its links are whole."""
    language = LANGUAGES[version.language]
    page = site.root.absolute(addresses.text(version.language, story))

    def whole(found: re.Match[str]) -> str:
        href = found[1]
        if href.startswith("#"):
            href = html.escape(page) + href
        elif href.startswith(site.root.path):
            href = site.root.absolute(href.removeprefix(site.root.path))
        return f' href="{href}'

    prose = apart(site.prose(story, version).html, version.language, site.isolation, site.memory)
    return f'<div lang="{language.code}" dir="{language.direction}">{_HREF.sub(whole, prose)}</div>'


def as_atom(site: Site, feed: Feed) -> bytes:
    """Return a feed as Atom; its id is its page, and the time of day, which content does not know, is midnight."""
    root = ElementTree.Element("feed", {"xmlns": _ATOM, f"{{{_XML}}}lang": feed.language})
    page = site.root.absolute(feed.page)
    _add(root, "id", page)
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(feed.updated))
    _add(root, "rights", "CC BY 4.0")
    _add(_add(root, "author"), "name", site.say(feed.language, "Nadwa"))
    _link(root, "self", site.root.absolute(addresses.feed(feed.page, "atom")), FEEDS["atom"])
    _link(root, "alternate", page, "text/html", feed.language)
    for code, other in feed.others:
        _link(root, "alternate", site.root.absolute(addresses.feed(other, "atom")), FEEDS["atom"], code)
    head = ElementTree.tostring(root, encoding="unicode").removesuffix("</feed>")
    parts = ("<?xml version='1.0' encoding='utf-8'?>\n", head, *(entry.atom for entry in feed.entries), "</feed>\n")
    return "".join(parts).encode()


def as_json(site: Site, feed: Feed) -> bytes:
    """Return a feed as JSON Feed."""
    tree: dict[str, Any] = {
        "version": _JSON_FEED,
        "title": feed.title,
        "home_page_url": site.root.absolute(feed.page),
        "feed_url": site.root.absolute(addresses.feed(feed.page, "json")),
        "language": feed.language,
        "authors": [
            {"name": site.say(feed.language, "Nadwa"), "url": site.root.absolute(addresses.home(feed.language))}
        ],
    }
    items = ", ".join(entry.json for entry in feed.entries)
    return f'{json.dumps(tree, ensure_ascii=False)[:-1]}, "items": [{items}]}}\n'.encode()


def _add(parent: ElementTree.Element, name: str, text: str | None = None) -> ElementTree.Element:
    part = ElementTree.SubElement(parent, name)
    part.text = text
    return part


def _link(parent: ElementTree.Element, rel: str, href: str, kind: str, language: str = "") -> None:
    spoken = {"hreflang": language} if language else {}
    ElementTree.SubElement(parent, "link", {"rel": rel, "type": kind, "href": href, **spoken})


def _typed(text: str) -> str:
    return html.escape(text, quote=False)


def _quoted(text: str) -> str:
    return _typed(text).replace('"', "&quot;")


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
