"""A long index of names is parted into sheets: as many in every language, no name lost, each letter found from anywhere."""

from __future__ import annotations

from itertools import islice

import pytest

from plugins.archive.languages import CODES, Code
from plugins.authorities import AuthoritiesPage, pages
from plugins.pages.addresses import REGISTERS, Register
from plugins.pages.alphabet import ROOM, alphabet
from plugins.pages.page import Page
from plugins.pages.site import Site
from tests.folders import small_site
from tests.grown import grown, too_heavy

MANY = 2 * ROOM + 30


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive."""
    return small_site(tmp_path_factory.mktemp("alphabet"))


@pytest.fixture(scope="module")
def large(site: Site) -> Site:
    """A site with more names than two sheets hold."""
    return grown(site, people=MANY, organisations=MANY, series=1)


@pytest.fixture(scope="module")
def sheets(large: Site) -> list[Page]:
    """The sheets of both indexes in each language."""
    return [page for page in pages(large) if page.template == "authorities"]


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("code", CODES)
def test_short_index_is_one_sheet_without_marks(site: Site, code: Code, register: Register) -> None:
    """Where all names stand together no letter leads anywhere."""
    found = alphabet(site, code, register)
    assert (len(found.sheets), found.links) == (1, ())
    assert {letter.id for letter in found.sheets[0]} == {None}


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("code", CODES)
def test_no_name_is_lost_and_none_stands_twice(large: Site, code: Code, register: Register) -> None:
    """All sheets together have every name once, and no sheet has more than there is room for."""
    found = alphabet(large, code, register)
    hrefs = [[entry.href for letter in sheet for entry in letter.entries] for sheet in found.sheets]
    every = [href for sheet in hrefs for href in sheet]
    held = large.archive.people_at if register == "people" else large.archive.organisations_at
    assert sorted(every) == sorted(f"/{code}/{register}/{name}/" for name in held)
    assert max(map(len, hrefs)) == ROOM


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("code", CODES)
def test_letter_leads_to_the_sheet_on_which_it_begins(large: Site, code: Code, register: Register) -> None:
    """Each letter has one mark, on the first sheet that has names under it."""
    found = alphabet(large, code, register)
    marks = {
        f"/{code}/{register}/{f'{number}/' if number > 1 else ''}#{letter.id}": letter.letter
        for number, sheet in enumerate(found.sheets, 1)
        for letter in sheet
        if letter.id
    }
    assert {link.href: link.text for link in found.links} == marks
    assert set(marks.values()) == {letter.letter for sheet in found.sheets for letter in sheet}


@pytest.mark.parametrize("register", REGISTERS)
def test_list_has_as_many_sheets_in_every_language(sheets: list[Page], register: Register) -> None:
    """So each sheet has its like in the two other languages, whatever the order of names there."""
    at = [[page.address for page in sheets if page.address.startswith(f"{code}/{register}/")] for code in CODES]
    assert [[address[2:] for address in those] for those in at] == [
        [f"/{register}/", f"/{register}/2/", f"/{register}/3/"]
    ] * len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_later_sheet_says_which_it_is(sheets: list[Page], code: Code) -> None:
    """Title and numbers tell it from the first, and the whole is counted on each."""
    first, second = islice((page for page in sheets if page.address.startswith(f"{code}/people/")), 2)
    assert isinstance(first.model, AuthoritiesPage)
    assert isinstance(second.model, AuthoritiesPage)
    assert second.title == f"{first.title} (2)"
    assert (second.model.numbering.newer, second.model.numbering.number) == (f"/{code}/people/", 2)
    assert second.model.total == first.model.total > MANY


def test_no_sheet_is_heavy(large: Site, sheets: list[Page]) -> None:
    """Each arrives in the first flight of a connection."""
    assert too_heavy(large, sheets) == []
