"""A build that stays: the process that has built the site tells at once what a saved text changes of it."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from plugins.archive.problems import Problem
from plugins.desk import building, press
from plugins.desk.obstacles import Obstacle
from plugins.pages import cues
from plugins.pages.cues import Cue

# Longer than any text takes; who has not answered by then is stuck, and a whole build will tell.
PATIENCE = 60.0


class Prompted:
    """One build for a preview, and afterwards its prompter."""

    def __init__(self, content: Path, drafts: bool = False) -> None:
        """Prepare to build some content; its drafts are told of where that is asked for."""
        self._content = content
        self._choice = ["-e", "PREVIEW=true", *(["DRAFTS=true"] if drafts else [])]
        self._process: subprocess.Popen[str] | None = None
        self._heard: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._complaints = ""
        self._closed = False
        self.opening = Cue()

    def build(self, output: Path) -> str:
        """Build the site into a folder, and tell so in a line.

        Raises:
            Flawed: the content, theme or settings are wrong.
            Obstacle: the site cannot be built or put there.
        """
        return str(building.build(self._content, output, command=self._command, run=self._run, say=lambda _: None))

    def ask(self, names: Iterable[str]) -> Cue | None:
        """Return what saved files change, named below the content; nothing where a whole build must tell."""
        process = self._process
        if process is None or process.stdin is None:
            return None
        try:
            process.stdin.write(cues.write_names(names))
            process.stdin.flush()
            return cues.read(self._heard.get(timeout=PATIENCE))
        except (OSError, ValueError, queue.Empty):
            self.close()
            return None

    def close(self) -> None:
        """End the process, whatever it does; nothing is answered any more."""
        self._closed = True
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            with contextlib.suppress(OSError):  # what was not heard any more
                _ = process.stdin and process.stdin.close()

    def _command(self, content: Path, output: Path, settings: str) -> list[str]:
        return [*press.command(content, output, settings), *self._choice]

    def _run(self, line: list[str], tick: Callable[[], None]) -> list[Problem]:
        """Run the press until the site is written or it has failed, and return its problems."""
        process = self._process = press.start(line, subprocess.PIPE)
        if self._closed:
            self.close()
        listeners = [threading.Thread(target=work, args=(process,), daemon=True) for work in (self._hear, self._note)]
        for listener in listeners:
            listener.start()
        while True:
            with contextlib.suppress(queue.Empty):
                told = self._heard.get(timeout=press.SECONDS_BETWEEN_COUNTS)
                break
            if self._closed:  # who helped it may go on for a while, and holds the line
                raise Obstacle("The preview has ended.")
            tick()
        if told:
            self.opening = cues.read(told) or Cue()
            return []
        code = process.wait()
        listeners[1].join()
        self.close()
        return press.complaints(self._complaints) if code else []

    def _hear(self, process: subprocess.Popen[str]) -> None:
        """Pass on every line that is answered, and an empty one at the end."""
        with process.stdout or contextlib.nullcontext(()) as lines:
            for line in lines:
                self._heard.put(line)
        self._heard.put("")

    def _note(self, process: subprocess.Popen[str]) -> None:
        with process.stderr or contextlib.nullcontext(()) as lines:
            for line in lines:
                self._complaints += line
