"""From the files of `content/` to records: one archive, with every problem on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import yaml

from plugins.archive.documents import Document
from plugins.archive.editions import Edition
from plugins.archive.holdings import OPTIONAL, REGISTERS, Archive
from plugins.archive.inventory import ID, LONGEST_ID, EditionFolder, Inventory, TextFolder, take
from plugins.archive.nodes import entries, locate
from plugins.archive.pictures import Picture, look
from plugins.archive.problems import Message, Problem, message
from plugins.archive.reach import Reach, reached
from plugins.archive.shaping import Shaper
from plugins.archive.stories import OriginalHeader, PageHeader, Piece, StandingPage, Story, Version
from plugins.archive.texts import Ids, Shelf, is_draft, read_texts
from plugins.text.letters import visible
from plugins.text.sheets import Reference

Text = TypeVar("Text", bound=Piece)


@dataclass
class Reading:
    """What one pass over the content found: the archive (drafts left out), and every problem of every file.

    `drafts` are the versions that are kept back, by their author or by a mistake: they are held to the same rules.
    `declared` are the ids of each register, right or wrong, so that one mistake is not told twice, none where a
    register is unread; and the folders that are `drafts` or `waiting` until something is mended. `nodes` are the
    parsed files by name, `pictures` those that lie in each folder of a text, none where one is no good picture.
    `unpublished` are the texts that have drafts, with them. `only` is a folder where no other is asked for.
    """

    root: Path
    archive: Archive
    drafts: tuple[Version, ...] = ()
    declared: Ids = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    nodes: Mapping[str, yaml.MappingNode] = field(default_factory=dict)
    pictures: Mapping[str, Mapping[str, Picture | None]] = field(default_factory=dict)
    unpublished: tuple[Piece, ...] = ()
    only: str = ""

    def problem(self, told: Message, file: str, *keys: str | int) -> Problem:
        """Make a problem at a field of a file; `file` is below the content, `keys` lead to the field."""
        path = visible((PurePosixPath(self.root.name) / file).as_posix())
        mark = locate(self.nodes[path], *keys).start_mark
        return Problem(path, mark.line + 1, mark.column + 1, told)

    @property
    def stories(self) -> tuple[Story, ...]:
        """Every story that is asked for."""
        return self.archive.stories_in(self.only)

    @property
    def texts(self) -> tuple[Piece, ...]:
        """Every story and standing page that is asked for."""
        return (*self.stories, *self.archive.pages_in(self.only))

    @property
    def versions(self) -> Iterator[Version]:
        """Every version of every text that is asked for, those that are kept back included."""
        for piece in self.texts:
            yield from piece.versions.values()
        yield from (draft for draft in self.drafts if self.only in ("", draft.folder))

    def is_draft(self, version: Version) -> bool:
        """Tell whether the header of a version says that it is a draft."""
        return version.path in self.nodes and is_draft(self.nodes[version.path])

    def in_header(self, told: Message, version: Version, *keys: str | int) -> Problem:
        """Make a problem at a field of a version's header."""
        return self.problem(told, version.file, *keys)

    def in_text(self, told: Message, version: Version, reference: Reference) -> Problem:
        """Make a problem at something that a version's text says."""
        return Problem(version.path, version.line + reference.line - 1, reference.column, told)

    def waits(self, folder: str) -> bool:
        """Tell whether a folder is there, and will be published as soon as a problem that is told is mended."""
        waiting = self.declared.get("waiting") or frozenset()
        return folder in waiting or any(str(parent) in waiting for parent in PurePosixPath(folder).parents)


def read(root: Path) -> Reading:
    """Read everything below `content/`; what is wrong is left out of the archive and stands in the problems."""
    return Reader(take(root)).read()


class Reader:
    """Reads what an inventory lists, into records and texts."""

    def __init__(self, inventory: Inventory) -> None:
        self.inventory = inventory
        self.shelf = Shelf(inventory)
        self.pictures: dict[str, dict[str, Picture | None]] = {}
        self.unpublished: list[Piece] = []

    def read(self) -> Reading:
        """Read all of it."""
        nodes = {name: self._register_nodes(name) for name in REGISTERS}
        self.shelf.ids = {name: ids for name, (_, _, ids) in nodes.items()}
        registers = {
            name: self._records(document, items, REGISTERS[name]) for name, (document, items, _) in nodes.items()
        }
        editions: dict[str, Edition] = {}
        stories: list[Story] = []
        for folder in self.inventory.editions:
            edition = self._edition(folder)
            if edition:
                editions[edition.id] = edition
            found = [story for below in folder.stories if (story := self.story(below, folder.path.name))]
            if edition:
                stories += found
            else:
                self.shelf.kept_back += [version for story in found for version in story.versions.values()]
        pages = [page for folder in self.inventory.pages if (page := self.page(folder))]
        archive = Archive(
            **registers, editions=editions, stories=tuple(stories), pages=tuple(pages), reach=self._reach()
        )
        shelf = self.shelf
        problems = [*self.inventory.problems, *(p for document in shelf.documents for p in document.problems)]
        declared = {**shelf.ids, "drafts": frozenset(shelf.drafts), "waiting": self._waiting(archive)}
        drafts = tuple(shelf.kept_back)
        pieces = tuple(self.unpublished)
        return Reading(self.inventory.root, archive, drafts, declared, problems, shelf.nodes, self.pictures, pieces)

    def _waiting(self, archive: Archive) -> frozenset[str]:
        """Return the folders that are there but not in the archive, because something in or above them is wrong."""
        editions = self.inventory.editions
        texts = [*self.inventory.pages, *(story for edition in editions for story in edition.stories)]
        paths = {
            *(edition.path for edition in editions),
            *(text.path for text in texts),
            *self.inventory.closed,
            *self.inventory.told,
        }
        there = {self.shelf.folder(path) for path in paths}
        return frozenset(there - archive.by_folder.keys() - self.shelf.drafts)

    def _reach(self) -> Mapping[str, Reach]:
        """Return what was found at addresses outside; an archive whose links were never read has no such file."""
        if self.inventory.reach is None:
            return {}
        document = self.shelf.open(self.inventory.reach)
        node = self.shelf.compose(document, document.text) if document.is_read else None
        return reached(document, node) if node else {}

    def _register_nodes(self, name: str) -> tuple[Document, list[tuple[str, yaml.Node]], frozenset[str] | None]:
        """Return the records of a register as nodes, and all ids that it declares, or none where it is unread."""
        path = self.inventory.registers.get(name)
        if path is None and name in OPTIONAL:
            return Document(self.inventory.root / f"{name}.yaml", name), [], frozenset()
        document = self.shelf.open(path) if path else self.shelf.missing(self.inventory.root / f"{name}.yaml")
        node = self.shelf.compose(document, document.text) if document.is_read else None
        if node is None:
            return document, [], None
        items, ids = [], set[str]()
        for key, key_node, value in entries(document, node):
            ids |= {key, key.lower().replace("_", "-")}
            if ID.fullmatch(key) and len(key) <= LONGEST_ID:
                items.append((key, value))
            else:
                told = "`%(id)s` cannot be an id; use only a–z, 0–9 and single hyphens, %(n)s at most"
                document.report_at(key_node, message(told, id=key, n=LONGEST_ID))
        return document, items, frozenset(ids)

    def _records(self, document: Document, items: list[tuple[str, yaml.Node]], shape: type) -> dict[str, Any]:
        shaper = Shaper(document, self.shelf.ids)
        records = {key: shaper.record(node, shape, id=key) for key, node in items}
        return {key: record for key, record in records.items() if record is not None}

    def _edition(self, folder: EditionFolder) -> Edition | None:
        document = self.shelf.open(folder.facts) if folder.facts else self.shelf.missing(folder.path / "edition.yaml")
        node = self.shelf.compose(document, document.text) if document.is_read else None
        if node is None:
            return None
        ids = {**self.shelf.ids, "disagreements": _disagreement_ids(node)}
        return Shaper(document, ids).record(node, Edition, id=folder.path.name)

    def _look(self, folder: TextFolder) -> dict[str, Picture]:
        """Look at the pictures of a folder, and return those that are good."""
        found: dict[str, Picture | None] = {}
        for path in folder.pictures:
            looked = look(path, f"{self.shelf.folder(folder.path)}/{path.name}")
            found[path.name] = looked if isinstance(looked, Picture) else None
            if not isinstance(looked, Picture):
                self.inventory.report(path, looked)
        self.pictures[self.shelf.folder(folder.path)] = found
        return {name: picture for name, picture in found.items() if picture}

    def story(self, folder: TextFolder, edition: str) -> Story | None:
        """Read a story, and return what of it is published."""
        pictures = self._look(folder)
        texts = read_texts(self.shelf, folder, OriginalHeader)
        if texts is None:
            return None
        header = texts.header
        story = Story(
            id=folder.path.name,
            folder=texts.folder,
            original=texts.original,
            versions=texts.versions,
            edition=edition,
            date=header.date,
            themes=header.themes,
            sources=header.sources,
            pictures=pictures,
            image=header.image,
        )
        return self._published(story)

    def page(self, folder: TextFolder) -> StandingPage | None:
        """Read a standing page, and return what of it is published."""
        pictures = self._look(folder)
        texts = read_texts(self.shelf, folder, PageHeader)
        if texts is None:
            return None
        name, where = folder.path.name, texts.folder
        page = StandingPage(id=name, folder=where, original=texts.original, versions=texts.versions, pictures=pictures)
        return self._published(page)

    def _published(self, piece: Text) -> Text | None:
        """Return a text without its drafts, or nothing where it has nothing else."""
        published = {code: version for code, version in piece.versions.items() if not version.draft}
        if len(published) < len(piece.versions):
            self.unpublished.append(piece)
        return replace(piece, versions=published) if published else None


def _disagreement_ids(node: yaml.MappingNode) -> frozenset[str]:
    listed = next((value for key, value in node.value if key.value == "disagreements"), None)
    items = listed.value if isinstance(listed, yaml.SequenceNode) else []
    mappings = [item for item in items if isinstance(item, yaml.MappingNode)]
    return frozenset(str(value.value) for item in mappings for key, value in item.value if key.value == "id")
