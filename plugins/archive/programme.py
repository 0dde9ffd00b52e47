"""Who took part in an edition and what was on: the part of its facts that names people, organisations and sessions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from plugins.archive.languages import Code
from plugins.archive.records import (
    Address,
    Country,
    DisagreementId,
    OrganisationId,
    PersonId,
    PlaceId,
    Sources,
    Words,
)


@dataclass(frozen=True, kw_only=True)
class Guest:
    """The guest of honour: a place, an organisation, a country, or a name where none of these fits."""

    place: PlaceId | None = None
    organisation: OrganisationId | None = None
    country: Country | None = None
    name: Words | None = None
    note: Words | None = None
    sources: Sources
    disagreement: DisagreementId | None = None


@dataclass(frozen=True, kw_only=True)
class Involvement:
    """An organisation and what it did at this edition."""

    organisation: OrganisationId
    role: Literal[
        "organiser", "institutional_partner", "partner", "scientific_committee", "host", "sponsor", "exhibitor"
    ]
    sources: Sources
    disagreement: DisagreementId | None = None


@dataclass(frozen=True, kw_only=True)
class Participation:
    """A person, what they did at this edition, and the role they held then."""

    person: PersonId
    part: Literal[
        "opening",
        "keynote",
        "speaker",
        "moderator",
        "announced",
        "present",
        "winner",
        "organiser_team",
        "press",
        "author",
    ]
    role: Words | None = None
    sources: Sources
    disagreement: DisagreementId | None = None


@dataclass(frozen=True, kw_only=True)
class Session:
    """One item of the programme; `end` is its last day if it had several, `venue` a place other than the edition's own."""

    kind: Literal[
        "plenary",
        "keynote",
        "workshop",
        "presentation",
        "track",
        "topic",
        "hackathon",
        "exhibition",
        "screening",
        "public_programme",
        "academic_day",
    ]
    title: Words
    start: datetime.date | None = None
    end: datetime.date | None = None
    venue: PlaceId | None = None
    note: Words | None = None
    organisation: OrganisationId | None = None
    sources: Sources
    disagreement: DisagreementId | None = None


@dataclass(frozen=True, kw_only=True)
class Programme:
    """The sessions that are known, and one sentence on what is not."""

    sessions: tuple[Session, ...]
    note: Words | None = None


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """An agreement, its parties where the sources name them, and what it is for."""

    title: Words
    status: Literal["signed", "announced"]
    date: datetime.date | None = None
    parties: tuple[OrganisationId, ...] = ()
    aims: tuple[Words, ...] = ()
    sources: Sources


@dataclass(frozen=True, kw_only=True)
class Channel:
    """A stream, page or platform; without `url` where the address was not kept. `language` is that of `name`."""

    kind: Literal["platform", "facebook", "youtube", "page"]
    name: str
    language: Code
    url: Address | None = None
    sources: Sources
