"""The archive as a whole: every record and text that is published, and the questions that join them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeVar, get_args

from plugins.archive import evidence, mentions
from plugins.archive.editions import Edition
from plugins.archive.programme import Agreement, Guest, Involvement, Participation, Session
from plugins.archive.records import Correction, Organisation, Person, Place, Series, Source, Theme
from plugins.archive.stories import Piece, StandingPage, Story

Facet = Literal["cities", "years", "themes"]
FACETS: tuple[Facet, ...] = get_args(Facet)
Presence = Involvement | Session | Agreement | Guest
Key = TypeVar("Key")
Item = TypeVar("Item")

REGISTERS: Mapping[str, type] = {
    "sources": Source,
    "people": Person,
    "organisations": Organisation,
    "places": Place,
    "themes": Theme,
    "series": Series,
    "corrections": Correction,
}
# An archive in which nothing has been corrected needs no such file.
OPTIONAL = frozenset(["corrections"])


@dataclass(frozen=True)
class Tagged:
    """The editions and stories that bear one value of a facet, newest first."""

    editions: tuple[Edition, ...]
    stories: tuple[Story, ...]


@dataclass(frozen=True, kw_only=True)
class Archive:
    """All records by id, and the texts; nothing in it is a draft."""

    sources: Mapping[str, Source]
    people: Mapping[str, Person]
    organisations: Mapping[str, Organisation]
    places: Mapping[str, Place]
    themes: Mapping[str, Theme]
    series: Mapping[str, Series]
    corrections: Mapping[str, Correction]
    editions: Mapping[str, Edition]
    stories: tuple[Story, ...]
    pages: tuple[StandingPage, ...]

    @cached_property
    def chronicle(self) -> tuple[Edition, ...]:
        """All editions, newest first."""
        return tuple(sorted(self.editions.values(), key=lambda e: (e.dates.start, e.id), reverse=True))

    @cached_property
    def news(self) -> tuple[Story, ...]:
        """All stories, newest first."""
        return tuple(sorted(self.stories, key=lambda s: (s.date, s.edition, s.id), reverse=True))

    @cached_property
    def by_folder(self) -> Mapping[str, Edition | Piece]:
        """Editions, stories and pages by their folder below the content."""
        editions = {f"editions/{edition.id}": edition for edition in self.editions.values()}
        return {**editions, **{piece.folder: piece for piece in (*self.stories, *self.pages)}}

    @cached_property
    def stories_of(self) -> Mapping[str, tuple[Story, ...]]:
        """The stories of each edition, newest first."""
        return _grouped((story.edition, story) for story in self.news)

    @cached_property
    def editions_of(self) -> Mapping[str, tuple[Edition, ...]]:
        """The editions of each series, oldest first."""
        return _grouped((edition.series, edition) for edition in reversed(self.chronicle))

    @cached_property
    def tagged(self) -> Mapping[tuple[Facet, str], Tagged]:
        """What bears each value of each facet; cities and years come from the edition, never from a header."""
        editions = _grouped((tag, e) for e in self.chronicle for tag in self.tags(e, e.topics.themes))
        stories = _grouped((tag, s) for s in self.news for tag in self.tags(self.editions[s.edition], s.themes))
        return {tag: Tagged(editions.get(tag, ()), stories.get(tag, ())) for tag in {**editions, **stories}}

    @cached_property
    def people_at(self) -> Mapping[str, tuple[tuple[Edition, Participation], ...]]:
        """Where each person took part, newest edition first; whom no edition names is not here."""
        return _grouped((item.person, (edition, item)) for edition in self.chronicle for item in edition.people)

    @cached_property
    def organisations_at(self) -> Mapping[str, tuple[tuple[Edition, Presence], ...]]:
        """What names each organisation, newest edition first; what no edition names is not here."""
        return _grouped((name, (edition, item)) for edition in self.chronicle for name, item in _presences(edition))

    @cached_property
    def stories_on(self) -> Mapping[str, Mapping[str, tuple[Story, ...]]]:
        """The stories that mention each person and each organisation, by register and id, newest first."""
        return {
            "people": mentions.mentions(self.news, {name: self.people[name] for name in self.people_at}),
            "organisations": mentions.mentions(
                self.news, {name: self.organisations[name] for name in self.organisations_at}
            ),
        }

    @cached_property
    def corrections_at(self) -> Mapping[str, tuple[Correction, ...]]:
        """The corrections of each page, by its address without language, newest first."""
        dated = sorted(self.corrections.values(), key=lambda c: (c.date, c.id), reverse=True)
        return _grouped((correction.address, correction) for correction in dated)

    @cached_property
    def evidence(self) -> Mapping[str, evidence.Evidence]:
        """What each source supports; a source that supports nothing is not here."""
        people = (self.people[name] for name in self.people_at)
        return evidence.evidence(self.chronicle, people, self.series.values(), (*self.news, *self.pages))

    @cached_property
    def sources_of(self) -> Mapping[str, tuple[str, ...]]:
        """The sources that support each edition's facts."""
        return {edition.id: tuple(evidence.named(edition)) for edition in self.chronicle}

    def tags(self, edition: Edition, themes: tuple[str, ...]) -> Iterator[tuple[Facet, str]]:
        """Yield the values of the three facets that something of an edition bears."""
        yield "cities", edition.city
        yield "years", str(edition.year)
        for theme in themes:
            yield "themes", theme


def _grouped(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, tuple[Item, ...]]:
    groups: dict[Key, list[Item]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return {key: tuple(items) for key, items in groups.items()}


def _presences(edition: Edition) -> Iterator[tuple[str, Presence]]:
    yield from ((item.organisation, item) for item in edition.organisations)
    guest = edition.guest_of_honour
    if guest and guest.organisation:
        yield guest.organisation, guest
    for session in edition.programme.sessions if edition.programme else ():
        if session.organisation:
            yield session.organisation, session
    yield from ((party, agreement) for agreement in edition.agreements for party in agreement.parties)


def folder_of(address: str, folder: str) -> str:
    """Turn what follows `{filename}` in a text of `folder` into a folder below the content."""
    path = address.partition("#")[0]
    return posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path))
