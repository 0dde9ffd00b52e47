"""Who took part in an edition: people, organisations, agreements between them, channels."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from plugins.archive.editions import Edition
from plugins.archive.languages import LANGUAGES, Code
from plugins.archive.programme import Agreement, Channel, Participation
from plugins.archive.records import Words
from plugins.pages import addresses
from plugins.pages.labels import LABELS
from plugins.pages.parts import Form, LinkPart, SourcePart, form, source_parts, words
from plugins.pages.site import Site


@dataclass(frozen=True)
class ParticipationPart:
    """A person at an edition; `attested` is the form of the name that sources have, where the page's own is ours."""

    name: str
    href: str
    attested: Form | None
    role: str | None
    country: str | None
    disagreement: str | None
    sources: tuple[SourcePart, ...]


@dataclass(frozen=True)
class PeopleGroup:
    """The people who had one part in an edition; where they share their sources, the group has these."""

    part: str
    people: tuple[ParticipationPart, ...]
    sources: tuple[SourcePart, ...]


@dataclass(frozen=True)
class InvolvementPart:
    """The organisations that had one role at an edition, each with the disagreement about it."""

    role: str
    names: tuple[tuple[LinkPart, str | None], ...]
    sources: tuple[SourcePart, ...]


@dataclass(frozen=True)
class AgreementPart:
    """An agreement with its parties and aims."""

    title: str
    ours: bool
    status: str
    date: datetime.date | None
    parties: tuple[LinkPart, ...]
    aims: tuple[str, ...]
    sources: tuple[SourcePart, ...]


@dataclass(frozen=True)
class ChannelPart:
    """A page, platform or stream; without `href` where its address was not kept."""

    kind: str
    name: Form
    href: str | None
    sources: tuple[SourcePart, ...]


def people_groups(site: Site, code: Code, edition: Edition) -> tuple[PeopleGroup, ...]:
    """Group the people of an edition by what they did there, those who opened it first."""
    return tuple(
        _group(site, code, site.say(code, label), alike)
        for part, label in LABELS["part"].items()
        if (alike := [item for item in edition.people if item.part == part])
    )


def _group(site: Site, code: Code, part: str, items: list[Participation]) -> PeopleGroup:
    people = tuple(_participation(site, code, item) for item in items)
    shared = people[0].sources if len(people) > 1 and len({person.sources for person in people}) == 1 else ()
    return PeopleGroup(part, tuple(replace(person, sources=()) for person in people) if shared else people, shared)


def _participation(site: Site, code: Code, item: Participation) -> ParticipationPart:
    person = site.archive.people[item.person]
    return ParticipationPart(
        name=person.name.text(code),
        href=site.href(addresses.authority(code, "people", person.id)),
        attested=_attested(code, person.name),
        role=words(code, item.role),
        country=LANGUAGES[code].country(person.country.code) if person.country else None,
        disagreement=item.disagreement,
        sources=source_parts(site, code, item.sources),
    )


def _attested(code: Code, name: Words) -> Form | None:
    """Find the form that stands beside a name of our own making: the other script's, if sources have it."""
    other: Code = "fr" if code == "ar" else "ar"
    return form(code, other, name.text(other)) if code in name.ours and other not in name.ours else None


def involvement_parts(site: Site, code: Code, edition: Edition) -> tuple[InvolvementPart, ...]:
    """Group the organisations of an edition by role, organiser first."""
    parts = []
    for role, label in LABELS["organisation_role"].items():
        involved = [item for item in edition.organisations if item.role == role]
        names = tuple((_organisation(site, code, item.organisation), item.disagreement) for item in involved)
        sources = dict.fromkeys(source for item in involved for source in item.sources)
        if names:
            parts.append(InvolvementPart(site.say(code, label), names, source_parts(site, code, sources)))
    return tuple(parts)


def _organisation(site: Site, code: Code, name: str) -> LinkPart:
    href = site.href(addresses.authority(code, "organisations", name))
    return LinkPart(site.archive.organisations[name].name.text(code), href)


def agreement_part(site: Site, code: Code, agreement: Agreement) -> AgreementPart:
    """Make an agreement ready to be shown."""
    return AgreementPart(
        title=agreement.title.text(code),
        ours=code in agreement.title.ours,
        status=site.label(code, "agreement", agreement.status),
        date=agreement.date,
        parties=tuple(_organisation(site, code, party) for party in agreement.parties),
        aims=tuple(aim.text(code) for aim in agreement.aims),
        sources=source_parts(site, code, agreement.sources),
    )


def channel_part(site: Site, code: Code, channel: Channel) -> ChannelPart:
    """Make a channel ready to be shown."""
    kind = site.label(code, "channel", channel.kind)
    name = form(code, channel.language, channel.name)
    return ChannelPart(kind, name, channel.url, source_parts(site, code, channel.sources))
