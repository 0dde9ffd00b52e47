"""Entries: every page that can be found, in each language, in its own words, with what it is filtered by."""

from __future__ import annotations

import re

import pytest

from plugins.archive.languages import CODES, Code
from plugins.archive.reading import read
from plugins.pages.entries import KINDS, Entry, entries
from plugins.pages.root import Root
from plugins.pages.site import Site
from tests.conftest import HOUSE
from tests.folders import THEME, small_site
from tests.sitetree import BuiltSite

# Ways to other pages, which nobody looks for by their words, and where two facets meet.
WAYS = re.compile(
    r"(|(editions|news|people|organisations|cities|years|themes|sources|browse|search)/(\d+/)?"
    r"|(cities|years|themes)/[^/]+/(cities/)?(\d+/)?)"
)
CONTENTS = {"tiny": HOUSE / "tests/site/content", "real": HOUSE / "content"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small archive with the real words."""
    return small_site(tmp_path_factory.mktemp("entries"))


def found(site: Site, code: Code) -> dict[str, Entry]:
    """Return the entries of a language by the end of their address."""
    return {entry.href.removeprefix("/"): entry for entry in entries(site, code)}


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("code", CODES)
def test_every_page_can_be_found(request: pytest.FixtureRequest, name: str, code: Code) -> None:
    """Each page of the built site has an entry, each entry a page; what a language lacks leads to its original."""
    built: BuiltSite = request.getfixturevalue(name)
    site = Site(read(CONTENTS[name]).archive, Root(""), THEME, 10)
    hrefs = [entry.href.removeprefix("/") for entry in entries(site, code)]
    indexed = {address for address, page in built.pages.items() if page.is_indexed}
    mine = {address for address in indexed if address.startswith(f"{code}/")}
    assert [address for address in hrefs if address not in indexed] == []
    left = {address.removeprefix(f"{code}/") for address in mine - set(hrefs)}
    assert [address for address in left if not WAYS.fullmatch(address)] == []
    assert len(set(hrefs)) == len(hrefs)


@pytest.mark.parametrize("code", CODES)
def test_story_in_one_language_is_a_full_citizen(site: Site, code: Code) -> None:
    """A story with only French is listed everywhere, in its own language and at its own address."""
    entry = found(site, code)["fr/editions/rabat-2024/closing/"]
    assert (entry.language, entry.kind, entry.title) == ("fr", "stories", "La clôture")
    assert entry.passages[:2] == ("La fin.", "The first paragraph.")
    assert entry.tags == (("cities", "rabat"), ("years", "2024"), ("themes", "water"))
    assert {"ar": "2 ماي 2024", "fr": "2 mai 2024", "en": "2 May 2024"}[code] in entry.about


def test_text_has_no_marks_of_sources(site: Site) -> None:
    """Numbers of notes and headings' marks are no words of a text."""
    entry = found(site, "ar")["ar/editions/rabat-2024/opening/"]
    assert entry.passages[1:4] == ("The first paragraph.", "A part", "The second cites.")


def test_person_has_all_names_and_what_they_did(site: Site) -> None:
    """An authority is found under each form of the name, and tagged with the cities and years of its editions."""
    entry = found(site, "fr")["fr/people/amina/"]
    assert entry.names == ("أمينة السلاوي", "Amina Slaoui")
    assert entry.passages == ("Présidente du conseil · Ouverture · Rabat 2024",)
    assert entry.about == "Maroc · 1 édition"
    assert entry.tags == (("cities", "rabat"), ("years", "2024"))


def test_edition_is_known_by_city_and_year_in_every_language(site: Site) -> None:
    """The short name that lists use is a name, in all languages."""
    entry = found(site, "en")["en/editions/rabat-2024/"]
    assert {"الرباط 2024", "Rabat 2024", "دورة 2024-05-01"} <= set(entry.names)
    assert entry.passages[0] == "Summary."


def test_value_of_a_facet_bears_itself(site: Site) -> None:
    """A theme is filtered by itself, and by the cities and years of what bears it."""
    assert found(site, "en")["en/themes/energy/"].tags == (
        ("themes", "energy"),
        ("cities", "oujda"),
        ("years", "2024"),
        ("cities", "rabat"),
    )


@pytest.mark.parametrize("code", CODES)
def test_every_kind_is_there(site: Site, code: Code) -> None:
    """The archive has pages of each kind, in the order in which kinds are shown."""
    kinds = list(dict.fromkeys(entry.kind for entry in entries(site, code)))
    assert kinds == list(KINDS)


def test_sources_are_found_by_their_publisher(site: Site) -> None:
    """Who looks for a paper finds the years that it is cited in."""
    assert "La Gazette" in " ".join(found(site, "ar")["ar/sources/2024/"].passages)
