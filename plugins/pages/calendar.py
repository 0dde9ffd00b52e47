"""Editions as a calendar (RFC 5545): whole days, past ones included, the same bytes for the same records."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator

from plugins.archive.editions import Edition
from plugins.archive.languages import LANGUAGES, Code
from plugins.archive.programme import Session
from plugins.pages import addresses
from plugins.pages.dating import edition_day
from plugins.pages.site import Site

_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(site: Site, code: Code, name: str, events: Iterable[list[str]]) -> bytes:
    """Return a calendar in one language: its name, then its events."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Nadwa//Nadwa//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [f"NAME:{_text(site, code, name)}", f"X-WR-CALNAME:{_text(site, code, name)}"]
    lines += [line for event in events for line in event]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def edition_event(site: Site, code: Code, edition: Edition) -> list[str]:
    """Return an edition as an event of all its days, with its motto, its venue and its page."""
    motto = [LANGUAGES[code].quote(edition.motto.text(code))] if edition.motto else []
    told = "\n".join([edition.summary.text(code), *motto])
    themes = [site.archive.themes[theme].name.text(code) for theme in edition.topics.themes]
    return list(
        _event(
            site,
            code,
            uid=edition.id,
            days=(edition.dates.start, edition.dates.end),
            stamp=edition_day(site.archive, edition),
            summary=edition.name.text(code),
            description=told,
            place=site.place_name(code, edition.venue.place if edition.venue else edition.city),
            page=addresses.edition(code, edition.id),
            categories=themes,
        )
    )


def session_events(site: Site, code: Code, edition: Edition) -> Iterator[list[str]]:
    """Yield the sessions of an edition whose day is known."""
    seen = Counter[str]()
    for session in edition.programme.sessions if edition.programme else ():
        if session.start:
            # What is added to the programme later leaves the others the id that they have.
            name = f"{edition.id}-{session.kind}-{session.start:%Y%m%d}"
            seen[name] += 1
            uid = name if seen[name] == 1 else f"{name}-{seen[name]}"
            yield list(_session_event(site, code, edition, uid, session, session.start))


def _session_event(
    site: Site, code: Code, edition: Edition, uid: str, session: Session, start: datetime.date
) -> Iterator[str]:
    kind = site.label(code, "session", session.kind)
    note = [session.note.text(code)] if session.note else []
    venue = session.venue or (edition.venue.place if edition.venue else edition.city)
    return _event(
        site,
        code,
        uid=uid,
        days=(start, session.end or start),
        stamp=edition_day(site.archive, edition),
        summary=session.title.text(code),
        description="\n".join([f"{kind} – {site.short_name(code, edition)}", *note]),
        place=site.place_name(code, venue),
        page=f"{addresses.edition(code, edition.id)}#programme",
        categories=[kind],
    )


def _event(
    site: Site,
    code: Code,
    *,
    uid: str,
    days: tuple[datetime.date, datetime.date],
    stamp: datetime.date,
    summary: str,
    description: str,
    place: str,
    page: str,
    categories: list[str],
) -> Iterator[str]:
    """Yield the lines of an event; its end is the day after its last one, as whole days ask (RFC 5545, 3.6.1)."""
    start, end = days
    # The languages are apart, so that a reader can keep two of them in one calendar.
    yield from ("BEGIN:VEVENT", f"UID:{uid}.{code}@nadwa", f"DTSTAMP:{stamp:%Y%m%d}T000000Z")
    yield f"DTSTART;VALUE=DATE:{start:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{end + datetime.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY;LANGUAGE={code}:{_text(site, code, summary)}"
    yield f"DESCRIPTION;LANGUAGE={code}:{_text(site, code, description)}"
    yield f"LOCATION;LANGUAGE={code}:{_text(site, code, place)}"
    if categories:
        yield f"CATEGORIES;LANGUAGE={code}:{','.join(_text(site, code, name) for name in categories)}"
    yield from (f"URL:{site.root.absolute(page)}", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "END:VEVENT")


def _text(site: Site, code: Code, text: str) -> str:
    """Return a text with its phrases in order, and signs that mean something here escaped (RFC 5545, 3.3.11)."""
    direction = LANGUAGES[code].direction
    return "\n".join(site.isolation.plain(line, direction) for line in text.split("\n")).translate(_ESCAPES)


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets, no letter cut in two (RFC 5545, 3.1)."""
    pieces, size = [""], 0
    for letter in line:
        size += len(letter.encode())
        if size > _OCTETS:
            pieces.append(" ")
            size = 1 + len(letter.encode())
        pieces[-1] += letter
    return "\r\n".join(pieces)
