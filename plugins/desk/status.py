"""Tells how far the archive is translated, as a table or as JSON, and records that a translation is up to date again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from plugins.archive.coverage import STATES, Count, Coverage, State, counts, whole
from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.problems import Message, errors_of, message, said
from plugins.archive.reading import Reading, read
from plugins.desk import checking, history
from plugins.desk.obstacles import Obstacle
from plugins.editorial import finding
from plugins.editorial.accepting import acceptance
from plugins.editorial.declining import Declined

_STATED: dict[State, Message] = {
    "original": message("original"),
    "present": message("up to date"),
    "older": message("older"),
    "draft": message("draft"),
    "missing": message("missing"),
}
MOST_LINES = 40


def table(content: Path, lang: str = "") -> str:
    """Return the state of every text in every language, as a person reads it.

    Raises:
        Obstacle: the content is not there, or the archive has no language `lang`.
    """
    code = checking.language(lang)
    checking.require(content, code)
    reading = read(content)
    rows = whole(reading)
    lines = [["", *CODES], *([_short(row), *(said(_STATED[row.states[at]], code) for at in CODES)] for row in rows)]
    told = [*_columns(lines), "", *(_counted(at, count, code) for at, count in counts(rows).items())]
    return "\n".join([*told, *_next(rows, code), *_troubled(reading, code)])


def as_json(content: Path) -> str:
    """Return the state of every text in every language as JSON.

    Raises:
        Obstacle: the content is not there.
    """
    checking.require(content)
    rows = whole(read(content))
    texts = [{"folder": row.folder, "languages": {code: _entry(row, code) for code in CODES}} for row in rows]
    counted = {
        code: {**count.states, "total": count.total, "current": count.current, "percent": count.percent}
        for code, count in counts(rows).items()
    }
    return json.dumps({"texts": texts, "counts": counted}, ensure_ascii=False, indent=2)


def accept(content: Path, named: str, lang: str = "") -> str:
    """Let a translation, named as `STORY/LANG`, follow its source as it stands now, and return what to tell.

    Raises:
        Obstacle: it cannot be accepted; the file is as it was.
    """
    code = checking.language(lang)
    checking.require(content, code)
    story, _, asked = named.replace("\\", "/").removesuffix(".md").rpartition("/")
    try:
        found = acceptance(read(content), story, finding.language(asked))
        former = found.version.translation.revision if found.version.translation else ""
        changed = history.changes(content / found.source.file, found.source, former)
        found.write()
    except Declined as declined:
        raise Obstacle(said(declined.told, code)) from None
    return "\n".join([*_changed(changed, found.source.file, code), said(_accepted(found.version.path), code)])


def _accepted(path: str) -> Message:
    return message("%(file)s now follows its original.", file=path)


def _changed(lines: list[str], file: str, code: Code) -> list[str]:
    if not lines:
        return [said(message("What has changed in %(file)s since is not known.", file=file), code)]
    shown = lines[:MOST_LINES]
    rest = [said(message("… and %(n)s more lines", n=len(lines) - MOST_LINES), code)] if len(lines) > MOST_LINES else []
    return [said(message("What has changed in %(file)s since:", file=file), code), *shown, *rest]


def _short(row: Coverage) -> str:
    return row.folder.removeprefix("editions/")


def _columns(lines: Sequence[Sequence[str]]) -> list[str]:
    """Set lines of words in columns, two spaces between them."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return ["  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)).rstrip() for line in lines]


def _counted(at: Code, count: Count, code: Code) -> str:
    told = message(
        "%(lang)s: %(n)s of %(total)s up to date (%(share)s)",
        lang=LANGUAGES[code].language(at),
        n=count.current,
        total=count.total,
        share=LANGUAGES[code].percent(count.percent),
    )
    others = [state for state in STATES[2:] if count.states[state]]
    return " · ".join([said(told, code), *(f"{said(_STATED[state], code)} {count.states[state]}" for state in others)])


def _next(rows: Sequence[Coverage], code: Code) -> list[str]:
    """Say what to do about the first text that is missing or older somewhere."""
    told = []
    for row, at in _first(rows, "missing"):
        advice = "To begin a missing one: `python3 tasks.py translate %(text)s %(lang)s`"
        told.append(said(message(advice, text=_short(row), lang=at), code))
    for row, at in _first(rows, "older"):
        advice = "Once an older one is up to date: `python3 tasks.py status --accept %(text)s %(lang)s`"
        told.append(said(message(advice, text=_short(row), lang=at), code))
    return ["", *told] if told else []


def _first(rows: Sequence[Coverage], state: State) -> list[tuple[Coverage, Code]]:
    return [(row, at) for row in rows for at in CODES if row.states[at] == state][:1]


def _troubled(reading: Reading, code: Code) -> list[str]:
    """Say that what cannot be read may be told wrongly."""
    if not errors_of(reading.problems):
        return []
    return ["", said(message("Some files cannot be read as they are: `python3 tasks.py check`"), code)]


def _entry(row: Coverage, code: Code) -> dict[str, str]:
    """Tell of one language of a text: its state and, of a translation, what it follows and what it should."""
    version, source = row.versions.get(code), row.source(code)
    entry: dict[str, str] = {"state": row.states[code]}
    if version:
        entry |= {"file": version.file, "title": version.title, "revision": version.revision}
    if version and version.translation:
        entry |= {"of": version.translation.of, "follows": version.translation.revision}
    if source:
        entry["current"] = source.revision
    return entry
