"""The rule of order: a number after a Latin name is told when only the writer knows whose it is."""

from __future__ import annotations

import pytest

from plugins.text.manuscript import passages
from plugins.text.proofreading import Proofreader
from plugins.text.spills import RULES

READ = Proofreader(RULES).read


def found(text: str, language: str = "ar") -> list[tuple[str, str]]:
    """Return what the rule tells of a text, and which number it names."""
    findings = [finding for passage in passages(text, language) for finding in READ(passage)]
    return [(text[finding.start : finding.end], finding.values["number"]) for finding in findings]


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("أطلقت Microsoft 5 مشاريع.", "Microsoft 5", "5"),
        ("انعقد مؤتمر COP 28 بدبي.", "COP 28", "28"),
        ("يعمل نظام Windows 11 على الحواسيب.", "Windows 11", "11"),
    ],
)
def test_doubtful_number_is_told(text: str, name: str, number: str) -> None:
    """A small number between a Latin name and an Arabic word may belong to either."""
    assert found(text) == [(name, number)]


@pytest.mark.parametrize(
    "text",
    [
        "شاركت IBM في 5 مشاريع.",
        "معرض Smart City Expo 2019 بالدار البيضاء.",
        "معيار ISO 37122 للمدن.",
        "نسخة Web 2.0 الجديدة.",
        "في Orange، 5 مدن.",
        "شبكة 5G الجديدة.",
        "استقبلت Orange 300 زائر.",
        "انعقد مؤتمر :ltr[COP 28] بدبي.",
        "أطلقت :asis[Microsoft 5] مشاريع.",
        "في السنوات 2019 و2020.",
    ],
)
def test_number_that_nobody_doubts_is_not_told(text: str) -> None:
    """Years, standards, versions, counted people, and what the writer has decided are left alone."""
    assert found(text) == []


@pytest.mark.parametrize(("text", "language"), [("Windows 11 et 5 projets.", "fr"), ("IBM 5 projects.", "en")])
def test_only_arabic_has_the_doubt(text: str, language: str) -> None:
    """In French and English the number stands on the name's side either way."""
    assert found(text, language) == []
