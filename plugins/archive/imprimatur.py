"""Imprimatur: which texts were judged before and found right; they are not judged again while all is as it was.

A text is judged by itself, with all others sealed. So what can be seen of it is in its files and pictures, and what can
be seen besides is in the records and the places of texts: nothing that a rule might ask is left out by mistake. Who
opens another text is judged with all of them open, and given nothing. Only that nothing was found is ever kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from plugins.archive.problems import Problem
from plugins.archive.reading import Reading
from plugins.archive.sealing import Unsealed
from plugins.archive.stories import Version
from plugins.work.digest import digest
from plugins.work.hands import spread
from plugins.work.memory import FORGETFUL, Memory, of_content

Judge = Callable[[Reading], list[Problem]]
# Folders of texts, and this for all that is no text.
RECORDS = ""


def left_by_builds(content: Path) -> Memory:
    """Return the memory that builds of a content have left, or one of nothing."""
    path = of_content(content)
    return Memory(path) if path.is_dir() else FORGETFUL


class Imprimatur:
    """Gives and finds the imprimatur of one reading, in which no file is wrong in itself."""

    def __init__(self, reading: Reading, memory: Memory) -> None:
        """Keep which texts there are, with their drafts."""
        self.reading, self.memory = reading, memory
        self.texts = {piece.folder: piece for piece in reading.texts}
        self.drafts: dict[str, list[Version]] = defaultdict(list)
        for draft in reading.drafts:
            self.drafts[draft.folder].append(draft)

    @property
    def folders(self) -> list[str]:
        """Every folder of a text."""
        return [*dict.fromkeys((*self.texts, *self.drafts))]

    def lacking(self, office: str) -> list[str]:
        """Return the folders of those texts that an office has to judge."""
        return [folder for folder in self.folders if not self.has(office, folder)]

    def has(self, office: str, folder: str) -> bool:
        """Tell whether an office has found all right before, and would see the same now."""
        key = self._key(folder)
        return bool(key and self.memory.recall(office, key))

    def give(self, office: str, folder: str) -> None:
        """Note that an office has found nothing wrong."""
        key = self._key(folder)
        if key:
            self.memory.keep(office, key, True, plain=True)

    def judge(self, office: str, folders: list[str], judge: Judge) -> list[Problem]:
        """Judge texts one by one, and return what is wrong with them."""

        def judged(folder: str) -> tuple[list[Problem], bool]:
            view = self._view(folder)
            try:
                return judge(replace(view, archive=self.reading.sealed)), True
            except Unsealed:
                return judge(view), False

        found = spread(judged, folders)
        for folder, (problems, is_alone) in zip(folders, found, strict=True):
            if is_alone and not problems:
                self.give(office, folder)
        return [*chain.from_iterable(problems for problems, _ in found)]

    def versions(self, folder: str) -> Iterator[Version]:
        """Yield the versions of a text, its drafts included."""
        piece = self.texts.get(folder)
        yield from piece.versions.values() if piece else ()
        yield from self.drafts.get(folder, ())

    def _view(self, folder: str) -> Reading:
        """Return the reading as who judges the text of a folder may see it."""
        piece, pictures, nodes = self.texts.get(folder), self.reading.pictures, self.reading.nodes
        records = (name for name in nodes if name.endswith(".yaml"))
        return replace(
            self.reading,
            asked=(piece,) if piece else (),
            drafts=tuple(self.drafts.get(folder, ())),
            pictures={folder: pictures[folder]} if folder in pictures else {},
            unpublished=(),
            nodes=nodes.of(version.path for version in self.versions(folder)) if folder else nodes.of(records),
            only=folder,
        )

    def _key(self, folder: str) -> bytes:
        """Name all that can be seen by who judges the text of a folder, where that is known."""
        if not self.memory.path or (folder and folder not in self.reading.prints):
            return b""
        pictures = self.reading.pictures.get(folder)
        return digest((self.reading.basis, folder, self.reading.prints.get(folder), pictures))
