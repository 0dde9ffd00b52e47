"""From the files of `content/` to records: one archive, with every problem on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TypeVar

from plugins.archive import registers
from plugins.archive.dockets import edition_of, texts_of
from plugins.archive.editions import Edition
from plugins.archive.holdings import REGISTERS, Archive
from plugins.archive.inventory import Inventory, TextFolder, take
from plugins.archive.nodes import locate
from plugins.archive.pictures import Picture, look
from plugins.archive.problems import Message, Problem
from plugins.archive.reach import Reach, reached
from plugins.archive.sealing import sealed
from plugins.archive.shelf import Ids, Nodes, Shelf
from plugins.archive.stories import OriginalHeader, PageHeader, Piece, StandingPage, Story, Version
from plugins.archive.texts import is_draft
from plugins.text.letters import visible
from plugins.text.sheets import Reference
from plugins.work.digest import digest
from plugins.work.memory import FORGETFUL, Memory

Text = TypeVar("Text", bound=Piece)


@dataclass
class Reading:
    """What one pass over the content found: the archive (drafts left out), and every problem of every file.

    `drafts` are the versions that are kept back, by their author or by a mistake: they are held to the same rules.
    `declared` are the ids of each register, right or wrong, so that one mistake is not told twice, none where a
    register is unread; and the folders that are `drafts` or `waiting` until something is mended. `nodes` are the
    parsed files by name, `pictures` those that lie in each folder of a text, none where one is no good picture.
    `unpublished` are the texts that have drafts, with them. `only` is a folder where no other is asked for, and `asked`
    its text where the archive shows less of it. `prints` name what files say, by the folder of a text or else the file.
    """

    root: Path
    archive: Archive
    drafts: tuple[Version, ...] = ()
    declared: Ids = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    nodes: Nodes = field(default_factory=Nodes)
    pictures: Mapping[str, Mapping[str, Picture | None]] = field(default_factory=dict)
    unpublished: tuple[Piece, ...] = ()
    only: str = ""
    asked: tuple[Piece, ...] | None = None
    prints: Mapping[str, bytes] = field(default_factory=dict)

    def problem(self, told: Message, file: str, *keys: str | int) -> Problem:
        """Make a problem at a field of a file; `file` is below the content, `keys` lead to the field."""
        path = visible((PurePosixPath(self.root.name) / file).as_posix())
        mark = locate(self.nodes[path], *keys).start_mark
        return Problem(path, mark.line + 1, mark.column + 1, told)

    @property
    def stories(self) -> tuple[Story, ...]:
        """Every story that is asked for."""
        if self.asked is not None:
            return tuple(piece for piece in self.asked if isinstance(piece, Story))
        return self.archive.stories_in(self.only)

    @property
    def texts(self) -> tuple[Piece, ...]:
        """Every story and standing page that is asked for."""
        return self.asked if self.asked is not None else (*self.stories, *self.archive.pages_in(self.only))

    @property
    def versions(self) -> Iterator[Version]:
        """Every version of every text that is asked for, those that are kept back included."""
        for piece in self.texts:
            yield from piece.versions.values()
        yield from (draft for draft in self.drafts if self.only in ("", draft.folder))

    @cached_property
    def sealed(self) -> Archive:
        """The archive with all its texts sealed."""
        return sealed(self.archive)

    @cached_property
    def basis(self) -> bytes:
        """What names all that can be seen but for what texts say: records, the places of texts, what waits and is declared."""
        texts = {version.folder for version in self.drafts} | {piece.folder for piece in self.texts}
        others = [(name, made) for name, made in self.prints.items() if name not in texts]
        declared = [(name, sorted(ids) if ids is not None else None) for name, ids in self.declared.items()]
        archive = [getattr(self.sealed, field.name) for field in fields(self.sealed)]
        return digest((self.root.name, archive, declared, others))

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


def read(root: Path, memory: Memory = FORGETFUL) -> Reading:
    """Read everything below `content/`; what is wrong is left out of the archive and stands in the problems.

    With a memory, only what has changed since is read through, and the reading is the same.
    """
    return Reader(take(root), memory).read()


class Reader:
    """Reads what an inventory lists, into records and texts."""

    def __init__(self, inventory: Inventory, memory: Memory = FORGETFUL) -> None:
        self.inventory = inventory
        self.shelf = Shelf(inventory, memory)
        self.pictures: dict[str, dict[str, Picture | None]] = {}
        self.unpublished: list[Piece] = []

    def read(self) -> Reading:
        """Read all of it."""
        opened = [registers.opened(self.shelf, name, self.inventory.registers.get(name)) for name in REGISTERS]
        self.shelf.ids = {register.name: register.ids for register in opened}
        records = {register.name: registers.records(self.shelf, register) for register in opened}
        editions: dict[str, Edition] = {}
        stories: list[Story] = []
        for folder in self.inventory.editions:
            edition = edition_of(self.shelf, folder)
            if edition:
                editions[edition.id] = edition
            found = [story for below in folder.stories if (story := self.story(below, folder.path.name))]
            if edition:
                stories += found
            else:
                self.shelf.kept_back += [version for story in found for version in story.versions.values()]
        pages = [page for folder in self.inventory.pages if (page := self.page(folder))]
        archive = Archive(**records, editions=editions, stories=tuple(stories), pages=tuple(pages), reach=self._reach())
        shelf = self.shelf
        problems = [*self.inventory.problems, *(p for document in shelf.documents for p in document.problems)]
        declared = {**shelf.ids, "drafts": frozenset(shelf.drafts), "waiting": self._waiting(archive)}
        drafts = tuple(shelf.kept_back)
        return Reading(
            self.inventory.root,
            archive,
            drafts,
            declared,
            problems,
            shelf.nodes,
            self.pictures,
            tuple(self.unpublished),
            prints=shelf.prints,
        )

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
        document = self.shelf.fetch(self.inventory.reach)
        node = self.shelf.compose_whole(document)
        return reached(document, node) if node else {}

    def _look(self, folder: TextFolder) -> dict[str, Picture]:
        """Look at the pictures of a folder, and return those that are good."""
        found: dict[str, Picture | None] = {}
        for path in folder.pictures:
            looked = look(path, f"{self.shelf.folder(folder.path)}/{path.name}", self.shelf.memory)
            found[path.name] = looked if isinstance(looked, Picture) else None
            if not isinstance(looked, Picture):
                self.inventory.report(path, looked)
        self.pictures[self.shelf.folder(folder.path)] = found
        return {name: picture for name, picture in found.items() if picture}

    def story(self, folder: TextFolder, edition: str) -> Story | None:
        """Read a story, and return what of it is published."""
        pictures = self._look(folder)
        texts = texts_of(self.shelf, folder, OriginalHeader)
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
        texts = texts_of(self.shelf, folder, PageHeader)
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
