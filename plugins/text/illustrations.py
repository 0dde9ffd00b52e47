"""Pictures in a text: `![what is on it](hall.jpg "Caption. © whose")` on a line of its own becomes a figure.

The figure offers each picture in two formats and several widths; all but the first wait until they are near. What is
behind © in the caption is the credit.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from plugins.text.mentions import Mentions, Shown
from plugins.text.spaces import spaced

MARK = "©"
# How wide a picture stands: in the column of the text, or as wide as the matter where it leads.
_COLUMN = "(min-width: 45rem) 41rem, 92vw"
_LEADING = "(min-width: 64rem) 57rem, 92vw"


@dataclass(frozen=True)
class Rendition:
    """A picture as it is published: its shape, one address for all, and in each format an address for each width."""

    width: int
    height: int
    address: str
    avif: str
    webp: str


# Which renditions a picture has, by the name that the text gives it; none where it has no such picture.
Rendered = Callable[[str], Rendition | None]


def unseen(_name: str) -> Rendition | None:
    """Know of no picture."""
    return None


class Illustrations(Treeprocessor):
    """Makes figures of the pictures of a text, and notes all of them."""

    def __init__(self, md: Markdown) -> None:
        """Begin without any text."""
        super().__init__(md)
        self.begin(Mentions(), unseen, "", "")

    def begin(self, mentions: Mentions, render: Rendered, language: str, leading: str) -> None:
        """Take up another text, in a language, and the picture that leads it."""
        self.mentions, self.render, self.language, self.leading = mentions, render, language, leading

    def run(self, root: etree.Element) -> None:
        """Make a figure of each picture; the one that leads comes to the top, and the others wait until they are near."""
        figures: list[etree.Element] = []
        for picture, parent in list(_pictures(root)):
            is_alone = _is_alone(picture, parent, root)
            shown = Shown(picture.get("src", ""), picture.get("alt", ""), picture.get("title", ""), is_alone)
            self.mentions.pictures.append(shown)
            rendition = self.render(shown.address) if is_alone else None
            if rendition is None:
                picture.tag, picture.text = "span", shown.alt
                picture.attrib.clear()
            elif shown.address == self.leading and not any(figure.get("class") for figure in figures):
                self._fill(parent, shown, rendition, _LEADING)
                parent.set("class", "lead")
                root.remove(parent)
                root.insert(0, parent)
                figures.insert(0, parent)
            else:
                self._fill(parent, shown, rendition, _COLUMN)
                figures.append(parent)
        for figure in figures[1:]:
            for image in figure.iter("img"):
                image.set("loading", "lazy")

    def _fill(self, figure: etree.Element, shown: Shown, rendition: Rendition, sizes: str) -> None:
        tail = figure.tail
        figure.clear()
        figure.tag, figure.tail = "figure", tail
        picture = etree.SubElement(figure, "picture")
        etree.SubElement(picture, "source", {"type": "image/avif", "srcset": rendition.avif, "sizes": sizes})
        image = {
            "src": rendition.address,
            "srcset": rendition.webp,
            "sizes": sizes,
            "width": str(rendition.width),
            "height": str(rendition.height),
            "alt": spaced(shown.alt, self.language) if self.language else shown.alt,
        }
        etree.SubElement(picture, "img", image)
        caption = etree.SubElement(figure, "figcaption")
        words, mark, credit = shown.caption.partition(MARK)
        caption.text = f"{words.strip()} " if words.strip() else None
        if mark:
            etree.SubElement(caption, "small").text = f"{MARK}\u00a0{credit.strip()}"


def _pictures(root: etree.Element) -> Iterator[tuple[etree.Element, etree.Element]]:
    for parent in root.iter():
        for child in parent:
            if child.tag == "img":
                yield child, parent


def _is_alone(picture: etree.Element, parent: etree.Element, root: etree.Element) -> bool:
    """Tell whether a picture is a paragraph of its own, and no part of a list or a quotation."""
    around = f"{parent.text or ''}{picture.tail or ''}".strip()
    return parent.tag == "p" and len(parent) == 1 and not around and any(block is parent for block in root)
