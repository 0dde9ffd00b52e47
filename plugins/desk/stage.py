"""What a preview has on show, and its news for the pages that are open."""

from __future__ import annotations

import json
import secrets
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

from plugins.archive.problems import Problem


@dataclass(frozen=True)
class Notice:
    """One piece of news: its number, which counts from 1, the name of its event and its data as JSON."""

    number: int
    event: str
    data: str


class Stage:
    """The site last built and the problems that keep a newer one back; safe to use from many threads."""

    def __init__(self) -> None:
        self.site: Path | None = None
        self.problems: tuple[Problem, ...] = ()
        self.closed = False
        self._run = secrets.token_hex(4)
        self._builds = 0
        self._notice = Notice(0, "reload", json.dumps(self.build))
        self._changed = threading.Condition()

    @property
    def build(self) -> str:
        """The name of the build on show, different in every run; a page that knows another name is out of date."""
        return f"{self._run}-{self._builds}"

    def on_show(self) -> tuple[Path | None, str]:
        """Return the site on show and the name of its build, as they belong together."""
        with self._changed:
            return self.site, self.build

    def show(self, site: Path) -> None:
        """Put a new site on show; whatever was wrong is mended."""
        with self._changed:
            self.site, self.problems = site, ()
            self._builds += 1
            self._tell("reload", self.build)

    def warn(self, problems: tuple[Problem, ...]) -> None:
        """Keep the site on show, and say why no newer one takes its place."""
        with self._changed:
            self.problems = problems
            self._tell("problems", [asdict(problem) for problem in problems])

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

    def _tell(self, event: str, data: object) -> None:
        self._notice = Notice(self._notice.number + 1, event, json.dumps(data, ensure_ascii=False))
        self._changed.notify_all()
