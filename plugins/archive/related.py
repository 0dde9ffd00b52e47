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


class Related(Mapping[str, tuple[Story, ...]]):
    """What is related to each of some stories, by its folder: at most three each, found when they are asked for."""

    def __init__(self, stories: Sequence[Story], tags: Callable[[Story], Iterable[Tag]]) -> None:
        """Take the stories, newest first, and how to learn which values they bear."""
        self._stories = {story.folder: story for story in stories}
        self._borne = {story.folder: tuple(tags(story)) for story in stories}
        self._shelves = _shelves(stories, self._borne)
        self._weights = {tag: _weight(tag, shelf, len(stories)) for tag, shelf in self._shelves.items()}
        self._near: dict[tuple[Tag, str], tuple[Story, ...]] = {}
        self._found: dict[str, tuple[Story, ...]] = {}

    def __getitem__(self, folder: str) -> tuple[Story, ...]:
        """Return what is related to the story in a folder, the closest first."""
        if folder not in self._found:
            self._found[folder] = self._kin(self._stories[folder])
        return self._found[folder]

    def __iter__(self) -> Iterator[str]:
        """Yield the folders."""
        return iter(self._stories)

    def __len__(self) -> int:
        """How many stories these are."""
        return len(self._stories)

    def _kin(self, story: Story) -> tuple[Story, ...]:
        own = self._borne[story.folder]

        def rank(other: Story) -> tuple[float, int, int, str]:
            shared = self._borne[other.folder]
            weight = sum(self._weights[tag] for tag in own if tag in shared)
            days = (other.date - story.date).days
            return (-round(weight, 6), abs(days), -days, other.folder)

        near = chain.from_iterable(self._around(tag, story.edition) for tag in own)
        return tuple(nsmallest(MOST, {other.folder: other for other in near}.values(), key=rank))

    def _around(self, tag: Tag, edition: str) -> tuple[Story, ...]:
        """Return what stands nearest to an edition on a shelf, on both sides and without its own."""
        if (tag, edition) not in self._near:
            shelf = self._shelves[tag]
            order = tuple(shelf)
            place = order.index(edition)
            steps = (i for step in range(1, len(order)) for i in (place - step, place + step))
            others = (order[i] for i in steps if 0 <= i < len(order))
            found = chain.from_iterable(shelf[other] for other in others)
            self._near[tag, edition] = tuple(islice(found, REACH))
        return self._near[tag, edition]


def _shelves(stories: Iterable[Story], borne: Mapping[str, Iterable[Tag]]) -> dict[Tag, dict[str, list[Story]]]:
    """Put the stories that bear each value together, parted by edition, newest first."""
    shelves: dict[Tag, dict[str, list[Story]]] = {}
    for story in stories:
        for tag in borne[story.folder]:
            shelves.setdefault(tag, {}).setdefault(story.edition, []).append(story)
    return shelves


def _weight(tag: Tag, shelf: Shelf, total: int) -> float:
    return SAME.get(tag[0]) or log2(1 + total / sum(map(len, shelf.values())))
