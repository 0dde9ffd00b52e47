"""Which stories of other editions are related to a story: those that share a value of a facet, the closest first.

A shared theme weighs log₂(1 + all stories ÷ those that bear it): never less than 1, and more the rarer it is. The same
city adds a half and the same year a quarter, less together than any theme. Of equal weight the nearer in time is first,
then the newer. A story is compared with a fixed number of neighbours for each of its values, never with all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import chain, islice
from math import log2

from plugins.archive.stories import Story

Tag = tuple[str, str]
Shelf = Mapping[str, Sequence[Story]]

MOST = 3
REACH = 30
SAME: Mapping[str, float] = {"cities": 0.5, "years": 0.25}


def related(stories: Sequence[Story], tags: Callable[[Story], Iterable[Tag]]) -> dict[str, tuple[Story, ...]]:
    """Return what is related to each of the stories, which come newest first, by its folder: at most three each."""
    borne = {story.folder: tuple(tags(story)) for story in stories}
    shelves = _shelves(stories, borne)
    weights = {tag: _weight(tag, shelf, len(stories)) for tag, shelf in shelves.items()}
    bearing = {folder: frozenset(those) for folder, those in borne.items()}
    around = {(tag, edition): near for tag, shelf in shelves.items() for edition, near in _around(shelf)}

    def kin(story: Story) -> tuple[Story, ...]:
        def rank(other: Story) -> tuple[float, int, int, str]:
            shared = bearing[other.folder]
            weight = sum(weights[tag] for tag in borne[story.folder] if tag in shared)
            days = (other.date - story.date).days
            return (-round(weight, 6), abs(days), -days, other.folder)

        near = chain.from_iterable(around[tag, story.edition] for tag in borne[story.folder])
        return tuple(nsmallest(MOST, {other.folder: other for other in near}.values(), key=rank))

    return {story.folder: kin(story) for story in stories}


def _shelves(stories: Iterable[Story], borne: Mapping[str, Iterable[Tag]]) -> dict[Tag, dict[str, list[Story]]]:
    """Put the stories that bear each value together, parted by edition, newest first."""
    shelves: dict[Tag, dict[str, list[Story]]] = {}
    for story in stories:
        for tag in borne[story.folder]:
            shelves.setdefault(tag, {}).setdefault(story.edition, []).append(story)
    return shelves


def _weight(tag: Tag, shelf: Shelf, total: int) -> float:
    return SAME.get(tag[0]) or log2(1 + total / sum(map(len, shelf.values())))


def _around(shelf: Shelf) -> Iterator[tuple[str, tuple[Story, ...]]]:
    """Yield for each edition what stands nearest to it on a shelf, on both sides and without its own."""
    order = tuple(shelf)
    for place, edition in enumerate(order):
        others = (
            order[i] for step in range(1, len(order)) for i in (place - step, place + step) if 0 <= i < len(order)
        )
        yield edition, tuple(islice(chain.from_iterable(shelf[other] for other in others), REACH))
