"""What there is of each text in each language, and which translations are older than what they were made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, get_args

from plugins.archive.languages import CODES, Code
from plugins.archive.reading import Reading
from plugins.archive.stories import Piece, Version

State = Literal["original", "present", "older", "draft", "missing"]
STATES: tuple[State, ...] = get_args(State)
# What a reader of the language has as it stands today.
CURRENT: tuple[State, ...] = ("original", "present")


@dataclass(frozen=True)
class Coverage:
    """One text: the version that it was first written in, all that there are, and the state of each language."""

    folder: str
    original: Code
    versions: Mapping[Code, Version]
    states: Mapping[Code, State]

    def source(self, code: Code) -> Version | None:
        """Return the version that a translation was made from, where it is there."""
        translation = self.versions[code].translation if code in self.versions else None
        return self.versions.get(translation.of) if translation else None


@dataclass(frozen=True)
class Count:
    """How many texts are in each state in one language."""

    states: Mapping[State, int]

    @property
    def total(self) -> int:
        """How many texts there are."""
        return sum(self.states.values())

    @property
    def current(self) -> int:
        """How many texts can be read as they stand today."""
        return sum(self.states[state] for state in CURRENT)

    @property
    def percent(self) -> int:
        """How many of a hundred that is, never 100 while one is missing."""
        return 100 * self.current // self.total if self.total else 100


def published(pieces: Iterable[Piece]) -> tuple[Coverage, ...]:
    """Return the coverage of what is published, in the order given; a draft is missing to readers."""
    return tuple(_coverage(piece.folder, piece.original, piece.versions, frozenset()) for piece in pieces)


def whole(reading: Reading) -> tuple[Coverage, ...]:
    """Return the coverage of every text of the content, drafts included, in order of their folders."""
    found = sorted(reading.versions, key=lambda version: version.folder)
    rows = []
    for folder, group in groupby(found, key=lambda version: version.folder):
        versions = {version.language: version for version in group}
        firsts = [code for code, version in versions.items() if not version.translation]
        drafts = frozenset(code for code, version in versions.items() if reading.is_draft(version))
        rows.append(_coverage(folder, (firsts or list(versions))[0], versions, drafts))
    return tuple(rows)


def counts(rows: Iterable[Coverage]) -> dict[Code, Count]:
    """Count the states of each language."""
    found = {code: Counter(row.states[code] for row in rows) for code in CODES} if (rows := list(rows)) else {}
    return {code: Count({state: found[code][state] if found else 0 for state in STATES}) for code in CODES}


def _coverage(folder: str, original: Code, versions: Mapping[Code, Version], drafts: frozenset[Code]) -> Coverage:
    states = {code: _state(code, original, versions, drafts) for code in CODES}
    return Coverage(folder, original, versions, states)


def _state(code: Code, original: Code, versions: Mapping[Code, Version], drafts: frozenset[Code]) -> State:
    if code not in versions:
        return "missing"
    if code in drafts:
        return "draft"
    translation = versions[code].translation
    source = translation and versions.get(translation.of)
    if translation and source and source.revision != translation.revision:
        return "older"
    return "original" if code == original else "present"
