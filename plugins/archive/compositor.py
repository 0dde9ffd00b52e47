"""The compositor: the archive as readers see it, its wordings with the spaces and apostrophes that their languages ask for.

What is checked is what was typed; what is shown is set once, here, for every page and file. Texts in Markdown are set
when they become HTML. Words that others printed stay as they printed them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeVar

from plugins.archive.languages import CODES
from plugins.archive.records import Words
from plugins.archive.stories import Version
from plugins.text.spaces import spaced

Record = TypeVar("Record")


def composed(record: Record) -> Record:
    """Return the archive, a record or a collection of them with its wordings set in type; what has none comes back itself."""
    made: Any = record
    if isinstance(record, Words):
        made = _changed(record, {code: spaced(record.text(code), code) for code in CODES})
    elif isinstance(record, Version):
        shown = {name: spaced(getattr(record, name), record.language) for name in ("title", "summary")}
        made = _changed(record, shown)
        if made is not record:
            made = dataclasses.replace(made, typed=record.revision)
    elif dataclasses.is_dataclass(record):
        made = _changed(
            record, {field.name: composed(getattr(record, field.name)) for field in dataclasses.fields(record)}
        )
    elif isinstance(record, tuple):
        made = tuple(composed(item) for item in record)
    elif isinstance(record, Mapping):
        made = {name: composed(item) for name, item in record.items()}
    return made  # type: ignore[no-any-return]


def _changed(record: Record, shown: Mapping[str, object]) -> Record:
    is_same = all(getattr(record, name) == value for name, value in shown.items())
    return record if is_same else dataclasses.replace(record, **shown)  # type: ignore[type-var]
