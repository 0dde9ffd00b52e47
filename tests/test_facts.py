"""The table of facts has every fact of an edition, with its sources, its doubts and its own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.archive.languages import CODES, Code
from plugins.archive.programme import Guest
from plugins.archive.records import Country, Words
from plugins.pages.facts import FactRow, fact_rows
from plugins.pages.site import Site
from tests.folders import small_site

LABELS: dict[Code, list[str]] = {
    "ar": [
        *("الاسم", "التاريخ", "مكان الانعقاد", "صيغة الانعقاد", "ترتيب الدورة", "شعار الدورة"),
        *("الزيارات", "المتدخلون", "الدول الممثلة", "المواضيع", "الحضور"),
    ],
    "fr": [
        *("Nom", "Dates", "Lieu", "Format", "Numéro d’édition", "Thème de l’édition"),
        *("Visites", "Intervenants", "Pays représentés", "Thèmes", "Présents"),
    ],
    "en": [
        *("Name", "Dates", "Venue", "Format", "Ordinal", "Edition motto"),
        *("Visits", "Speakers", "Countries represented", "Themes", "Present"),
    ],
}
VALUES: dict[Code, list[str]] = {
    "ar": [
        *("دورة 2024-05-01", "1 و2 ماي 2024", "القاعة الكبرى، الرباط", "مدمجة", "الدورة الثانية", "«ماء للجميع»"),
        *("أكثر من 80.000 زيارة", "12 متدخلا", "المغرب وفرنسا", "الماء\u00a0· الطاقة", "حضر الناس."),
    ],
    "fr": [
        *("Édition 2024-05-01", "1er et 2 mai 2024", "Grande salle, Rabat", "Hybride", "2e édition"),
        *("«\u00a0L’eau pour tous\u00a0»", "plus de 80\u202f000 visites", "12 intervenants", "Maroc et France"),
        *("Eau\u00a0· Énergie", "Du monde est venu."),
    ],
    "en": [
        *("Edition 2024-05-01", "1–2 May 2024", "Great Hall, Rabat", "Hybrid", "Second edition", "“Water for all”"),
        *("more than 80,000 visits", "12 speakers", "Morocco and France", "Water\u00a0· Energy", "People came."),
    ],
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive."""
    return small_site(tmp_path_factory.mktemp("facts"))


def rows(site: Site, code: Code, edition: str = "rabat-2024") -> dict[str, FactRow]:
    """Return the rows of an edition, by what they are called in English."""
    found = list(fact_rows(site, code, site.archive.editions[edition]))
    return dict(zip(LABELS["en"], found, strict=True))


@pytest.mark.parametrize("code", CODES)
def test_facts_are_labelled_in_order(site: Site, code: Code) -> None:
    """Every fact has its row, the same ones in every language."""
    assert [row.label for row in rows(site, code).values()] == LABELS[code]


@pytest.mark.parametrize("code", CODES)
def test_facts_are_written_as_the_language_writes_them(site: Site, code: Code) -> None:
    """Dates, ordinals, quotations, numbers and lists follow the language of the page."""
    assert [row.value for row in rows(site, code).values()] == VALUES[code]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "ar",
            {
                "Dates": "الأربعاء 1 ماي 2024 – الخميس 2 ماي 2024",
                "Visits": "رقم منشور بعد الدورة",
                "Speakers": "رقم معلن قبل الدورة",
            },
        ),
        (
            "fr",
            {
                "Dates": "mercredi 1er mai 2024 – jeudi 2 mai 2024",
                "Visits": "Publié après l’édition",
                "Speakers": "Annoncé avant l’édition",
            },
        ),
        (
            "en",
            {
                "Dates": "Wednesday 1 May 2024 – Thursday 2 May 2024",
                "Name": "Our translation",
                "Edition motto": "Our translation",
                "Visits": "Reported after the edition",
                "Speakers": "Announced before the edition",
            },
        ),
    ],
)
def test_a_few_words_qualify_a_fact(site: Site, code: Code, expected: dict[str, str]) -> None:
    """A wording of our own says so, in the language where it is ours; a figure says when it was given."""
    assert {label: row.detail for label, row in rows(site, code).items() if row.detail} == expected


@pytest.mark.parametrize(("code", "note"), [("ar", "الطابق الأول"), ("fr", "au premier étage"), ("en", "first floor")])
def test_a_note_says_more_of_a_fact(site: Site, code: Code, note: str) -> None:
    """What the record notes of a fact stands below it, in the page's language."""
    assert {label: row.note for label, row in rows(site, code).items() if row.note} == {"Venue": note}


@pytest.mark.parametrize("code", CODES)
def test_disputed_facts_lead_to_the_quarrel(site: Site, code: Code) -> None:
    """A fact on which sources differ names the part of the page that shows both sides."""
    assert {label: row.disagreement for label, row in rows(site, code).items() if row.disagreement} == {
        "Ordinal": "count"
    }


@pytest.mark.parametrize("code", CODES)
def test_every_fact_has_sources(site: Site, code: Code) -> None:
    """Nothing is claimed without one, and each fact has its own."""
    found = {label: [source.id for source in row.sources] for label, row in rows(site, code).items()}
    assert [label for label, sources in found.items() if not sources] == []
    assert (found["Venue"], found["Name"]) == (["council"], ["gazette"])


@pytest.mark.parametrize("code", CODES)
def test_unknown_facts_have_no_row(site: Site, code: Code) -> None:
    """An edition of which little is known has a short table."""
    found = [row.label for row in fact_rows(site, code, site.archive.editions["oujda-2024"])]
    known = ("Name", "Dates", "Format", "Ordinal", "Themes")
    assert found == [label for label, english in zip(LABELS[code], LABELS["en"], strict=True) if english in known]


@pytest.mark.parametrize("code", CODES)
def test_disputed_dates_and_motto_say_so(site: Site, code: Code) -> None:
    """Whichever fact is disputed carries the mark."""
    edition = site.archive.editions["rabat-2024"]
    assert edition.motto is not None
    doubtful = replace(
        edition,
        dates=replace(edition.dates, disagreement="count"),
        motto=replace(edition.motto, disagreement="count"),
        facts=(replace(edition.facts[0], disagreement="count"),),
    )
    found = zip(LABELS["en"], fact_rows(site, code, doubtful), strict=True)
    assert [label for label, row in found if row.disagreement] == ["Dates", "Ordinal", "Edition motto", "Present"]


@pytest.mark.parametrize(
    ("code", "label", "said"),
    [
        ("ar", "ضيف الشرف", ["الرباط", "مجلس المدينة", "إندونيسيا", "الضيفة"]),
        ("fr", "Invité d’honneur", ["Rabat", "Conseil de la ville", "Indonésie", "L’invitée"]),
        ("en", "Guest of honour", ["Rabat", "City council", "Indonesia", "The guest"]),
    ],
)
def test_guest_of_honour_before_the_further_facts(site: Site, code: Code, label: str, said: list[str]) -> None:
    """A place, an organisation, a country or a name is said in the page's language, with note, sources and doubt."""
    edition = site.archive.editions["rabat-2024"]
    note = Words(ar="ملاحظة", fr="remarque", en="remark")
    plain = Guest(sources=("gazette",), disagreement="count", note=note)
    guests = [
        replace(plain, place="rabat"),
        replace(plain, organisation="council"),
        replace(plain, country=Country("ID")),
        replace(plain, name=Words(ar="الضيفة", fr="L’invitée", en="The guest")),
    ]
    found = [list(fact_rows(site, code, replace(edition, guest_of_honour=guest)))[-2] for guest in guests]
    assert [row.value for row in found] == said
    assert {(row.label, row.note, row.disagreement) for row in found} == {(label, note.text(code), "count")}
    assert [source.id for source in found[0].sources] == ["gazette"]
