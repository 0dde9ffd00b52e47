"""The preview: builds the site, serves it on this machine, and builds again at every save."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from plugins.desk import building, checking
from plugins.desk.director import QUIET, Director, Rehearsal, Say
from plugins.desk.environment import ROOT
from plugins.desk.obstacles import Obstacle
from plugins.desk.rehearsal import Prompted
from plugins.desk.server import Server
from plugins.desk.stage import Stage
from plugins.desk.watch import Watch
from plugins.files import placing

PORT = 8000
PLACE = ".preview"


def serve(
    content: Path,
    port: int = PORT,
    *,
    drafts: bool = False,
    root: Path = ROOT,
    hire: Callable[[], Rehearsal] | None = None,
    hear: Callable[[list[Path], Path], Watch] = Watch,
    say: Say = print,
    quiet: float = QUIET,
) -> None:
    """Serve the site on this machine; a saved text is shown at once, and whatever is saved is built again.

    Drafts are shown where that is asked for. Ends by an interrupt only, and leaves nothing behind.

    Raises:
        Obstacle: the port cannot be had, or the content is not there.
    """
    checking.require(content)
    hire = hire or partial(Prompted, content, drafts)
    with _serving(Stage(), port) as server, _folder(root / PLACE / str(server.server_port)) as folder:
        trees, settings = [content, root / "theme", root / "plugins"], root / building.SETTINGS
        director = Director(server.stage, content, folder, hire, say, quiet)
        with hear(trees, settings) as watch, contextlib.closing(director):
            say("Building the site")
            director.open()
            say(f"Serving {server.address} and waiting for saves; Ctrl-C ends")
            for address in server.stage.drafts:
                say(f"Draft: {server.address}{address}")
            for changed in watch:
                director.saved(root / name for name in changed)
                say(f"Saved: {', '.join(sorted(changed))}")


def port_number(text: str) -> int:
    """Return the port that a person typed.

    Raises:
        Obstacle: it is not a number.
    """
    if not text.isdecimal():
        raise Obstacle(f"`{text}` is not a port: give --port a number, such as {PORT}.")
    return int(text)


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
