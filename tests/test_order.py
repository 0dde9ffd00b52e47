"""The built sites: every text of every page has the order that it would have with everything set apart."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest

from plugins.archive.reading import read
from plugins.pages.naming import names_of
from plugins.text.bidi import CONTROLS, FSI, LRI, PDI, RLI, visual_order
from plugins.text.isolation import OBJECT, Isolation
from plugins.text.tracing import Direction
from tests.conftest import HOUSE
from tests.sitetree import BuiltPage, BuiltSite

NAMES = names_of(read(HOUSE / "content").archive)
ISOLATION = Isolation(NAMES)
INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "em",
        "i",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    )
)
SILENT = {"script", "style", "svg", "template"}
SLOTS = ("aria-label", "alt", "title", "placeholder")
Flow = tuple[str, Direction]


def direction_of(element: Element, outer: Direction) -> Direction:
    """Return the direction that an element gives to its text."""
    own = element.get("dir")
    return "rtl" if own == "rtl" else "ltr" if own == "ltr" else outer


def _lines(element: Element, base: Direction) -> tuple[str, list[Flow]]:
    """Return an element's own paragraphs, a line each, and those of the blocks in it."""
    text, blocks = (element.text or "").replace("\n", " "), []
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SILENT:
            inner, more = _lines(child, direction_of(child, base))
            blocks += more
            if child.tag in INLINE and "\n" not in inner:
                apart = child.get("dir") or child.tag == "bdi"
                opening = {"rtl": RLI, "ltr": LRI}.get(child.get("dir", ""), FSI)
                text += f"{opening}{inner}{PDI}" if apart else inner
            else:
                blocks += [(line, direction_of(child, base)) for line in inner.split("\n")]
                text += "\n"
        text += (child.tail or "").replace("\n", " ")
    return text, blocks


def paragraphs(page: BuiltPage) -> list[Flow]:
    """Return every paragraph of a page with its direction."""
    body = page.html.find("body")
    assert body is not None
    base = direction_of(page.html, "ltr")
    text, blocks = _lines(body, base)
    return [(line, direction) for line, direction in [(text, base), *blocks] if line.strip()]


def objects(text: str) -> str:
    """Return a text with an object in place of every character that is set apart."""
    shown, depth = [], 0
    for character in text:
        depth += character in (LRI, RLI, FSI)
        shown.append(OBJECT if depth else character)
        depth -= character == PDI and depth > 0
    return "".join(shown)


def order(text: str, base: Direction) -> list[str]:
    """Return a text's visible characters from left to right."""
    return [text[at] for at in visual_order(text, base) if text[at] not in CONTROLS and not text[at].isspace()]


def perfect(text: str, base: Direction) -> str:
    """Return a paragraph with all of its phrases set apart that are not."""
    for p in reversed(ISOLATION.phrases(objects(text), base)):
        opening = LRI if p.direction == "ltr" else RLI
        text = f"{text[: p.start]}{opening}{text[p.start : p.end]}{PDI}{text[p.end :]}"
    return text


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_every_paragraph_has_its_order(name: str, request: pytest.FixtureRequest) -> None:
    """No paragraph of any page would be displayed in another order if everything in it were set apart."""
    site: BuiltSite = request.getfixturevalue(name)
    number = 0
    for address, page in site.pages.items():
        for text, base in paragraphs(page):
            number += 1
            assert order(text, base) == order(perfect(text, base), base), (address, text)
    assert number > 1000


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_every_title_and_label_has_its_order(name: str, request: pytest.FixtureRequest) -> None:
    """No title, description or label would gain by isolates or marks, and all isolates in them are closed."""
    site: BuiltSite = request.getfixturevalue(name)
    for address, page in site.pages.items():
        for text, base in labels(page.html, "ltr"):
            assert ISOLATION.plain(text, base) == text, (address, text)
            assert text.count(LRI) + text.count(RLI) + text.count(FSI) == text.count(PDI)


def labels(element: Element, base: Direction) -> Iterator[Flow]:
    """Yield every text without markup that readers meet below an element."""
    base = direction_of(element, base)
    yield from ((element.attrib[slot], base) for slot in SLOTS if slot in element.attrib)
    if element.tag == "title":
        yield element.text or "", base
    if element.tag == "meta" and element.get("name") == "description":
        yield element.get("content", ""), base
    for child in element:
        if isinstance(child.tag, str):
            yield from labels(child, base)


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_addresses_and_ids_hold_no_controls(name: str, request: pytest.FixtureRequest) -> None:
    """Isolates and marks are for readers: none is in an address, an id or the name of a file."""
    site: BuiltSite = request.getfixturevalue(name)
    for address, page in site.pages.items():
        assert not CONTROLS & set(address)
        for element in page.html.iter():
            for attribute in ("href", "id", "src", "class", "for", "datetime", "hreflang", "lang"):
                assert not CONTROLS & set(element.get(attribute, "")), (address, element.attrib)


def test_paragraph_with_nothing_set_apart_would_be_found() -> None:
    """The proof sees what it is for: a year on the wrong side of a Latin name, in a block and in a cell."""
    page = BuiltPage(
        "x", '<html dir="rtl"><body><p>ندوة Smart City، 2019</p><table><tr><td>Orange، 3</table></body></html>'
    )
    wrong = [text for text, base in paragraphs(page) if order(text, base) != order(perfect(text, base), base)]
    assert wrong == ["ندوة Smart City، 2019", "Orange، 3"]
    page = BuiltPage("x", '<html dir="ltr"><body><p>à <b>بركان</b>, 2019</p></body></html>')
    assert [order(text, base) == order(perfect(text, base), base) for text, base in paragraphs(page)] == [False]
