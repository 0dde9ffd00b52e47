"""What the open data holds, column by column: the one place from which tables, schemas and their description follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from plugins.archive.languages import CODES, Code
from plugins.pages.labels import word

Kind = Literal["id", "text", "number", "day", "date", "list", "flag", "address"]
KINDS: Mapping[Kind, str] = {
    "id": word("identifier"),
    "text": word("text"),
    "number": word("number"),
    "day": word("day in ISO 8601"),
    "date": word("date: a year, a month or a day"),
    "list": word("list"),
    "flag": word("yes or no"),
    "address": word("web address"),
}
_SHAPES: Mapping[Kind, Mapping[str, Any]] = {
    "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9-]+)?$"},
    "text": {"type": "string", "minLength": 1},
    "number": {"type": "integer"},
    "day": {"type": "string", "format": "date"},
    "date": {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"},
    "list": {"type": "array", "items": {"type": "string"}},
    "flag": {"type": "boolean"},
    "address": {"type": "string", "format": "uri"},
}


@dataclass(frozen=True)
class Column:
    """One column: its name, what it means in the words of the theme, and whether every row has it.

    `language` is set on one of three columns that say the same in three languages.
    """

    name: str
    kind: Kind
    told: str
    always: bool = True
    language: Code | None = None

    @property
    def shape(self) -> dict[str, Any]:
        """What a value of it must be, in JSON Schema."""
        shape = dict(_SHAPES[self.kind])
        return shape if self.always else {**shape, "type": [shape["type"], "null"]}


def in_languages(name: str, told: str, always: bool = True) -> Iterator[Column]:
    """Yield a column for each language: `name_ar`, `name_fr`, `name_en`."""
    column = Column(name, "text", told, always)
    yield from (replace(column, name=f"{name}_{code}", language=code) for code in CODES)


_ID = Column("id", "id", word("Identifier, which stays the same"))
_NAME = tuple(in_languages("name", word("Name")))
_EDITION = Column("edition", "id", word("Edition"))
_SERIES = Column("series", "id", word("Series"))
_CITY = Column("city", "id", word("City"))
_YEAR = Column("year", "number", word("Year"))
_DAYS = (Column("start", "day", word("First day")), Column("end", "day", word("Last day")))
_EDITIONS = Column("editions", "list", word("Editions"))
_STORIES = Column("stories", "list", word("Articles"))
_THEMES = Column("themes", "list", word("Themes"))
_SOURCES = Column("sources", "list", word("Sources"))
_ALSO = Column("also", "list", word("Other printed forms of the name"))
_DISPUTED = Column("disputed", "flag", word("Whether sources disagree on it"))
_PAGE = Column("page", "address", word("Page"))
_PAGE_IF_ANY = replace(_PAGE, always=False)
_LASTING = Column("permalink", "address", word("Permanent address"))
_LASTING_IF_ANY = replace(_LASTING, always=False)

TABLES: Mapping[str, tuple[Column, ...]] = {
    "editions": (
        _ID,
        *_NAME,
        _SERIES,
        _CITY,
        _YEAR,
        Column("ordinal", "number", word("Ordinal")),
        *_DAYS,
        Column("format", "text", word("Format"), always=False),
        Column("venue", "id", word("Venue"), always=False),
        *in_languages("summary", word("Summary")),
        *in_languages("motto", word("Edition motto"), always=False),
        _THEMES,
        Column("countries", "list", word("Countries represented")),
        Column("people", "list", word("People")),
        Column("organisations", "list", word("Organisations")),
        _STORIES,
        _SOURCES,
        _PAGE,
        _LASTING,
    ),
    "stories": (
        _ID,
        _EDITION,
        Column("date", "day", word("Date")),
        Column("original", "text", word("Language of the original")),
        Column("languages", "list", word("Languages")),
        *in_languages("title", word("Title"), always=False),
        *in_languages("summary", word("Summary"), always=False),
        _THEMES,
        _SOURCES,
        _PAGE,
        _LASTING,
    ),
    "people": (
        _ID,
        *_NAME,
        *in_languages("family", word("Family name")),
        _ALSO,
        Column("country", "text", word("Country"), always=False),
        _EDITIONS,
        _STORIES,
        _SOURCES,
        _PAGE_IF_ANY,
        _LASTING_IF_ANY,
    ),
    "participations": (
        _EDITION,
        Column("person", "id", word("Person")),
        Column("part", "text", word("What the person did there")),
        *in_languages("role", word("Role at the time of the edition"), always=False),
        _DISPUTED,
        _SOURCES,
    ),
    "organisations": (
        _ID,
        *_NAME,
        _ALSO,
        Column("url", "address", word("Web site"), always=False),
        _EDITIONS,
        _STORIES,
        _PAGE_IF_ANY,
        _LASTING_IF_ANY,
    ),
    "places": (
        _ID,
        *_NAME,
        Column("kind", "text", word("City or venue")),
        replace(_CITY, always=False),
        Column("country", "text", word("Country")),
        _PAGE_IF_ANY,
        _LASTING_IF_ANY,
    ),
    "themes": (_ID, *_NAME, _EDITIONS, _STORIES, _PAGE_IF_ANY, _LASTING_IF_ANY),
    "figures": (
        _EDITION,
        _SERIES,
        _CITY,
        _YEAR,
        *_DAYS,
        Column("measure", "text", word("What was counted")),
        Column("value", "number", word("Value")),
        Column("qualifier", "text", word("How exact the value is"), always=False),
        Column("stage", "text", word("Announced, reported or computed")),
        _DISPUTED,
        *in_languages("label", word("Noun that follows the number")),
        _SOURCES,
        Column("source_urls", "list", word("Addresses of the sources")),
        _PAGE,
    ),
    "sources": (
        _ID,
        Column("publisher", "text", word("Publisher"), always=False),
        Column("organisation", "id", word("Organisation"), always=False),
        Column("kind", "text", word("Kind of source")),
        Column("language", "text", word("Language")),
        Column("date", "date", word("Date"), always=False),
        Column("url", "address", word("Web address"), always=False),
        Column("archived", "address", word("Address of an archived copy"), always=False),
        Column("locator", "text", word("Where it is found, if it has no address"), always=False),
        _EDITIONS,
        _STORIES,
        _LASTING,
    ),
}
