"""Who took part: each with the role held then, in the page's language, with sources."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.archive.editions import Edition
from plugins.archive.languages import CODES, Code
from plugins.pages.participants import (
    agreement_part,
    channel_part,
    involvement_parts,
    people_groups,
)
from plugins.pages.parts import Form
from plugins.pages.site import Site
from tests.folders import small_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive."""
    return small_site(tmp_path_factory.mktemp("participants"))


@pytest.fixture(scope="module")
def edition(site: Site) -> Edition:
    """An edition of which everything is known."""
    return site.archive.editions["rabat-2024"]


@pytest.fixture(scope="module")
def bare(site: Site) -> Edition:
    """An edition of which little is known."""
    return site.archive.editions["oujda-2024"]


@pytest.mark.parametrize(
    ("code", "name", "part", "role"),
    [
        ("ar", "أمينة السلاوي", "الافتتاح", "رئيسة المجلس"),
        ("fr", "Amina Slaoui", "Ouverture", "Présidente du conseil"),
        ("en", "Amina Slaoui", "Opening", "President of the council"),
    ],
)
def test_person_with_the_role_of_that_edition(
    site: Site, edition: Edition, code: Code, name: str, part: str, role: str
) -> None:
    """A person has a name, what they did, and the role they held then."""
    group = people_groups(site, code, edition)[0]
    [person] = group.people
    country = {"ar": "المغرب", "fr": "Maroc", "en": "Morocco"}[code]
    assert (person.name, group.part, person.role, person.country) == (name, part, role, country)
    assert person.href == f"/{code}/people/amina/"
    assert (person.attested, person.disagreement) == (None, None)
    assert [source.id for source in person.sources] == ["council"]


@pytest.mark.parametrize("code", CODES)
def test_sources_that_people_share_are_named_once(site: Site, edition: Edition, code: Code) -> None:
    """Two people on the word of the same sources have these together; where they differ, each has its own."""
    one = edition.people[0]
    other = replace(one, person="jean")
    [group] = people_groups(site, code, replace(edition, people=(one, other)))
    assert [source.id for source in group.sources] == ["council"]
    assert [person.sources for person in group.people] == [(), ()]
    [group] = people_groups(site, code, replace(edition, people=(one, replace(other, sources=("gazette",)))))
    assert group.sources == ()
    assert [[source.id for source in person.sources] for person in group.people] == [["council"], ["gazette"]]


@pytest.mark.parametrize(("code", "attested"), [("ar", Form("Jean Petit", "fr", "ltr")), ("fr", None), ("en", None)])
def test_name_of_our_own_making_has_the_attested_form_beside_it(
    site: Site, edition: Edition, code: Code, attested: Form | None
) -> None:
    """Where a name is our transliteration, the form that sources have is shown in its own language."""
    [person] = people_groups(site, code, edition)[1].people
    assert person.attested == attested
    assert (person.role, person.country, person.disagreement) == (None, None, "count")


@pytest.mark.parametrize("code", ["fr", "en"])
def test_latin_name_of_our_own_making_has_the_arabic_beside_it(site: Site, edition: Edition, code: Code) -> None:
    """It works from Arabic too, and not where no form is attested."""
    amina = site.archive.people["amina"]
    cases: list[tuple[tuple[Code, ...], Form | None]] = [
        ((code,), Form("أمينة السلاوي", "ar", "rtl")),
        ((code, "ar"), None),
    ]
    for ours, expected in cases:
        people = {**site.archive.people, "amina": replace(amina, name=replace(amina.name, ours=ours))}
        there = replace(site, archive=replace(site.archive, people=people))
        assert people_groups(there, code, edition)[0].people[0].attested == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", [("الافتتاح", ["أمينة السلاوي"]), ("ضمن المتدخلين", ["جان بوتي"])]),
        ("fr", [("Ouverture", ["Amina Slaoui"]), ("Parmi les intervenants", ["Jean Petit"])]),
        ("en", [("Opening", ["Amina Slaoui"]), ("Among the speakers", ["Jean Petit"])]),
    ],
)
def test_people_are_grouped_by_what_they_did(
    site: Site, edition: Edition, code: Code, expected: list[tuple[str, list[str]]]
) -> None:
    """Who opened comes before who spoke, wherever they were typed."""
    for people in (edition.people, edition.people[::-1]):
        groups = people_groups(site, code, replace(edition, people=people))
        assert [(group.part, [person.name for person in group.people]) for group in groups] == expected


@pytest.mark.parametrize("code", CODES)
def test_people_of_one_part_keep_the_order_of_the_record(site: Site, edition: Edition, code: Code) -> None:
    """Within a group nobody is sorted anew."""
    together = tuple(replace(item, part="keynote") for item in edition.people[::-1])
    [group] = people_groups(site, code, replace(edition, people=together))
    assert [person.href for person in group.people] == [f"/{code}/people/jean/", f"/{code}/people/amina/"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", [("المنظم", ["الجامعة"]), ("الشركاء", ["مجلس المدينة", "الجامعة"])]),
        ("fr", [("Organisateur", ["L’université"]), ("Partenaires", ["Conseil de la ville", "L’université"])]),
        ("en", [("Organiser", ["The university"]), ("Partners", ["City council", "The university"])]),
    ],
)
def test_organisations_are_grouped_by_role(
    site: Site, edition: Edition, code: Code, expected: list[tuple[str, list[str]]]
) -> None:
    """The organiser comes first, a role that nobody had is not there."""
    parts = involvement_parts(site, code, edition)
    assert [(part.role, [name.text for name, _ in part.names]) for part in parts] == expected


@pytest.mark.parametrize("code", CODES)
def test_organiser_comes_first_wherever_it_was_typed(site: Site, edition: Edition, code: Code) -> None:
    """The order of roles is fixed."""
    turned = replace(edition, organisations=edition.organisations[::-1])
    assert [part.role for part in involvement_parts(site, code, turned)] == [
        part.role for part in involvement_parts(site, code, edition)
    ]


@pytest.mark.parametrize("code", CODES)
def test_sources_of_a_role_are_listed_once(site: Site, edition: Edition, code: Code) -> None:
    """What several organisations share stands there once."""
    assert [[source.id for source in part.sources] for part in involvement_parts(site, code, edition)] == [
        ["gazette"],
        ["gazette", "council"],
    ]


@pytest.mark.parametrize("code", CODES)
def test_disputed_organisation_is_marked(site: Site, edition: Edition, code: Code) -> None:
    """The mark stands with the one organisation that it is about."""
    organiser, council, university = edition.organisations
    disputed = replace(edition, organisations=(organiser, replace(council, disagreement="count"), university))
    marks = [[mark for _, mark in part.names] for part in involvement_parts(site, code, disputed)]
    assert marks == [[None], ["count", None]]


@pytest.mark.parametrize(
    ("code", "title", "ours", "status", "parties", "aims"),
    [
        ("ar", "اتفاقية", False, "موقعة", ("مجلس المدينة", "الجامعة"), ("هدف",)),
        ("fr", "Convention", True, "Signée", ("Conseil de la ville", "L’université"), ("but",)),
        ("en", "Agreement", False, "Signed", ("City council", "The university"), ("aim",)),
    ],
)
def test_agreement(
    site: Site,
    edition: Edition,
    code: Code,
    title: str,
    ours: bool,
    status: str,
    parties: tuple[str, ...],
    aims: tuple[str, ...],
) -> None:
    """An agreement has its parties and aims, and says whether it was signed."""
    part = agreement_part(site, code, edition.agreements[0])
    assert (part.title, part.ours, part.status, tuple(p.text for p in part.parties), part.aims) == (
        title,
        ours,
        status,
        parties,
        aims,
    )
    assert part.date is not None
    assert part.date.isoformat() == "2024-05-02"


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("ar", Form("Page officielle", "fr", "ltr"), "الصفحة الرسمية"),
        ("fr", Form("Page officielle"), "Page officielle"),
        ("en", Form("Page officielle", "fr", "ltr"), "Official page"),
    ],
)
def test_channel(site: Site, edition: Edition, code: Code, name: Form, kind: str) -> None:
    """A channel's name stays as it is, in its own language."""
    part = channel_part(site, code, edition.channels[0])
    assert (part.name, part.kind, part.href) == (name, kind, "https://council.example/live")


@pytest.mark.parametrize("code", CODES)
def test_channel_whose_address_was_not_kept(site: Site, edition: Edition, code: Code) -> None:
    """It is named without a link."""
    assert channel_part(site, code, edition.channels[1]).href is None


@pytest.mark.parametrize("code", CODES)
def test_edition_of_which_little_is_known(site: Site, bare: Edition, code: Code) -> None:
    """Nobody and nothing is invented."""
    assert people_groups(site, code, bare) == ()
    assert len(involvement_parts(site, code, bare)) == 1
