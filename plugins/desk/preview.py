"""The preview: builds the site, serves it on this machine, and builds again at every save."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from plugins.archive.problems import Problem
from plugins.desk import building, checking
from plugins.desk.environment import ROOT
from plugins.desk.obstacles import Obstacle
from plugins.desk.server import Server
from plugins.desk.stage import Stage
from plugins.desk.watch import Watch
from plugins.files import placing

PORT = 8000
PLACE = ".preview"

Build = Callable[[Path, Path], object]
Say = Callable[[str], None]


def serve(
    content: Path,
    port: int = PORT,
    *,
    root: Path = ROOT,
    build: Build | None = None,
    hear: Callable[[list[Path], Path], Watch] = Watch,
    say: Say = print,
) -> None:
    """Serve the site on this machine, building it again whenever content, theme, plugins or settings are saved.

    Ends by an interrupt only, and leaves nothing behind.

    Raises:
        Obstacle: the port cannot be had, or the content is not there.
    """
    checking.require(content)
    with _serving(Stage(), port) as server, _folder(root / PLACE / str(server.server_port)) as folder:
        trees, settings = [content, root / "theme", root / "plugins"], root / building.SETTINGS
        with hear(trees, settings) as watch:
            say("Building the site")
            rehearse(server.stage, content, folder, build or quietly, say)
            say(f"Serving {server.address} and waiting for saves; Ctrl-C ends")
            for changed in watch:
                say(f"Saved: {', '.join(sorted(changed))}")
                rehearse(server.stage, content, folder, build or quietly, say)


def port_number(text: str) -> int:
    """Return the port that a person typed.

    Raises:
        Obstacle: it is not a number.
    """
    if not text.isdecimal():
        raise Obstacle(f"`{text}` is not a port: give --port a number, such as {PORT}.")
    return int(text)


def rehearse(stage: Stage, content: Path, folder: Path, build: Build, say: Say) -> None:
    """Build the next site into `folder` and put it on show, or tell what keeps it back; the last good one stays."""
    number = int(stage.site.name) + 1 if stage.site else 1
    place = folder / str(number)
    try:
        say(str(build(content, place)))
    except checking.Flawed as flawed:
        say(str(flawed))
        stage.warn(flawed.problems)
    except Obstacle as obstacle:
        say(str(obstacle))
        stage.warn((Problem("", 0, 0, str(obstacle)),))
    else:
        stage.show(place)
        placing.discard(folder / str(number - 2))  # the one before last may still be answering


def quietly(content: Path, output: Path) -> building.Built:
    """Build for a preview, which tells of saves and problems only."""
    return building.build(content, output, say=lambda _: None)


@contextlib.contextmanager
def _serving(stage: Stage, port: int) -> Iterator[Server]:
    server = Server(stage, port)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    try:
        yield server
    finally:
        stage.close()
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def _folder(folder: Path) -> Iterator[Path]:
    """Give an empty folder for as long as it is needed; its parent goes too when no other preview uses it."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise Obstacle(f"{folder} cannot be made: {error.strerror}. Make its parent writable.") from None
    try:
        yield folder
    finally:
        placing.discard(folder)
        with contextlib.suppress(OSError):
            folder.parent.rmdir()
