"""Dockets: what a file or the folder of a text said when it was read before, taken for read while every byte is the same.

Only that in which nothing was wrong has one: whatever has a problem is read anew each time, and no message is recalled.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from plugins.archive.documents import Document
from plugins.archive.editions import Edition
from plugins.archive.inventory import EditionFolder, TextFolder
from plugins.archive.languages import Code
from plugins.archive.shaping import Shaper
from plugins.archive.shelf import Ids, Shelf
from plugins.archive.texts import Original, Texts, is_hidden, missing, read_texts
from plugins.work.digest import digest

_KIND = "dockets"


@dataclass(frozen=True)
class Docket:
    """What was said, and which ids of which registers were `named` in it.

    A body is not kept, for it is the end of its file: where it `begins` there, and its revision.
    """

    said: Any
    named: frozenset[tuple[str, str]]
    begins: Mapping[Code, tuple[int, str]] = field(default_factory=dict)


def texts_of(shelf: Shelf, folder: TextFolder, shape: type[Original]) -> Texts[Original] | None:
    """Return the versions of one folder, taken for read or read; nothing where a file is wrong."""
    documents = {code: shelf.fetch(path) for code, path in folder.files.items()}
    key = key_of(shelf, documents.values(), shape.__name__, shelf.folder(folder.path))
    docket = None if is_hidden(shelf, folder) else recall(shelf, documents.values(), key)
    if docket:
        _give_bodies(docket, documents)
        return docket.said  # type: ignore[no-any-return]
    texts = read_texts(shelf, folder, documents, shape)
    versions = texts.versions if texts else {}
    if texts and not any(version.draft for version in versions.values()):
        bare = replace(texts, versions={code: replace(version, body="") for code, version in versions.items()})
        ends = {code: len(version.body.encode()) for code, version in versions.items()}
        begins = {code: (len(documents[code].data or b"") - ends[code], versions[code].revision) for code in versions}
        keep(shelf, documents.values(), key, bare, begins)
    return texts


def edition_of(shelf: Shelf, folder: EditionFolder) -> Edition | None:
    """Return the facts of an edition, taken for read or read; nothing where something is wrong in them."""
    document = shelf.fetch(folder.facts) if folder.facts else missing(shelf, folder.path / "edition.yaml")
    key = key_of(shelf, [document], Edition.__name__)
    docket = recall(shelf, [document], key)
    if docket:
        return docket.said  # type: ignore[no-any-return]
    node = shelf.compose_whole(document)
    ids = {**shelf.ids, "disagreements": _disagreement_ids(node)} if node else {}
    edition = Shaper(document, ids).record(node, Edition, id=folder.path.name) if node else None
    keep(shelf, [document], key, edition)
    return edition


def key_of(shelf: Shelf, documents: Collection[Document], called: str, where: str = "") -> bytes:
    """Return what names that which files say: how they are read, where they lie, and every byte; the shelf keeps it too."""
    if not shelf.memory.path or any(document.data is None for document in documents):
        return b""
    places = [(shelf.inventory.below(document.path), document.name) for document in documents]
    key = digest((called, places, [hashlib.sha256(document.data or b"").digest() for document in documents]))
    shelf.prints[where or places[0][1]] = key
    return key


def recall(shelf: Shelf, documents: Collection[Document], key: bytes) -> Docket | None:
    """Return what files said, where all that they name is there as it was."""
    docket: Docket | None = shelf.memory.recall(_KIND, key) if key else None
    if docket is None or not are_there(docket.named, shelf.ids):
        return None
    for document in documents:
        shelf.nodes.put(document.name, document)
    return docket


def keep(
    shelf: Shelf,
    documents: Collection[Document],
    key: bytes,
    said: object,
    begins: Mapping[Code, tuple[int, str]] | None = None,
) -> None:
    """Keep what files say, if all of them are just as they should be."""
    if key and all(not document.problems and document.text.encode() == document.data for document in documents):
        named = frozenset[tuple[str, str]]().union(*(document.named for document in documents))
        shelf.memory.keep(_KIND, key, Docket(said, named, begins or {}))


def are_there(named: Collection[tuple[str, str]], ids: Ids) -> bool:
    """Tell whether each id is in its register; in one that is unread, any may be."""
    registers = ((ids.get(register), name) for register, name in named)
    return all(known is None or name in known for known, name in registers)


def _give_bodies(docket: Docket, documents: Mapping[Code, Document]) -> None:
    for code, version in docket.said.versions.items():
        begin, revision = docket.begins[code]
        body = (documents[code].data or b"")[begin:].decode()
        vars(version).update(body=body, revision=revision)  # nobody else has seen it yet


def _disagreement_ids(node: yaml.MappingNode) -> frozenset[str]:
    listed = next((value for key, value in node.value if key.value == "disagreements"), None)
    items = listed.value if isinstance(listed, yaml.SequenceNode) else []
    mappings = [item for item in items if isinstance(item, yaml.MappingNode)]
    return frozenset(str(value.value) for item in mappings for key, value in item.value if key.value == "id")
