"""The host of each target."""

from __future__ import annotations

import hashlib
import socket
from pathlib import Path

from plugins.files.store import STORE, Store
from plugins.publishing import targets
from plugins.publishing.bucket import Bucket
from plugins.publishing.host import Host
from plugins.publishing.local import Local
from plugins.publishing.objects import Objects
from plugins.publishing.remote import Remote
from plugins.publishing.setbacks import Setback


def host_of(target: targets.Target, root: Path) -> Host:
    """Return the host of a target; a folder's name begins at `root`.

    Raises:
        Setback: it keeps no releases.
    """
    if isinstance(target, targets.Folder):
        return Local(root / Path(target.folder).expanduser())
    if isinstance(target, targets.Remote):
        return Remote(target.host, target.folder, target.port)
    if isinstance(target, targets.Bucket):
        objects = Objects(target.bucket, target.endpoint, target.region)
        return Bucket(objects, target.encoding, _here(root), Store(STORE))
    raise Setback(f"`{target.name}` keeps no releases.")


def is_compressed(target: targets.Target) -> bool:
    """Tell whether a target's host sends files that were compressed beforehand."""
    return isinstance(target, targets.Folder | targets.Remote) and target.compress


def _here(root: Path) -> str:
    """Name this checkout on this machine, without telling either."""
    return hashlib.sha256(f"{socket.gethostname()}:{root}".encode()).hexdigest()
