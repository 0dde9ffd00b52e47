"""A saved web page, read: what it says of itself to machines, and its main text, found by readability."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html
from readability import Document

from plugins.text.links import is_web_address

_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "td", "th", "dt", "dd"}
_SKIPPED = {"script", "style", "figure", "figcaption", "form", "button", "iframe", "svg", "noscript", "template"}
_DAYS = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "pubdate",
    "publish-date",
    "article:modified_time",
)


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading or an item: its text, the line where the file has it, and its mark in Markdown."""

    text: str
    line: int = 0
    mark: str = ""


@dataclass(frozen=True)
class WebPage:
    """What a page says of itself; `days` are all that it states for machines, the likeliest first."""

    title: str
    blocks: tuple[Block, ...]
    language: str
    site: str
    address: str
    days: tuple[str, ...]


def page(text: str) -> WebPage:
    """Read a page."""
    text = _DECLARATION.sub("", text)
    tree = html.document_fromstring(text)
    metas = _metas(tree)
    document = Document(text)
    address = _address(text, tree, metas)
    heads = [_words(head) for head in tree.iter("h1")]
    titles = [metas.get("og:title", ""), metas.get("twitter:title", ""), *heads[:1], document.short_title()]
    return WebPage(
        title=next((title for title in titles if title), ""),
        blocks=tuple(_blocks(document.summary(html_partial=True), text)),
        language=tree.get("lang") or metas.get("og:locale", ""),
        site=metas.get("og:site_name") or (urlsplit(address).hostname or "").removeprefix("www."),
        address=address,
        days=tuple(_days(tree, metas)),
    )


def _metas(tree: Any) -> dict[str, str]:
    """Return what the page's `meta` elements say, the first of each name."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        found.setdefault(name, " ".join((meta.get("content") or "").split()))
    return found


def _address(text: str, tree: Any, metas: dict[str, str]) -> str:
    links = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    saved = _SAVED.search(text[:2000])
    told = [*links, metas.get("og:url", ""), saved[1] if saved else ""]
    return next((address for address in told if is_web_address(address)), "")


def _days(tree: Any, metas: dict[str, str]) -> Iterator[str]:
    yield from (metas[name] for name in _DAYS[:2] if name in metas)
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            yield from _stated(script.text or "")
    yield from (metas[name] for name in _DAYS[2:] if name in metas)
    yield from (time.get("datetime") or "" for time in tree.iter("time"))


def _stated(text: str) -> Iterator[str]:
    """Yield the days of publication in linked data, however deep."""
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, dict):
            if isinstance(part.get("datePublished"), str):
                yield part["datePublished"]
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part


def _blocks(summary: str, source: str) -> Iterator[Block]:
    """Yield the blocks of a page's main text, each with the line of the file where its words begin."""
    place = 0
    for element in html.fragment_fromstring(summary, create_parent="div").iter():
        is_block = element.tag in _BLOCKS and not any(below.tag in _BLOCKS for below in element.iterdescendants())
        if not is_block or any(above.tag in _SKIPPED for above in element.iterancestors()):
            continue
        words = _words(element)
        if words:
            first = source.find(words[:20], place)
            place = first if first >= 0 else place
            yield Block(words, source.count("\n", 0, first) + 1 if first >= 0 else 0, _mark(element))


def _mark(element: Any) -> str:
    if re.fullmatch("h[1-6]", element.tag):
        return "## "
    if element.tag == "li":
        return "- "
    return "> " if element.tag == "blockquote" or any(e.tag == "blockquote" for e in element.iterancestors()) else ""


def _words(element: Any) -> str:
    """Return the text of an element on one line, without what is no prose."""
    for below in list(element.iterdescendants()):
        if below.tag in _SKIPPED or below.tag is etree.Comment:
            below.drop_tree()
        elif below.tag == "br":
            below.tail = f" {below.tail or ''}"
    return " ".join(str(element.text_content()).split())
