"""A story's kin are those that share its rarest themes, then its city and year; never itself, nor its edition."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from plugins.archive.related import MOST, REACH, Related, Tag
from plugins.archive.stories import Story


def tale(edition: str, themes: str, day: int = 0, name: str = "report") -> Story:
    """Return a story of an edition, such as `rabat-2024`, with one letter for each theme."""
    return Story(
        id=name,
        folder=f"editions/{edition}/{name}",
        original="ar",
        versions={},
        edition=edition,
        date=datetime.date(2024, 1, 1) + datetime.timedelta(day),
        themes=tuple(themes),
        sources=(),
    )


def tags(story: Story) -> list[Tag]:
    """Return what a story bears: its edition is named after city and year."""
    city, year = story.edition.split("-")
    return [("cities", city), ("years", year), *(("themes", theme) for theme in story.themes)]


def kin(stories: Sequence[Story]) -> list[str]:
    """Return the editions of what is related to the first of some stories, the closest first."""
    newest_first = sorted(stories, key=lambda story: (story.date, story.folder), reverse=True)
    return [story.edition for story in Related(newest_first, tags)[stories[0].folder]]


def test_rare_theme_weighs_more_than_a_common_one() -> None:
    """Two share one theme each with the story; the theme that a third one bears too counts for less."""
    stories = [tale("a-2001", "xy"), tale("b-2002", "x"), tale("c-2003", "y"), tale("d-2004", "x")]
    assert kin(stories)[0] == "c-2003"


def test_two_themes_weigh_more_than_one() -> None:
    """Every shared theme counts."""
    assert kin([tale("a-2001", "xyz"), tale("b-2002", "x"), tale("c-2003", "xy", day=900)])[0] == "c-2003"


def test_city_and_year_together_weigh_less_than_any_theme() -> None:
    """Not even a theme that all but one bear gives way to a namesake of the edition."""
    stories = [tale("a-2001", "x"), tale("b-2002", "x", day=900), tale("a-2003", ""), tale("c-2001", "")]
    assert kin(stories) == ["b-2002", "a-2003", "c-2001"]


def test_same_city_weighs_more_than_same_year() -> None:
    """Where themes are equal, the city decides, then the year."""
    stories = [tale("a-2001", "x"), tale("b-2002", "x"), tale("b-2001", "x"), tale("a-2002", "x")]
    assert kin(stories) == ["a-2002", "b-2001", "b-2002"]


def test_of_equal_weight_the_nearer_in_time_comes_first() -> None:
    """Then the newer, then the one whose folder is first in the alphabet."""
    near, far = tale("b-2002", "x", day=501), tale("c-2003", "x", day=498)
    assert kin([tale("a-2001", "x", day=500), far, near]) == ["b-2002", "c-2003"]
    older, newer = tale("b-2002", "x", day=499), tale("c-2003", "x", day=501)
    assert kin([tale("a-2001", "x", day=500), older, newer]) == ["c-2003", "b-2002"]
    assert kin([tale("a-2001", "x"), tale("c-2002", "x"), tale("b-2003", "x")]) == ["b-2003", "c-2002"]


def test_edition_is_not_its_own_kin() -> None:
    """Neither the story itself is listed nor what else its edition has, however alike."""
    stories = [tale("a-2001", "xyz"), tale("a-2001", "xyz", name="closing"), tale("b-2002", "x")]
    assert kin(stories) == ["b-2002"]


def test_nothing_shared_is_no_kin() -> None:
    """Another city, another year and other themes: the list stays empty."""
    assert kin([tale("a-2001", "x"), tale("b-2002", "y")]) == []
    assert kin([tale("a-2001", "x")]) == []
    assert Related([], tags) == {}


def test_kin_are_few() -> None:
    """At most three, though more share as much."""
    assert MOST == 3
    assert len(kin([tale(f"c{number}-{number}", "x") for number in range(9)])) == 3


def test_kinship_is_looked_for_nearby() -> None:
    """Of a value that very many bear only the nearest are compared, so that work does not grow with the square."""
    story, twin = tale("a-2001", "xyz"), tale("b-2002", "xyz", day=-REACH)
    between = [tale(f"c{n}-{n}", theme, day=-n) for n in range(1, REACH) for theme in "x"]
    assert kin([story, *between, twin])[0] == "b-2002"
    crowd = [tale(f"{theme}{n}-{theme}{n}", theme, day=-n) for n in range(REACH) for theme in "xyz"]
    assert "b-2002" not in kin([story, *crowd, twin])


def test_order_of_themes_changes_nothing() -> None:
    """Which theme was typed first does not count."""
    others = [tale("b-2002", "yx"), tale("c-2003", "zy"), tale("d-2004", "xz"), tale("e-2005", "x")]
    assert kin([tale("a-2001", "xyz"), *others]) == kin([tale("a-2001", "zyx"), *others])
