"""What a release consists of: every file by the hash of its content, in one line that is always the same."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from plugins.publishing.setbacks import Setback, secrets

ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{8}")
_TIME = "%Y%m%d-%H%M%S"


class Content(NamedTuple):
    """The content of a file, by its SHA-256 and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Manifest:
    """A release: its id, and what each of its files holds."""

    id: str
    files: Mapping[str, Content]

    @property
    def seal(self) -> str:
        """The hash of all that the release holds, without its name: two with one seal are the same site."""
        return sealed(self.files)

    def written(self) -> str:
        """Return it as one line of JSON."""
        files = {name: list(self.files[name]) for name in sorted(self.files)}
        return json.dumps({"id": self.id, "files": files}, ensure_ascii=False, separators=(",", ":")) + "\n"


@dataclass(frozen=True)
class Difference:
    """What one release has otherwise than another, and how many bytes have to be sent for it."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    size: int

    def __str__(self) -> str:
        """Tell it in a line."""
        parts = (f"{len(self.added)} added", f"{len(self.changed)} changed", f"{len(self.removed)} removed")
        return f"{', '.join(parts)}, {self.size:,} bytes to send"

    def listed(self) -> str:
        """Return every name in a line of its own, marked."""
        marked = [("+", self.added), ("~", self.changed), ("-", self.removed)]
        return "\n".join(f"  {mark} {name}" for mark, names in marked for name in names)


def survey(tree: Path) -> dict[str, Content]:
    """Return what every file below a folder holds.

    Raises:
        Setback: a file holds a secret of the environment.
    """
    kept = [(value, value.encode()) for value in secrets()]
    found = {}
    for path in sorted(path for path in tree.rglob("*") if path.is_file()):
        name, data = path.relative_to(tree).as_posix(), path.read_bytes()
        if any(value in data for _, value in kept):
            raise Setback(f"{name} holds a secret of the environment; take it out of what it is made from.")
        found[name] = Content(hashlib.sha256(data).hexdigest(), len(data))
    return found


def named(files: Mapping[str, Content], now: datetime.datetime, others: Iterable[str] = ()) -> Manifest:
    """Return the manifest of files, its id the moment and the seal; it sorts after all other ids, whatever the clock says."""
    second = now.astimezone(datetime.UTC).replace(microsecond=0)
    last = max((other[:15] for other in others), default="")
    if last >= second.strftime(_TIME):
        second = datetime.datetime.strptime(last, _TIME).replace(tzinfo=datetime.UTC) + datetime.timedelta(seconds=1)
    return Manifest(f"{second.strftime(_TIME)}-{sealed(files)[:8]}", files)


def read_manifest(text: str) -> Manifest:
    """Return the manifest that was written as a text.

    Raises:
        Setback: it is none.
    """
    try:
        found = json.loads(text)
        files = {str(name): Content(str(sha256), int(size)) for name, (sha256, size) in found["files"].items()}
        made = Manifest(str(found["id"]), files)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Setback("A manifest of the target is damaged; remove its release there, and publish again.") from None
    if not ID.fullmatch(made.id) or not made.id.endswith(made.seal[:8]):
        raise Setback(f"The manifest of {made.id[:40]} was changed; remove that release, and publish again.")
    return made


def sealed(files: Mapping[str, Content]) -> str:
    """Return the hash of all names and contents."""
    lines = "".join(f"{files[name].sha256}  {name}\n" for name in sorted(files))
    return hashlib.sha256(lines.encode()).hexdigest()


def difference(former: Mapping[str, Content], latter: Mapping[str, Content]) -> Difference:
    """Return what has to happen to the former for it to become the latter."""
    added = sorted(latter.keys() - former.keys())
    changed = sorted(name for name in latter.keys() & former.keys() if latter[name] != former[name])
    held = {content.sha256 for content in former.values()}
    sent = {latter[name].sha256: latter[name].size for name in (*added, *changed)}
    size = sum(size for sha256, size in sent.items() if sha256 not in held)
    return Difference(tuple(added), tuple(changed), tuple(sorted(former.keys() - latter.keys())), size)
