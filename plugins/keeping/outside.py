"""Every address outside the archive that its content names, with the places where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import yaml

from plugins.archive.inventory import LEDGER, REACH
from plugins.archive.reading import Reading
from plugins.text.links import WEB, is_web_address
from plugins.text.references import references

_NOT_TYPED = frozenset([LEDGER, REACH])


@dataclass(frozen=True, order=True)
class Place:
    """Where an address stands."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        """Write it the way editors understand."""
        return f"{self.path}:{self.line}:{self.column}"


def outside(reading: Reading) -> dict[str, tuple[Place, ...]]:
    """Return each address with its places, in order."""
    found: dict[str, set[Place]] = {}
    for address, place in (*_in_records(reading), *_in_texts(reading)):
        if is_web_address(address):
            found.setdefault(address.partition("#")[0], set()).add(place)
    return {address: tuple(sorted(places)) for address, places in sorted(found.items())}


def _in_records(reading: Reading) -> Iterator[tuple[str, Place]]:
    for path, node in reading.nodes.items():
        if PurePosixPath(path).name not in _NOT_TYPED:
            for scalar in _scalars(node):
                mark = scalar.start_mark
                yield scalar.value, Place(path, mark.line + 1, mark.column + 1)


def _in_texts(reading: Reading) -> Iterator[tuple[str, Place]]:
    for version in reading.versions:
        for link in references(version.body).links:
            if link.target.startswith(WEB):
                yield link.target, Place(version.path, version.line + link.line - 1, link.column)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield the values of a node that begin as addresses of the web do."""
    if isinstance(node, yaml.ScalarNode):
        if node.value.startswith(WEB):
            yield node
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _scalars(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _scalars(value)
