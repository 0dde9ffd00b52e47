"""What a save needs: the prompter's answer at once where a text was saved, and a whole build behind it, one at a time."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from plugins.archive.problems import Problem
from plugins.desk.checking import Flawed
from plugins.desk.obstacles import Obstacle
from plugins.desk.stage import Stage
from plugins.files import placing
from plugins.pages.cues import Cue

# Who saves again within this time is still writing: the whole build would only slow the next answer down.
QUIET = 1.0
# As many files are no edit, but the work of a tool.
MANY = 20

Say = Callable[[str], None]


class Rehearsal(Protocol):
    """A build, which stays to answer."""

    opening: Cue

    def build(self, output: Path) -> str:
        """Build the site into a folder, and tell so in a line."""

    def ask(self, names: Iterable[str]) -> Cue | None:
        """Return what saved files change, or nothing where only a whole build can tell."""

    def close(self) -> None:
        """End it, whatever it does."""


class Director:
    """Answers every save, and has the site built again behind the answers, in a thread of its own."""

    def __init__(
        self, stage: Stage, content: Path, folder: Path, hire: Callable[[], Rehearsal], say: Say, quiet: float = QUIET
    ) -> None:
        """Begin with nothing on show; sites are built below `folder`."""
        self._stage, self._folder, self._hire, self._say, self._quiet = stage, folder, hire, say, quiet
        self._content = Path(os.path.realpath(content))
        self._changed = threading.Condition()
        self._saves: list[tuple[str, ...]] = []  # each with its names below the content; none where it lies elsewhere
        self._wanted, self._begun, self._number = 0, -1, 0
        self._is_foreign = False  # the prompter does not know all that was saved
        self._due = 0.0
        self._prompter: Rehearsal | None = None
        self._busy: Rehearsal | None = None
        self._ended = False
        self._failure: Exception | None = None
        self._thread = threading.Thread(target=self._direct, daemon=True)

    def open(self) -> None:
        """Build and show the first site, or tell what keeps it back; then answer saves until the end."""
        self._rehearse()
        self._thread.start()

    def saved(self, paths: Iterable[Path]) -> None:
        """Answer a save of some files."""
        names = self._names(paths)
        if self._failure:
            raise self._failure
        with self._changed:
            self._saves.append(names)
            cue = None if self._is_foreign else self._answer(names)
            if cue:
                self._stage.lay(len(self._saves), cue)
            self._is_foreign |= cue is None
            if cue and cue.errors:
                self._say("\n".join(str(problem) for problem in cue.errors))
                return
            self._wanted = len(self._saves)
            self._due = time.monotonic() + (self._quiet if cue else 0)
            self._changed.notify_all()

    def close(self) -> None:
        """End every build and every answer."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()
            for rehearsal in (self._busy, self._prompter):
                if rehearsal:
                    rehearsal.close()
        if self._thread.is_alive():
            self._thread.join()

    def _names(self, paths: Iterable[Path]) -> tuple[str, ...]:
        found = [Path(os.path.realpath(path.parent)) / path.name for path in paths]
        if len(found) > MANY or not all(path.is_relative_to(self._content) for path in found):
            return ()
        return tuple(path.relative_to(self._content).as_posix() for path in found)

    def _answer(self, names: tuple[str, ...]) -> Cue | None:
        return self._prompter.ask(names) if names and self._prompter else None

    def _direct(self) -> None:
        """Build whenever a save wants it and its writer has paused."""
        try:
            while self._await():
                self._rehearse()
        except Exception as error:  # a mistake of ours, which ends the preview at the next save
            self._failure = error

    def _await(self) -> bool:
        with self._changed:
            while not self._ended:
                left = self._due - time.monotonic()
                if self._wanted > self._begun and left <= 0:
                    return True
                self._changed.wait(left if self._wanted > self._begun else None)
        return False

    def _rehearse(self) -> None:
        """Build the next site and put it on show, or tell what keeps it back; the last good one stays."""
        with self._changed:
            if self._ended:
                return
            save, self._busy = len(self._saves), self._hire()
            self._begun = save
            rehearsal, place = self._busy, self._folder / str(self._number + 1)
        try:
            told = rehearsal.build(place)
        except Obstacle as obstacle:
            rehearsal.close()
            self._fail(obstacle, save)
            return
        self._number += 1
        with self._changed:
            self._stage.show(place, save, rehearsal.opening if len(self._saves) == save else None)
        placing.discard(self._folder / str(self._number - 2))  # the one before last may still be answering
        self._say(told)
        rehearsal.ask(())  # answered when it has made itself ready, while the former one still answers
        self._relieve(rehearsal, save)

    def _fail(self, obstacle: Obstacle, save: int) -> None:
        with self._changed:
            if self._ended or len(self._saves) > save:  # who saved since has an answer, or a build that follows
                return
            problems = obstacle.problems if isinstance(obstacle, Flawed) else (Problem("", 0, 0, str(obstacle)),)
            self._stage.warn(problems)
        self._say(str(obstacle))

    def _relieve(self, rehearsal: Rehearsal, save: int) -> None:
        """Let a new prompter take the place of the former, once it knows what was saved since its build began."""
        with self._changed:
            self._busy = None
            if self._ended:
                return
            former, self._prompter = self._prompter, rehearsal
            later = self._saves[save:]
            names = tuple({name for names in later for name in names})
            cue = self._answer(names) if all(later) else None
            if later and cue:
                self._stage.lay(len(self._saves), cue)
            self._is_foreign = bool(later) and cue is None
        if former:
            former.close()
