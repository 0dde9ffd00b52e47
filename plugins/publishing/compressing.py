"""The tree that a target is sent: the built site, and beside each text the same one compressed, where the host serves it."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from plugins.files.store import Store
from plugins.publishing.caching import shrinks

QUALITY = 11
Advance = Callable[[], None]


def lay_out(site: Path, tree: Path, compress: bool, store: Store, advance: Advance = lambda: None) -> None:
    """Make `tree` anew from a built site, each text also compressed if that is asked.

    Raises:
        OSError: the disk does not take it.
    """
    shutil.rmtree(tree, ignore_errors=True)
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    for folder in {(tree / name).parent for name in names}:
        folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        _link(site / name, tree / name)
        advance()
    if compress:
        # Both libraries let other threads work while they do.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for _ in pool.map(lambda name: _compress(tree / name, store, advance), filter(shrinks, names)):
                pass


def squeezed(data: bytes, encoding: str, store: Store) -> bytes:
    """Return a content compressed as small as can be, the same bytes every time; what was made before is kept."""
    made = {"br": lambda: brotli.compress(data, quality=QUALITY), "gzip": lambda: gzip.compress(data, 9, mtime=0)}
    return store.made(f"{encoding} {hashlib.sha256(data).hexdigest()}", made[encoding])


def _compress(path: Path, store: Store, advance: Advance) -> None:
    data = path.read_bytes()
    for encoding, ending in (("br", ".br"), ("gzip", ".gz")):
        small = squeezed(data, encoding, store)
        if len(small) < len(data):
            path.with_name(path.name + ending).write_bytes(small)
    advance()


def _link(source: Path, place: Path) -> None:
    try:
        os.link(source, place)
    except OSError:  # another disk, or one without links
        shutil.copyfile(source, place)
