"""What the guide takes from the contract: each rule with its docstring, each message, each record with its fields."""

from __future__ import annotations

import dataclasses
import datetime
import inspect
import types
import typing
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup

from plugins.archive import contract
from plugins.archive.catalogues import read_catalogue, translations
from plugins.archive.editions import Disagreement, Edition
from plugins.archive.holdings import REGISTERS
from plugins.archive.languages import Code, PartialDate
from plugins.archive.ledger import Fate
from plugins.archive.problems import LOCALE
from plugins.archive.reach import Reach
from plugins.archive.records import Country, Refers, Words
from plugins.archive.schemas import sentence
from plugins.archive.stories import OriginalHeader, PageHeader, TranslationHeader
from plugins.pages import ledger
from plugins.pages.guide import composed, marked, samples
from plugins.pages.guide import message as shown
from plugins.pages.labels import word
from plugins.pages.site import Site
from plugins.pages.wording import catalogue_path

DOMAIN = "guide"
# Kinds of secrets and counts are parts of a message.
PARTS_OF_MESSAGES = ("archive/secrets", "archive/problems")
KINDS: dict[Any, str] = {
    str: word("text"),
    int: word("whole number"),
    bool: "`true` · `false`",
    datetime.date: word("day, such as `2024-02-28`"),
    PartialDate: word("year, month or day, such as `2024-02`"),
    Country: word("country code, such as `MA`"),
}
TOPS: dict[str, dict[type, str]] = {
    "fields": {
        OriginalHeader: word("Header of an original"),
        TranslationHeader: word("Header of a translation"),
        PageHeader: word("Header of a standing page"),
        **{shape: f"`{name}.yaml`" for name, shape in REGISTERS.items()},
        Fate: "`addresses.yaml`",
        Reach: "`links.yaml`",
        Words: word("A text in three languages"),
    },
    "edition": {Edition: "`edition.yaml`"},
}


@dataclass(frozen=True)
class RulePart:
    """A rule as the guide tells it; one of proofreading has a code, and languages where they are not all three."""

    text: Markup
    code: str = ""
    languages: str = ""
    is_warning: bool = False


@dataclass(frozen=True)
class FieldPart:
    """A field of a record: its name, what it may hold, whether it must be there, and the record that it leads to."""

    name: str
    kind: Markup
    is_needed: bool
    leads_to: str = ""


@dataclass(frozen=True)
class RecordPart:
    """A record: its name or place, what it is, its fields."""

    id: str
    title: Markup
    told: Markup
    fields: tuple[FieldPart, ...]


def told(site: Site, code: Code, text: str) -> Markup:
    """Say in a language what a docstring of the contract says."""
    said = translations(catalogue_path(site.theme, code, DOMAIN)).gettext
    line = " ".join(text.split())
    return marked(composed(said(line), code))


def rules(site: Site, code: Code) -> dict[str, list[RulePart]]:
    """Return every rule of contract, ledger and proofreading by the room that holds it."""
    # They are many, and most builds tell none of them.
    from plugins.archive import attested
    from plugins.text import proofreading

    found: dict[str, list[RulePart]] = {}
    for rule in (*contract.DATED, *contract.RULES, *ledger.RULES):
        found.setdefault(_room(rule.__module__), []).append(RulePart(told(site, code, inspect.getdoc(rule) or "")))
    made = [attested.names(site.archive), *(attested.motto(edition) for edition in site.archive.chronicle[:1])]
    for each in (*proofreading.RULES, *made):
        text = told(site, code, inspect.getdoc(each.find) or "")
        languages = "" if len(each.languages) == 3 else ", ".join(each.languages)
        part = RulePart(text, each.code, languages, each.level == "warning")
        found.setdefault(_room(each.find.__module__), []).append(part)
    return found


def messages(theme: Path, code: Code) -> dict[str, list[Markup]]:
    """Return every message in a language by the first room that says it, with the words of a mistake where there are any."""
    known = samples(theme)
    say = translations(LOCALE / f"{code}.po").gettext
    found: dict[str, list[Markup]] = {}
    for entry in read_catalogue(LOCALE / "ar.po"):
        if isinstance(entry.id, str) and entry.id:
            room = _room(entry.locations[0][0].removesuffix(".py").replace("/", "."))
            if room not in PARTS_OF_MESSAGES and is_sentence(entry.id):
                found.setdefault(room, []).append(shown(say(entry.id), code, known.get(entry.id)))
    return found


def is_sentence(text: str) -> bool:
    """Tell a message from a question of a task, and from a word of a table."""
    return " " in text and not text.endswith((":", "?"))


def records(site: Site, code: Code, chapter: str) -> tuple[RecordPart, ...]:
    """Return the records that a chapter describes, each where it is first met, with those within it behind it."""
    tops = TOPS.get(chapter, {})
    elsewhere = {shape for other, shapes in TOPS.items() if other != chapter for shape in shapes}
    found: dict[type, str] = {}
    for shape, title in tops.items():
        for inner, way in _met(shape, site.say(code, title) if "`" not in title else title):
            if (
                inner not in found
                and (inner not in elsewhere or inner in tops)
                and (inner not in tops or inner is shape)
            ):
                found[inner] = way
    return tuple(_record(site, code, shape, title, found) for shape, title in found.items())


def _record(site: Site, code: Code, shape: type, title: str, here: Collection[type]) -> RecordPart:
    hints = typing.get_type_hints(shape, include_extras=True)
    # The id of a record is its key or its folder; only a disagreement writes its own.
    fields = [field for field in dataclasses.fields(shape) if field.name != "id" or shape is Disagreement]

    def part(field: dataclasses.Field[Any]) -> FieldPart:
        hint = hints[field.name]
        inner = [one.__name__.lower() for one in _records_in(hint) if one in here and one is not Words]
        kind = marked(_kind(site, code, hint))
        return FieldPart(field.name, kind, field.default is dataclasses.MISSING, inner[0] if inner else "")

    told_of = told(site, code, sentence(shape))
    return RecordPart(shape.__name__.lower(), marked(title), told_of, tuple(map(part, fields)))


def _kind(site: Site, code: Code, hint: Any) -> str:
    """Say what a field may hold."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _kind(site, code, next(one for one in arguments if one is not types.NoneType))
    if origin is tuple:
        return site.say(code, "list: %(items)s", items=_kind(site, code, arguments[0]))
    if origin is Literal:
        return " · ".join(f"`{choice}`" for choice in arguments)
    if origin is typing.Annotated:
        mark = arguments[1]
        if not isinstance(mark, Refers):
            return site.say(code, "web address")
        place = f"{mark.register}.yaml" if mark.register in REGISTERS else mark.register
        return site.say(code, "id of %(register)s", register=f"`{place}`")
    if hint in KINDS:
        return KINDS[hint] if KINDS[hint].startswith("`") else site.say(code, KINDS[hint])
    if hint is Words:
        return site.say(code, "text in three languages")
    return ", ".join(f"`{field.name}`" for field in dataclasses.fields(hint))


def _met(shape: type, way: str) -> Iterator[tuple[type, str]]:
    """Yield a record and those within it, each with the fields that lead there."""
    yield shape, way
    above = "" if shape is Edition or not way.endswith("`") else f"{way.strip('`')} › "
    for name, hint in typing.get_type_hints(shape).items():
        for inner in _records_in(hint):
            yield from _met(inner, f"`{above}{name}`")


def _records_in(hint: Any) -> Iterator[type]:
    for inner in typing.get_args(hint) or (hint,):
        if typing.get_args(inner):
            yield from _records_in(inner)
        elif dataclasses.is_dataclass(inner) and inner not in KINDS and isinstance(inner, type):
            yield inner


def _room(module: str) -> str:
    """Name a room as sections do: `archive/text_rules`."""
    return module.removeprefix("plugins.").replace(".", "/")
