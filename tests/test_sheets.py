"""What is too much for one page is laid on sheets: groups whole where they can be, in one order for all languages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plugins.archive.holdings import Archive, Facet, Tag, Tagged
from plugins.archive.languages import CODES
from plugins.pages.sheets import ROOM, Sheets
from tests.folders import small_archive

WATER: Tag = ("themes", "water")
PARTED: tuple[Facet, ...] = ("cities", "years")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The small archive."""
    return small_archive(tmp_path_factory.mktemp("sheets"))


def grown(archive: Archive, oujda: int, rabat: int) -> Archive:
    """Return the archive with so many stories of Oujda and of Rabat, all about water and of 2024."""
    [pattern] = [story for story in archive.stories if story.edition == "oujda-2024"]
    stories = tuple(
        replace(pattern, id=f"s{number}", folder=f"editions/{edition}/s{number}", edition=edition)
        for edition, count in (("oujda-2024", oujda), ("rabat-2024", rabat))
        for number in range(count)
    )
    return replace(archive, stories=stories)


def laid(sheets: Sheets, by: Facet, theme: str = "water") -> list[list[tuple[str, int, bool]]]:
    """Return the sheets of a theme: each portion's value, how many things it has, and whether it began before."""
    return [[(p.value, p.borne.total, p.begun) for p in sheet] for sheet in sheets.of(("themes", theme), by)]


def test_little_stands_on_one_sheet(archive: Archive) -> None:
    """Years are newest first, of cities those with most."""
    sheets = Sheets(archive)
    assert laid(sheets, "years") == [[("2024", 4, False), ("2022", 1, False)]]
    assert laid(sheets, "cities") == [[("rabat", 4, False), ("oujda", 1, False)]]
    assert laid(sheets, "cities", "energy") == [[("oujda", 1, False), ("rabat", 1, False)]]


def test_group_that_does_not_fit_begins_a_sheet(archive: Archive) -> None:
    """It is not parted while it has room on one of its own."""
    sheets = Sheets(grown(archive, ROOM, 4))
    assert laid(sheets, "cities") == [[("oujda", ROOM, False)], [("rabat", 6, False)]]


def test_group_longer_than_a_sheet_goes_on(archive: Archive) -> None:
    """What is left of its last sheet is for the next group."""
    sheets = Sheets(grown(archive, 2 * ROOM + 3, 4))
    assert laid(sheets, "cities") == [
        [("oujda", ROOM, False)],
        [("oujda", ROOM, True)],
        [("oujda", 3, True), ("rabat", 6, False)],
    ]


@given(oujda=some.integers(0, 4 * ROOM), rabat=some.integers(0, 4 * ROOM))
def test_nothing_is_lost_and_no_sheet_is_too_long(archive: Archive, oujda: int, rabat: int) -> None:
    """Whatever there is stands on exactly one sheet, in order, and every group begins once, where it is looked for."""
    sheets = Sheets(grown(archive, oujda, rabat))
    for tag, whole in sheets.archive.tagged.items():
        for by in PARTED:
            if by == tag[0]:
                continue
            of_all = sheets.of(tag, by)
            assert all(0 < sum(portion.borne.total for portion in sheet) <= ROOM for sheet in of_all)
            assert sum(portion.borne.total for sheet in of_all for portion in sheet) == whole.total
            groups: dict[str, Tagged] = {}
            for number, sheet in enumerate(of_all, 1):
                for portion in sheet:
                    before = groups.get(portion.value, Tagged((), ()))
                    assert portion.begun == (before.total > 0)
                    groups[portion.value] = Tagged(
                        before.editions + portion.borne.editions, before.stories + portion.borne.stories
                    )
                    if not portion.begun:
                        at = sheets.address("fr", tag, by, number)
                        assert sheets.meeting("fr", tag, (by, portion.value)).partition("#")[0] == at
            assert groups == {
                value: borne for (facet, value), borne in sheets.archive.crossed[tag].items() if facet == by
            }


def test_cities_stand_apart_only_where_they_are_several_and_too_much(archive: Archive) -> None:
    """Otherwise they are on the theme's own page."""
    for oujda, rabat, apart in ((1, 1, False), (ROOM, 1, True), (0, 0, False)):
        sheets = Sheets(grown(archive, oujda, rabat))
        assert sheets.has_cities_apart(WATER) == apart
        for code in CODES:
            address = f"{code}/themes/water/{'cities/' if apart else ''}"
            assert sheets.meeting(code, WATER, ("cities", "rabat")).startswith(address)
            assert sheets.address(code, WATER, "cities") == address
            assert sheets.address(code, WATER, "years", 2) == f"{code}/themes/water/2/"


def test_one_city_needs_no_list_of_its_own(archive: Archive) -> None:
    """However much it has of a theme, the theme's page is the city's too."""
    only = {name: edition for name, edition in archive.editions.items() if edition.city == "oujda"}
    sheets = Sheets(replace(grown(archive, 3 * ROOM, 0), editions=only))
    assert not sheets.has_cities_apart(WATER)
    assert sheets.meeting("ar", WATER, ("cities", "oujda")) == "ar/themes/water/#city-oujda"
