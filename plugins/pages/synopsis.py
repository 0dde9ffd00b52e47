"""All that a record says in one language, as passages for the search index: the annotations tell what each field is."""

from __future__ import annotations

import dataclasses
import datetime
import typing
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from plugins.archive.editions import Dates, Edition, Figure, Format, Ordinal, Quotation
from plugins.archive.languages import LANGUAGES, Code
from plugins.archive.programme import Agreement, Channel, Involvement, Participation, Session
from plugins.archive.records import Country, Refers, Words
from plugins.pages.labels import word
from plugins.pages.site import Site

SEPARATOR = " · "
# Whose address it is, and where it was read, is not what it says; nor is the language of a name.
_LEFT_OUT = frozenset(["id", "sources", "series", "disagreement", "url", "language", "ours"])
# What a value of the archive's own vocabulary is called, by its record and field.
_LABELLED: Mapping[tuple[type, str], str] = {
    (Format, "value"): "format",
    (Involvement, "role"): "organisation_role",
    (Participation, "part"): "part",
    (Session, "kind"): "session",
    (Agreement, "status"): "agreement",
    (Channel, "kind"): "channel",
}

# What a part of an edition is called, where nothing in it says so.
_CALLED = {
    "ordinal": word("Ordinal"),
    "guest_of_honour": word("Guest of honour"),
    "motto": word("Edition motto"),
    "venue": word("Venue"),
    "format": word("Format"),
    "topics": word("Themes"),
    "countries": word("Countries"),
    "disagreements": word("Sources disagree"),
}


def passages(site: Site, code: Code, edition: Edition) -> Iterator[str]:
    """Yield what an edition says, each of its smaller records as one passage."""
    yield from dict.fromkeys(_Synopsis(site, code).said(edition))


@dataclass(frozen=True)
class _Synopsis:
    """What records say in one language."""

    site: Site
    code: Code

    def said(self, record: Any) -> Iterator[str]:
        """Yield what a record says itself, joined unless it is the whole edition, then what its parts say."""
        own: list[str] = []
        parts: list[str] = []
        for name, register in _fields(cast(Hashable, type(record))).items():
            for value in _items(getattr(record, name)):
                if text := self.text(record, name, register, value):
                    own.append(self.called(name, [text]))
                elif dataclasses.is_dataclass(value):
                    below = self.said(value)
                    parts += [self.called(name, below)] if name in _CALLED else below
        yield from own if isinstance(record, Edition) or not own else [SEPARATOR.join(dict.fromkeys(own))]
        yield from parts

    def called(self, name: str, said: Iterable[str]) -> str:
        """Join what a part says behind what it is called."""
        label = [self.site.say(self.code, _CALLED[name])] if name in _CALLED else []
        return SEPARATOR.join((*label, *said))

    def text(self, record: Any, name: str, register: str, value: Any) -> str:
        """Return what one value says, or nothing where it says nothing or is a record with parts."""
        language = LANGUAGES[self.code]
        if value and (label := _LABELLED.get((type(record), name))):
            return self.site.label(self.code, label, value)
        if isinstance(value, Words):
            counted = isinstance(record, Figure) and name == "label"
            return f"{language.number(record.value)} {value.text(self.code)}" if counted else value.text(self.code)
        if isinstance(value, Country):
            return language.country(value.code)
        if isinstance(value, datetime.date):
            return language.days(value, record.end) if isinstance(record, Dates) else language.day(value)
        if isinstance(record, Ordinal) and name == "number":
            return self.site.say(self.code, "%(ordinal)s edition", ordinal=language.ordinal(value))
        if register and value:
            named: Words = getattr(self.site.archive, register)[value].name
            return named.text(self.code)
        # What was printed in one language has no other.
        return value if isinstance(value, str) and isinstance(record, Channel | Quotation) else ""


def _items(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


@cache
def _fields(shape: Any) -> dict[str, str]:
    """Return the fields of a record that say something, each with the register that it refers to, if any."""
    hints = typing.get_type_hints(shape, include_extras=True)
    # The last day of an edition is said together with its first.
    left_out = _LEFT_OUT | ({"end"} if shape is Dates else set())
    names = [field.name for field in dataclasses.fields(shape) if field.name not in left_out]
    return {name: next((mark.register for mark in _marks(hints[name])), "") for name in names}


def _marks(hint: Any) -> Iterator[Refers]:
    yield from (mark for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, Refers))
    for inner in typing.get_args(hint):
        yield from _marks(inner)
