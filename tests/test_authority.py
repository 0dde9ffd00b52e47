"""All forms of a name lead to one page, which says what each edition says of its bearer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from plugins.archive.languages import CODES, Code
from plugins.archive.programme import Guest
from plugins.archive.records import Words
from plugins.authorities import ROOM, AuthoritiesPage, AuthorityPage, pages
from plugins.pages.authority import (
    NameForm,
    bearers,
    name_forms,
    other_forms,
    other_script,
    participation_rows,
    presence_rows,
)
from plugins.pages.page import Page
from plugins.pages.parts import Form
from plugins.pages.site import Site
from tests.folders import small_site
from tests.grown import grown, too_heavy


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive."""
    return small_site(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def made(site: Site) -> dict[str, Page]:
    """Every page of people and organisations, by address."""
    return {page.address: page for page in pages(site)}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "ar",
            [("بالعربية", Form("أمينة السلاوي")), ("بالفرنسية وبالإنجليزية", Form("Amina Slaoui", "fr", "ltr"))],
        ),
        ("fr", [("en français et en anglais", Form("Amina Slaoui")), ("en arabe", Form("أمينة السلاوي", "ar", "rtl"))]),
        ("en", [("in English and in French", Form("Amina Slaoui")), ("in Arabic", Form("أمينة السلاوي", "ar", "rtl"))]),
    ],
)
def test_forms_of_a_name_in_three_languages(site: Site, code: Code, expected: list[tuple[str, Form]]) -> None:
    """Each form says its languages and its direction, the page's own first; one form is listed once."""
    amina = site.archive.people["amina"]
    assert name_forms(site, code, amina) == tuple(NameForm(languages, form, ours=False) for languages, form in expected)


def test_form_of_our_own_making_says_so(site: Site) -> None:
    """Two languages that share a form still part where only one of them has it from sources."""
    jean = site.archive.people["jean"]
    assert [form.ours for form in name_forms(site, "fr", jean)] == [False, True]
    half = replace(jean, name=replace(jean.name, ours=("en",)))
    assert [(form.form.text, form.ours) for form in name_forms(site, "fr", half)] == [
        ("Jean Petit", False),
        ("جان بوتي", False),
        ("Jean Petit", True),
    ]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", (Form("أمينه"), Form("A. Slaoui", "fr", "ltr"))),
        ("fr", (Form("A. Slaoui"), Form("أمينه", "ar", "rtl"))),
        ("en", (Form("A. Slaoui"), Form("أمينه", "ar", "rtl"))),
    ],
)
def test_other_printed_forms(site: Site, code: Code, expected: tuple[Form, ...]) -> None:
    """Those in the page's letters come first, the others are marked."""
    amina = replace(site.archive.people["amina"], also=("أمينه", "A. Slaoui"))
    assert other_forms(code, amina) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [("ar", Form("Amina Slaoui", "fr", "ltr")), ("fr", Form("أمينة السلاوي", "ar", "rtl"))],
)
def test_both_scripts_stand_on_the_page(site: Site, code: Code, expected: Form) -> None:
    """The other script has the name too, unless the name has one script only."""
    amina = site.archive.people["amina"]
    assert other_script(code, amina) == expected
    assert other_script(code, replace(amina, name=Words("AS", "AS", "AS"))) is None


@pytest.mark.parametrize(
    ("code", "title", "part"),
    [
        ("ar", "رئيسة المجلس", "الافتتاح"),
        ("fr", "Présidente du conseil", "Ouverture"),
        ("en", "President of the council", "Opening"),
    ],
)
def test_person_has_the_role_of_each_edition_with_its_sources(site: Site, code: Code, title: str, part: str) -> None:
    """The role comes first, what was done below it, and the way to the edition's page."""
    [row] = participation_rows(site, code, "amina")
    assert (row.title, row.part, row.disputed) == (title, part, None)
    assert row.href == f"/{code}/editions/rabat-2024/#people"
    assert [source.id for source in row.sources] == ["council"]


@pytest.mark.parametrize(
    ("code", "title"), [("ar", "ضمن المتدخلين"), ("fr", "Parmi les intervenants"), ("en", "Among the speakers")]
)
def test_person_without_a_known_role_has_what_was_done(site: Site, code: Code, title: str) -> None:
    """Nothing is invented, and a disagreement leads to where the edition's page shows it."""
    [row] = participation_rows(site, code, "jean")
    assert (row.title, row.part) == (title, None)
    assert row.disputed == f"/{code}/editions/rabat-2024/#x-count"


def test_organisation_is_found_wherever_an_edition_names_it(site: Site) -> None:
    """Roles, sessions and agreements, newest edition first; each leads to its part of the page."""
    rows = presence_rows(site, "en", "university")
    assert [(row.edition, row.title, row.part, row.href.partition("#")[2]) for row in rows] == [
        ("Oujda 2024", "Organiser", None, "organisations"),
        ("Rabat 2024", "Organiser", None, "organisations"),
        ("Rabat 2024", "Partners", None, "organisations"),
        ("Rabat 2024", "Water", "Plenary", "programme"),
        ("Rabat 2024", "Agreement", "Party to an agreement", "agreements"),
        ("Rabat 2022", "Organiser", None, "organisations"),
    ]


@pytest.mark.parametrize(("code", "said"), [("ar", "ضيف الشرف"), ("fr", "Invité d’honneur"), ("en", "Guest of honour")])
def test_guest_of_honour_is_named_too(site: Site, code: Code, said: str) -> None:
    """An organisation that was the guest of honour has that among its rows."""
    guest = Guest(organisation="council", note=Words("أ", "b", "c"), sources=("gazette",))
    edition = replace(site.archive.editions["oujda-2024"], guest_of_honour=guest, organisations=())
    there = replace(site, archive=replace(site.archive, editions={"oujda-2024": edition}))
    [row] = presence_rows(there, code, "council")
    assert (row.title, row.part) == (said, guest.note.text(code) if guest.note else None)


def test_only_who_is_named_by_an_edition_has_a_page(site: Site, made: dict[str, Page]) -> None:
    """A name that stands in the register alone is no page yet."""
    assert {name for name, _ in bearers(site, "people")} == {"amina", "jean"}
    lone = replace(site.archive, editions={"rabat-2022": site.archive.editions["rabat-2022"]}, stories=())
    assert [name for name, _ in bearers(replace(site, archive=lone), "organisations")] == ["university"]
    assert [name for name, _ in bearers(replace(site, archive=lone), "people")] == []
    assert len(made) == 3 * (2 + 2 + 2)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", [("ب", "جان ", "بوتي"), ("س", "أمينة ", "السلاوي")]),
        ("fr", [("P", "Jean ", "Petit"), ("S", "Amina ", "Slaoui")]),
        ("en", [("P", "Jean ", "Petit"), ("S", "Amina ", "Slaoui")]),
    ],
)
def test_index_of_people(made: dict[str, Page], code: Code, expected: list[tuple[str, str, str]]) -> None:
    """People stand under the letter of the family's name, which is marked in the whole name."""
    model = made[f"{code}/people/"].model
    assert isinstance(model, AuthoritiesPage)
    assert [(group.letter, e.before, e.filed) for group in model.letters for e in group.entries] == expected
    assert model.total == 2


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", [("ج", ["الجامعة"]), ("م", ["مجلس المدينة"])]),
        ("fr", [("C", ["Conseil de la ville"]), ("U", ["L’université"])]),
        ("en", [("C", ["City council"]), ("U", ["The university"])]),
    ],
)
def test_index_of_organisations(made: dict[str, Page], code: Code, expected: list[tuple[str, list[str]]]) -> None:
    """Organisations stand under their own letter, the article aside."""
    letters = made[f"{code}/organisations/"].model.letters
    assert [(group.letter, [entry.filed for entry in group.entries]) for group in letters] == expected


@pytest.mark.parametrize("code", CODES)
def test_page_of_an_organisation(made: dict[str, Page], code: Code) -> None:
    """It has its website and the documents that it published; a person has a country and sources of the name."""
    council, amina = (made[f"{code}/{name}/"].model for name in ("organisations/council", "people/amina"))
    assert isinstance(council, AuthorityPage)
    assert (council.website, council.country, council.sources) == ("https://council.example", None, ())
    assert [source.id for source in council.documents] == ["council"]
    assert (amina.website, amina.documents) == (None, ())
    assert amina.country == {"ar": "المغرب", "fr": "Maroc", "en": "Morocco"}[code]
    assert [source.id for source in amina.sources] == ["gazette"]


@pytest.mark.parametrize("code", CODES)
def test_page_of_whom_many_editions_name_is_parted(site: Site, code: Code) -> None:
    """Every row stands on one of the pages, the names and the wall on the first alone, and none is heavy."""
    large = grown(site, series=9)
    found = [
        page
        for page in pages(large)
        if re.fullmatch(rf"{code}/(people/amina|organisations/university)/(\d+/)?", page.address)
    ]
    for name, rows in (("amina", participation_rows), ("university", presence_rows)):
        models = [page.model for page in found if name in page.address and isinstance(page.model, AuthorityPage)]
        assert tuple(row for model in models for row in model.rows) == rows(large, code, name)
        assert max(len(model.rows) + len(model.stories) + len(model.documents) for model in models) == ROOM
        assert [bool(model.forms) for model in models] == [True] + [False] * (len(models) - 1)
        assert {model.appeared for model in models} == {len(rows(large, code, name))}
    assert f"{code}/people/amina/2/" in [page.address for page in found]
    assert too_heavy(large, found) == []
