"""The archive as a whole: every record and text that is published, and the questions that join them."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import permutations
from typing import Any, Literal, TypeVar, get_args

from plugins.archive import evidence, mentions, related
from plugins.archive.editions import Edition, Presence, newest_first, presences
from plugins.archive.evidence import Evidence
from plugins.archive.languages import CODES
from plugins.archive.programme import Participation
from plugins.archive.reach import Reach
from plugins.archive.records import Correction, Organisation, Person, Place, Series, Source, Theme
from plugins.archive.stories import Piece, StandingPage, Story

Facet = Literal["cities", "years", "themes"]
FACETS: tuple[Facet, ...] = get_args(Facet)
Tag = tuple[Facet, str]
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
    """The editions and stories that bear one value of a facet, or two values at once, newest first."""

    editions: tuple[Edition, ...]
    stories: tuple[Story, ...]

    @property
    def total(self) -> int:
        """How many things these are."""
        return len(self.editions) + len(self.stories)

    def part(self, start: int, end: int) -> Tagged:
        """Return some of these things, counted through: the editions come first."""
        first = len(self.editions)
        return Tagged(self.editions[start:end], self.stories[max(0, start - first) : max(0, end - first)])


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
    reach: Mapping[str, Reach] = field(default_factory=dict)

    @cached_property
    def chronicle(self) -> tuple[Edition, ...]:
        """All editions, newest first."""
        return newest_first(self.editions.values())

    @cached_property
    def latest(self) -> datetime.date:
        """The day on which the content changed last: that of an edition, of a story or of a correction."""
        days = [edition.dates.end for edition in self.editions.values()]
        days += [story.date for story in self.stories]
        days += [correction.date for correction in self.corrections.values()]
        return max(days)

    @cached_property
    def numbered_names(self) -> frozenset[str]:
        """Names of the registers that have a digit in them, such as those of newspapers: it counts nothing."""
        parties: tuple[Person | Organisation, ...] = (*self.people.values(), *self.organisations.values())
        places: tuple[Place | Series, ...] = (*self.places.values(), *self.series.values())
        names = {record.name.text(code) for record in (*parties, *places) for code in CODES}
        names |= {other for party in parties for other in party.also}
        names |= {source.publisher for source in self.sources.values() if source.publisher}
        names |= {edition.name.text(code) for edition in self.editions.values() for code in CODES}
        return frozenset(name for name in names if any(letter.isdecimal() for letter in name))

    @cached_property
    def news(self) -> tuple[Story, ...]:
        """All stories, newest first."""
        return tuple(sorted(self.stories, key=lambda s: (s.date, s.edition, s.id), reverse=True))

    @cached_property
    def by_folder(self) -> Mapping[str, Edition | Piece]:
        """Editions, stories and pages by their folder below the content."""
        editions = {f"editions/{edition.id}": edition for edition in self.editions.values()}
        return {**editions, **{piece.folder: piece for piece in (*self.stories, *self.pages)}}

    def stories_in(self, folder: str) -> tuple[Story, ...]:
        """Return the story in a folder, if one is there; all of them where no folder is named."""
        found = self.by_folder.get(folder) if folder else None
        return self.stories if not folder else (found,) if isinstance(found, Story) else ()

    def pages_in(self, folder: str) -> tuple[StandingPage, ...]:
        """Return the standing page in a folder, if one is there; all of them where no folder is named."""
        found = self.by_folder.get(folder) if folder else None
        return self.pages if not folder else (found,) if isinstance(found, StandingPage) else ()

    @cached_property
    def stories_of(self) -> Mapping[str, tuple[Story, ...]]:
        """The stories of each edition, newest first."""
        return _grouped((story.edition, story) for story in self.news)

    @cached_property
    def editions_of(self) -> Mapping[str, tuple[Edition, ...]]:
        """The editions of each series, oldest first."""
        return _grouped((edition.series, edition) for edition in reversed(self.chronicle))

    @cached_property
    def series_order(self) -> Mapping[str, int]:
        """The place of each series among all of them."""
        return {name: place for place, name in enumerate(self.series)}

    @cached_property
    def series_in(self) -> Mapping[str, tuple[Series, ...]]:
        """The series of each city."""
        return _grouped((series.city, series) for series in self.series.values())

    @cached_property
    def known_years(self) -> tuple[int, ...]:
        """The years from the first to the last in which an edition is known."""
        years = [year for series in self.series.values() for year in series.known]
        return tuple(range(min(years), max(years) + 1)) if years else ()

    @cached_property
    def documents_of(self) -> Mapping[str, tuple[str, ...]]:
        """The sources that each organisation published itself."""
        return _grouped((s.organisation, s.id) for s in self.sources.values() if s.organisation)

    @cached_property
    def tagged(self) -> Mapping[Tag, Tagged]:
        """What bears each value of each facet; cities and years come from the edition, never from a header."""
        editions = _grouped((tag, edition) for edition in self.chronicle for tag in self.tags(edition))
        stories = _grouped((tag, story) for story in self.news for tag in self.tags(story))
        return {tag: Tagged(editions.get(tag, ()), stories.get(tag, ())) for tag in {**editions, **stories}}

    @cached_property
    def crossed(self) -> Mapping[Tag, Mapping[Tag, Tagged]]:
        """What bears two values at once, for each value and each other that something bears together with it."""
        editions = _grouped((pair, edition) for edition in self.chronicle for pair in self._pairs(edition))
        stories = _grouped((pair, story) for story in self.news for pair in self._pairs(story))
        crossed: dict[Tag, dict[Tag, Tagged]] = {tag: {} for tag in self.tagged}
        for one, other in {**editions, **stories}:
            crossed[one][other] = Tagged(editions.get((one, other), ()), stories.get((one, other), ()))
        return crossed

    @cached_property
    def beside(self) -> Mapping[str, tuple[Story | None, Story | None]]:
        """The stories before and after each one in its edition, in the order of their dates, by its folder."""
        rows = ((None, *reversed(stories), None) for stories in self.stories_of.values())
        triples = (triple for row in rows for triple in zip(row, row[1:], row[2:], strict=False))
        return {story.folder: (before, after) for before, story, after in triples if story}

    @cached_property
    def related(self) -> Mapping[str, tuple[Story, ...]]:
        """The stories of other editions that are closest to each one, by its folder."""
        return related.Related(self.news, self.tags)

    @cached_property
    def people_at(self) -> Mapping[str, tuple[tuple[Edition, Participation], ...]]:
        """Where each person took part, newest edition first; whom no edition names is not here."""
        return _grouped((item.person, (edition, item)) for edition in self.chronicle for item in edition.people)

    @cached_property
    def organisations_at(self) -> Mapping[str, tuple[tuple[Edition, Presence], ...]]:
        """What names each organisation, newest edition first; what no edition names is not here."""
        return _grouped((name, (edition, item)) for edition in self.chronicle for name, item in presences(edition))

    @cached_property
    def stories_on(self) -> Mapping[str, Mapping[str, tuple[Story, ...]]]:
        """The stories that mention each person and each organisation, by register and id, newest first."""
        return mentions.mentions(self.news, self.bearers)

    @property
    def bearers(self) -> Mapping[str, mentions.Bearers]:
        """The people and organisations that an edition names, by register and id."""
        people = {name: self.people[name] for name in self.people_at}
        return {"people": people, "organisations": {name: self.organisations[name] for name in self.organisations_at}}

    @cached_property
    def corrections_at(self) -> Mapping[str, tuple[Correction, ...]]:
        """The corrections of each page, by its address without language, newest first."""
        dated = sorted(self.corrections.values(), key=lambda c: (c.date, c.id), reverse=True)
        return _grouped((correction.address, correction) for correction in dated)

    @cached_property
    def evidence(self) -> Mapping[str, Evidence]:
        """What each source supports; a source that supports nothing is not here."""
        return self.evidence_by(evidence.cited)

    def evidence_by(self, cited: Callable[[Piece], Iterable[str]]) -> Mapping[str, Evidence]:
        """Return what each source supports, where it is known what a text has `cited`."""
        people = (self.people[name] for name in self.people_at)
        return evidence.evidence(self.chronicle, people, self.series.values(), (*self.news, *self.pages), cited)

    @cached_property
    def sources_of(self) -> Mapping[str, tuple[str, ...]]:
        """The sources that support each edition's facts."""
        return {edition.id: tuple(evidence.named(edition)) for edition in self.chronicle}

    @cached_property
    def gathered(self) -> dict[str, Any]:
        """What rules have gathered of it for themselves, by their name."""
        return {}

    def tags(self, thing: Edition | Story) -> Iterator[Tag]:
        """Yield the values of the three facets that an edition or a story bears: city, year, themes as typed."""
        edition = thing if isinstance(thing, Edition) else self.editions[thing.edition]
        yield "cities", edition.city
        yield "years", str(edition.year)
        for theme in thing.topics.themes if isinstance(thing, Edition) else thing.themes:
            yield "themes", theme

    def _pairs(self, thing: Edition | Story) -> Iterator[tuple[Tag, Tag]]:
        yield from permutations(self.tags(thing), 2)


def _grouped(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, tuple[Item, ...]]:
    groups: dict[Key, list[Item]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return {key: tuple(items) for key, items in groups.items()}


def folder_of(address: str, folder: str) -> str:
    """Turn what follows `{filename}` in a text of `folder` into a folder below the content."""
    path = address.partition("#")[0]
    return posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path))
