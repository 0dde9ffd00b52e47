"""Aliases: what the records call one thing, in all languages and forms, as one group."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.archive.aliases import aliases, forms
from plugins.archive.reading import read
from plugins.archive.records import Words
from tests.folders import CONTENT, small_archive

REAL = [set(group) for group in aliases(read(CONTENT).archive)]


def test_small_archive_has_its_names(tmp_path: Path) -> None:
    """People, organisations, places, themes, series, editions with their mottos, and countries."""
    found = {group[0]: group[1:] for group in aliases(small_archive(tmp_path))}
    assert found["أمينة السلاوي"] == ("Amina Slaoui",)
    assert found["مجلس المدينة"] == ("Conseil de la ville", "City council")
    assert found["القاعة الكبرى"] == ("Grande salle", "Great Hall")
    assert found["الماء"] == ("Eau", "Water")
    assert found["ندوة الرباط"] == ("Symposium de Rabat", "Rabat Symposium")
    assert found["دورة 2022-06-09"] == ("Édition 2022-06-09", "Edition 2022-06-09")
    assert found["ماء للجميع"] == ("L’eau pour tous", "Water for all")
    assert found["المغرب"] == ("Maroc", "Morocco")


def test_acronym_is_a_name_of_its_own() -> None:
    """What stands in brackets behind a name is a form, and so is the name without it; each form stands once."""
    name = Words("مديرية", "Direction générale (DGCT)", "Direction générale (DGCT)")
    assert forms(name, ["DG"]) == ("مديرية", "Direction générale (DGCT)", "Direction générale", "DGCT", "DG")


@pytest.mark.parametrize(
    "together",
    [
        {"خالد سفير", "Khalid Safir", "خاليد سفير"},
        {"جامعة محمد السادس المتعددة التخصصات التقنية", "UM6P", "Université Mohammed VI Polytechnique"},
        {"الدار البيضاء", "Casablanca"},
        {"إنترنت الأشياء", "Internet of Things", "IoT", "IdO"},
        {"مدن للجميع", "Des villes par tous"},
        {"إيطاليا", "Italie", "Italy"},
    ],
)
def test_real_names_are_together(together: set[str]) -> None:
    """What the archive calls by several names is one group."""
    assert [group for group in REAL if together <= group]
