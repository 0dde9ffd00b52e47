"""What a host of the site can do, whatever it is: hold releases side by side, and show one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from plugins.publishing.caching import is_lasting
from plugins.publishing.manifest import Content, Manifest
from plugins.publishing.setbacks import Setback

KEPT = 5
Say = Callable[[str], None]
Advance = Callable[[int, int], None]


@dataclass(frozen=True)
class State:
    """What a host holds: its releases by id, the oldest first, and the one on show; empty where none is."""

    current: str = ""
    releases: Mapping[str, Manifest] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a host whose release on show could not be brought back."""
        if self.current and self.current not in self.releases:
            told = "is on show, and its manifest is not there; bring that back, or show another release by hand"
            raise Setback(f"{self.current} {told}.")

    @property
    def shown(self) -> Manifest | None:
        """The release on show."""
        return self.releases.get(self.current)

    @property
    def before(self) -> str:
        """The release before the one on show; empty where there is none."""
        return max((name for name in self.releases if name < self.current), default="")

    def outdated(self, latest: str) -> list[str]:
        """Return what need not be kept once `latest` is on show: all but the last five, and what was rolled back from."""
        past = sorted(name for name in self.releases if name <= self.current)
        kept = {latest, *past[len(past) - (KEPT - 1) :]} if len(past) >= KEPT else {latest, *past}
        return sorted(self.releases.keys() - kept)

    def lasting(self, shown: str) -> dict[str, Content]:
        """Return the files that the pages of other releases lean on: a reader may have opened one before the switch."""
        others = (release for name, release in self.releases.items() if name != shown)
        return {name: content for other in others for name, content in other.files.items() if is_lasting(name)}


class Host(Protocol):
    """A place that holds releases of the site; what goes wrong is a Setback."""

    def claim(self) -> AbstractContextManager[None]:
        """Keep every other publication out for as long as the context lasts, and clear what a broken one left."""

    def state(self) -> State:
        """Return what it holds; nothing is changed."""

    def send(self, tree: Path, manifest: Manifest, state: State, advance: Advance) -> None:
        """Bring a release there, whole, beside the one on show."""

    def differing(self, manifest: Manifest) -> list[str]:
        """Return the files of a kept release that are not, byte for byte, what its manifest says."""

    def switch(self, manifest: Manifest, state: State) -> None:
        """Show a kept release; whatever was on show before is kept."""

    def withdraw(self) -> None:
        """Show no release, as before the first one."""

    def drop(self, release: str, state: State) -> None:
        """Keep a release no longer; it is not the one on show."""

    def sums(self, names: list[str]) -> dict[str, str]:
        """Return the SHA-256 of files of the release on show, as they lie there unpacked; without those that do not."""
