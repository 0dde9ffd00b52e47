"""The contract of the content: the rules, one function each, that shapes alone cannot say. A docstring is the rule."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from plugins.archive import (
    agreement_rules,
    date_rules,
    edition_rules,
    figure_rules,
    insertion_rules,
    link_rules,
    markup_rules,
    picture_rules,
    register_rules,
    text_rules,
)
from plugins.archive.imprimatur import RECORDS, Imprimatur
from plugins.archive.problems import Problem
from plugins.archive.reading import Reading, read
from plugins.archive.rereading import is_of
from plugins.text.references import gather
from plugins.work.memory import FORGETFUL, Memory

Rule = Callable[[Reading], Iterator[Problem]]
Dated = Callable[[Reading, datetime.date], Iterator[Problem]]

DATED: tuple[Dated, ...] = (date_rules.nothing_from_the_future, date_rules.days_near_the_edition)
RECORD_RULES: tuple[Rule, ...] = (
    register_rules.one_publisher,
    register_rules.one_way_to_a_source,
    register_rules.venues_have_a_city,
    register_rules.series_have_their_city,
    register_rules.years_are_plausible,
    register_rules.names_are_told_apart,
    register_rules.nobody_stands_twice,
    register_rules.sources_are_told_apart,
    edition_rules.there_is_an_edition,
    edition_rules.dates_in_order,
    edition_rules.folder_tells_the_truth,
    edition_rules.city_and_venue,
    edition_rules.motto_is_read_or_ours,
    edition_rules.one_guest_of_honour,
    edition_rules.known_year,
    edition_rules.one_edition_a_year,
    edition_rules.counts_begin_at_one,
    edition_rules.one_kept_reading,
    edition_rules.sessions_in_order,
    edition_rules.each_once,
)
_OFFICE = "contract"
TEXT_RULES: tuple[Rule, ...] = (
    text_rules.titles_fit,
    text_rules.translations_have_originals,
    text_rules.revisions_have_their_form,
    text_rules.drafts_keep_their_translations,
    text_rules.menu_leads_to_pages,
    text_rules.texts_are_not_empty,
    text_rules.working_titles_are_replaced,
    text_rules.each_theme_once,
    markup_rules.texts_can_be_read,
    markup_rules.headings_below_title,
    markup_rules.citations_known,
    link_rules.links_land,
    picture_rules.pictures_lie_beside_their_text,
    picture_rules.pictures_are_complete,
    picture_rules.versions_show_the_same,
    picture_rules.one_picture_leads,
    picture_rules.every_picture_is_shown,
    markup_rules.no_raw_html,
    markup_rules.nothing_left_as_typed,
    markup_rules.nothing_is_lost,
    insertion_rules.insertions_are_held,
    insertion_rules.insertions_stand_in_texts,
    figure_rules.figures_are_held,
    figure_rules.days_are_held,
    agreement_rules.versions_agree,
)
RULES = (*RECORD_RULES, *TEXT_RULES)
# Of no text in particular.
_MENU = (text_rules.menu_leads_to_pages,)
_OF_ONE = tuple(rule for rule in TEXT_RULES if rule not in _MENU)


def check(content: Path, today: datetime.date | None = None) -> list[Problem]:
    """Return every problem of the content, in order of place; an empty list means that it can be published.

    `today` bounds the dates of what has happened; without it, it is the day of the check.
    """
    return problems_of(read(content), today)


def problems_of(reading: Reading, today: datetime.date | None = None, memory: Memory = FORGETFUL) -> list[Problem]:
    """Return what reading found and what the rules find in what could be read: those of texts where only one is asked for."""
    # A day's grace: somewhere on earth it is tomorrow already.
    latest = (today or datetime.datetime.now(tz=datetime.UTC).date()) + datetime.timedelta(days=1)
    found = [*reading.problems, *(problem for rule in DATED for problem in rule(reading, latest))]
    # What is wrong in itself is told once: no rule that comes later judges the same place again.
    places = {
        (problem.path, problem.line, problem.column) for problem in found if (problem.line, problem.column) != (1, 1)
    }
    others = _others(reading, memory)
    told = {*found, *(p for p in others if (p.path, p.line, p.column) not in places)}
    return sorted(problem for problem in told if not reading.only or is_of(problem, reading, reading.only))


def _others(reading: Reading, memory: Memory) -> list[Problem]:
    """Return what rules find; while no file is wrong in itself, texts are judged one by one, and only as far as they must."""
    if reading.only:
        return _judged(TEXT_RULES, reading)
    if reading.problems:
        gather((version.body for version in reading.versions), memory)
        return _judged(RULES, reading)
    imprimatur = Imprimatur(reading, memory)
    lacking = imprimatur.lacking(_OFFICE)
    gather((version.body for folder in lacking for version in imprimatur.versions(folder)), memory)
    records = [RECORDS] if not imprimatur.has(_OFFICE, RECORDS) else []
    return [
        *imprimatur.judge(_OFFICE, records, partial(_judged, (*RECORD_RULES, *_MENU))),
        *imprimatur.judge(_OFFICE, lacking, partial(_judged, _OF_ONE)),
    ]


def _judged(rules: Iterable[Rule], reading: Reading) -> list[Problem]:
    return [problem for rule in rules for problem in rule(reading)]
