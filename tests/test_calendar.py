"""The calendars say what the records say, to a reader that did not write them."""

from __future__ import annotations

import datetime
from typing import Any

import icalendar
import pytest

from plugins.archive.editions import Edition
from plugins.archive.holdings import Archive
from plugins.archive.languages import CODES, Code
from plugins.archive.reading import read
from plugins.text.bidi import CONTROLS
from tests.conftest import HOUSE
from tests.sitetree import ROOT_URL, BuiltSite

REAL = "content"
TINY = "tests/site/content"


def parsed(site: BuiltSite, address: str) -> Any:
    """Return a calendar as icalendar reads it."""
    return icalendar.Calendar.from_ical((site.folder / address).read_bytes())


def plain(text: object) -> str:
    """Return a text without the controls that set its phrases apart."""
    return "".join(letter for letter in str(text) if letter not in CONTROLS)


def archive_of(site: BuiltSite, request: pytest.FixtureRequest) -> Archive:
    """Return the records that a site was built from."""
    return read(HOUSE / (REAL if site is request.getfixturevalue("real") else TINY)).archive


def days(edition: Edition) -> tuple[datetime.date, datetime.date]:
    """Return the first day and the day after the last one."""
    return edition.dates.start, edition.dates.end + datetime.timedelta(days=1)


@pytest.mark.parametrize("code", CODES)
def test_all_editions_are_in_the_calendar(site: BuiltSite, code: Code, request: pytest.FixtureRequest) -> None:
    """Every edition is an event with its name, its days, its page and its motto; there is no other event."""
    archive = archive_of(site, request)
    events = {str(event["uid"]): event for event in parsed(site, f"{code}/calendar.ics").walk("VEVENT")}
    assert events.keys() == {f"{name}.{code}@nadwa" for name in archive.editions}
    for edition in archive.editions.values():
        event = events[f"{edition.id}.{code}@nadwa"]
        assert (event.decoded("dtstart"), event.decoded("dtend")) == days(edition)
        assert event["summary"].params["LANGUAGE"] == code
        assert " ".join(plain(event["summary"]).split()) == " ".join(plain(edition.name.text(code)).split())
        assert str(event["url"]) == f"{ROOT_URL}/{code}/editions/{edition.id}/"
        assert edition.motto is None or len(str(event["description"]).split("\n")) == 2
        themes = {archive.themes[theme].name.text(code) for theme in edition.topics.themes}
        assert {plain(name) for name in event["categories"].cats} == themes


@pytest.mark.parametrize("code", CODES)
def test_an_edition_brings_its_dated_sessions(site: BuiltSite, code: Code, request: pytest.FixtureRequest) -> None:
    """The calendar of an edition has the edition, and each session whose day is known, on its own days."""
    for edition in archive_of(site, request).editions.values():
        events = parsed(site, f"{code}/editions/{edition.id}/edition.ics").walk("VEVENT")
        dated = [s for s in (edition.programme.sessions if edition.programme else ()) if s.start]
        found = [(event.decoded("dtstart"), event.decoded("dtend")) for event in events]
        day = datetime.timedelta(days=1)
        assert found == [days(edition), *((s.start, (s.end or s.start) + day) for s in dated if s.start)]
        assert len({str(event["uid"]) for event in events}) == len(events)


@pytest.mark.parametrize("code", CODES)
def test_lines_are_short_and_end_as_they_must(real: BuiltSite, code: Code) -> None:
    """No line has more than 75 octets, long ones go on after a blank, and each ends in CR LF (RFC 5545, 3.1)."""
    data = (real.folder / f"{code}/calendar.ics").read_bytes()
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    lines = [line.decode() for line in data.split(b"\r\n")]  # a letter cut in two would be no UTF-8
    assert max(len(line.encode()) for line in lines) <= 75
    assert any(line.startswith(" ") for line in lines)


def test_a_language_has_events_of_its_own(site: BuiltSite) -> None:
    """No event has the same id in two languages, so two of them can be kept side by side."""
    ids = [str(event["uid"]) for code in CODES for event in parsed(site, f"{code}/calendar.ics").walk("VEVENT")]
    assert len(ids) == len(set(ids))


def test_stamps_come_from_the_content(tiny: BuiltSite, request: pytest.FixtureRequest) -> None:
    """An event is stamped with the last day of its edition, or of what was told of it since, never with the build's."""
    archive = archive_of(tiny, request)
    for event in parsed(tiny, "fr/calendar.ics").walk("VEVENT"):
        edition = archive.editions[str(event["uid"]).removesuffix(".fr@nadwa")]
        told = [story.date for story in archive.stories_of.get(edition.id, ())]
        mended = [item.date for item in archive.corrections_at.get(f"editions/{edition.id}/", ())]
        assert event.decoded("dtstamp").date() == max([edition.dates.end, *told, *mended])


@pytest.mark.parametrize("code", CODES)
def test_pages_lead_to_their_calendar(real: BuiltSite, code: Code) -> None:
    """The list of editions leads to the calendar of all, and an edition to its own."""
    assert f"/{code}/calendar.ics" in real.pages[f"{code}/editions/"].hrefs
    assert f"/{code}/editions/berkane-2024/edition.ics" in real.pages[f"{code}/editions/berkane-2024/"].hrefs
