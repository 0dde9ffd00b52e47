"""What `editions/<id>/edition.yaml` holds: the facts of one edition, once for all languages."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from plugins.archive.languages import Code
from plugins.archive.programme import Agreement, Channel, Guest, Involvement, Participation, Programme, Session
from plugins.archive.records import (
    Attested,
    Country,
    DisagreementId,
    PlaceId,
    SeriesId,
    Sources,
    ThemeId,
    Words,
)


@dataclass(frozen=True, kw_only=True)
class Ordinal:
    """Which edition of its series it is."""

    number: int
    sources: Sources
    disagreement: DisagreementId | None = None


@dataclass(frozen=True, kw_only=True)
class Dates:
    """First and last day, both included."""

    start: datetime.date
    end: datetime.date
    sources: Sources
    disagreement: DisagreementId | None = None


@dataclass(frozen=True, kw_only=True)
class Venue:
    """Where it took place; `note` adds what the name of the place does not say."""

    place: PlaceId
    note: Words | None = None
    sources: Sources


@dataclass(frozen=True, kw_only=True)
class Format:
    """How people took part."""

    value: Literal["in_person", "online", "hybrid"]
    sources: Sources


@dataclass(frozen=True, kw_only=True)
class Motto(Attested):
    """The edition's motto, in each language's own form: the organiser's but where it was `reported` by others only."""

    reported: tuple[Code, ...] = ()
    disagreement: DisagreementId | None = None


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A counted thing: `label` is the noun as it reads after the number in each language."""

    of: Literal[
        "visits",
        "visitors",
        "participants",
        "speakers",
        "experts",
        "countries",
        "cities",
        "sessions",
        "exhibitors",
        "competitors",
        "projects",
        "journalists",
        "other",
    ]
    value: int
    label: Words
    qualifier: Literal["about", "more_than"] | None = None
    stage: Literal["announced", "reported", "computed"] = "reported"
    sources: Sources
    disagreement: DisagreementId | None = None


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The figures of an edition and one sentence on whose figures they are."""

    items: tuple[Figure, ...]
    note: Words


@dataclass(frozen=True, kw_only=True)
class Countries:
    """The countries represented, by code; `complete` when the sources list all of them."""

    codes: tuple[Country, ...]
    complete: bool
    note: Words | None = None
    sources: Sources


@dataclass(frozen=True, kw_only=True)
class Topics:
    """The themes of an edition."""

    themes: tuple[ThemeId, ...]
    sources: Sources


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Any further fact of an edition, as a labelled sentence."""

    label: Words
    text: Words
    sources: Sources
    disagreement: DisagreementId | None = None


@dataclass(frozen=True, kw_only=True)
class Quotation:
    """Words as they were printed, in the language in which they were printed."""

    text: str
    language: Code


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One side of a disagreement: a numeral or a value, the words themselves if they are the quarrel, and who says so."""

    numeral: int | None = None
    value: Words
    words: Quotation | None = None
    by: Words
    kept: bool = False
    sources: Sources


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """A question on which sources differ; exactly one reading is kept, for the reason given."""

    id: str
    question: Words
    readings: tuple[Reading, ...]
    reason: Words


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One edition of a series: all its facts, once for all languages."""

    id: str
    series: SeriesId
    city: PlaceId
    name: Attested
    ordinal: Ordinal
    dates: Dates
    summary: Words
    venue: Venue | None = None
    format: Format
    motto: Motto | None = None
    figures: Figures | None = None
    countries: Countries | None = None
    topics: Topics
    guest_of_honour: Guest | None = None
    organisations: tuple[Involvement, ...]
    people: tuple[Participation, ...] = ()
    people_note: Words | None = None
    programme: Programme | None = None
    agreements: tuple[Agreement, ...] = ()
    channels: tuple[Channel, ...] = ()
    facts: tuple[Fact, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    gaps: tuple[Words, ...] = ()

    @property
    def year(self) -> int:
        """The year of its first day: derived, never typed."""
        return self.dates.start.year


def newest_first(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """Put editions in order."""
    return tuple(sorted(editions, key=lambda edition: (edition.dates.start, edition.id), reverse=True))


Presence = Involvement | Session | Agreement | Guest


def presences(edition: Edition) -> Iterator[tuple[str, Presence]]:
    """Yield everything that names an organisation, with its name."""
    yield from ((item.organisation, item) for item in edition.organisations)
    guest = edition.guest_of_honour
    if guest and guest.organisation:
        yield guest.organisation, guest
    for session in edition.programme.sessions if edition.programme else ():
        if session.organisation:
            yield session.organisation, session
    yield from ((party, agreement) for agreement in edition.agreements for party in agreement.parties)
