"""Pages and files into the output folder: the one place where the site touches the disk.

Whichever door Pelican is entered by, it writes beside the published site, which the new one replaces at the end.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from pelican import signals
from pelican.writers import Writer

from plugins.archive.problems import language_of, listing
from plugins.files import placing
from plugins.files.making import Seen, Tree
from plugins.files.refusals import Refusal
from plugins.files.store import STORE, Store
from plugins.files.tidying import tidy
from plugins.pages.page import Page
from plugins.pages.rendering import Renderer
from plugins.pages.site import Site
from plugins.proof.verifying import verify
from plugins.work.clock import CLOCK, is_asked
from plugins.work.digest import digest
from plugins.work.hands import spread

# A file to be made: its name, all that decides its bytes, and how they are made.
Job = tuple[str, object, Callable[[], bytes]]


class PageWriter(Writer):  # type: ignore[misc]
    """Writes each page at its address; two things at one address end the build.

    Files are written when they come, pages and all that is dear to make together at the end: what is made of the same
    as in an earlier build is taken from the site that it published.
    """

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        """Prepare to render with the theme and root of this run."""
        super().__init__(output_path, settings=settings)
        site: Site = settings["SITE"]
        self.memory = site.memory
        report_to = settings.get("REPORT_ADDRESS", "")
        self.renderer = Renderer(site.theme, site.root, site.isolation, report_to, site.memory)
        made = Path(output_path)
        other = self.memory.recall("site", b"")
        fresh = bool(settings.get("FRESH"))
        self.tree = Tree(made, None if fresh else placing.published(made), Path(other) if other else None)
        self.pages: list[tuple[str, Page]] = []
        self.files: list[Job] = []

    def write_page(self, page: Page) -> None:
        """Take a page to be written at the end; a folder's address becomes its `index.html`."""
        name = page.address if page.address.endswith(".html") else f"{page.address}index.html"
        self.tree.take(name)
        self.pages.append((name, page))

    def write_made(self, name: str, source: object, make: Callable[[], bytes]) -> None:
        """Take a file to be made at the end; all that decides its bytes is in `source`."""
        self.tree.take(name)
        self.files.append((name, source, make))

    def write_bytes(self, name: str, content: bytes) -> None:
        """Write a file below the output folder."""
        self.tree.take(name)
        with _in_a_sentence():
            self.tree.write(name, content)
        self._tell(name)

    def finish(self) -> None:
        """Write what was taken: anew, or from the site of an earlier build."""
        basis = self.renderer.basis if self.memory.path else b""
        if not basis or self.memory.recall("theme", b"") != basis:  # else few pages are rendered, or none
            self.renderer.prepare()
        pages: list[Job] = [(name, (basis, page), partial(self._render, page)) for name, page in self.pages]
        jobs = [*pages, *self.files]

        def publish(job: Job) -> tuple[bytes, bytes, Seen | None]:
            name, source, make = job
            key = digest(source) if self.memory.path else b""
            known: bytes | None = self.memory.recall("files", key)
            if known is None or not self.tree.link(name, known):
                known = self.tree.write(name, make())
            return key, known, self.tree.seen.get(name)

        with _in_a_sentence():
            made = spread(publish, jobs)
        for (name, _, _), (key, content, seen) in zip(jobs, made, strict=True):
            self.memory.note("files", key, content, plain=True)
            if seen:
                self.tree.seen[name] = seen
            self._tell(name)
        self.memory.note("theme", b"", basis, plain=True)
        self.memory.note("site", b"", str(placing.place_of(self.tree.folder)), plain=True)

    def _render(self, page: Page) -> bytes:
        return self.renderer.render(page).encode()

    def _tell(self, name: str) -> None:
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
    site: Site = settings["SITE"]
    with CLOCK.spent("verify"):
        called, seen = placing.place_of(made).name, pelican.page_writer.tree.still
        problems = verify(made, site.promised, called, site.memory, seen)
    if problems:
        _end(listing(problems, language_of(os.environ)))
    site.memory.save()
    tidy(Store(STORE), time.time())
    place = settings.get("WORKPLACE")
    if place is None:  # the desk puts it there
        return
    try:
        with CLOCK.spent("swap"):
            place.put()
    except Refusal as refusal:
        _end(str(refusal))


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
