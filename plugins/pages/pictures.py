"""The pictures of texts as they are published: in which widths and formats, and where."""

from __future__ import annotations

from plugins.archive.pictures import Picture
from plugins.pages import addresses
from plugins.pages.root import Root
from plugins.text.illustrations import Rendition

WIDTHS = (480, 960, 1600)
ENDINGS = ("avif", "webp")
# Two widths that differ by less need not both be there.
_APART = 1.2


def widths(picture: Picture) -> tuple[int, ...]:
    """Return the widths of a picture from the least to the largest, none larger than it is."""
    most = min(picture.width, WIDTHS[-1])
    return (*(width for width in WIDTHS if width * _APART <= most), most)


def address(picture: Picture, width: int, ending: str) -> str:
    """Return where a picture stands in one width and format."""
    return addresses.picture(picture.name.rpartition(".")[0], picture.digest, width, ending)


def rendition(picture: Picture, root: Root) -> Rendition:
    """Return how a picture is offered to a browser."""

    def offered(ending: str) -> str:
        return ", ".join(f"{root.href(address(picture, width, ending))} {width}w" for width in widths(picture))

    most = widths(picture)[-1]
    return Rendition(
        width=most,
        height=round(picture.height * most / picture.width),
        address=root.href(address(picture, next(w for w in (960, most) if w in widths(picture)), "webp")),
        avif=offered("avif"),
        webp=offered("webp"),
    )
