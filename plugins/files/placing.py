"""Puts a finished site in its place in one step, and never over something that a build did not make.

A build works in a folder beside the place, under the lock of that place. Killed at any moment, it leaves the published
site as it was; what it leaves aside bears the place's name and eight letters, and the next build clears it.

The former site is kept beside the new one as a spare, which the next build may bring up to date instead of beginning
with nothing. It bears such a name too; nobody but its owner may look into it, and git does not.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from plugins.files import lock, sightings
from plugins.files.exchange import exchange
from plugins.files.refusals import Refusal
from plugins.files.settling import keep, settle
from plugins.files.sparing import share

MARK = '<meta name="generator" content="Nadwa'
BUILDING, FORMER, SPARE = ".building", ".former", ".spare"


@dataclass
class Workplace:
    """A folder `made` where the next version of the site at `output` comes to be, for as long as it holds the lock."""

    output: Path
    made: Path
    lock: lock.Lock
    spare: Path | None = None
    is_put: bool = False

    def put(self) -> None:
        """Put what was made in the place of `output`; on failure the former site is there as before.

        Raises:
            Refusal: nothing fit to be published was made, or the system refused.
        """
        if not is_site(self.made):
            raise Refusal("Pelican wrote no site of this archive: no index.html with `%(mark)s`", mark=MARK)
        try:
            settle(self.made, sightings.recall(self.output).get(sightings.root_of(self.made)))
            self._swap()
            self.is_put = True
            keep(self.output.parent)
        except OSError as error:
            raise unwritable(self.output, error) from None

    def close(self) -> None:
        """Clear away what lies aside but for a spare, and let the next build in; closing twice does nothing."""
        left = self.former if self.former.exists() and self.output.exists() else self.made
        if self.is_put or (self.spare and not self.spare.exists()):  # else what was begun has no part of a spare in it
            _leave_spare(self.output, left)
        self.is_put, self.spare = False, None
        discard(self.made)
        if self.output.exists():  # else the former one is all there is
            discard(self.former)
        self.lock.free()

    @property
    def former(self) -> Path:
        """Where the former site waits on systems that need two steps."""
        return self.made.with_suffix(FORMER)

    def _swap(self) -> None:
        """Change places with the former site, which is then `made`; or in two renames, which the next build mends."""
        if not self.output.exists():
            self.made.rename(self.output)
        elif not exchange(self.made, self.output):
            try:
                self.output.rename(self.former)
                self.made.rename(self.output)
            except BaseException:
                if self.former.exists() and not self.output.exists():
                    self.former.rename(self.output)
                raise


def begin(output: Path, content: Path, say: Callable[[str], None], patience: float = lock.PATIENCE) -> Workplace:
    """Wait for the lock of `output`, mend and clear what a killed build left, and give an empty workplace.

    Raises:
        Refusal: `output` holds something else than a site, lies in the content, cannot be written or stays locked.
    """
    output, content = output.resolve(), content.resolve()
    if content == output or content in output.parents or output in content.parents:
        told = "%(output)s and the content %(content)s lie in each other. Choose another folder with --output."
        raise Refusal(told, output=output, content=content)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        held = lock.take(output.with_name(f"{_stem(output)}.lock"), output, say, patience)
        try:
            return Workplace(output, _prepared(output), held, next(iter(left_aside(output, SPARE)), None))
        except BaseException:
            held.free()
            raise
    except OSError as error:
        raise unwritable(output, error) from None


def is_site(folder: Path) -> bool:
    """Tell whether `folder` holds a site that a build of this archive made."""
    try:
        return MARK in (folder / "index.html").read_text("utf-8", errors="replace")
    except OSError:
        return False


def is_workplace(folder: Path) -> bool:
    """Tell by its name whether `folder` is where a build works, so that nothing is published there."""
    return re.fullmatch(r"\..+\.\w{8}\.building", folder.name) is not None


def place_of(workplace: Path) -> Path:
    """Return the place that a workplace is for; any other folder is its own."""
    if not is_workplace(workplace):
        return workplace
    name = workplace.name.removesuffix(BUILDING)[1:-9]
    hidden = workplace.with_name(f".{name}")
    return hidden if hidden.is_dir() else workplace.with_name(name)


def published(workplace: Path) -> Path | None:
    """Return the site that stands in the place that a workplace is for, if there is one."""
    place = place_of(workplace)
    return place if is_site(place) else None


def adopt(made: Path) -> bool:
    """Let the spare of its place be the workplace that is still empty, and tell whether there is one."""
    for spare in left_aside(place_of(made), SPARE):
        try:
            made.rmdir()
            spare.rename(made)
        except OSError:
            made.mkdir(0o700, exist_ok=True)
        else:
            return True
    return False


def renew(made: Path) -> None:
    """Begin again with an empty workplace; what is in it lies aside until the next build, if it cannot be removed now."""
    aside = Path(tempfile.mkdtemp(BUILDING, f"{_stem(place_of(made))}.", made.parent))
    aside.rmdir()
    made.rename(aside)
    made.mkdir(0o700)
    discard(aside)


def left_aside(output: Path, suffix: str) -> list[Path]:
    """Return what builds of `output` have left beside it."""
    name = re.compile(rf"{re.escape(_stem(output))}\.\w{{8}}{re.escape(suffix)}")
    return sorted(path for path in output.parent.iterdir() if name.fullmatch(path.name))


def discard(folder: Path) -> None:
    """Remove a folder of ours; what the system keeps of it now, the next build removes."""
    shutil.rmtree(folder, ignore_errors=True)


def _stem(output: Path) -> str:
    return f".{output.name.lstrip('.')}"


def _prepared(output: Path) -> Path:
    _mend(output)
    _refuse_what_is_not_ours(output)
    for leftover in left_aside(output, BUILDING) + left_aside(output, FORMER) + left_aside(output, SPARE)[1:]:
        discard(leftover)
    return Path(tempfile.mkdtemp(BUILDING, f"{_stem(output)}.", output.parent))


def _leave_spare(output: Path, left: Path) -> None:
    """Let a former site, or one that was not finished, be the spare of a place, if both share files."""
    for spare in left_aside(output, SPARE):
        discard(spare)
    if not share(left, output):  # each would take its own room
        return
    with contextlib.suppress(OSError):
        left.chmod(0o700)  # no web server shows it
        (left / ".gitignore").write_text("*\n", "ascii")
        left.rename(left.with_suffix(SPARE))


def _mend(output: Path) -> None:
    """Bring the former site back if a build was killed between its two renames."""
    for former in filter(is_site, left_aside(output, FORMER)):
        if output.is_dir() and not any(output.iterdir()):
            output.rmdir()
        if not output.exists():
            former.rename(output)


def _refuse_what_is_not_ours(output: Path) -> None:
    if not output.exists():
        return
    if not output.is_dir():
        raise Refusal("%(output)s is a file, so it is left alone. Choose a folder with --output.", output=output)
    if any(output.iterdir()) and not is_site(output):
        raise Refusal(
            "%(output)s is not empty and holds no site of this archive, so it is left alone. "
            "Choose another folder with --output, or empty this one.",
            output=output,
        )
    if (output / ".git").exists():
        told = "%(output)s holds a git repository, so it is left alone. Choose another folder with --output."
        raise Refusal(told, output=output)
    # Where it could be replaced nevertheless, somebody has still meant it to stay.
    if not (os.access(output, os.W_OK) and output.stat().st_mode & 0o222):
        told = "%(output)s is read-only, so it is left alone. Make it writable, or choose another with --output."
        raise Refusal(told, output=output)


def unwritable(output: Path, error: OSError) -> Refusal:
    """Say why a place cannot be written to."""
    if error.errno in (errno.EBUSY, errno.EXDEV):
        return Refusal(
            "%(output)s cannot be replaced in one step, for it is a disk of its own. "
            "Choose a folder in it with --output.",
            output=output,
        )
    return Refusal(
        "%(path)s cannot be written: %(reason)s. "
        "Make the folder writable, free some space, or choose another folder with --output.",
        path=error.filename or output,
        reason=error.strerror or error,
    )
