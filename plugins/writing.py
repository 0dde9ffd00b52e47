"""Pages and files into the output folder: the one place where the site touches the disk.

Whichever door Pelican is entered by, it writes beside the published site, which the new one replaces at the end.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from pelican import signals
from pelican.writers import Writer

from plugins.archive.languages import Code
from plugins.archive.problems import language_of, listing
from plugins.files import placing
from plugins.files.making import Seen, Tree
from plugins.files.refusals import Refusal
from plugins.files.store import STORE, Store
from plugins.files.tidying import tidy
from plugins.pages.apart import gather
from plugins.pages.batch import Batch, BatchWriter, File
from plugins.pages.rendering import Renderer
from plugins.pages.site import Site
from plugins.proof.verifying import verify
from plugins.work.clock import CLOCK, is_asked
from plugins.work.digest import digest
from plugins.work.hands import spread

# Ten pages or feeds are 100 ms of work; see `plugins/work/hands.py`.
LEAST = 10
# What came of a batch: its files, those of them that were linked, and the texts whose words it asked for.
Made = tuple[list[File], dict[str, Seen], list[tuple[str, Code]]]


class PageWriter(Writer):  # type: ignore[misc]
    """Takes batches of files while the generators run, and writes them together at the end.

    What is made of the same as in an earlier build is taken from the site that it published, whole batches first; two
    things at one address end the build.
    """

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        """Prepare to render with the theme and root of this run."""
        super().__init__(output_path, settings=settings)
        site: Site = settings["SITE"]
        self.site, self.memory = site, site.memory
        report_to = settings.get("REPORT_ADDRESS", "")
        self.renderer = Renderer(site.theme, site.root, site.isolation, report_to, site.memory)
        made = Path(output_path)
        other = self.memory.recall("site", b"")
        fresh = bool(settings.get("FRESH"))
        with CLOCK.spent("write"):
            self.tree = Tree.at(made, Path(other) if other else None, fresh)
        self.batches: list[tuple[str, Batch]] = []

    def take(self, kind: str, batch: Batch) -> None:
        """Take a batch to be written at the end; all of a kind are one generator's."""
        self.batches.append((f"{kind} {batch.name}", batch))

    def finish(self) -> None:
        """Write what was taken: anew, or from the site of an earlier build."""
        basis = self.renderer.basis if self.memory.path else b""
        if not basis or self.memory.recall("theme", b"") != basis:  # else few pages are rendered, or none
            self.renderer.prepare()
        keys = [self._key(basis, name, batch) for name, batch in self.batches]
        with _in_a_sentence():
            waiting = [at for at, key in enumerate(keys) if not self._stands(key)]
            waiting.sort(key=lambda at: self._turn(self.batches[at][1]))
            new = [self.batches[at][1] for at in waiting]
            self._convert(new)
            made = spread(partial(self._make, basis), new, LEAST)
        for at, (files, seen, asked) in zip(waiting, made, strict=True):
            said = [(folder, code, self.site.said(folder, code)) for folder, code in asked]
            self.memory.keep("batches", keys[at], (said, files), plain=True)
            self.tree.seen |= seen
            self._publish(files)
        self.memory.note("theme", b"", basis, plain=True)
        self.memory.note("site", b"", str(placing.place_of(self.tree.folder)), plain=True)

    @staticmethod
    def _turn(batch: Batch) -> tuple[bool, bool]:
        """Have large batches made first: who comes last to the end of them all should have little left to do."""
        return not batch.first, batch.texts is not tuple

    def _key(self, basis: bytes, name: str, batch: Batch) -> bytes:
        return digest((name, batch.given, basis, self.site.imprint)) if self.memory.path else b""

    def _stands(self, key: bytes) -> bool:
        """Let the files of a batch stand as they are, and tell whether that can be."""
        known: tuple[list[tuple[str, Code, bytes]], list[File]] | None = self.memory.recall("batches", key)
        if known is None or any(self.site.said(folder, code) != said for folder, code, said in known[0]):
            return False
        if not all(self.tree.link(name, content) for name, content, _ in known[1]):
            return False
        self._publish(known[1])
        return True

    def _convert(self, batches: list[Batch]) -> None:
        """Have all hands convert the texts that batches will ask for, and set them in order once for all of them."""
        texts = {(piece.folder, text): (piece, text) for batch in batches for piece, text in batch.texts()}
        self.site.convert(texts.values())
        found = [(self.site.prose(piece, text).html, text.language) for piece, text in texts.values()]
        gather(found, self.site.isolation, self.memory)

    def _make(self, basis: bytes, batch: Batch) -> Made:
        """Write a batch, in whatever process."""
        sheets = BatchWriter(self.tree, self.renderer, self.memory, basis)
        self.site.asked.clear()
        batch.write(sheets)
        seen = {name: self.tree.seen[name] for name, _, _ in sheets.files if name in self.tree.seen}
        return sheets.files, seen, sorted(self.site.asked)

    def _publish(self, files: list[File]) -> None:
        """Give the names of files away, and remember what pages were made of."""
        for name, content, key in files:
            self.tree.take(name)
            if key:
                self.memory.note("files", key, content, plain=True)
            if signals.content_written.receivers:
                signals.content_written.send(str(self.tree.folder / name), context={})


def prepare(pelican: Any) -> None:
    """Have every run of Pelican leave the published site alone until it has a new one, and nothing beside it."""
    # An emptied folder is what readers would see until the end; the new site replaces the whole of it in any case.
    pelican.delete_outputdir = False
    run = pelican.run

    def run_and_leave() -> None:
        # A run keeps nearly all that it makes until it ends: looking through it for waste costs a fifth of its time.
        was_collecting = gc.isenabled()
        gc.disable()
        try:
            run()
        finally:
            if was_collecting:
                gc.enable()
            place = pelican.settings.pop("WORKPLACE", None)
            if place:
                with CLOCK.spent("swap"):
                    place.close()
            if is_asked():
                _tell(CLOCK.told())

    pelican.run = run_and_leave  # no signal tells of a run that failed


def give_writer(pelican: Any) -> type[Writer]:
    """Name the writer of this site, and have it write beside the published one."""
    settings = pelican.settings
    output = Path(settings["OUTPUT_PATH"])
    if not placing.is_workplace(output):  # else the desk has called, and puts the site in place itself
        try:
            settings["WORKPLACE"] = placing.begin(output, Path(settings["PATH"]), _tell)
        except Refusal as refusal:
            _end(str(refusal))
        pelican.output_path = str(settings["WORKPLACE"].made)

    class OfThisRun(PageWriter):
        """The writer of this run, which can be asked at its end to finish."""

        def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
            super().__init__(output_path, settings)
            pelican.page_writer = self

    return OfThisRun


def put_in_place(pelican: Any) -> None:
    """Write the pages, and publish all that was written if it is as a finished site must be."""
    settings = pelican.settings
    made = Path(pelican.output_path)
    with CLOCK.spent("write"):
        pelican.page_writer.finish()
        with _in_a_sentence():
            pelican.page_writer.tree.prune()
    site: Site = settings["SITE"]
    with CLOCK.spent("verify"):
        called, seen = placing.place_of(made).name, pelican.page_writer.tree.still
        problems = verify(made, site.promised, called, site.memory, seen)
    if problems:
        _end(listing(problems, language_of(os.environ)))
    with CLOCK.spent("swap"), _in_a_sentence():
        pelican.page_writer.tree.seal()
    site.memory.save()
    tidy(Store(STORE), time.time())
    place = settings.get("WORKPLACE")
    if place is None:  # the desk puts it there
        return
    with CLOCK.spent("swap"), _in_a_sentence():
        place.put()


@contextlib.contextmanager
def _in_a_sentence() -> Iterator[None]:
    """End the run where the disk does not take what is written."""
    try:
        yield
    except Refusal as refusal:
        _end(str(refusal))


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _end(reason: str) -> NoReturn:
    """End the run with a sentence and exit code 1."""
    _tell(reason)
    raise SystemExit(1)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(prepare)
    signals.get_writer.connect(give_writer)
    signals.finalized.connect(put_in_place)
