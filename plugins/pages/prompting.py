"""What a saved text makes anew: its problems and its pages, by the same rules and in the same bytes as a whole build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from plugins.archive.compositor import composed
from plugins.archive.contract import problems_of
from plugins.archive.copydesk import at_the_desk, proofs
from plugins.archive.pictures import NAME
from plugins.archive.problems import Problem, errors_of
from plugins.archive.reading import Reading
from plugins.archive.rereading import folder_of_text, is_of, reread
from plugins.archive.stories import Piece
from plugins.pages import addresses
from plugins.pages.batch import Sheets
from plugins.pages.cues import Cue
from plugins.pages.page import Page
from plugins.pages.rendering import Renderer
from plugins.pages.site import Site

if TYPE_CHECKING:
    from plugins.archive.proofdesk import Desk

Files = dict[str, bytes]


class OfTexts(Protocol):
    """A generator of what texts are shown with, which can be asked for that of one."""

    site: Site

    def write_all(self, sheets: Sheets) -> None:
        """Write all that the site asks for."""


@dataclass(frozen=True)
class _Sheets:
    """A writer that keeps what it is given: the pages of drafts with their pictures, or those of what is published."""

    renderer: Renderer
    of_drafts: bool
    files: Files = field(default_factory=dict)

    def write_page(self, page: Page) -> None:
        if page.draft == self.of_drafts:
            self.files[f"{page.address}index.html"] = self.renderer.render(page).encode()

    def write_made(self, name: str, _source: object, make: Callable[[], bytes]) -> None:
        if self.of_drafts:  # all other pictures lie in the site that was built
            self.files[name] = make()

    def write_bytes(self, name: str, content: bytes) -> None:
        self.files[name] = content


class Prompter:
    """A site that was built, kept to tell at once what a saved text changes of it."""

    def __init__(
        self,
        reading: Reading,
        site: Site,
        generators: Iterable[OfTexts],
        renderer: Renderer,
        warnings: Iterable[Problem] = (),
        drafts: bool = False,
    ) -> None:
        """Take what a build read, made and used; its drafts are told of only where that is asked for."""
        self._reading, self._site = reading, site
        self._generators, self._renderer = tuple(generators), renderer
        self._problems = set(warnings)
        self._desk: Desk | None = None
        self._rehearsal: Site | None = None
        for piece in reading.unpublished if drafts else ():
            self._rehearsal = (self._rehearsal or site).amended(piece.folder, composed(piece))

    def opening(self) -> Cue:
        """Tell what stands beside the site that was built: warnings, and drafts."""
        folders = [piece.folder for piece in self._reading.unpublished]
        return self._cue({name: made for folder in folders for name, made in self._drafts(folder).items()})

    def rehearse(self) -> None:
        """Make what every answer needs, so that the first is as quick as any other."""
        self._renderer.prepare()
        for piece in self._site.archive.stories[:1]:
            self.saved([f"{piece.folder}/{piece.original}.md"])

    def saved(self, names: Iterable[str]) -> Cue | None:
        """Tell what saved files change, named below the content; nothing where only a whole build can tell."""
        files: Files = {}
        for folder in sorted({folder_of_text(name) for name in names if not self._is_trace(name)}):
            made = self._again(folder) if folder else None
            if made is None:
                return None
            files |= made
        return self._cue(files)

    def _again(self, folder: str) -> Files | None:
        """Read a text again and make its pages, or none where something is wrong with it: the last good ones stay."""
        reading = reread(self._reading, folder)
        if reading is None or folder not in self._folders():
            return None
        self._desk = self._desk or at_the_desk(self._reading)
        told = problems_of(reading)
        told += proofs(reading, told, desk=self._desk)
        self._problems = {problem for problem in self._problems if not is_of(problem, reading, folder)} | {*told}
        if errors_of(told):
            return {}
        if _published(reading, folder) != _published(self._reading, folder):
            return None  # lists, feeds and the search change with it
        self._reading = replace(reading, only="")
        self._site = self._site.amended(folder, composed(_at(reading.texts, folder)))
        if self._rehearsal:
            whole = _at((*reading.unpublished, *reading.texts), folder)
            self._rehearsal = self._rehearsal.amended(folder, composed(whole))
        return {**self._pages(self._site, folder, of_drafts=False), **self._drafts(folder)}

    def _is_trace(self, name: str) -> bool:
        """Tell whether a name is that of a file which an editor had beside a text for a moment."""
        file = PurePosixPath(name)
        is_ours = file.suffix in ("", ".yaml", ".md") or NAME.fullmatch(file.name)
        return not (self._reading.root / name).exists() and (file.name.startswith(".") or not is_ours)

    def _folders(self) -> set[str]:
        return {*self._reading.archive.by_folder, *(piece.folder for piece in self._reading.unpublished)}

    def _drafts(self, folder: str) -> Files:
        return self._pages(self._rehearsal, folder, of_drafts=True) if self._rehearsal else {}

    def _pages(self, site: Site, folder: str, of_drafts: bool) -> Files:
        sheets = _Sheets(self._renderer, of_drafts)
        for generator in self._generators:
            generator.site = site.asked_for(folder)
            generator.write_all(sheets)
        return sheets.files

    def _cue(self, files: Files) -> Cue:
        drafts = _draft_addresses(self._reading) if self._rehearsal else ()
        return Cue(tuple(sorted(self._problems)), files, tuple(drafts))


def _draft_addresses(reading: Reading) -> Iterator[str]:
    for piece in reading.unpublished:
        yield from (addresses.text(code, piece) for code, version in piece.versions.items() if version.draft)


def _published(reading: Reading, folder: str) -> set[str]:
    piece = reading.archive.by_folder.get(folder)
    return {*piece.versions} if isinstance(piece, Piece) else set()


def _at(pieces: Iterable[Piece], folder: str) -> Piece | None:
    return next((piece for piece in pieces if piece.folder == folder), None)
