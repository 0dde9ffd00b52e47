"""The open data: its tables as files, and a page in each language that says what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pelican import signals

from plugins.archive.languages import CODES, Code
from plugins.pages import addresses, dataset
from plugins.pages.batch import Sheets
from plugins.pages.columns import KINDS, TABLES
from plugins.pages.page import Page
from plugins.pages.parts import LinkPart
from plugins.pages.publisher import Generator, publisher
from plugins.pages.repository import repository
from plugins.pages.site import Site

_FILES = (("CSV", "csv"), ("JSON", "json"), ("JSON Schema", "schema.json"))


@dataclass(frozen=True)
class ColumnPart:
    """A column, or those that say the same in three languages: its name, its meaning and what its values are."""

    name: str
    told: str
    kind: str


@dataclass(frozen=True)
class TablePart:
    """A table of the open data, with its files."""

    id: str
    title: str
    count: int
    files: tuple[LinkPart, ...]
    columns: tuple[ColumnPart, ...]


@dataclass(frozen=True)
class DataPage:
    """What the description of the open data shows."""

    tables: tuple[TablePart, ...]
    whole: tuple[LinkPart, ...]
    version: str


def pages(site: Site) -> Iterator[Page]:
    """Yield the description in each language."""
    counts = {table: len(dataset.rows(site, table)) for table in addresses.TABLES}
    for code in CODES:
        yield Page(
            address=addresses.data(code),
            language=code,
            template="data",
            title=site.say(code, "Open data"),
            description=site.say(code, "The records of the archive as tables, free to use with attribution"),
            model=DataPage(
                tables=tuple(_table(site, code, table, counts[table]) for table in addresses.TABLES),
                whole=(
                    LinkPart("CC BY 4.0", dataset.LICENCE),
                    LinkPart("RO-Crate", site.href(addresses.CRATE)),
                    LinkPart("OAI-PMH", site.href(addresses.REPOSITORY)),
                ),
                version=dataset.VERSION,
            ),
            section="data",
        )


def _table(site: Site, code: Code, table: str, count: int) -> TablePart:
    return TablePart(
        id=table,
        title=site.label(code, "table", table),
        count=count,
        files=tuple(LinkPart(name, site.href(addresses.table(table, ending))) for name, ending in _FILES),
        columns=tuple(_columns(site, code, table)),
    )


def _columns(site: Site, code: Code, table: str) -> Iterator[ColumnPart]:
    """Yield the columns, those of three languages as one: `name_ar name_fr name_en`."""
    for column in TABLES[table]:
        if column.language in (None, CODES[0]):
            stem = column.name.removesuffix(f"_{CODES[0]}")
            name = " ".join(f"{stem}_{other}" for other in CODES) if column.language else column.name
            yield ColumnPart(name, site.say(code, column.told), site.say(code, KINDS[column.kind]))


class DataPublisher(Generator):
    """A generator that writes the tables and what describes them to machines."""

    def write(self, sheets: Sheets) -> None:
        """Write every file."""
        for table in addresses.TABLES:
            sheets.write_bytes(addresses.table(table, "csv"), dataset.as_csv(self.site, table))
            sheets.write_bytes(addresses.table(table, "json"), dataset.as_json(self.site, table))
            sheets.write_bytes(addresses.table(table, "schema.json"), dataset.schema(self.site, table))
        sheets.write_bytes(addresses.CRATE, dataset.crate(self.site))
        sheets.write_bytes(addresses.REPOSITORY, repository(self.site))


def publish(_pelican: object) -> tuple[type[Generator], type[DataPublisher]]:
    """Give Pelican the generators of the pages and of the files."""
    return publisher(pages), DataPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
