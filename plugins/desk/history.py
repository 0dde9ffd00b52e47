"""What git remembers of a text: the one that had a certain revision, if it was ever kept."""

from __future__ import annotations

import difflib
import subprocess
from collections.abc import Iterator
from pathlib import Path

from plugins.archive.documents import Document, split_header
from plugins.archive.nodes import compose
from plugins.archive.stories import Version

MOST = 200
_SECONDS = 20


def changes(path: Path, source: Version, revision: str) -> list[str]:
    """Return the lines that a text lost and gained since it had a revision; none where that is not known."""
    for data in _former(path):
        former = _lines(data, source)
        if former and former[0] == revision:
            told = difflib.unified_diff(former[1], _text(source), lineterm="", n=0)
            return [line for line in list(told)[2:] if not line.startswith("@@") and line[1:].strip()]
    return []


def _former(path: Path) -> Iterator[bytes]:
    """Yield a file as git kept it, newest first; where there is no git there is nothing."""
    names = _git(path.parent, "log", f"-{MOST}", "--format=%H", "--", path.name).decode(errors="replace").split()
    for name in names:
        yield _git(path.parent, "show", f"{name}:./{path.name}")


def _git(folder: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=False, timeout=_SECONDS)
    except (OSError, subprocess.SubprocessError):
        return b""
    return done.stdout if done.returncode == 0 else b""


def _lines(data: bytes, now: Version) -> tuple[str, list[str]] | None:
    """Return the revision and the lines of a text as it was, as far as it can be read."""
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    document = Document(Path(now.file), now.path, text)
    parts = split_header(document)
    node = compose(document, parts[0], first_line=2) if parts else None
    if not parts or not node:
        return None
    fields = {str(key.value): " ".join(str(value.value).split("\n")).strip() for key, value in node.value}
    title, summary = fields.get("title", ""), fields.get("summary", "")
    former = Version(language=now.language, title=title, summary=summary, body=parts[1], path=now.path, line=parts[2])
    return former.revision, _text(former)


def _text(version: Version) -> list[str]:
    return [version.title, version.summary, *version.body.strip().split("\n")]
