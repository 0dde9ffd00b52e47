"""Which way the parts of a converted text run: code from the left, and a block that is wholly one run as that run does."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor

from plugins.text.mentions import BLOCKS


class Directions(Treeprocessor):
    """Sets directions and languages in a finished tree."""

    def run(self, root: etree.Element) -> None:
        """Give code its direction, and a block that is wholly one run the run's language."""
        for element in root.iter():
            if element.tag in ("code", "pre"):
                element.set("dir", "ltr")
            if element.tag == "table":
                element.set("class", "grid")
            if element.tag in BLOCKS:
                self._hoist(element)
            if element.attrib.pop("align", "") == "right":
                element.set("class", "num")
        for quote in root.iter("blockquote"):
            if len(quote) == 1 and "lang" in quote[0].attrib:
                quote.attrib.update({name: quote[0].attrib.pop(name) for name in ("lang", "dir")})

    def _hoist(self, block: etree.Element) -> None:
        """Lift language and direction from the only run of a block; citations may follow it."""
        if not len(block) or block[0].tag != "bdi":
            return
        run, rest = block[0], block[1:]
        blank = not (block.text or "").strip() and not any((part.tail or "").strip() for part in block)
        if not blank or any(part.get("class") != "cited" for part in rest):
            return
        block.attrib.update(run.attrib)
        block.text, block[:] = run.text, [*run, *rest]
