"""The way of a release to its readers, and back: it is on show whole and proven, or the former one is, as it was."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from plugins.publishing.host import Advance, Host, Say, State
from plugins.publishing.manifest import Manifest
from plugins.publishing.setbacks import Setback

SHOWN = 5
PATIENCE = 60.0
BREATH = 0.5
Confirm = Callable[[Host, Manifest], None]


def release(
    host: Host, tree: Path, manifest: Manifest, state: State, confirm: Confirm, say: Say, advance: Advance
) -> None:
    """Send a release, prove it, show it, and read back what readers get; keep the last five.

    Raises:
        Setback: a step failed; the host shows what it showed before.
    """
    try:
        host.send(tree, manifest, state, advance)
        _prove(host, manifest)
    except BaseException:
        with contextlib.suppress(Setback):  # what cannot be cleared now, the next publication clears
            host.drop(manifest.id, state)
        raise
    say(f"Showing {manifest.id}")
    with _undoing(host, manifest, state, sent=True):
        host.switch(manifest, state)
        confirm(host, manifest)
    for name in state.outdated(manifest.id):
        try:
            host.drop(name, state)
        except Setback as setback:  # readers have the new site; an old one too many harms nobody
            say(f"{name} could not be removed: {setback}")


def back(host: Host, state: State, asked: str, confirm: Confirm) -> Manifest:
    """Show an earlier release again, byte for byte, and return it: the one asked for, or the one before.

    Raises:
        Setback: there is none, it is damaged, or a step failed; the host shows what it showed before.
    """
    manifest = state.releases.get(asked or state.before)
    if manifest is None:
        kept = ", ".join(state.releases) or "none"
        told = f"{asked} is not kept" if asked else "There is no release before the one on show"
        raise Setback(f"{told}. Kept are: {kept}.")
    _prove(host, manifest)
    with _undoing(host, manifest, state, sent=False):
        host.switch(manifest, state)
        confirm(host, manifest)
    return manifest


def _prove(host: Host, manifest: Manifest) -> None:
    found = host.differing(manifest)
    if found:
        names = ", ".join(found[:SHOWN]) + (" …" if len(found) > SHOWN else "")
        raise Setback(f"{manifest.id} is not what its manifest says, so it is not shown: {names}.")


@contextlib.contextmanager
def _undoing(host: Host, manifest: Manifest, state: State, sent: bool) -> Iterator[None]:
    """Show again what was on show, should anything go wrong, and forget what was sent."""
    try:
        yield
    except BaseException as error:
        try:
            _restore(host, state)
        except Setback as again:
            told = "Readers may not have the former site; once the host answers, run: python3 tasks.py rollback"
            raise Setback(f"{error or type(error).__name__} {told} {state.current} ({again})") from None
        if sent:
            with contextlib.suppress(Setback):  # what is newer than the one on show, the next publication drops
                host.drop(manifest.id, state)
        raise


def _restore(host: Host, state: State) -> None:
    """Show again what was on show; a line that broke may come back, so it is tried for a while."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return host.switch(state.shown, state) if state.shown else host.withdraw()
        except Setback:
            if time.monotonic() >= end:
                raise
        time.sleep(BREATH)
