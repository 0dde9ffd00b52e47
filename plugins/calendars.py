"""The calendars: all editions in each language, and each edition with those of its sessions that have a day."""

from __future__ import annotations

from collections.abc import Iterator

from pelican import signals

from plugins.archive.languages import CODES
from plugins.pages import addresses
from plugins.pages.batch import Sheets
from plugins.pages.calendar import calendar, edition_event, session_events
from plugins.pages.publisher import Generator
from plugins.pages.site import Site


def calendars(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the address and the bytes of every calendar; in that of all editions the oldest stands first."""
    for code in CODES:
        events = {edition.id: edition_event(site, code, edition) for edition in reversed(site.archive.chronicle)}
        name = site.say(code, "Calendar of editions")
        yield addresses.calendar(code), calendar(site, code, f"{site.say(code, 'Nadwa')} – {name}", events.values())
        for edition in site.archive.chronicle:
            own = [events[edition.id], *session_events(site, code, edition)]
            yield addresses.edition_calendar(code, edition.id), calendar(site, code, edition.name.text(code), own)


class CalendarPublisher(Generator):
    """A generator that writes every calendar."""

    def write(self, sheets: Sheets) -> None:
        """Write the calendars."""
        for address, data in calendars(self.site):
            sheets.write_bytes(address, data)


def publish(_pelican: object) -> type[CalendarPublisher]:
    """Give Pelican the generator of the calendars."""
    return CalendarPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
