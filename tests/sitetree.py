"""A built site, read back: its pages as trees, and where its links lead."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib

ROOT_URL = "http://localhost:8000"


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file at its address below the root."""

    address: str
    text: str

    @cached_property
    def tree(self) -> Element:
        """The page as a browser would read it."""
        parsed: Element = html5lib.parse(self.text, namespaceHTMLElements=False)
        return parsed

    @property
    def html(self) -> Element:
        """The root element."""
        return self.tree

    def all(self, path: str) -> list[Element]:
        """Find elements by an ElementTree path below the root."""
        return self.tree.findall(path)

    def words(self) -> str:
        """What a reader sees, in one line; styles left out."""
        body = self.tree.find("body")
        assert body is not None
        return " ".join("".join(body.itertext()).split())

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may list the page."""
        return not any(meta.get("name") == "robots" for meta in self.all(".//meta"))

    @property
    def canonical(self) -> str:
        """The one address to remember."""
        [link] = [link for link in self.all("head/link") if link.get("rel") == "canonical"]
        return str(link.get("href"))

    @property
    def alternates(self) -> dict[str, str]:
        """Language to address of the other versions."""
        links = [link for link in self.all("head/link") if link.get("hreflang")]
        return {str(link.get("hreflang")): str(link.get("href")) for link in links}

    @property
    def ids(self) -> list[str]:
        """Every id on the page."""
        return [str(element.get("id")) for element in self.tree.iter() if element.get("id")]

    @property
    def hrefs(self) -> list[str]:
        """Where every link of the page's text leads."""
        return [str(anchor.get("href")) for anchor in self.tree.iter("a") if anchor.get("href")]


@dataclass(frozen=True)
class BuiltSite:
    """All files of a built site."""

    folder: Path

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """Every page by its address, `index.html` left off."""
        files = sorted(self.folder.rglob("*.html"))
        addresses = [file.relative_to(self.folder).as_posix().removesuffix("index.html") for file in files]
        return {a: BuiltPage(a, file.read_text(encoding="utf-8")) for a, file in zip(addresses, files, strict=True)}

    def lands(self, href: str, page: BuiltPage) -> bool:
        """Tell whether a link within the site reaches a file and, where it names one, a part of it."""
        parts = urlsplit(href)
        address = unquote(parts.path).lstrip("/") if parts.path else page.address
        target = self.pages.get(address)
        if target is None:
            return (self.folder / address).is_file() and not parts.fragment
        return not parts.fragment or unquote(parts.fragment) in target.ids
