"""Every address that leads out of the archive is found with the places where it stands."""

from __future__ import annotations

from pathlib import Path

from plugins.archive.reading import read
from plugins.keeping.outside import outside
from tests.folders import small, write

LINKS = """\
---
title: من نحن
summary: سطر.
---
[كلمة](https://one.example/a#part) و<https://two.example/>

[كلمة](https://one.example/a) [هنا]({filename}/editions/rabat-2024) [بريد](mailto:a@b.example)
"""


def found(folder: Path) -> dict[str, list[str]]:
    """Return the addresses of the small archive, each with its places."""
    files: dict[str, str | bytes] = {**small(), "pages/about/ar.md": LINKS}
    files["links.yaml"] = "https://old.example/: {asked: 2024-05-08}\n"
    reading = read(write(folder / "content", files))
    return {address: [str(place) for place in places] for address, places in outside(reading).items()}


def test_addresses_of_records_and_texts_are_found(tmp_path: Path) -> None:
    """Sources, organisations, channels of an edition, and links in a text, the part of a page left off."""
    places = found(tmp_path)
    assert places["https://gazette.example/a"] == ["content/sources.yaml:3:8"]
    assert places["https://council.example"] == ["content/organisations.yaml:3:8"]
    [live] = places["https://council.example/live"]
    assert live.startswith("content/editions/rabat-2024/edition.yaml:")
    assert places["https://one.example/a"] == ["content/pages/about/ar.md:5:8", "content/pages/about/ar.md:7:8"]
    assert places["https://two.example/"] == ["content/pages/about/ar.md:5:38"]


def test_what_leads_elsewhere_is_not_asked(tmp_path: Path) -> None:
    """Neither mail nor the archive itself, nor what is only remembered."""
    assert not any("old.example" in address or not address.startswith("https://") for address in found(tmp_path))
