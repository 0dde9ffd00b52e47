"""Exports the archive, or one edition, so that it outlives its host: builds the site aside, gathers, packs and proves."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from plugins.desk import building
from plugins.desk.environment import ROOT
from plugins.desk.obstacles import Obstacle
from plugins.keeping import bag, offline, webarchive
from plugins.keeping.gathering import Gathering, gather
from plugins.keeping.proving import prove
from plugins.keeping.sealing import Member, pack, refuse_to_replace

KINDS = {"zip": "zip", "bag": "bag.zip", "wacz": "wacz"}
# One that is given by the environment is a public one.
SETTINGS = ("pelicanconf.py", "publishconf.py")


def export(
    kind: str,
    edition: str = "",
    output: Path | None = None,
    *,
    content: Path,
    site: Path | None = None,
    force: bool = False,
    say: Callable[[str], None] = print,
) -> Path:
    """Export the whole archive, or one edition, as `zip`, `bag` or `wacz`, and return the file, proven unharmed.

    Raises:
        Obstacle: with what is in the way and how to mend it.
    """
    if kind not in KINDS:
        raise Obstacle(f"`{kind}` is no kind of export: give --as zip, bag or wacz.")
    if output:
        refuse_to_replace(output, force)
    with _built(content, site, say) as folder:
        kept = gather(folder, content, edition)
        target = output or Path(f"{kept.name}.{KINDS[kind]}")
        with _members(kind, kept) as (members, total):
            say(f"Packing {total} files into {target}")
            pack(target, kept.day, members, total, force)
    say(prove(target))
    return target


@contextlib.contextmanager
def _built(content: Path, site: Path | None, say: Callable[[str], None]) -> Iterator[Path]:
    """Give the site to export: the one that is named, or one that is built aside for the purpose."""
    if site:
        yield site
        return
    with tempfile.TemporaryDirectory(prefix="nadwa-export-") as folder:
        output = Path(folder, "site")
        settings = SETTINGS[bool(os.environ.get("NADWA_URL"))]
        say(str(building.build(content, output, settings, say=lambda _: None)))
        yield output


@contextlib.contextmanager
def _members(kind: str, kept: Gathering) -> Iterator[tuple[Iterator[Member], int]]:
    if kind == "bag":
        with bag.members(kept, ROOT) as found:
            yield found
    elif kind == "wacz":
        yield webarchive.members(kept)
    else:
        yield offline.members(kept, ROOT / "theme")
