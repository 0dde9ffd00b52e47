"""Reads a built page in one pass, and keeps of it the few things that the facts are about."""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser

from plugins.proof.built import BuiltFile, BuiltPage, Place, Reference, ScriptReference, address_of
from plugins.proof.scanning import Attributes, is_plain, tags

_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
_REFRESH = re.compile(r"""\s*[\d.]+\s*[;,]\s*url\s*=\s*["']?([^"']+)""", re.IGNORECASE)
# What a browser fetches or follows by itself, on whatever element it stands.
_LOADING = frozenset(["src", "srcset", "imagesrcset", "poster", "data", "action", "formaction", "ping", "xlink:href"])
_POINTING = frozenset(["canonical", "alternate", "prev", "next", "author", "license", "help"])
_ACTIVE = frozenset(["script", "iframe", "frame", "object", "embed", "applet", "base"])


def read_page(file: BuiltFile) -> BuiltPage:
    """Read a page in one pass: swept where it is written plainly, else parsed."""
    page, text = BuiltPage(address_of(file.name), file.shown), file.text or ""
    notes = _Notes(page)
    if is_plain(text):
        for tag in tags(text):
            notes.element(tag.name, tag.given, tag.place)
            if tag.name == "style":
                notes.style(tag.text, tag.place)
    else:
        parser = _PageParser(notes)
        parser.feed(text)
        parser.close()
    return page


@lru_cache(maxsize=256)
def loaded_by(style: str) -> tuple[str, ...]:
    """Return what a style sheet loads; most pages share theirs with others."""
    return tuple(url or imported for url, imported in _CSS_URL.findall(style))


class _PageParser(HTMLParser):
    def __init__(self, notes: _Notes) -> None:
        super().__init__()
        self.notes = notes
        self.style: list[str] | None = None
        self.style_place: Place = (1, 1)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Note an element; the text of a style follows."""
        self.notes.element(tag, attrs, self._place())
        if tag == "style":
            self.style, self.style_place = [], self._place()

    def handle_data(self, data: str) -> None:
        """Keep the text of a style sheet."""
        if self.style is not None:
            self.style.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Note a style sheet when it ends."""
        if tag == "style" and self.style is not None:
            self.notes.style("".join(self.style), self.style_place)
            self.style = None

    def _place(self) -> Place:
        line, offset = self.getpos()
        return line, offset + 1


class _Notes:
    """What the facts are about, written down on the way through a page; the rest is passed over."""

    def __init__(self, page: BuiltPage) -> None:
        self.page = page

    def element(self, tag: str, attrs: Attributes, place: Place) -> None:
        if tag == "h1":
            self.page.titles.append(place)
        elif tag == "html":
            given = dict(attrs)
            self.page.language = given.get("lang"), given.get("dir"), place
        elif tag == "meta":
            self._meta({name: value or "" for name, value in attrs}, place)
        elif tag == "link":
            self._link({name: value or "" for name, value in attrs}, place)
        elif tag == "img":
            given = dict(attrs)
            if not all(given.get(name) for name in ("alt", "width", "height")):
                self.page.bare_pictures.append(place)
        elif tag == "script" and (src := dict(attrs).get("src")):
            self.page.scripts.append(ScriptReference(src, dict(attrs).get("integrity") or "", place))
        elif tag in _ACTIVE and not _is_data(tag, attrs):
            self.page.active.append((f"<{tag}>", place))
        for name, value in attrs:
            self._attribute(tag, name, value or "", place)

    def style(self, text: str, place: Place) -> None:
        """Note a style sheet, and what it loads."""
        self.page.styles.append((text, place))
        self.page.references += [Reference(url, place, True) for url in loaded_by(text)]

    def _attribute(self, tag: str, name: str, value: str, place: Place) -> None:
        if name == "class":  # by far the most frequent
            return
        if name == "href":
            if tag != "link":
                self.page.references.append(Reference(value, place, tag not in ("a", "area")))
        elif name == "id":
            if value in self.page.ids:
                self.page.doubled_ids.append((value, place))
            self.page.ids.add(value)
        elif name in _LOADING:
            for candidate in value.split(",") if name.endswith("srcset") else [value]:
                self.page.references += [Reference(url, place, True) for url in candidate.split()[:1]]
        elif name == "data-index":
            self.page.indexes.append((value, place))
        elif name in ("style", "srcdoc") or name.startswith("on"):
            self.page.active.append((f"{name}=", place))

    def _meta(self, given: dict[str, str], place: Place) -> None:
        name, content = given.get("name", given.get("http-equiv", "")).lower(), given.get("content", "")
        if name == "content-security-policy":
            self.page.policies.append((content, place))
        elif name == "robots" and "noindex" in content:
            self.page.is_indexed = False
        elif given.get("property") == "og:image":
            self.page.references.append(Reference(content, place, True))
        elif name == "refresh" and (found := _REFRESH.match(content)):
            self.page.references.append(Reference(found[1], place, True))

    def _link(self, given: dict[str, str], place: Place) -> None:
        kinds, url = given.get("rel", "").lower().split(), given.get("href", "")
        if "modulepreload" in kinds:
            self.page.scripts.append(ScriptReference(url, given.get("integrity", ""), place))
        if "canonical" in kinds:
            self.page.canonicals.append((url, place))
        elif "alternate" in kinds and "hreflang" in given:
            self.page.alternates.append((given["hreflang"], url, place))
        self.page.references.append(Reference(url, place, not _POINTING.issuperset(kinds)))


def _is_data(tag: str, attrs: Attributes) -> bool:
    """Tell whether a script is none: linked data, which no browser runs."""
    return tag == "script" and attrs == [("type", "application/ld+json")]
