"""Writes what is published into the ledger of addresses, so that the archive remembers it."""

from __future__ import annotations

import os
from pathlib import Path

from plugins.archive.ledger import FILE, LIVE, Ledger, read_ledger
from plugins.archive.reading import read
from plugins.pages.ledger import new_addresses

HEAD = """\
# Every address that was ever published, without its language. Publishing adds to this list; nothing is taken out.
# A thing that is renamed or taken away says here what became of it, and its address goes on to answer:
#   editions/old-name/: {moved_to: editions/new-name/}
#   editions/gone/: {withdrawn: {date: 2026-01-31, reason: {ar: …, fr: …, en: …}}}

"""


def unrecorded(content: Path) -> list[str]:
    """Return the addresses that the content makes and its ledger does not hold yet."""
    return new_addresses(read_ledger(content), read(content).archive)


def record(content: Path) -> list[str]:
    """Add to the ledger what it does not hold yet, each address in its place, and return what was added.

    The rest of the file stays as it is, comments included, and the file changes in one step.
    """
    path, ledger, found = content / FILE, read_ledger(content), unrecorded(content)
    if found:
        text = path.read_text(encoding="utf-8") if path.is_file() else HEAD
        draft = path.with_name(f".{FILE}.new")
        draft.write_text(_with(text, ledger, found), encoding="utf-8", newline="\n")
        os.replace(draft, path)
    return found


def told(found: list[str]) -> str:
    """Tell in a line how many addresses are new; nothing when none is."""
    return f"{len(found)} new address{'es' * (len(found) != 1)}" if found else ""


def _with(text: str, ledger: Ledger, found: list[str]) -> str:
    """Put each new address before the first listed one that sorts after it."""
    lines = text.rstrip("\n").split("\n") if ledger.nodes else [text.rstrip("\n"), ""]
    for number, address in sorted(((_line(lines, ledger, address), address) for address in found), reverse=True):
        lines.insert(number, f"{address}: {LIVE}")
    return "\n".join([*lines, ""])


def _line(lines: list[str], ledger: Ledger, address: str) -> int:
    following = min((listed for listed in ledger.nodes if listed > address), default="")
    number = ledger.nodes[following].start_mark.line if following else len(lines)
    while following and number and lines[number - 1].startswith("#"):  # a comment stays with what it is about
        number -= 1
    return number
