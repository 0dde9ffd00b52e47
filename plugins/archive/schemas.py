"""The contract as JSON Schema, for editors that know one: made from the annotations by which `shaping` reads.

A schema tells shapes, as a form would; what one record says of another is the check's to tell.
"""

from __future__ import annotations

import dataclasses
import datetime
import inspect
import json
import re
import types
import typing
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from plugins.archive.editions import Edition
from plugins.archive.holdings import REGISTERS
from plugins.archive.inventory import ID, LONGEST_ID
from plugins.archive.languages import PartialDate
from plugins.archive.ledger import ADDRESS, LIVE, Fate
from plugins.archive.reach import Reach
from plugins.archive.records import Country, Refers
from plugins.archive.stories import OriginalHeader, PageHeader, TranslationHeader
from plugins.archive.values import FIRST_YEAR

Schema = dict[str, Any]
Vocabulary = Mapping[str, Iterable[str]]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Every file of the content by its schema; a header has two shapes, that of the original and that of a translation.
HEADERS: Mapping[str, tuple[type, ...]] = {
    "story": (OriginalHeader, TranslationHeader),
    "page": (PageHeader, TranslationHeader),
}
ENDING = ".schema.json"
NAMES = (*HEADERS, "edition", *REGISTERS, "addresses", "links")
_NAME = {"type": "string", "pattern": f"^{ID.pattern}$", "maxLength": LONGEST_ID}
_DAY = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SCALARS: Mapping[Any, Schema] = {
    # What is typed as a number, such as a title that is a year, is read as a text too.
    str: {"type": ["string", "number"], "pattern": r"\S"},
    int: {"type": "integer", "minimum": 0, "maximum": 10**12 - 1},
    bool: {"type": "boolean"},
    datetime.date: _DAY,
    PartialDate: {
        "anyOf": [
            {"type": "integer", "minimum": FIRST_YEAR, "maximum": 9999},
            {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
        ]
    },
    Country: {"type": "string", "pattern": "^[A-Z]{2}$"},
}
_ADDRESS = {"type": "string", "format": "uri", "pattern": r"^https?://[^\s]+$"}


def schema(name: str, known: Vocabulary | None = None) -> Schema:
    """Return the schema of one kind of file; where the ids of a register are `known`, it offers them as choices."""
    made = _Schemas(known or {})
    if name in HEADERS:
        top: Schema = {"anyOf": [made.record(shape) for shape in HEADERS[name]]}
    elif name == "edition":
        top = made.record(Edition, given="id")
    elif name == "addresses":
        fate = {"anyOf": [{"const": LIVE}, made.record(Fate)]}
        top = {"type": "object", "propertyNames": {"pattern": f"^{ADDRESS.pattern}$"}, "additionalProperties": fate}
    elif name == "links":
        top = {"type": "object", "propertyNames": _ADDRESS, "additionalProperties": made.record(Reach)}
    else:
        item = made.record(REGISTERS[name], given="id")
        top = {"type": "object", "propertyNames": _NAME, "additionalProperties": item}
    return {"$schema": DIALECT, "title": f"Nadwa: {name}", **top, "$defs": dict(sorted(made.shapes.items()))}


def written(name: str) -> str:
    """Return the schema of one kind of file as text, the same for every content."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def write(folder: Path) -> None:
    """Write every schema into a folder."""
    folder.mkdir(exist_ok=True)
    for name in NAMES:
        (folder / f"{name}{ENDING}").write_text(written(name), encoding="utf-8", newline="\n")


class _Schemas:
    """Makes schemas of records, and keeps each record's own under its name."""

    def __init__(self, known: Vocabulary) -> None:
        self.known = known
        self.shapes: dict[str, Schema] = {}

    def record(self, shape: type, given: str = "") -> Schema:
        """Return a reference to the schema of a record; a `given` field comes from elsewhere."""
        if shape.__name__ not in self.shapes:
            self.shapes[shape.__name__] = {}  # so that a record may hold its like
            hints = typing.get_type_hints(shape, include_extras=True)
            fields = [field for field in dataclasses.fields(shape) if field.name != given]
            self.shapes[shape.__name__] = {
                "description": sentence(shape),
                "type": "object",
                "properties": {field.name: self._field(shape, field.name, hints[field.name]) for field in fields},
                "required": [field.name for field in fields if field.default is dataclasses.MISSING],
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{shape.__name__}"}

    def _field(self, shape: type, name: str, hint: Any) -> Schema:
        said = clause(sentence(shape), name)
        return {**({"description": said} if said else {}), **self._value(hint)}

    def _value(self, hint: Any) -> Schema:
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin in (typing.Union, types.UnionType):
            return self._value(next(one for one in arguments if one is not types.NoneType))
        if origin is tuple:
            item = self._value(arguments[0])
            is_plain = "$ref" not in item
            return {"type": "array", "minItems": 1, **({"uniqueItems": True} if is_plain else {}), "items": item}
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin is typing.Annotated:
            return self._reference(arguments[1])
        return dict(_SCALARS[hint]) if hint in _SCALARS else self.record(hint)

    def _reference(self, mark: object) -> Schema:
        if not isinstance(mark, Refers):
            return dict(_ADDRESS)
        said = {"description": f"An id of {mark.register}."}
        ids = sorted(self.known.get(mark.register, ()))
        return {**said, **({"enum": ids} if ids else _NAME)}


def sentence(shape: type) -> str:
    """Return what a record's docstring says of it, in one line."""
    return " ".join((inspect.getdoc(shape) or "").split())


def clause(text: str, name: str) -> str:
    """Return the part of a record's description that speaks of a field."""
    parts = re.split(r"(?<=[.;]) ", text)
    return next((part.rstrip(";") for part in parts if f"`{name}`" in part), "")
