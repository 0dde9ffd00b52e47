"""The contract as the forms of a web editor, Sveltia CMS: one form for each file, with the same fields and choices.

A story is one form with a pane for each language; its original, whichever language that is, bears what translations
inherit. What the archive knows by an id is offered as a choice. A text stays Markdown as it is typed, for an editor of
rich text would rewrite what only the archive knows.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from plugins.archive.editions import Edition
from plugins.archive.holdings import REGISTERS, Archive
from plugins.archive.inventory import ID
from plugins.archive.languages import CODES, Code, PartialDate
from plugins.archive.records import Country, Refers, Words
from plugins.archive.schemas import clause, sentence
from plugins.archive.stories import OriginalHeader, PageHeader, TranslationHeader

Form = dict[str, Any]
Choices = Mapping[str, Mapping[str, str]]

NEW = "new-story"
# Sources are too many to choose from, and grow with every story: their ids are typed, and the check knows them.
OPEN = frozenset(["sources", "corrections"])
# What each version writes itself; all else stands in the original alone.
_OWN = frozenset(field.name for field in dataclasses.fields(TranslationHeader))
_ID = [f"^{ID.pattern}$", "sada-2024"]
_LONG = ("summary", "text", "note", "reason")
_PLAIN: Mapping[Any, Form] = {
    int: {"widget": "number", "value_type": "int", "min": 0},
    bool: {"widget": "boolean"},
    datetime.date: {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"},
    PartialDate: {"widget": "string", "pattern": ["^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", "2024, 2024-02, 2024-02-28"]},
    Country: {"widget": "string", "pattern": ["^[A-Z]{2}$", "MA"]},
}


def collections(archive: Archive, content: str) -> list[Form]:
    """Return the forms of an archive: for each edition its facts and stories, and the standing pages."""
    choices = _choices(archive)
    made = [_edition(archive, edition, content, choices) for edition in archive.chronicle]
    pages = [_text(f"{content}/{page.folder}", page.id, page.original, PageHeader, choices) for page in archive.pages]
    return [*made, {"name": "pages", "label": "pages", "i18n": True, "files": pages}]


def _edition(archive: Archive, edition: Edition, content: str, choices: Choices) -> Form:
    folder = f"{content}/editions/{edition.id}"
    known = {**choices, "disagreements": {item.id: item.question.en for item in edition.disagreements}}
    facts = {
        "name": "edition",
        "label": "edition.yaml",
        "file": f"{folder}/edition.yaml",
        "format": "yaml",
        "fields": list(_fields(Edition, known, given="id")),
    }
    stories = [
        _text(f"{folder}/{story.id}", story.id, story.original, OriginalHeader, known)
        for story in archive.stories_of.get(edition.id, ())
    ]
    # A folder that is not there yet: whoever fills the form begins a story, and renames its folder later.
    begun = (
        []
        if any(story["name"] == NEW for story in stories)
        else [_text(f"{folder}/{NEW}", NEW, CODES[0], OriginalHeader, known)]
    )
    return {"name": edition.id, "label": edition.id, "i18n": True, "files": [facts, *stories, *begun]}


def _text(folder: str, name: str, original: Code, header: type, choices: Choices) -> Form:
    """Return the form of a text: its header and body, in the three languages side by side."""
    shown = {field["name"]: field for shape in (header, TranslationHeader) for field in _fields(shape, choices)}
    shown["translation"]["required"] = False
    for field in shown.values():
        field["i18n"] = field["name"] in _OWN
    if name == NEW:
        shown["status"]["default"] = "draft"
    return {
        "name": name,
        "label": name,
        "file": f"{folder}/{{{{locale}}}}.md",
        "format": "yaml-frontmatter",
        "media_folder": f"/{folder}",
        "public_folder": "",
        "i18n": {"locales": list(CODES), "default_locale": original, "initial_locales": "default"},
        "fields": [*shown.values(), {"name": "body", "label": "body", "widget": "text", "i18n": True}],
    }


def _fields(shape: type, choices: Choices, given: str = "") -> Iterator[Form]:
    hints = typing.get_type_hints(shape, include_extras=True)
    for field in dataclasses.fields(shape):
        if field.name != given:
            is_needed = field.default is dataclasses.MISSING
            yield {
                "name": field.name,
                "label": field.name,
                **_value(hints[field.name], choices),
                **({"widget": "text"} if field.name in _LONG and hints[field.name] is str else {}),
                "required": is_needed,
                **({"hint": said} if (said := clause(sentence(shape), field.name)) else {}),
            }


def _value(hint: Any, choices: Choices) -> Form:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _value(next(one for one in arguments if one is not types.NoneType), choices)
    if origin is Literal:
        return {"widget": "select", "options": list(arguments)}
    if origin is typing.Annotated:
        return _reference(arguments[1], choices)
    if origin is tuple:
        return _several(_value(arguments[0], choices))
    if dataclasses.is_dataclass(hint) and hint not in _PLAIN:
        return {
            "widget": "object",
            "collapsed": hint is not Words,
            "fields": list(_fields(typing.cast(type, hint), choices)),
        }
    return dict(_PLAIN.get(hint, {"widget": "string"}))


def _several(item: Form) -> Form:
    """Return the form of a list of such values."""
    if item["widget"] == "select":
        return {**item, "multiple": True}
    if item["widget"] == "object":
        return {"widget": "list", "collapsed": True, "fields": item["fields"]}
    return {"widget": "list", "field": {"name": "value", "label": "value", **item}}


def _reference(mark: object, choices: Choices) -> Form:
    if not isinstance(mark, Refers):
        return {"widget": "string", "pattern": [r"^https?://\S+$", "https://…"]}
    known = choices.get(mark.register, {})
    options = [{"value": name, "label": f"{name}: {label}" if label else name} for name, label in sorted(known.items())]
    return {"widget": "select", "options": options} if options else {"widget": "string", "pattern": _ID}


def _choices(archive: Archive) -> dict[str, dict[str, str]]:
    """Return what each register offers: an id, and a name by which an editor knows it."""
    found: dict[str, dict[str, str]] = {}
    for register in REGISTERS.keys() - OPEN:
        records = getattr(archive, register)
        found[register] = {name: _called(record) for name, record in records.items()}
    return found


def _called(record: Any) -> str:
    names = getattr(record, "name", None)
    if names:
        return " · ".join(dict.fromkeys(names.text(code) for code in CODES))
    return str(getattr(record, "publisher", None) or getattr(record, "organisation", None) or "")
