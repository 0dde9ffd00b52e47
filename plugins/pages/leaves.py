"""What is too much for an edition's page: its programme, its people or its articles then stand on later ones.

Every thing that a page shows counts for about as many tens of bytes as it sends. Where all together count for more than
there is room for, the longest of the three lists leaves the page, then the next; the page says where it stands.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Literal

from plugins.pages.numbering import laid
from plugins.pages.participants import PeopleGroup
from plugins.pages.parts import LinkPart, StoryRow
from plugins.pages.programme import SessionGroup

Movable = Literal["programme", "people", "stories"]
# A thing of a list with the group that it stands in.
Item = tuple[SessionGroup | PeopleGroup | None, Any]
# What one thing of each list counts for.
WEIGHTS: Mapping[Movable, int] = {"programme": 5, "people": 9, "stories": 10}
# What fits a page at most besides its head and its style, and what is laid on each where it does not.
MOST, ROOM = 590, 480


@dataclass(frozen=True)
class Lists:
    """The three lists of an edition, or as much of them as stands on one page."""

    programme: tuple[SessionGroup, ...] = ()
    people: tuple[PeopleGroup, ...] = ()
    stories: tuple[StoryRow, ...] = ()

    @property
    def counts(self) -> dict[Movable, int]:
        """How many things stand in each list."""
        sessions = sum(len(group.sessions) for group in self.programme)
        return {
            "programme": sessions,
            "people": sum(len(group.people) for group in self.people),
            "stories": len(self.stories),
        }


@dataclass(frozen=True)
class Elsewhere:
    """The ways to those lists that stand on later pages, each with the number of its things."""

    programme: LinkPart | None = None
    people: LinkPart | None = None
    stories: LinkPart | None = None


def moved(lists: Lists, others: int) -> list[Movable]:
    """Return the lists that leave the page of an edition whose other things count for so much."""
    weights = {name: count * WEIGHTS[name] for name, count in lists.counts.items()}
    total = others + sum(weights.values())
    leaving: list[Movable] = []
    for name in sorted(weights, key=lambda name: weights[name], reverse=True) if total > MOST else ():
        if total > ROOM and weights[name]:
            leaving.append(name)
            total -= weights[name]
    return leaving


def kept(lists: Lists, leaving: Collection[Movable]) -> Lists:
    """Return the lists that stay."""
    return Lists(
        programme=() if "programme" in leaving else lists.programme,
        people=() if "people" in leaving else lists.people,
        stories=() if "stories" in leaving else lists.stories,
    )


def leaves(lists: Lists, leaving: Collection[Movable]) -> list[Lists]:
    """Lay the lists that leave on pages of their own, in the order in which an edition's page has them."""
    items: list[Item] = []
    if "programme" in leaving:
        items += ((group, part) for group in lists.programme for part in group.sessions)
    if "people" in leaving:
        items += ((group, part) for group in lists.people for part in group.people)
    if "stories" in leaving:
        items += ((None, row) for row in lists.stories)
    return [_leaf(part) for part in laid(items, _weight, ROOM)] if items else []


def _leaf(items: Sequence[Item]) -> Lists:
    """Put what stands on one page into its groups again."""
    programme, people = [], []
    stories: list[StoryRow] = []
    for group, those in groupby(items, key=lambda item: item[0]):
        parts = tuple(part for _, part in those)
        if isinstance(group, SessionGroup):
            programme.append(replace(group, sessions=parts))
        elif isinstance(group, PeopleGroup):
            people.append(replace(group, people=parts))
        else:
            stories += parts
    return Lists(tuple(programme), tuple(people), tuple(stories))


def _weight(item: Item) -> int:
    group, _ = item
    name: Movable = "stories" if group is None else "people" if isinstance(group, PeopleGroup) else "programme"
    return WEIGHTS[name]
