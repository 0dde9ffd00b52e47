"""The header of a text as it is typed: written whole, or one value of it changed and every other byte kept."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Mapping
from pathlib import Path

import yaml

# Whatever mark a file begins with, and however its lines end.
_FENCE = re.compile(rb"(?:\A(?:\xef\xbb\xbf)*|(?<=[\r\n]))---[ \t]*(?=[\r\n]|\Z)")


class _Plain(yaml.SafeDumper):
    """Writes the same thing again instead of pointing at where it stood first."""

    def ignore_aliases(self, data: object) -> bool:
        """Point at nothing."""
        return True


def header(fields: Mapping[str, object]) -> str:
    """Write a header between its two lines; what must be quoted is, and each field stands on one line."""
    return f"---\n{record(fields)}---\n"


def record(fields: Mapping[str, object]) -> str:
    """Write a record as YAML that the archive reads; lists and what holds no more lists stand on one line."""
    return yaml.dump(
        dict(fields), Dumper=_Plain, allow_unicode=True, default_flow_style=None, sort_keys=False, width=float("inf")
    )


def with_revision(data: bytes, former: str, now: str) -> bytes | None:
    """Return the bytes of a text whose header has another revision and is else the same; nothing where it has not one."""
    fences = [found.span() for found in _FENCE.finditer(data)][:2]
    if len(fences) < 2:
        return None
    start, end = fences[0][1], fences[1][0]
    typed = re.compile(rb"(\brevision[\"']?\s*:\s*)([\"']?)" + former.encode() + rb"(?=[\"'\s},])")
    found = list(typed.finditer(data, start, end))
    if len(found) != 1:
        return None
    quote = found[0][2]
    # What YAML would read as a number is quoted.
    value = now if quote or not re.fullmatch(r"\d+(?:e\d+)?", now) else f'"{now}"'
    return data[: found[0].start(2)] + quote + value.encode() + data[found[0].end() :]


def write_new(path: Path, text: str) -> None:
    """Write a file that was not there, its folders too; one that is there is an error.

    Raises:
        FileExistsError: the file is there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise
    except OSError:
        # Half a text would be one, and an empty folder is none.
        path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            path.parent.rmdir()
        raise


def replace(path: Path, data: bytes) -> None:
    """Replace a file in one step; what fails leaves it as it was, and nothing beside it."""
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(data)
        draft.chmod(path.stat().st_mode)
        os.replace(draft, path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
