"""What a preview has on show, and its news for the pages that are open."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.archive.problems import Problem
from plugins.pages.cues import Cue


@dataclass(frozen=True)
class Notice:
    """One piece of news: its number, which counts from 1, what is on show, the problems that stand, and the drafts."""

    number: int
    build: str = ""
    problems: tuple[Problem, ...] = ()
    drafts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Show:
    """What is on show at one moment: a built site, files that lie over it, and a name for just this."""

    site: Path | None
    over: Mapping[str, bytes]
    build: str


class Stage:
    """The site last built, what was made anew since, and the problems that stand; safe to use from many threads."""

    def __init__(self) -> None:
        self.site: Path | None = None
        self.problems: tuple[Problem, ...] = ()
        self.drafts: tuple[str, ...] = ()
        self.closed = False
        self._over: dict[str, tuple[int, bytes]] = {}
        self._run = secrets.token_hex(4)
        self._changes = 0
        self._notice = Notice(0)
        self._changed = threading.Condition()

    @property
    def build(self) -> str:
        """The name of what is on show, different in every run; a page that knows another name may be out of date."""
        return f"{self._run}-{self._changes}"

    def on_show(self) -> Show:
        """Return what is on show, as it belongs together."""
        with self._changed:
            return Show(self.site, {name: content for name, (_, content) in self._over.items()}, self.build)

    def show(self, site: Path, save: int, cue: Cue | None = None) -> None:
        """Put a new site on show, which was begun after the save of a number: what was made of later ones lies over it.

        The `cue` of the site holds the problems that stand, unless there are later saves.
        """
        with self._changed:
            later = {name: made for name, made in self._over.items() if made[0] > save}
            files = cue.files if cue else {}
            self._over = {**{name: (save, content) for name, content in files.items()}, **later}
            self.site = site
            self._changes += 1
            self._take(cue)

    def lay(self, save: int, cue: Cue) -> None:
        """Lay over the site what a save has made anew, and tell the problems that stand."""
        with self._changed:
            self._over |= {name: (save, content) for name, content in cue.files.items()}
            self._changes += bool(cue.files)
            self._take(cue)

    def warn(self, problems: tuple[Problem, ...]) -> None:
        """Keep the site on show, and say why no newer one takes its place."""
        with self._changed:
            self.problems = problems
            self._tell()

    def close(self) -> None:
        """Let everyone who waits for news go."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    def news(self, after: int, patience: float) -> Notice | None:
        """Return the newest notice once it is newer than number `after`, or None after `patience` seconds or at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self._notice.number > after, patience)
            return self._notice if self._notice.number > after and not self.closed else None

    def _take(self, cue: Cue | None) -> None:
        if cue:
            self.problems, self.drafts = cue.problems, cue.drafts
        self._tell()

    def _tell(self) -> None:
        self._notice = Notice(self._notice.number + 1, self.build, self.problems, self.drafts)
        self._changed.notify_all()


def tag_of(content: bytes) -> str:
    """Return a name for what a page shows, by which an open page knows whether it is out of date."""
    return hashlib.sha256(content).hexdigest()[:16]
