"""The open data as files: each table as CSV and as JSON, what it is like as JSON Schema, and all of it as one crate."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from plugins.archive.languages import CODES
from plugins.pages import addresses
from plugins.pages.columns import TABLES, Column
from plugins.pages.rows import ROWS, Row
from plugins.pages.site import Site

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# Raised when a column goes or means something else; a column more leaves it as it is.
VERSION = "1.0"
_SCHEMA = "https://json-schema.org/draft/2020-12/schema"
_CRATE = "https://w3id.org/ro/crate/1.1"
_TYPES = {"csv": "text/csv", "json": "application/json", "schema.json": "application/schema+json"}


def rows(site: Site, table: str) -> list[Row]:
    """Return the rows of a table."""
    return [{column.name: row[column.name] for column in TABLES[table]} for row in ROWS[table](site)]


def as_json(site: Site, table: str) -> bytes:
    """Return a table as JSON, with its licence, its version and where its schema stands."""
    return _written(
        {
            "$schema": site.root.absolute(addresses.table(table, "schema.json")),
            "licence": LICENCE,
            "version": VERSION,
            "modified": site.archive.latest.isoformat(),
            table: rows(site, table),
        }
    )


def as_csv(site: Site, table: str) -> bytes:
    """Return a table as CSV (RFC 4180); lists are parted by spaces or bars, and a mark tells spreadsheets it is UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [column.name for column in TABLES[table]])
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows(site, table))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def schema(site: Site, table: str) -> bytes:
    """Return what the JSON of a table is like, as JSON Schema (2020-12), described in English."""
    columns = TABLES[table]
    row = {
        "type": "object",
        "additionalProperties": False,
        "required": [column.name for column in columns],
        "properties": {column.name: {**column.shape, "description": described(site, column)} for column in columns},
    }
    words = {"type": "string"}
    return _written(
        {
            "$schema": _SCHEMA,
            "$id": site.root.absolute(addresses.table(table, "schema.json")),
            "title": f"{site.say('en', 'Nadwa')} – {site.label('en', 'table', table)}",
            "type": "object",
            "required": ["licence", "version", "modified", table],
            "properties": {
                "$schema": words,
                "licence": {"const": LICENCE},
                "version": {"const": VERSION},
                "modified": {"type": "string", "format": "date"},
                table: {"type": "array", "items": row},
            },
        }
    )


def described(site: Site, column: Column, code: str = "en") -> str:
    """Say in a language what a column means, and which language it is in."""
    spoken = next(one for one in CODES if one == code)
    told = site.say(spoken, column.told)
    return f"{told} · {site.label(spoken, 'in_language', column.language)}" if column.language else told


def crate(site: Site) -> bytes:
    """Return all files as one research object (RO-Crate 1.1)."""
    files = [(table, ending) for table in addresses.TABLES for ending in _TYPES]
    about = site.say("en", "The archive of Morocco’s smart-city symposiums")
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{site.say('en', 'Nadwa')} – {site.say('en', 'Open data')}",
        "description": about,
        "datePublished": site.archive.latest.isoformat(),
        "version": VERSION,
        "license": {"@id": LICENCE},
        "url": site.root.absolute(addresses.data("en")),
        "inLanguage": list(CODES),
        "hasPart": [{"@id": f"{table}.{ending}"} for table, ending in files],
    }
    parts = [
        {
            "@id": f"{table}.{ending}",
            "@type": "File",
            "name": site.label("en", "table", table),
            "encodingFormat": _TYPES[ending],
        }
        for table, ending in files
    ]
    descriptor = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "conformsTo": {"@id": _CRATE},
        "about": {"@id": "./"},
    }
    licence = {"@id": LICENCE, "@type": "CreativeWork", "name": "CC BY 4.0"}
    return _written({"@context": f"{_CRATE}/context", "@graph": [descriptor, root, licence, *parts]})


def _written(tree: dict[str, Any]) -> bytes:
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode()


def _cell(value: object) -> str:
    """Return a value as a table holds it; words of a list are parted by a bar where they may hold spaces."""
    if isinstance(value, list):
        return (" | " if any(" " in item for item in value) else " ").join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
