"""The pictures of texts, each in a few widths and two formats, under the hash of what it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.archive.pictures import Picture
from plugins.drawing.photograph import developed, engine
from plugins.files.store import STORE, Store
from plugins.pages.batch import Sheets
from plugins.pages.pictures import ENDINGS, address, widths
from plugins.pages.publisher import Generator
from plugins.pages.site import Site


def renditions(site: Site) -> Iterator[tuple[str, Picture, int, str]]:
    """Yield the address of every rendition once, with its picture, width and format."""
    pictures = {
        picture.name + picture.digest: picture
        for piece in (*site.stories, *site.pages)
        for picture in piece.pictures.values()
    }
    for picture in pictures.values():
        for width in widths(picture):
            for ending in ENDINGS:
                yield address(picture, width, ending), picture, width, ending


class PicturePublisher(Generator):
    """A generator that writes the pictures."""

    of_texts = True

    def __init__(self, *, settings: dict[str, Any], **_others: Any) -> None:
        """Take the site and the content of this run from Pelican's settings."""
        super().__init__(settings=settings)
        self.content = Path(settings["PATH"])
        self.is_fresh = bool(settings.get("FRESH"))

    def write(self, sheets: Sheets) -> None:
        """Have every picture written, made anew only where none is kept that was made from the same."""
        made_with, store = engine(), Store(STORE)

        def make(name: str, picture: Picture, width: int, ending: str) -> bytes:
            data = partial(self._develop, picture, width, ending)
            return store.made(name, data, self.is_fresh)

        for place, picture, width, ending in renditions(self.site):
            name = f"picture {made_with} {picture.digest} {width} {ending}"
            sheets.write_made(place, name, partial(make, name, picture, width, ending))

    def _develop(self, picture: Picture, width: int, ending: str) -> bytes:
        return developed((self.content / picture.file).read_bytes(), width, ending)


def publish(_pelican: object) -> type[PicturePublisher]:
    """Give Pelican the generator of the pictures."""
    return PicturePublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
