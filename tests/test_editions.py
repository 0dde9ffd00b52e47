"""The pages of the editions say whose words they show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.archive.languages import CODES, Code
from plugins.editions import pages
from tests.folders import small_site

OFFICIAL = {
    "ar": "شعار الدورة، الصيغة الرسمية",
    "fr": "Thème de l’édition, formulation officielle",
    "en": "Edition motto, official wording",
}
REPORTED = {
    "ar": "شعار الدورة، كما ورد في المصادر",
    "fr": "Thème de l’édition, d’après les sources",
    "en": "Edition motto, as in the sources",
}
OURS = {
    "ar": "شعار الدورة، ترجمتنا",
    "fr": "Thème de l’édition, notre traduction",
    "en": "Edition motto, our translation",
}


@pytest.mark.parametrize(
    ("reported", "ours", "labels"),
    [
        ((), (), OFFICIAL),
        (CODES, (), REPORTED),
        ((), CODES, OURS),
        (("ar",), ("en",), {**OFFICIAL, "ar": REPORTED["ar"], "en": OURS["en"]}),
    ],
)
def test_motto_says_whose_wording_it_is(
    tmp_path: Path, reported: tuple[Code, ...], ours: tuple[Code, ...], labels: dict[Code, str]
) -> None:
    """In each language the motto is the organiser's, as reports have it, or our translation."""
    site = small_site(tmp_path)
    edition = site.archive.editions["rabat-2024"]
    assert edition.motto is not None
    motto = replace(edition.motto, reported=reported, ours=ours)
    archive = replace(site.archive, editions={edition.id: replace(edition, motto=motto)}, stories=())
    found = {
        page.language: page.model.motto_label
        for page in pages(replace(site, archive=archive))
        if page.template == "edition"
    }
    assert found == labels
