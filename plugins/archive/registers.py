"""A register on its way from its file to records: first the ids, which other files name, then what each stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from plugins.archive import dockets
from plugins.archive.dockets import Docket
from plugins.archive.documents import Document
from plugins.archive.holdings import OPTIONAL, REGISTERS
from plugins.archive.inventory import ID, LONGEST_ID
from plugins.archive.nodes import entries
from plugins.archive.problems import message
from plugins.archive.shaping import Shaper
from plugins.archive.shelf import Shelf
from plugins.archive.texts import missing

Ids = frozenset[str] | None


@dataclass
class Register:
    """A register whose ids are known, none where it is unread; `docket` is what it said before."""

    name: str
    document: Document
    ids: Ids = frozenset()
    key: bytes = b""
    docket: Docket | None = None
    items: list[tuple[str, yaml.Node]] = field(default_factory=list)


def opened(shelf: Shelf, name: str, path: Path | None) -> Register:
    """Open a register, and find which ids it declares, right or wrong."""
    there = shelf.inventory.root / f"{name}.yaml"
    if path is None and name in OPTIONAL:
        return Register(name, Document(there, name))
    register = Register(name, shelf.fetch(path) if path else missing(shelf, there))
    register.key = dockets.key_of(shelf, [register.document], name) if path else b""
    register.docket = dockets.recall(shelf, [register.document], register.key)
    if register.docket:
        register.ids = register.docket.said[0]
    else:
        _find(shelf, register)
    return register


def records(shelf: Shelf, register: Register) -> dict[str, Any]:
    """Return the records of a register by their id, once the ids of all registers are known."""
    if register.docket and dockets.are_there(register.docket.named, shelf.ids):
        return register.docket.said[1]  # type: ignore[no-any-return]
    if register.docket:
        _find(shelf, register)
    shaper, shape = Shaper(register.document, shelf.ids), REGISTERS[register.name]
    shaped = {key: shaper.record(node, shape, id=key) for key, node in register.items}
    found = {key: record for key, record in shaped.items() if record is not None}
    dockets.keep(shelf, [register.document], register.key, (register.ids, found))
    return found


def _find(shelf: Shelf, register: Register) -> None:
    document = register.document
    node = shelf.compose_whole(document)
    if node is None:
        register.ids = None
        return
    ids = set[str]()
    for key, key_node, value in entries(document, node):
        ids |= {key, key.lower().replace("_", "-")}
        if ID.fullmatch(key) and len(key) <= LONGEST_ID:
            register.items.append((key, value))
        else:
            told = "`%(id)s` cannot be an id; use only a–z, 0–9 and single hyphens, %(n)s at most"
            document.report_at(key_node, message(told, id=key, n=LONGEST_ID))
    register.ids = frozenset(ids)
