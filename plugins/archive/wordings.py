"""Every wording of the records: what is said in a field, in which language, in whose words, and where it is typed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plugins.archive.editions import Figure, Quotation
from plugins.archive.holdings import REGISTERS, Archive
from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.programme import Channel
from plugins.archive.records import Words
from plugins.text.passages import Kind, Passage

Keys = tuple[str | int, ...]
# Wordings that are sentences of our own; the others are labels.
_SENTENCES = frozenset(["summary", "note", "people_note", "text", "reason", "gaps"])
# Names are nobody's to correct, and what others wrote stays as it was read unless the wording is ours.
_NAMES = frozenset(["name", "family"])
_READ = frozenset(["title", "motto", "value", "role"])


@dataclass(frozen=True)
class Wording:
    """A passage of a record, and the keys that lead to it in its file; `file` is below the content."""

    file: str
    keys: Keys
    passage: Passage


def wordings(archive: Archive) -> Iterator[Wording]:
    """Yield every wording of the registers and the editions."""
    for register in REGISTERS:
        for name, record in getattr(archive, register).items():
            yield from _of(f"{register}.yaml", (name,), record)
    for name, edition in archive.editions.items():
        yield from _of(f"editions/{name}/edition.yaml", (), edition)


def _of(file: str, keys: Keys, record: Any) -> Iterator[Wording]:
    for field in dataclasses.fields(record):
        value, below = getattr(record, field.name), (*keys, field.name)
        for item, place in _items(value, below):
            if isinstance(item, Words):
                yield from _words(file, place, field.name, item, record)
            elif isinstance(item, Quotation):
                yield Wording(file, (*place, "text"), Passage(item.text, item.language, "label", official=True))
            elif dataclasses.is_dataclass(item):
                yield from _of(file, place, item)
    if isinstance(record, Channel):
        yield Wording(file, (*keys, "name"), Passage(record.name, record.language, "label", official=True))


def _items(value: Any, keys: Keys) -> Iterator[tuple[Any, Keys]]:
    if isinstance(value, tuple):
        yield from ((item, (*keys, number)) for number, item in enumerate(value))
    else:
        yield value, keys


def _words(file: str, keys: Keys, name: str, words: Words, owner: Any) -> Iterator[Wording]:
    kind: Kind = "prose" if name in _SENTENCES else "label"
    for code in CODES:
        text = words.text(code)
        is_read = name in _NAMES or (name in _READ and code not in words.ours)
        passage = Passage(text, code, kind, official=is_read)
        if isinstance(owner, Figure) and name == "label":
            passage = _counted(owner, text, code)
        yield Wording(file, (*keys, code), passage)


def _counted(figure: Figure, text: str, code: Code) -> Passage:
    """Return the label of a figure behind its number, as it is shown; the number itself is typed elsewhere."""
    number = f"{LANGUAGES[code].number(figure.value)} "
    return Passage(
        number + text, code, "label", places=((0, 0), *((n, 0) for n in range(1, len(number))), (len(number), 0))
    )
