"""Hears saves: what changes while nobody listens is told at once, in one go."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

from watchfiles import Change, DefaultFilter, watch

from plugins.desk.obstacles import Obstacle

BREATH = 250  # milliseconds; also how soon a watch is known to stand
PAUSE = 10  # milliseconds without another change, after which a save is told


class Sources(DefaultFilter):
    """Lets through what people write, not what a build or an editor leaves beside it."""

    ignore_entity_patterns = (*DefaultFilter.ignore_entity_patterns, r"\.mo$", r"^\.goutputstream", r"^4913$")


class Watch:
    """The saves below some folders and of one settings file, as an endless walk over sets of names."""

    def __init__(self, trees: list[Path], settings: Path) -> None:
        self._trees = [tree.resolve() for tree in trees if tree.is_dir()]
        self._settings = settings.resolve()
        self._heard = threading.Condition()
        self._names: set[str] = set()
        self._stop = threading.Event()
        self._failure = ""

    def __enter__(self) -> Self:
        """Start to listen, and return when every later save will be heard."""
        # Editors save by renaming over a file, which a watch on the file itself would not outlive: watch its folder.
        places = [(self._trees, Sources(), True), ([self._settings.parent], self._is_settings, False)]
        standing = [threading.Event() for _ in places]
        for place, stands in zip(places, standing, strict=True):
            threading.Thread(target=self._listen, args=(*place, stands), daemon=True).start()
        for stands in standing:
            stands.wait()
        if self._failure:
            self.stop()
            raise Obstacle(f"Saves cannot be heard: {self._failure}. Try with WATCHFILES_FORCE_POLLING=true set.")
        return self

    def __exit__(self, *_error: object) -> None:
        """Stop listening, and end every walk."""
        self.stop()

    def __iter__(self) -> Iterator[set[str]]:
        """Walk over what has changed since the last step, waiting while nothing has."""
        while not self._stop.is_set():
            with self._heard:
                self._heard.wait_for(lambda: self._names or self._stop.is_set(), timeout=1)  # Ctrl-C on Windows
                names, self._names = self._names, set()
            if names:
                yield names

    def note(self, changes: set[tuple[Change, str]]) -> None:
        """Keep changes for the next step of the walk."""
        with self._heard:
            self._names |= {os.path.relpath(path, self._settings.parent) for _, path in changes}
            self._heard.notify_all()

    def stop(self) -> None:
        """Stop listening, and end every walk."""
        self._stop.set()
        with self._heard:
            self._heard.notify_all()

    def _is_settings(self, _change: Change, path: str) -> bool:
        return path == str(self._settings)

    def _listen(
        self, places: list[Path], lets: Callable[[Change, str], bool], deep: bool, stands: threading.Event
    ) -> None:
        steps = watch(
            *places,
            watch_filter=lets,
            recursive=deep,
            stop_event=self._stop,
            rust_timeout=BREATH,
            step=PAUSE,
            yield_on_timeout=True,
            raise_interrupt=False,
        )
        try:
            for changes in steps:
                stands.set()
                self.note(changes)
        except (OSError, RuntimeError) as error:
            self._failure = str(error)
        finally:
            stands.set()
