"""The shelves of the sources: those of a year, or without a date, parted into sheets so that no page is heavy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from plugins.archive.evidence import Evidence
from plugins.archive.holdings import Archive
from plugins.archive.languages import Code
from plugins.archive.records import Source
from plugins.pages import addresses

# Sources, and pages that rest on them, on one sheet: far from what the first flight of a connection carries.
ROOM = 280


@dataclass(frozen=True)
class Shelves:
    """The sheets of every shelf, newest year first; in all languages the same sources stand on the same sheet."""

    archive: Archive

    @cached_property
    def sheets(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The ids of the sources of each shelf, sheet by sheet."""
        shelves: dict[str, list[Source]] = {}
        newest = sorted(self.archive.sources.values(), key=lambda s: s.date.year if s.date else 0, reverse=True)
        for source in newest:
            shelves.setdefault(source.shelf, []).append(source)
        return {name: tuple(self._laid(sources)) for name, sources in shelves.items()}

    def address(self, code: Code, source: Source) -> str:
        """Return where one source stands on its shelf."""
        return addresses.source(code, source.shelf, source.id, self._numbers[source.id])

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {
            source: number
            for sheets in self.sheets.values()
            for number, sheet in enumerate(sheets, 1)
            for source in sheet
        }

    def _laid(self, sources: Iterable[Source]) -> Iterator[tuple[str, ...]]:
        sheet: list[str] = []
        taken = 0
        for source in sorted(sources, key=lambda s: ((s.publisher or s.organisation or "").casefold(), s.id)):
            weight = self._weight(source)
            if sheet and taken + weight > ROOM:
                yield tuple(sheet)
                sheet, taken = [], 0
            sheet.append(source.id)
            taken += weight
        yield tuple(sheet)

    def _weight(self, source: Source) -> int:
        rests = self.archive.evidence.get(source.id, Evidence())
        return 1 + len(rests.editions) + len(rests.series) + len(rests.people) + len(rests.texts)
