"""The contract of the content: the rules, one function each, that shapes alone cannot say. A docstring is the rule."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

from plugins.archive import edition_rules, link_rules, register_rules, text_rules
from plugins.archive.problems import Problem
from plugins.archive.reading import Reading, read

Rule = Callable[[Reading], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    register_rules.one_publisher,
    register_rules.one_way_to_a_source,
    register_rules.venues_have_a_city,
    register_rules.series_have_their_city,
    register_rules.years_are_plausible,
    register_rules.names_are_told_apart,
    edition_rules.dates_in_order,
    edition_rules.city_and_venue,
    edition_rules.one_guest_of_honour,
    edition_rules.known_year,
    edition_rules.one_edition_a_year,
    edition_rules.counts_begin_at_one,
    edition_rules.one_kept_reading,
    edition_rules.sessions_in_order,
    edition_rules.each_once,
    edition_rules.days_within_the_edition,
    text_rules.titles_fit,
    text_rules.translations_have_originals,
    text_rules.revisions_have_their_form,
    text_rules.menu_leads_to_pages,
    text_rules.texts_are_not_empty,
    text_rules.texts_can_be_read,
    text_rules.headings_below_title,
    text_rules.citations_known,
    link_rules.links_land,
    text_rules.no_pictures,
    text_rules.no_raw_html,
    text_rules.nothing_left_as_typed,
    text_rules.nothing_is_lost,
    text_rules.each_theme_once,
)


def check(content: Path, today: datetime.date | None = None) -> list[Problem]:
    """Return every problem of the content, in order of place; an empty list means that it can be published.

    `today` bounds the dates of what has happened; without it, it is the day of the check.
    """
    return problems_of(read(content), today)


def problems_of(reading: Reading, today: datetime.date | None = None) -> list[Problem]:
    """Return what reading found and what the rules find in what could be read."""
    found = [*reading.problems, *(problem for rule in RULES for problem in rule(reading))]
    future = [*edition_rules.nothing_from_the_future(reading, today or datetime.datetime.now(tz=datetime.UTC).date())]
    # A day that has not come yet is in no known year either; the one mistake is told once.
    places = {(problem.path, problem.line, problem.column) for problem in future}
    found = [problem for problem in found if (problem.path, problem.line, problem.column) not in places]
    return sorted({*found, *future})
