"""Publishes: check, build, verify, compress, manifest, send, switch, confirm, in this order, and back again."""

from __future__ import annotations

import contextlib
import datetime
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from plugins.desk import building, recording
from plugins.desk.environment import ROOT
from plugins.desk.obstacles import Obstacle
from plugins.files import lock
from plugins.files.store import STORE, Store
from plugins.publishing import compressing, confirming, releasing
from plugins.publishing.host import Host, State
from plugins.publishing.hosts import host_of, is_compressed
from plugins.publishing.manifest import Content, Manifest, difference, named, sealed, survey
from plugins.publishing.progress import bar
from plugins.publishing.setbacks import Setback, masked
from plugins.publishing.targets import Target, chosen, read_targets

TARGETS = ROOT / "deploy/targets.toml"
WORKPLACE = ROOT / ".publish"
SETTINGS = "publishconf.py"
ADDRESS = "NADWA_URL"


def publish(name: str, content: Path, file: Path = TARGETS, dry: bool = False) -> str:
    """Publish the archive to a target, and return what was done in a line; a `dry` run only tells what would change.

    Raises:
        Obstacle: a step failed; readers have what they had before.
    """
    with _plainly():
        target = chosen(read_targets(file), name, file)
        host = host_of(target, ROOT)
        with _at_work(name), contextlib.nullcontext() if dry else host.claim():
            state = host.state()
            files = _made(target, content)
            change = difference(state.shown.files if state.shown else {}, files)
            if dry:
                return "\n".join(filter(None, (f"{name}: {change}", change.listed())))
            if state.shown and state.shown.seal == sealed(files):
                _confirming(target)(host, state.shown)
                return f"{name} has this site already: {state.current}"
            manifest = named(files, datetime.datetime.now(datetime.UTC), state.releases)
            _say(f"Sending {manifest.id}: {change}")
            _release(target, host, manifest, state)
        return f"Published {manifest.id} to {name}{_recorded(content)}"


def rollback(release: str, name: str, file: Path = TARGETS) -> str:
    """Show an earlier release of a target again, the one before where none is named, and return what was done.

    Raises:
        Obstacle: there is none, or a step failed; readers have what they had before.
    """
    with _plainly():
        target = _only(file, name)
        host = host_of(target, ROOT)
        with host.claim():
            shown = releasing.back(host, host.state(), release, _confirming(target))
        return f"{target.name} shows {shown.id} again"


def listed(name: str, file: Path = TARGETS) -> str:
    """Return the releases that a target keeps, the latest first, and which of them is on show.

    Raises:
        Obstacle: it cannot be asked.
    """
    with _plainly():
        state = host_of(_only(file, name), ROOT).state()
        lines = [
            f"{'*' if one == state.current else ' '} {one}  {len(state.releases[one].files)} files"
            for one in state.releases
        ]
        return "\n".join(reversed(lines)) or "No release is kept yet."


def _only(file: Path, name: str) -> Target:
    """Return the target of a name, or without one the only one that there is."""
    targets = read_targets(file)
    if not name and len(targets) == 1:
        return next(iter(targets.values()))
    if not name:
        raise Setback(f"{file} has several targets; say which one with --target: {', '.join(targets)}.")
    return chosen(targets, name, file)


def _made(target: Target, content: Path) -> dict[str, Content]:
    """Check, build and verify the site for a target, lay out what it is sent, and return what that holds."""
    place = WORKPLACE / target.name
    address = target.address or os.environ.get(ADDRESS, "")
    if not address:
        raise Setback(f"Where do readers find it? Write address = … for `{target.name}`, or set {ADDRESS}.")
    os.environ[ADDRESS] = address
    _say(str(building.build(content, place / "site", SETTINGS, say=_say)))
    with bar("Compressing") as advance:
        total, done = 2 * sum(1 for _ in (place / "site").rglob("*.*")), iter(range(1, 1_000_000_000))
        store = Store(STORE)
        compressing.lay_out(
            place / "site", place / "tree", is_compressed(target), store, lambda: advance(next(done), total)
        )
    return survey(place / "tree")


def _release(target: Target, host: Host, manifest: Manifest, state: State) -> None:
    with bar("Sending") as advance:
        tree = WORKPLACE / target.name / "tree"
        releasing.release(host, tree, manifest, state, _confirming(target), _say, advance)


def _confirming(target: Target) -> Callable[[Host, Manifest], None]:
    """Return how a release is read back: by its address where the target has one, else from the host itself."""

    def confirm(host: Host, manifest: Manifest) -> None:
        if target.address:
            confirming.over_the_wire(target.address, manifest)
        else:
            confirming.by_reading(host, manifest)

    return confirm


def _recorded(content: Path) -> str:
    """Write what is published now into the ledger, and tell of it."""
    try:
        told = recording.told(recording.record(content))
    except OSError as error:
        return f"; the ledger could not be written: {error}"
    return f"; the ledger has {told}, commit it" if told else ""


@contextlib.contextmanager
def _at_work(name: str) -> Iterator[None]:
    """Let one publication at a time use the workplace of a target."""
    WORKPLACE.mkdir(parents=True, exist_ok=True)
    held = lock.attempt(WORKPLACE / f"{name}.lock")
    if held is None:
        raise Setback(f"Another publication to {name} is under way here. Wait for it to end, then publish again.")
    try:
        yield
    finally:
        held.free()


@contextlib.contextmanager
def _plainly() -> Iterator[None]:
    """Tell what went wrong in a sentence that gives no secret away."""
    try:
        yield
    except (Setback, Obstacle) as reason:
        raise Obstacle(masked(str(reason))) from None
    except OSError as error:
        raise Obstacle(masked(f"{error.filename or ''}: {error.strerror or error}".removeprefix(": "))) from None


def _say(line: str) -> None:
    print(masked(line), flush=True)
