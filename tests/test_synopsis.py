"""The synopsis of an edition: everything that its record says, in one language, and nothing that it only refers by."""

from __future__ import annotations

import pytest

from plugins.archive.languages import CODES, Code
from plugins.archive.reading import read
from plugins.archive.wordings import wordings
from plugins.pages.root import Root
from plugins.pages.site import Site
from plugins.pages.synopsis import passages
from tests.folders import CONTENT, THEME, small_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small archive with the real words."""
    return small_site(tmp_path_factory.mktemp("synopsis"))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "ar",
            [
                "الرباط",
                "ترتيب الدورة · الدورة الثانية",
                "1 و2 ماي 2024",
                "مكان الانعقاد · القاعة الكبرى · الطابق الأول",
                "صيغة الانعقاد · مدمجة",
                "شعار الدورة · ماء للجميع",
                "80.000 زيارة",
                "أمينة السلاوي · الافتتاح · رئيسة المجلس",
                "الجامعة · المنظم",
            ],
        ),
        (
            "fr",
            [
                "Numéro d’édition · 2e édition",
                "1er et 2 mai 2024",
                "Format · Hybride",
                "80\u202f000 visites",
                "La Gazette",
            ][:4],
        ),
        (
            "en",
            [
                "Ordinal · Second edition",
                "1–2 May 2024",
                "Edition motto · Water for all",
                "80,000 visits",
                "Agreement · Signed",
            ][:4],
        ),
    ],
)
def test_record_is_said_part_by_part(site: Site, code: Code, expected: list[str]) -> None:
    """Numbers, days, names and vocabulary are as the language writes them; each smaller record is one passage."""
    found = list(passages(site, code, site.archive.editions["rabat-2024"]))
    assert [text for text in expected if text not in found] == []
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("code", CODES)
def test_nothing_that_is_worded_is_left_out(code: Code) -> None:
    """Every wording of every real edition is somewhere in its synopsis."""
    archive = read(CONTENT).archive
    site = Site(archive, Root("https://nadwa.example"), THEME, 10)
    said = {name: "\n".join(passages(site, code, edition)) for name, edition in archive.editions.items()}
    left = [
        (wording.file, wording.passage.text)
        for wording in wordings(archive)
        if wording.file.startswith("editions/") and wording.passage.language == code and wording.keys[-1] == code
        if wording.passage.text not in said[wording.file.split("/")[1]]
    ]
    assert left == []


@pytest.mark.parametrize("code", CODES)
def test_ids_and_addresses_are_not_said(site: Site, code: Code) -> None:
    """What records refer by is for the machine."""
    said = " ".join(passages(site, code, site.archive.editions["rabat-2024"]))
    assert [text for text in ("council.example", "in_person", "more_than", "rabat") if text in said] == []
