"""The pages of a long list: its parts, and the numbers that lead from one to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from plugins.pages.parts import LinkPart

NEAR = 3
Item = TypeVar("Item")


@dataclass(frozen=True)
class Numbering:
    """Where a page stands among those of its list; `numbers` lead to the ends and to those near by.

    They are empty when there is only one page; what is left out between two of them leads nowhere.
    """

    number: int
    total: int
    numbers: tuple[LinkPart, ...]
    newer: str | None
    older: str | None


def chunks(items: Sequence[Item], length: int) -> list[Sequence[Item]]:
    """Part a list into pages; an empty list has one."""
    return [items[start : start + length] for start in range(0, len(items), length)] or [()]


def laid(items: Iterable[Item], weight: Callable[[Item], int], room: int) -> list[Sequence[Item]]:
    """Part a list into pages that hold things of so much weight; what alone is heavier has a page for itself."""
    parts: list[list[Item]] = [[]]
    taken = 0
    for item in items:
        if parts[-1] and taken + weight(item) > room:
            parts.append([])
            taken = 0
        parts[-1].append(item)
        taken += weight(item)
    return [tuple(part) for part in parts]


def later(address: str, number: int) -> str:
    """Return the address of a page of a list whose first page stands at an address; pages count from 1."""
    return address if number == 1 else f"{address}{number}/"


@dataclass(frozen=True)
class Sheet(Generic[Item]):
    """One page of a long list: its part of the list, where it stands, what it is called, and the ways to the others."""

    part: Item
    address: str
    title: str
    numbering: Numbering

    @property
    def is_first(self) -> bool:
        """Whether it is the page of the list itself."""
        return self.numbering.number == 1


def numbered(parts: Sequence[Item], address: str, title: str, href: Callable[[str], str]) -> Iterator[Sheet[Item]]:
    """Yield the pages of a list that is parted, the first one at its address and by its title alone."""
    at = [later(address, number) for number in range(1, len(parts) + 1)]
    hrefs = [href(one) for one in at]
    for number, part in enumerate(parts, 1):
        called = title if number == 1 else f"{title} ({number})"
        yield Sheet(part, at[number - 1], called, numbering(hrefs, number))


def numbering(hrefs: Sequence[str], number: int) -> Numbering:
    """Number one of the pages that stand at these addresses; they count from 1."""
    total = len(hrefs)
    numbers = tuple(_numbers(hrefs, number)) if total > 1 else ()
    newer, older = hrefs[number - 2] if number > 1 else None, hrefs[number] if number < total else None
    return Numbering(number, total, numbers, newer, older)


def _numbers(hrefs: Sequence[str], current: int) -> Iterator[LinkPart]:
    """Yield the first and the last page and those near the current one: a list of all would be as long as the archive."""
    last = 0
    for number in sorted({1, *range(max(1, current - NEAR), min(len(hrefs), current + NEAR) + 1), len(hrefs)}):
        if number > last + 1:
            yield LinkPart("…", "")
        yield LinkPart(str(number), hrefs[number - 1], current=number == current)
        last = number
