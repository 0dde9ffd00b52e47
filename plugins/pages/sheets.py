"""The sheets of a facet: what bears a value, parted into groups by another facet, and laid out so that no page is heavy.

Years are newest first; of cities those come first that most things bear. The order is the same in every language, for
the pages of a list are the same in all. A group is parted only where it alone is longer than a sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from plugins.archive.holdings import Archive, Facet, Tag, Tagged
from plugins.archive.languages import Code
from plugins.pages import addresses

# As many rows as come in the first flight of a connection together with the indexes that stand around them.
ROOM = 32


@dataclass(frozen=True)
class Portion:
    """As much of a group as stands on one sheet; `begun` says that some of `whole` came before."""

    value: str
    borne: Tagged
    whole: Tagged
    begun: bool


Sheet = tuple[Portion, ...]


@dataclass(frozen=True)
class Sheets:
    """The sheets of every value of every facet, and where on them two values meet."""

    archive: Archive

    def of(self, tag: Tag, by: Facet) -> tuple[Sheet, ...]:
        """Return the sheets of what bears a value, parted by its years or cities."""
        return self._laid[tag, by]

    def has_cities_apart(self, theme: Tag) -> bool:
        """Tell whether the cities of a theme have sheets of their own: where there are several, with too much for one."""
        cities = sum(facet == "cities" for facet, _ in self.archive.crossed[theme])
        return cities > 1 and self.archive.tagged[theme].total > ROOM

    def address(self, code: Code, tag: Tag, by: Facet, number: int = 1) -> str:
        """Return the address of a sheet."""
        apart = by == "cities" and tag[0] == "themes" and self.has_cities_apart(tag)
        return addresses.facet_page(code, *tag, by="cities" if apart else None, number=number)

    def meeting(self, code: Code, tag: Tag, other: Tag) -> str:
        """Return the address, down to the mark, of what bears two values, on a sheet of the first."""
        number = self._begins[tag, other]
        return f"{self.address(code, tag, other[0], number)}#{addresses.mark(*other)}"

    @cached_property
    def _laid(self) -> Mapping[tuple[Tag, Facet], tuple[Sheet, ...]]:
        groups: dict[tuple[Tag, Facet], list[tuple[str, Tagged]]] = {}
        for tag, crossed in self.archive.crossed.items():
            for (facet, value), borne in crossed.items():
                if facet != "themes":
                    groups.setdefault((tag, facet), []).append((value, borne))
        return {(tag, by): tuple(_lay(_ordered(by, those))) for (tag, by), those in groups.items()}

    @cached_property
    def _begins(self) -> Mapping[tuple[Tag, Tag], int]:
        """The number of the sheet on which each group begins."""
        return {
            (tag, (by, portion.value)): number
            for (tag, by), sheets in self._laid.items()
            for number, sheet in enumerate(sheets, 1)
            for portion in sheet
            if not portion.begun
        }


def _ordered(by: Facet, groups: Iterable[tuple[str, Tagged]]) -> list[tuple[str, Tagged]]:
    if by == "years":
        return sorted(groups, key=lambda group: group[0], reverse=True)
    return sorted(groups, key=lambda group: (-group[1].total, group[0]))


def _lay(groups: Iterable[tuple[str, Tagged]]) -> Iterator[Sheet]:
    """Lay groups out, one after the other; what does not fit the rest of a sheet begins a new one."""
    sheet: list[Portion] = []
    taken = 0
    for value, whole in groups:
        for start in range(0, whole.total, ROOM):
            portion = Portion(value, whole.part(start, start + ROOM), whole, start > 0)
            if sheet and taken + (portion.borne if start else whole).total > ROOM:
                yield tuple(sheet)
                sheet, taken = [], 0
            sheet.append(portion)
            taken += portion.borne.total
    if sheet:
        yield tuple(sheet)
