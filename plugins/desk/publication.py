"""Publishes: check, build, verify, compress, manifest, send, switch, confirm, in this order; and back again."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from plugins.desk import building, recording
from plugins.desk.environment import ROOT
from plugins.desk.obstacles import Obstacle
from plugins.files import lock
from plugins.files.store import STORE, Store
from plugins.publishing import compressing, confirming, handing, releasing
from plugins.publishing.host import Host, State
from plugins.publishing.hosts import host_of, is_compressed, patience, workplace
from plugins.publishing.manifest import Content, Difference, Manifest, difference, named, sealed, survey
from plugins.publishing.progress import bar
from plugins.publishing.setbacks import Setback, masked
from plugins.publishing.targets import GitHubPages, Target, chosen, read_targets

TARGETS = ROOT / "deploy/targets.toml"
SETTINGS = "publishconf.py"
ADDRESS = "NADWA_URL"


def publish(name: str, content: Path, file: Path = TARGETS, dry: bool = False, root: Path = ROOT) -> str:
    """Publish the archive to a target, and return what was done; a `dry` run touches no target and tells what would.

    Raises:
        Obstacle: a step failed; readers have what they had before.
    """
    with _plainly():
        target = chosen(read_targets(file), name, file)
        with _at_work(target, root):
            if isinstance(target, GitHubPages):
                return _hand_over(target, content, dry, root)
            return _send(target, host_of(target, root), content, dry, root)


def rollback(release: str, name: str, file: Path = TARGETS, root: Path = ROOT) -> str:
    """Show an earlier release of a target again, the one before where none is named, and return what was done.

    Raises:
        Obstacle: there is none, or a step failed; readers have what they had before.
    """
    with _plainly():
        target = _only(file, name)
        host = host_of(target, root)
        with _at_work(target, root), host.claim():
            shown = releasing.back(host, host.state(), release, _confirming(target))
        return f"{target.name} shows {shown.id} again"


def listed(name: str, file: Path = TARGETS, root: Path = ROOT) -> str:
    """Return the releases that a target keeps, the latest first, and which of them is on show.

    Raises:
        Obstacle: it cannot be asked.
    """
    with _plainly():
        state = host_of(_only(file, name), root).state()
        shown = {True: "*", False: " "}
        lines = [
            f"{shown[one == state.current]} {one}  {len(kept.files)} files" for one, kept in state.releases.items()
        ]
        return "\n".join(reversed(lines)) or "No release is kept yet."


def _send(target: Target, host: Host, content: Path, dry: bool, root: Path) -> str:
    with contextlib.nullcontext() if dry else host.claim():
        state = host.state()
        site = _built(target, content, workplace(target, root) / "site")
        files = _laid_out(target, site, workplace(target, root) / "tree")
        change = difference(state.shown.files if state.shown else {}, files)
        if dry:
            return _told(target, change)
        if state.shown and state.shown.seal == sealed(files):
            _confirming(target)(host, state.shown)
            return f"{target.name} has this site already: {state.current}"
        manifest = named(files, datetime.datetime.now(datetime.UTC), state.releases)
        _say(f"Sending {manifest.id}: {change}")
        _release(target, host, manifest, state, workplace(target, root) / "tree")
    return f"Published {manifest.id} to {target.name}{_recorded(content)}"


def _hand_over(target: GitHubPages, content: Path, dry: bool, root: Path) -> str:
    """Prepare the folder that a workflow publishes."""
    folder = root / target.folder
    former = survey(folder) if folder.is_dir() else {}
    built = _built(target, content, workplace(target, root) / "site" if dry else folder)
    handing.prepare(built, _address(target))
    change = difference(former, survey(built))
    if dry:
        return _told(target, change)
    return f"{folder} is ready for the workflow to publish{_recorded(content)}"


def _only(file: Path, name: str) -> Target:
    """Return the target of a name, or without one the only one that there is."""
    targets = read_targets(file)
    if not name and len(targets) == 1:
        return next(iter(targets.values()))
    if not name:
        raise Setback(f"{file} has several targets; say which one with --target: {', '.join(targets)}.")
    return chosen(targets, name, file)


def _address(target: Target) -> str:
    address = target.address or os.environ.get(ADDRESS, "")
    if not address:
        raise Setback(f"Where do readers find it? Write address = … for `{target.name}`, or set {ADDRESS}.")
    return address


def _built(target: Target, content: Path, place: Path) -> Path:
    """Check, build and verify the site for the address of a target."""
    os.environ[ADDRESS] = _address(target)
    place.parent.mkdir(parents=True, exist_ok=True)
    _say(str(building.build(content, place, SETTINGS, say=_say)))
    return place


def _laid_out(target: Target, site: Path, tree: Path) -> dict[str, Content]:
    """Lay out what a target is sent, compressed where its host serves that, and return what it holds."""
    done = itertools.count(1)
    total = sum(len(names) for _, _, names in os.walk(site))
    with bar("Compressing") as advance:
        store = Store(STORE)
        compressing.lay_out(site, tree, is_compressed(target), store, lambda: advance(next(done), total))
    return survey(tree)


def _release(target: Target, host: Host, manifest: Manifest, state: State, tree: Path) -> None:
    with bar("Sending") as advance:
        releasing.release(host, tree, manifest, state, _confirming(target), _say, advance)


def _confirming(target: Target) -> Callable[[Host, Manifest], None]:
    """Return how a release is read back: by its address where the target has one, else from the host itself."""

    def confirm(host: Host, manifest: Manifest) -> None:
        if target.address:
            confirming.over_the_wire(target.address, manifest, patience(target))
        else:
            confirming.by_reading(host, manifest)

    return confirm


def _told(target: Target, change: Difference) -> str:
    return "\n".join(filter(None, (f"{target.name} would change: {change}", change.listed())))


def _recorded(content: Path) -> str:
    """Write what is published now into the ledger, and tell of it."""
    try:
        told = recording.told(recording.record(content))
    except OSError as error:
        return f"; the ledger could not be written: {error.strerror}"
    return f"; the ledger has {told}, commit it" if told else ""


@contextlib.contextmanager
def _at_work(target: Target, root: Path) -> Iterator[None]:
    """Let one publication at a time use the workplace of a target."""
    place = workplace(target, root)
    place.parent.mkdir(parents=True, exist_ok=True)
    held = lock.attempt(place.with_name(f"{place.name}.lock"))
    if held is None:
        raise Setback(f"Another publication to {target.name} is under way. Wait for it to end, then publish again.")
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
