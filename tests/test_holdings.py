"""The archive answers what is newest, what belongs together, and what lies in which folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from plugins.archive.holdings import FACETS, REGISTERS, Archive, Facet, Tag, folder_of
from tests.folders import small_archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The small archive."""
    return small_archive(tmp_path_factory.mktemp("holdings"))


def test_chronicle_is_newest_first(archive: Archive) -> None:
    """Editions are in the order of their first day, whatever their ids and series."""
    assert [edition.id for edition in archive.chronicle] == ["oujda-2024", "rabat-2024", "rabat-2022"]


def test_editions_of_one_day_keep_a_fixed_order(archive: Archive) -> None:
    """Two editions that begin together are in the order of their ids, last one first."""
    rabat, oujda = archive.editions["rabat-2024"], archive.editions["oujda-2024"]
    same = replace(oujda, dates=replace(oujda.dates, start=rabat.dates.start))
    assert [e.id for e in replace(archive, editions={"b": rabat, "a": same}).chronicle] == ["rabat-2024", "oujda-2024"]


def test_news_is_newest_first(archive: Archive) -> None:
    """Stories are in the order of their dates, across editions."""
    assert [story.id for story in archive.news] == ["visit", "closing", "opening"]


def test_stories_of_one_day_keep_a_fixed_order(archive: Archive) -> None:
    """Edition and id decide where the date does not, in whatever order the files were read."""
    stories = tuple(replace(story, date=date(2024, 5, 1)) for story in archive.stories)
    expected = ["opening", "closing", "visit"]
    assert [story.id for story in replace(archive, stories=stories).news] == expected
    assert [story.id for story in replace(archive, stories=stories[::-1]).news] == expected


def test_stories_are_grouped_by_edition(archive: Archive) -> None:
    """Each edition's stories are together, newest first; an edition without one is not there."""
    grouped = {edition: [story.id for story in stories] for edition, stories in archive.stories_of.items()}
    assert grouped == {"oujda-2024": ["visit"], "rabat-2024": ["closing", "opening"]}


def test_editions_are_grouped_by_series(archive: Archive) -> None:
    """Each series has its editions oldest first, as their ordinals count."""
    grouped = {series: [edition.id for edition in editions] for series, editions in archive.editions_of.items()}
    assert grouped == {"oujda": ["oujda-2024"], "rabat": ["rabat-2022", "rabat-2024"]}


@pytest.mark.parametrize(
    ("facet", "value", "editions", "stories"),
    [
        ("cities", "rabat", ["rabat-2024", "rabat-2022"], ["closing", "opening"]),
        ("cities", "oujda", ["oujda-2024"], ["visit"]),
        ("years", "2024", ["oujda-2024", "rabat-2024"], ["visit", "closing", "opening"]),
        ("years", "2022", ["rabat-2022"], []),
        ("themes", "water", ["rabat-2024", "rabat-2022"], ["visit", "closing", "opening"]),
        ("themes", "energy", ["oujda-2024", "rabat-2024"], []),
    ],
)
def test_value_of_a_facet_gathers_what_bears_it(
    archive: Archive, facet: Facet, value: str, editions: list[str], stories: list[str]
) -> None:
    """City and year come from the edition, themes from each thing's own header, all newest first."""
    borne = archive.tagged[facet, value]
    assert [edition.id for edition in borne.editions] == editions
    assert [story.id for story in borne.stories] == stories


def test_facets_have_no_other_values(archive: Archive) -> None:
    """A value that nothing bears has no page."""
    assert {value for facet, value in archive.tagged if facet == "cities"} == {"rabat", "oujda"}
    assert {value for facet, value in archive.tagged if facet == "years"} == {"2022", "2024"}
    assert {facet for facet, _ in archive.tagged} == set(FACETS)


def test_tags_of_an_edition(archive: Archive) -> None:
    """City comes first, then year, then themes as they were typed."""
    assert list(archive.tags(archive.editions["rabat-2024"])) == [
        ("cities", "rabat"),
        ("years", "2024"),
        ("themes", "water"),
        ("themes", "energy"),
    ]


def test_tags_of_a_story(archive: Archive) -> None:
    """City and year are those of its edition, the themes its own."""
    story = next(story for story in archive.stories if story.id == "visit")
    assert list(archive.tags(story)) == [("cities", "oujda"), ("years", "2024"), ("themes", "water")]


@pytest.mark.parametrize(
    ("one", "other", "editions", "stories"),
    [
        (("cities", "rabat"), ("years", "2024"), ["rabat-2024"], ["closing", "opening"]),
        (("cities", "rabat"), ("themes", "energy"), ["rabat-2024"], []),
        (("cities", "oujda"), ("themes", "water"), [], ["visit"]),
        (("years", "2024"), ("themes", "water"), ["rabat-2024"], ["visit", "closing", "opening"]),
        (("years", "2022"), ("cities", "rabat"), ["rabat-2022"], []),
        (("themes", "energy"), ("themes", "water"), ["rabat-2024"], []),
    ],
)
def test_two_values_cross_where_something_bears_both(
    archive: Archive, one: Tag, other: Tag, editions: list[str], stories: list[str]
) -> None:
    """What bears both is found from either, newest first."""
    crossing = archive.crossed[one][other]
    assert [edition.id for edition in crossing.editions] == editions
    assert [story.id for story in crossing.stories] == stories
    assert archive.crossed[other][one] == crossing
    assert crossing.total == len(editions) + len(stories)


def test_part_of_what_is_tagged_is_counted_through(archive: Archive) -> None:
    """The editions come before the stories, and every part is where the whole has it."""
    whole = archive.tagged["themes", "water"]
    names = ["rabat-2024", "rabat-2022", "visit", "closing", "opening"]
    for start in range(6):
        for end in range(start, 8):
            part = whole.part(start, end)
            ids = [edition.id for edition in part.editions] + [story.id for story in part.stories]
            assert ids == names[start:end]


def test_nothing_crosses_where_nothing_bears_both(archive: Archive) -> None:
    """There is no empty crossing, and none of a value with itself; every value may be asked."""
    assert archive.crossed.keys() == archive.tagged.keys()
    assert ("years", "2022") not in archive.crossed["cities", "oujda"]
    assert all(crossing.total for crossings in archive.crossed.values() for crossing in crossings.values())
    assert all(tag not in crossings for tag, crossings in archive.crossed.items())


def test_stories_of_an_edition_follow_each_other(archive: Archive) -> None:
    """Before and after are older and newer; the ends have nothing beyond them."""
    beside = {folder: tuple(story and story.id for story in pair) for folder, pair in archive.beside.items()}
    assert beside == {
        "editions/rabat-2024/opening": (None, "closing"),
        "editions/rabat-2024/closing": ("opening", None),
        "editions/oujda-2024/visit": (None, None),
    }


def test_every_story_knows_its_kin(archive: Archive) -> None:
    """They are of other editions: here all three share the theme of water and the year."""
    kin = {folder: [story.id for story in stories] for folder, stories in archive.related.items()}
    assert kin == {
        "editions/oujda-2024/visit": ["closing", "opening"],
        "editions/rabat-2024/closing": ["visit"],
        "editions/rabat-2024/opening": ["visit"],
    }


def test_everything_published_is_found_by_its_folder(archive: Archive) -> None:
    """Editions, stories and pages are where an author sees them on disk."""
    assert {folder: found.id for folder, found in archive.by_folder.items()} == {
        "editions/oujda-2024": "oujda-2024",
        "editions/rabat-2022": "rabat-2022",
        "editions/rabat-2024": "rabat-2024",
        "editions/oujda-2024/visit": "visit",
        "editions/rabat-2024/closing": "closing",
        "editions/rabat-2024/opening": "opening",
        "pages/about": "about",
    }


@pytest.mark.parametrize("register", REGISTERS)
def test_archive_has_a_field_for_each_register(archive: Archive, register: str) -> None:
    """What is read into a register can be asked for by the register's name."""
    assert {type(record) for record in getattr(archive, register).values()} == {REGISTERS[register]}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/editions/berkane-2024", "editions/berkane-2024"),
        ("/editions/berkane-2024/", "editions/berkane-2024"),
        ("//editions/berkane-2024", "editions/berkane-2024"),
        ("/editions/berkane-2024#facts", "editions/berkane-2024"),
        ("/editions/berkane-2024/#facts", "editions/berkane-2024"),
        ("..", "editions/rabat-2024"),
        ("../closing", "editions/rabat-2024/closing"),
        ("../closing/#sources", "editions/rabat-2024/closing"),
        ("../../oujda-2024/visit", "editions/oujda-2024/visit"),
        ("../../../pages/about", "pages/about"),
        ("notes", "editions/rabat-2024/opening/notes"),
        ("./notes", "editions/rabat-2024/opening/notes"),
        ("#sources", "editions/rabat-2024/opening"),
        ("", "editions/rabat-2024/opening"),
        ("../../../../etc", "../etc"),
    ],
)
def test_link_names_a_folder(address: str, expected: str) -> None:
    """A slash at the start means the content's root, anything else the text's own folder; fragments do not count."""
    assert folder_of(address, "editions/rabat-2024/opening") == expected
