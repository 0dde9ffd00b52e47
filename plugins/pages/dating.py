"""On which day each page changed last, by what it shows: from the content alone, never from the clock or the disk."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from plugins.archive.editions import Edition
from plugins.archive.holdings import Archive
from plugins.archive.languages import CODES
from plugins.archive.stories import Story
from plugins.pages import addresses
from plugins.pages.addresses import REGISTERS, Register


def story_day(archive: Archive, story: Story) -> datetime.date:
    """Return the day of a story, or of the latest correction of its page."""
    return _latest([story.date], archive, addresses.story(CODES[0], story.edition, story.id))


def edition_day(archive: Archive, edition: Edition) -> datetime.date:
    """Return the last day of an edition, or that of the latest story or correction on its page."""
    days = [edition.dates.end, *(story.date for story in archive.stories_of.get(edition.id, ()))]
    return _latest(days, archive, addresses.edition(CODES[0], edition.id))


def days_of(archive: Archive) -> Mapping[str, datetime.date]:
    """Return the day of every page that shows some of the archive, by its address without language; others show all."""
    code = CODES[0]
    stories = {story.folder: story_day(archive, story) for story in archive.stories}
    editions = {edition.id: edition_day(archive, edition) for edition in archive.editions.values()}
    days = {addresses.story(code, s.edition, s.id): [stories[s.folder]] for s in archive.stories}
    days |= {addresses.edition(code, name): [day] for name, day in editions.items()}
    for series, held in archive.editions_of.items():
        days[addresses.series(code, series)] = [editions[edition.id] for edition in held]
    for (facet, value), borne in archive.tagged.items():
        shown = [editions[edition.id] for edition in borne.editions]
        days[addresses.facet_page(code, facet, value)] = [*shown, *(stories[s.folder] for s in borne.stories)]
    for register in REGISTERS:
        for name, at in _appearances(archive, register).items():
            told = archive.stories_on[register].get(name, ())
            days[addresses.authority(code, register, name)] = [
                *(editions[edition.id] for edition in at),
                *(stories[story.folder] for story in told),
            ]
    return {addresses.stem(address): _latest(found, archive, address) for address, found in days.items()}


def _appearances(archive: Archive, register: Register) -> Mapping[str, Iterable[Edition]]:
    at = archive.people_at if register == "people" else archive.organisations_at
    return {name: [edition for edition, _ in held] for name, held in at.items()}


def _latest(days: list[datetime.date], archive: Archive, address: str) -> datetime.date:
    return max(*days, *(item.date for item in archive.corrections_at.get(addresses.stem(address), ())), days[0])
