"""A bag after RFC 8493: what editors wrote, the site built of it, the open data and the licences, with their digests."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import bagit

from plugins.archive.languages import CODES
from plugins.keeping.gathering import Gathering
from plugins.keeping.sealing import Member
from plugins.pages.wording import translations
from plugins.proof import built

LICENCES = ("LICENSE", "LICENSE-CONTENT")
LICENCE = "CC BY 4.0 <https://creativecommons.org/licenses/by/4.0/>"
DIGESTS = ("sha256", "sha512")
TAGLINE = "The archive of Morocco’s smart-city symposiums"

# What the library finds wrong comes back as its errors; its log would tell it a second time.
logging.getLogger("bagit").addHandler(logging.NullHandler())
logging.getLogger("bagit").propagate = False


@contextmanager
def members(kept: Gathering, house: Path) -> Iterator[tuple[Iterator[Member], int]]:
    """Give the files of the bag one by one, below a folder of its name, and how many they are."""
    with tempfile.TemporaryDirectory(prefix="nadwa-bag-") as folder:
        place = Path(folder, kept.name)
        _fill(place, kept, house)
        bagit.make_bag(str(place), bag_info=dict(_told(kept, house / "theme")), checksums=list(DIGESTS))
        names = sorted(built.names(place))
        yield ((f"{kept.name}/{name}", (place / name).read_bytes()) for name in names), len(names)


def _fill(place: Path, kept: Gathering, house: Path) -> None:
    """Copy what the bag holds; the bag of one edition has its own content, and the registers that it refers to."""
    for name in kept.names:
        _copy(kept.site / name, place / "site" / name)
    for name in built.names(kept.site / "data"):
        _copy(kept.site / "data" / name, place / "data" / name)
    for name in built.names(kept.content):
        if not kept.edition or "/" not in name or name.startswith(f"editions/{kept.edition}/"):
            _copy(kept.content / name, place / "content" / name)
    for name in LICENCES:
        _copy(house / name, place / name)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _told(kept: Gathering, theme: Path) -> Mapping[str, str]:
    """Return what the bag says of itself; its date is that of the content, never of the clock."""
    told = {
        "Bag-Software-Agent": "Nadwa",
        "Bagging-Date": kept.day.isoformat(),
        "External-Description": " – ".join(translations(theme, code).gettext(TAGLINE) for code in CODES),
        "External-Identifier": kept.name,
        "Licence": LICENCE,
        "Source-Organization": "Nadwa",
    }
    return {**told, "External-Address": kept.root.url} if kept.is_published else told
