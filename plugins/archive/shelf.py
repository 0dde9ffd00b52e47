"""The shelf: what is gathered on the way through the files of the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from plugins.archive.documents import Document, fetched, split_header, understand
from plugins.archive.inventory import Inventory
from plugins.archive.nodes import compose
from plugins.archive.stories import Version
from plugins.work.memory import FORGETFUL, Memory

Ids = Mapping[str, frozenset[str] | None]


class Nodes(Mapping[str, yaml.MappingNode]):
    """The parsed files by name; one that was recalled is parsed when its nodes are asked for."""

    def __init__(self) -> None:
        self._parsed: dict[str, yaml.MappingNode | Document] = {}

    def __getitem__(self, name: str) -> yaml.MappingNode:
        """Return the nodes of a file, with their places."""
        found = self._parsed[name]
        if isinstance(found, Document):
            found = self._parsed[name] = _parsed(found)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._parsed)

    def __len__(self) -> int:
        return len(self._parsed)

    def __or__(self, others: Nodes) -> Nodes:
        """Return these nodes and others, which take the place of those of the same name."""
        made = Nodes()
        made._parsed = {**self._parsed, **others._parsed}
        return made

    def of(self, names: Iterable[str]) -> Nodes:
        """Return those of some files alone."""
        made = Nodes()
        made._parsed = {name: self._parsed[name] for name in names if name in self._parsed}
        return made

    def put(self, name: str, node: yaml.MappingNode | Document) -> None:
        """Put in what a file was parsed to, or the bytes of one in which nothing is wrong."""
        self._parsed[name] = node


@dataclass
class Shelf:
    """What is gathered on the way through the files: documents, their nodes, and the versions that are kept back.

    `drafts` are the folders whose original is a draft; `memory` holds what was read from the same bytes before, and
    `prints` name these bytes, by the folder of a text or else the file.
    """

    inventory: Inventory
    memory: Memory = FORGETFUL
    ids: Ids = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    nodes: Nodes = field(default_factory=Nodes)
    kept_back: list[Version] = field(default_factory=list)
    drafts: set[str] = field(default_factory=set)
    prints: dict[str, bytes] = field(default_factory=dict)

    def fetch(self, path: Path) -> Document:
        """Take the bytes of a file, and keep its problems."""
        document = fetched(path, self.inventory.name(path))
        self.documents.append(document)
        return document

    def compose(self, document: Document, text: str, first_line: int = 1) -> yaml.MappingNode | None:
        """Read a document's YAML, and keep its nodes."""
        node = compose(document, text, first_line)
        if node:
            self.nodes.put(document.name, node)
        return node

    def compose_whole(self, document: Document) -> yaml.MappingNode | None:
        """Read a document that is nothing but YAML, and keep its nodes."""
        understand(document)
        return self.compose(document, document.text) if document.is_read else None

    def folder(self, path: Path) -> str:
        """Return a folder as links name it, below the content."""
        return self.inventory.below(path) or "."


def _parsed(document: Document) -> yaml.MappingNode:
    """Parse a file of which is known that nothing is wrong in it."""
    understand(document)
    parts = split_header(document) if document.path.suffix == ".md" else (document.text, "", 1)
    node = parts and compose(document, parts[0], 2 if document.path.suffix == ".md" else 1)
    if not node:
        raise ValueError(f"{document.name} was right when it was read")
    return node
