"""Pages and files into the output folder: the one place where the site touches the disk.

Whichever door Pelican is entered by, it writes beside the published site, which the new one replaces at the end.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePath
from typing import Any, NoReturn

from pelican import signals
from pelican.writers import Writer

from plugins.archive.problems import language_of, listing
from plugins.files import placing
from plugins.files.refusals import Refusal
from plugins.pages.page import Page
from plugins.pages.rendering import Renderer
from plugins.pages.site import Site
from plugins.proof.verifying import verify
from plugins.work.hands import spread


class PageWriter(Writer):  # type: ignore[misc]
    """Writes each page at its address; two things at one address end the build.

    Files are written when they come, pages all together at the end.
    """

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        """Prepare to render with the theme and root of this run."""
        super().__init__(output_path, settings=settings)
        self.output = Path(output_path)
        site: Site = settings["SITE"]
        self.renderer = Renderer(site.theme, site.root, site.isolation, settings.get("REPORT_ADDRESS", ""))
        self.taken: set[str] = set()
        self.folders: set[str] = set()
        self.pages: list[tuple[str, Page]] = []

    def write_page(self, page: Page) -> None:
        """Take a page to be written at the end; a folder's address becomes its `index.html`."""
        name = page.address if page.address.endswith(".html") else f"{page.address}index.html"
        self._take(name)
        self.pages.append((name, page))

    def write_bytes(self, name: str, content: bytes) -> None:
        """Write a file below the output folder."""
        self._take(name)
        self._write(name, content)
        self._tell(name)

    def finish(self) -> None:
        """Render and write the pages that were taken."""
        self.renderer.prepare()
        spread(lambda page: self._write(page[0], self.renderer.render(page[1]).encode()), self.pages)
        for name, _ in self.pages:
            self._tell(name)
        self.pages.clear()

    def _take(self, name: str) -> None:
        if name in self.taken:
            raise ValueError(f"two things would be published at /{name}; rename one of them")
        if os.path.isabs(name) or ".." in PurePath(name).parts:
            raise ValueError(f"/{name} would be written outside of the output; rename it")
        self.taken.add(name)

    def _write(self, name: str, content: bytes) -> None:
        path = os.path.join(self.output, name)
        folder = os.path.dirname(path)
        try:
            if folder not in self.folders:
                os.makedirs(folder, exist_ok=True)
                self.folders.add(folder)
            with open(path, "wb") as file:
                file.write(content)
        except OSError as error:
            _end(f"/{name} cannot be written: {error.strerror or error}. Free some space, and build again.")

    def _tell(self, name: str) -> None:
        signals.content_written.send(os.path.join(self.output, name), context={})


def prepare(pelican: Any) -> None:
    """Have every run of Pelican leave the published site alone until it has a new one, and nothing beside it."""
    # An emptied folder is what readers would see until the end; the new site replaces the whole of it in any case.
    pelican.delete_outputdir = False
    run = pelican.run

    def run_and_leave() -> None:
        try:
            run()
        finally:
            place = pelican.settings.pop("WORKPLACE", None)
            if place:
                place.close()

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
    pelican.page_writer.finish()
    problems = verify(made, settings["SITE"].promised, placing.called(made))
    if problems:
        _end(listing(problems, language_of(os.environ)))
    place = settings.get("WORKPLACE")
    if place is None:  # the desk puts it there
        return
    try:
        place.put()
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
