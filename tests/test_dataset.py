"""The open data holds every record, says the same in every form, and is as its schemas say."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import jsonschema
import pytest
import rdflib

from plugins.archive.languages import CODES
from plugins.archive.reading import read
from plugins.pages import addresses
from plugins.pages.columns import TABLES
from plugins.pages.dataset import as_csv, as_json, crate, rows, schema
from plugins.pages.site import Site
from tests.conftest import HOUSE
from tests.folders import small_site
from tests.sitetree import BuiltSite


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive, below a path."""
    return small_site(tmp_path_factory.mktemp("dataset"), "https://user.example/nadwa")


def tree_of(site: BuiltSite, table: str) -> dict[str, Any]:
    """Return a table as it was published, in JSON."""
    tree: dict[str, Any] = json.loads((site.folder / addresses.table(table, "json")).read_bytes())
    return tree


def table_of(data: bytes) -> list[dict[str, str]]:
    """Return a table as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def cell(value: object) -> str:
    """Return what a table holds for a value of the tree."""
    if isinstance(value, list):
        return (" | " if any(" " in part for part in value) else " ").join(value)
    return {None: "", True: "yes", False: "no"}[value] if value is None or isinstance(value, bool) else str(value)


def test_every_figure_is_a_row(small: Site) -> None:
    """Values, stage and wording are those of the edition's record."""
    found = rows(small, "figures")
    assert [(row["edition"], row["measure"], row["value"], row["stage"]) for row in found] == [
        ("rabat-2024", "visits", 80000, "reported"),
        ("rabat-2024", "speakers", 12, "announced"),
    ]
    assert found[0] == {
        "edition": "rabat-2024",
        "series": "rabat",
        "city": "rabat",
        "year": 2024,
        "start": "2024-05-01",
        "end": "2024-05-02",
        "measure": "visits",
        "value": 80000,
        "qualifier": "more_than",
        "stage": "reported",
        "disputed": False,
        "label_ar": "زيارة",
        "label_fr": "visites",
        "label_en": "visits",
        "sources": ["council"],
        "source_urls": ["https://council.example/"],
        "page": "https://user.example/nadwa/ar/editions/rabat-2024/",
    }


def test_all_records_are_rows(real: BuiltSite) -> None:
    """Every record of the content has one row, by its id, and no row is of anything else."""
    archive = read(HOUSE / "content").archive
    found = {table: [row["id"] for row in tree_of(real, table)[table] if "id" in row] for table in TABLES}
    for table in ("people", "organisations", "places", "themes", "sources"):
        assert found[table] == list(getattr(archive, table))
    assert sorted(found["editions"]) == sorted(archive.editions)
    assert sorted(found["stories"]) == sorted(f"{story.edition}/{story.id}" for story in archive.stories)
    figures = [figure for edition in archive.editions.values() if edition.figures for figure in edition.figures.items]
    assert len(tree_of(real, "figures")["figures"]) == len(figures)
    taking_part = [item for edition in archive.editions.values() for item in edition.people]
    assert len(tree_of(real, "participations")["participations"]) == len(taking_part)


def test_names_and_days_are_those_of_the_records(real: BuiltSite) -> None:
    """An edition's row has its names and mottos in three languages, its days and its ordinal."""
    archive = read(HOUSE / "content").archive
    for row in tree_of(real, "editions")["editions"]:
        edition = archive.editions[row["id"]]
        assert (row["start"], row["end"]) == (edition.dates.start.isoformat(), edition.dates.end.isoformat())
        assert row["ordinal"] == edition.ordinal.number
        for code in CODES:
            assert row[f"name_{code}"].split() == edition.name.text(code).split()
        assert [row[f"motto_{code}"] is None for code in CODES] == [edition.motto is None] * 3


@pytest.mark.parametrize("table", addresses.TABLES)
def test_tables_are_as_their_schemas_say(site: BuiltSite, table: str) -> None:
    """The JSON of a table is valid by the schema published beside it (JSON Schema 2020-12), and says which that is."""
    described = json.loads((site.folder / addresses.table(table, "schema.json")).read_bytes())
    tree = tree_of(site, table)
    jsonschema.Draft202012Validator.check_schema(described)
    checked = jsonschema.Draft202012Validator(described, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in checked.iter_errors(tree)] == []
    assert tree["$schema"] == described["$id"]
    assert tree["licence"] == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize("table", addresses.TABLES)
def test_a_schema_refuses_what_is_not_so(small: Site, table: str) -> None:
    """A row with a column missing, or with one more, is not valid."""
    checked = jsonschema.Draft202012Validator(json.loads(schema(small, table)))
    tree = json.loads(as_json(small, table))
    row = tree[table][0]
    name = next(iter(row))
    for wrong in ({**row, "more": "1"}, {key: value for key, value in row.items() if key != name}):
        assert not checked.is_valid({**tree, table: [wrong]})


@pytest.mark.parametrize("table", addresses.TABLES)
def test_table_and_tree_say_the_same(site: BuiltSite, table: str) -> None:
    """The CSV has the columns and rows of the JSON, lists parted, nothing left out, and opens as UTF-8 everywhere."""
    data = (site.folder / addresses.table(table, "csv")).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    tree = tree_of(site, table)[table]
    assert [list(row) for row in table_of(data)] == [list(row) for row in tree]
    for flat, row in zip(table_of(data), tree, strict=True):
        assert flat == {name: cell(value) for name, value in row.items()}


def test_ids_join_the_tables(real: BuiltSite) -> None:
    """Whatever a row names of another table is there."""
    ids = {table: {row["id"] for row in tree_of(real, table)[table] if "id" in row} for table in TABLES}
    for table in TABLES:
        for row in tree_of(real, table)[table]:
            for name in ("editions", "stories", "people", "organisations", "themes", "sources"):
                assert set(row.get(name, ())) <= ids[name], (table, name)
            assert row.get("edition") in {None, *ids["editions"]}
            assert row.get("person") in {None, *ids["people"]}
            assert row.get("city") in {None, *ids["places"]}


# The reader of JSON-LD in rdflib calls what rdflib itself calls old.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_crate_lists_every_file(real: BuiltSite) -> None:
    """Read as statements, the crate has the licence and all tables with their schemas, and they are there."""
    tree = json.loads((real.folder / addresses.CRATE).read_bytes())
    # The context stands on the web, which no test asks: what RO-Crate 1.1 means by these names is schema.org's.
    tree["@context"] = {"@vocab": "http://schema.org/", "hasPart": {"@type": "@id"}}
    graph = rdflib.Graph().parse(data=json.dumps(tree), format="json-ld", base="https://nadwa.example/data/")
    schema_org = rdflib.Namespace("http://schema.org/")
    root = rdflib.URIRef("https://nadwa.example/data/")
    parts = {str(part).removeprefix(str(root)) for part in graph.objects(root, schema_org.hasPart)}
    published = {path.name for path in (real.folder / "data").iterdir()}
    assert parts == published - {"ro-crate-metadata.json", "oai.xml"}
    assert list(graph.objects(root, schema_org.license)) == [
        rdflib.URIRef("https://creativecommons.org/licenses/by/4.0/")
    ]


def test_same_records_give_the_same_bytes(small: Site) -> None:
    """Nothing in the data is of the clock or of chance."""
    for table in addresses.TABLES:
        assert as_json(small, table) == as_json(small, table)
        assert as_csv(small, table) == as_csv(small, table)
    assert crate(small) == crate(small)
