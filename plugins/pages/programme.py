"""What was on at an edition: its sessions, those of one kind together, and what they all have in common said once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from plugins.archive.editions import Edition
from plugins.archive.languages import LANGUAGES, Code
from plugins.archive.programme import Session
from plugins.pages.parts import SourcePart, source_parts, words
from plugins.pages.site import Site


@dataclass(frozen=True)
class SessionPart:
    """One session; `particulars` are the day, the place and the organisation, as far as they are known."""

    title: str
    ours: bool
    particulars: tuple[str, ...]
    note: str | None
    disagreement: str | None
    sources: tuple[SourcePart, ...]


@dataclass(frozen=True)
class SessionGroup:
    """The sessions of one kind; where all have the same sources, or are in our words, the group says so."""

    kind: str
    ours: bool
    sessions: tuple[SessionPart, ...]
    sources: tuple[SourcePart, ...]


def session_groups(site: Site, code: Code, edition: Edition) -> tuple[SessionGroup, ...]:
    """Group the known sessions of an edition by their kind, in the order of the record."""
    sessions = edition.programme.sessions if edition.programme else ()
    return tuple(_group(site, code, list(alike)) for _, alike in groupby(sessions, key=attrgetter("kind")))


def _group(site: Site, code: Code, sessions: list[Session]) -> SessionGroup:
    first = sessions[0]
    ours = all(code in session.title.ours for session in sessions)
    shared = first.sources if all(session.sources == first.sources for session in sessions) else ()
    return SessionGroup(
        kind=site.label(code, "session" if len(sessions) == 1 else "sessions", first.kind),
        ours=ours,
        sessions=tuple(
            SessionPart(
                title=session.title.text(code),
                ours=code in session.title.ours and not ours,
                particulars=tuple(_particulars(site, code, session)),
                note=words(code, session.note),
                disagreement=session.disagreement,
                sources=() if shared else source_parts(site, code, session.sources),
            )
            for session in sessions
        ),
        sources=source_parts(site, code, shared),
    )


def _particulars(site: Site, code: Code, session: Session) -> Iterator[str]:
    if session.start:
        yield LANGUAGES[code].days(session.start, session.end or session.start)
    if session.venue:
        yield site.archive.places[session.venue].name.text(code)
    if session.organisation:
        yield site.archive.organisations[session.organisation].name.text(code)
