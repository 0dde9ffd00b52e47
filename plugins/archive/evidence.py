"""What rests on which source: every record and text of the archive, asked for the sources that it names."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from plugins.archive.editions import Edition
from plugins.archive.records import Person, Series
from plugins.archive.stories import Piece
from plugins.text.references import references


@dataclass(frozen=True)
class Evidence:
    """What one source supports, each thing once: ids of editions, people and series, and texts."""

    editions: dict[str, None] = field(default_factory=dict)
    people: dict[str, None] = field(default_factory=dict)
    series: dict[str, None] = field(default_factory=dict)
    texts: dict[str, Piece] = field(default_factory=dict)


def evidence(
    editions: Iterable[Edition],
    people: Iterable[Person],
    series: Iterable[Series],
    texts: Iterable[Piece],
    cites: Callable[[Piece], Iterable[str]] | None = None,
) -> dict[str, Evidence]:
    """Return what each source supports, in the order in which things are given; `cites` tells it of a text."""
    found: dict[str, Evidence] = {}
    for edition in editions:
        for source in named(edition):
            found.setdefault(source, Evidence()).editions[edition.id] = None
    for person in people:
        for source in named(person):
            found.setdefault(source, Evidence()).people[person.id] = None
    for one in series:
        for source in named(one):
            found.setdefault(source, Evidence()).series[one.id] = None
    for text in texts:
        for source in (cites or cited)(text):
            found.setdefault(source, Evidence()).texts[text.folder] = text
    return found


def named(record: object) -> dict[str, None]:
    """Return every source that a record or anything within it names, each once, in order."""
    return dict.fromkeys(_named(record))


def _named(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _named(item)
    elif dataclasses.is_dataclass(value):
        for part in dataclasses.fields(value):
            if part.name == "sources":
                yield from getattr(value, part.name)
            else:
                yield from _named(getattr(value, part.name))


def cited(text: Piece) -> dict[str, None]:
    """Return every source that a text names, in any of its versions, each once, in order."""
    named_in = (found.target for version in text.versions.values() for found in references(version.body).sources)
    return dict.fromkeys((*getattr(text, "sources", ()), *named_in))
