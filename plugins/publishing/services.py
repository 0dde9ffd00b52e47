"""Hosts that show whole releases by themselves: each is handed one by the host's own program.

They keep what they were handed, but in ways of their own; so the last five lie in a folder here as well, and the way
back hands an earlier one over again.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.publishing.host import State
from plugins.publishing.local import RELEASES, Local
from plugins.publishing.manifest import Manifest
from plugins.publishing.setbacks import Setback

LINES = 3
TOLD = 400
# Any word of it that asks somebody something would wait for ever.
QUIET = {"CI": "true", "NO_COLOR": "1", "WRANGLER_SEND_METRICS": "false"}


@dataclass(frozen=True)
class Service(Local):
    """A host with a program of its own: the words before and after the folder, and what it needs to know of who asks."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    needs: tuple[str, ...]
    brought_by: str

    def switch(self, manifest: Manifest, state: State) -> None:
        """Hand a release over; the link here says which one was handed over last."""
        if self.state().current == manifest.id:
            return
        self.lend(manifest, state)
        self._hand_over(str(self.folder / RELEASES / manifest.id))
        self.point(manifest)

    @contextlib.contextmanager
    def claim(self) -> Iterator[None]:
        """Hold the lock of the folder here, once the program and what it needs are there."""
        self.require()
        with super().claim():
            yield

    def require(self) -> None:
        """Refuse to begin where the program or what it needs is missing.

        Raises:
            Setback: with how to bring it.
        """
        program = self.before[0]
        if not shutil.which(program):
            raise Setback(f"`{program}` is not installed; bring it with: {self.brought_by}")
        missing = [name for name in self.needs if not os.environ.get(name)]
        if missing:
            raise Setback(
                f"The environment lacks {' and '.join(missing)}, which `{program}` asks for; set it there only."
            )

    def _hand_over(self, place: str) -> None:
        self.require()
        command = [*self.before, place, *self.after]
        # Run in the folder of releases, where it finds no settings of a project that are not meant for it.
        done = subprocess.run(
            [shutil.which(command[0]) or command[0], *command[1:]],
            cwd=self.folder,
            env={**os.environ, **QUIET},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            said = " / ".join((done.stdout + done.stderr).strip().splitlines()[-LINES:])[-TOLD:]
            raise Setback(f"`{command[0]}` failed: {said or f'exit code {done.returncode}'}.")


def netlify(folder: Path, site: str) -> Service:
    """Return Netlify as a host that keeps its releases in a folder here."""
    before = ("netlify", "deploy", "--prod", "--no-build", "--site", site, "--dir")
    return Service(folder, before, (), ("NETLIFY_AUTH_TOKEN",), "npm install -g netlify-cli")


def cloudflare_pages(folder: Path, project: str, branch: str) -> Service:
    """Return Cloudflare Pages as a host that keeps its releases in a folder here."""
    after = ("--project-name", project, "--branch", branch, "--commit-dirty=true")
    needs = ("CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID")
    return Service(folder, ("wrangler", "pages", "deploy"), after, needs, "npm install -g wrangler")
