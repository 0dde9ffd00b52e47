"""A bag holds content, site, data and licences with their digests, and its library finds it valid."""

from __future__ import annotations

import zipfile
from pathlib import Path

import bagit
import pytest

from plugins.keeping import bag
from plugins.keeping.gathering import Gathering
from plugins.keeping.sealing import pack
from tests.exported import CONTENT, HOUSE, gathered
from tests.sitetree import BuiltSite


def packed(kept: Gathering, file: Path) -> Path:
    """Pack a bag."""
    with bag.members(kept, HOUSE) as (members, total):
        pack(file, kept.day, members, total)
    return file


@pytest.fixture(scope="module")
def file(tiny: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bag of an edition."""
    return packed(gathered(tiny, "rabat-2021"), tmp_path_factory.mktemp("bag") / "one.bag.zip")


@pytest.fixture(scope="module")
def opened(file: Path, tmp_path_factory: pytest.TempPathFactory) -> bagit.Bag:
    """The same, unpacked and opened by the library."""
    folder = tmp_path_factory.mktemp("opened")
    with zipfile.ZipFile(file) as zipped:
        zipped.extractall(folder)
    [top] = folder.iterdir()
    return bagit.Bag(str(top))


def test_library_finds_it_valid(opened: bagit.Bag) -> None:
    """Every file is there, none besides, and each has both of its digests."""
    opened.validate()
    assert sorted(opened.algorithms) == ["sha256", "sha512"]


def test_payload_is_content_site_data_and_licences(opened: bagit.Bag) -> None:
    """The edition as it was written and as it was published, the registers it refers to, the tables, the licences."""
    names = set(opened.payload_entries())
    assert {"data/LICENSE", "data/LICENSE-CONTENT", "data/data/editions.csv", "data/content/sources.yaml"} < names
    assert {"data/content/editions/rabat-2021/edition.yaml", "data/site/ar/editions/rabat-2021/index.html"} < names
    assert not any("agadir" in name for name in names if name.startswith(("data/content/", "data/site/")))


def test_bag_says_what_it_is(opened: bagit.Bag) -> None:
    """Whose it is, under which licence, in three languages; the date is that of the content."""
    told = opened.info
    assert told["Bagging-Date"] == gathered_day()
    assert told["Licence"] == bag.LICENCE
    for words in ("أرشيف ندوات المدن الذكية بالمغرب", "Les archives des symposiums", "The archive of Morocco"):
        assert words in told["External-Description"]
    assert "External-Address" not in told


def gathered_day() -> str:
    """Return the day of the tiny content."""
    from plugins.archive.reading import read

    return read(CONTENT).archive.latest.isoformat()


def test_same_content_gives_the_same_bag(tiny: BuiltSite, file: Path, tmp_path: Path) -> None:
    """Byte by byte, on whatever day."""
    again = packed(gathered(tiny, "rabat-2021"), tmp_path / "two.bag.zip")
    assert again.read_bytes() == file.read_bytes()
