"""The ledger: every address that was ever published, and what became of it; what has an address keeps it for ever."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from plugins.archive.documents import Document, open_document
from plugins.archive.languages import CODES
from plugins.archive.nodes import compose, entries
from plugins.archive.problems import Message, Problem, message
from plugins.archive.records import Words
from plugins.archive.shaping import Shaper

FILE = "addresses.yaml"
LIVE = "live"
ADDRESS = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+")


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """When something was withdrawn, and why: this is what stands at its address from then on."""

    date: datetime.date
    reason: Words


@dataclass(frozen=True, kw_only=True)
class Fate:
    """What became of an address: it is live unless it has moved or was withdrawn."""

    moved_to: str | None = None
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True)
class Ledger:
    """The fate of every published address, without its language; `nodes` are the keys as they stand in the file."""

    name: str
    fates: Mapping[str, Fate] = field(default_factory=dict)
    nodes: Mapping[str, yaml.Node] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def live(self) -> tuple[str, ...]:
        """The addresses that should have a page of their own."""
        return tuple(address for address, fate in self.fates.items() if fate == Fate())

    @property
    def moved(self) -> dict[str, str]:
        """Each address that has moved, with the one where its way ends; a way without end is left out."""
        ends = {address: self.way(address)[-1] for address, fate in self.fates.items() if fate.moved_to}
        return {address: end for address, end in ends.items() if not self._fate(end).moved_to}

    @property
    def withdrawn(self) -> dict[str, Withdrawal]:
        """Each address that was withdrawn, with when and why."""
        return {address: fate.withdrawn for address, fate in self.fates.items() if fate.withdrawn}

    def way(self, address: str) -> list[str]:
        """Return an address and those that it moved to in turn; the last one is met twice when they form a circle."""
        way = [address]
        while (following := self._fate(way[-1]).moved_to) and following not in way:
            way.append(following)
        return [*way, following] if following else way

    def problem(self, address: str, told: Message) -> Problem:
        """Make a problem with an address, at its line."""
        mark = self.nodes[address].start_mark
        return Problem(self.name, mark.line + 1, mark.column + 1, told)

    def _fate(self, address: str) -> Fate:
        return self.fates.get(address, Fate())


def read_ledger(content: Path) -> Ledger:
    """Read the ledger of an archive; one that has published nothing yet has none."""
    path, name = content / FILE, f"{content.name}/{FILE}"
    if not path.is_file():
        return Ledger(name)
    document = open_document(path, name)
    node = compose(document, document.text) if document.is_read else None
    shaper = Shaper(document, {})
    nodes: dict[str, yaml.Node] = {}
    fates: dict[str, Fate] = {}
    for address, key, value in _addresses(document, node):
        fate = _fate(shaper, value)
        if fate:
            nodes[address], fates[address] = key, fate
    return Ledger(name, fates, nodes, tuple(document.problems))


def _addresses(document: Document, node: yaml.MappingNode | None) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    """Yield what the ledger lists; a key that is no address is a problem."""
    for address, key, value in entries(document, node) if node else ():
        if not ADDRESS.fullmatch(address) or address.split("/")[0] in CODES:
            told = (
                "`%(key)s` is not an address of the ledger; write it without language, such as editions/berkane-2024/"
            )
            document.report_at(key, message(told, key=address))
        else:
            yield address, key, value


def _fate(shaper: Shaper, node: yaml.Node) -> Fate | None:
    if isinstance(node, yaml.ScalarNode):
        if node.value == LIVE:
            return Fate()
        unknown = "`%(word)s` is not known here; write `live`, {moved_to: …} or {withdrawn: {date: …, reason: …}}"
        shaper.document.report_at(node, message(unknown, word=node.value))
        return None
    before = len(shaper.document.problems)
    fate = shaper.record(node, Fate)
    if len(shaper.document.problems) > before:
        return None
    if fate and (fate.moved_to is None) == (fate.withdrawn is None):
        shaper.document.report_at(node, message("needs either `moved_to` or `withdrawn`; keep one of them"))
        return None
    return fate
