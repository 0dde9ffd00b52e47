"""The host of each target."""

from __future__ import annotations

import hashlib
import socket
from pathlib import Path

from plugins.files.store import STORE, Store
from plugins.publishing import services, targets
from plugins.publishing.bucket import Bucket
from plugins.publishing.host import Host
from plugins.publishing.local import Local
from plugins.publishing.objects import Objects
from plugins.publishing.remote import Remote
from plugins.publishing.setbacks import Setback

WORKPLACES = ".publish"


def workplace(target: targets.Target, root: Path) -> Path:
    """Return the folder where what a target is sent comes to be."""
    return root / WORKPLACES / target.name


def host_of(target: targets.Target, root: Path) -> Host:
    """Return the host of a target; the name of a folder begins at `root`.

    Raises:
        Setback: it keeps no releases.
    """
    kept = workplace(target, root) / "kept"
    if isinstance(target, targets.Folder):
        return Local(root / _expanded(target.folder))
    if isinstance(target, targets.Remote):
        return Remote(target.host, target.folder, target.port)
    if isinstance(target, targets.Bucket):
        objects = Objects(target.bucket, target.endpoint, target.region)
        return Bucket(objects, target.encoding, _here(root), Store(STORE))
    if isinstance(target, targets.Netlify):
        return services.netlify(kept, target.site)
    if isinstance(target, targets.CloudflarePages):
        return services.cloudflare_pages(kept, target.project, target.branch)
    told = "run the workflow of an earlier commit again; it is the workflow that publishes"
    raise Setback(f"`{target.name}` keeps no releases that we could show: {told}.")


def patience(target: targets.Target) -> float:
    """Return for how many seconds a target's host may go on to show what it showed before."""
    services_of_others = targets.Netlify | targets.CloudflarePages | targets.Bucket
    return 120.0 if isinstance(target, services_of_others) else 10.0


def is_compressed(target: targets.Target) -> bool:
    """Tell whether a target's host sends files that were compressed beforehand."""
    return isinstance(target, targets.Folder | targets.Remote) and target.compress


def _expanded(folder: str) -> Path:
    try:
        return Path(folder).expanduser()
    except RuntimeError:
        raise Setback(f"{folder} is in the home of nobody here; write the folder in full.") from None


def _here(root: Path) -> str:
    """Name this checkout on this machine, without telling either."""
    return hashlib.sha256(f"{socket.gethostname()}:{root}".encode()).hexdigest()
