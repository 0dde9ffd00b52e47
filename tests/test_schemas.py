"""The schemas say what the contract says: the real content fits them, and what the contract refuses by its shape does not."""

from __future__ import annotations

import dataclasses
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from plugins.archive.documents import Document, split_header
from plugins.archive.holdings import REGISTERS
from plugins.archive.nodes import compose
from plugins.archive.schemas import ENDING, HEADERS, NAMES, schema, written
from tests.conftest import HOUSE
from tests.test_broken import broken, expected

FOLDER = HOUSE / ".schemas"
COMMENT = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
CONTENT = sorted(path for path in (HOUSE / "content").rglob("*") if path.suffix in (".md", ".yaml"))
# Mistakes of shape, of each kind that a schema can tell.
REFUSED = [
    *("country-name", "country-small-letters", "date-missing", "date-other-order", "date-partial", "date-with-time"),
    *("edition-channel-url", "edition-country-name", "edition-figure-arabic-digits", "edition-figure-negative"),
    *("edition-figure-with-a-space", "edition-flag-a-word", "edition-format-unknown", "edition-key-near-miss"),
    *("edition-list-empty", "edition-ordinal-a-text", "edition-part-unknown", "edition-person-a-list"),
    *("edition-qualifier-unknown", "edition-role-unknown", "edition-session-kind-unknown", "edition-source-list-empty"),
    *("edition-source-list-missing", "edition-source-twice", "edition-stage-unknown", "edition-start-missing"),
    *("edition-without-organisations", "edition-without-summary", "header-french-keys"),
    *("header-key-capital", "header-key-near-miss", "header-key-unknown", "header-keys-of-another-tool"),
    *("id-capitals", "id-spaces", "ledger-fate-unknown", "ledger-no-address", "name-a-text", "name-unknown-language"),
    *("name-without-a-language", "person-without-source", "register-key-near-miss", "register-key-unknown"),
    *("series-hue-unknown", "series-year-a-word", "source-kind-unknown", "source-language-unknown", "source-url-ftp"),
    *("status-near-miss", "status-unknown", "summary-missing", "themes-empty", "themes-missing", "themes-text"),
    *("title-list", "title-missing", "translation-a-text", "translation-of-an-unknown-language"),
]
FIRST_FILE = re.compile(r"(content/[^:]+):")


@cache
def validator(name: str) -> Draft202012Validator:
    """Return what holds a file to the schema of its kind."""
    return Draft202012Validator(schema(name))


def kind(path: Path) -> str:
    """Return the name of the schema that a file of the content is held to."""
    if path.suffix == ".md":
        return "story" if path.parent.parent.parent.name == "editions" else "page"
    return path.stem


def typed(node: yaml.Node) -> Any:
    """Return a node's value as an editor's YAML 1.2 takes it: plain numbers, true and false are no texts."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: typed(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [typed(item) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    if node.style is not None:
        return node.value
    if re.fullmatch(r"-?(?:0|[1-9][0-9]*)", node.value):
        return int(node.value)
    if re.fullmatch(r"-?[0-9]+\.[0-9]+", node.value):
        return float(node.value)
    return {"true": True, "false": False, "": None}.get(node.value, node.value)


def told(path: Path) -> list[str]:
    """Return what the schema of its kind says of a file, or of a text's header."""
    document = Document(path, path.name)
    document.text = path.read_text(encoding="utf-8")
    parts = split_header(document) if path.suffix == ".md" else (document.text, "", 1)
    node = compose(document, parts[0]) if parts else None
    assert node is not None
    return [error.message for error in validator(kind(path)).iter_errors(typed(node))]


def test_committed_schemas_are_those_of_the_contract() -> None:
    """What lies in .schemas/ is what the contract makes; `python3 tasks.py schemas` writes it anew."""
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()} == {
        f"{name}{ENDING}": written(name) for name in NAMES
    }


@pytest.mark.parametrize("name", NAMES)
def test_schema_is_a_schema(name: str) -> None:
    """Each is well-formed by its own dialect, tells what each record is, and lets no field pass that it does not know."""
    Draft202012Validator.check_schema(schema(name))
    for shape in schema(name)["$defs"].values():
        assert shape["description"].endswith(".")
        assert shape["additionalProperties"] is False


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_real_content_fits(path: Path) -> None:
    """Every file that the contract accepts, its schema accepts."""
    assert told(path) == []


@pytest.mark.parametrize("mistake", REFUSED)
def test_mistake_of_shape_is_refused(mistake: str, tmp_path: Path) -> None:
    """What the check refuses for its shape, the schema refuses in the same file."""
    found = FIRST_FILE.match(expected(mistake)[0])
    assert found
    assert told(broken(mistake, tmp_path).parent / found[1]) != []


def test_every_field_of_the_contract_is_in_a_schema() -> None:
    """No record has a field that its schema does not offer, but the id, which is a name of a file or a key."""
    for name in NAMES:
        for shape in (*HEADERS.get(name, ()), *([REGISTERS[name]] if name in REGISTERS else [])):
            offered = schema(name)["$defs"][shape.__name__]["properties"]
            assert {field.name for field in dataclasses.fields(shape)} - {"id"} == offered.keys()


def test_known_ids_are_choices() -> None:
    """Where the ids of a register are known, a schema offers them in order instead of a form."""
    themes = schema("story", {"themes": ["water", "energy"]})["$defs"]["OriginalHeader"]["properties"]["themes"]
    assert themes["items"]["enum"] == ["energy", "water"]
    assert "pattern" not in themes["items"]


def test_editors_are_told_of_every_schema() -> None:
    """The settings of the workspace and the first line of a file lead to the schema of its kind, where it lies."""
    settings = json.loads((HOUSE / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert sorted(settings) == sorted(f"./.schemas/{name}{ENDING}" for name in NAMES if name not in HEADERS)
    for path in (path for path in CONTENT if path.suffix == ".yaml"):
        [name] = [name for name, pattern in settings.items() if path.relative_to(HOUSE).match(pattern)]
        assert (HOUSE / name).name == f"{kind(path)}{ENDING}"
        named = COMMENT.match(path.read_text(encoding="utf-8"))
        assert named is None or (path.parent / named[1]).resolve() == HOUSE / name


def test_first_line_names_the_schema_in_some_file() -> None:
    """Editors that read no settings find the schema by the comment."""
    assert any(COMMENT.match(path.read_text(encoding="utf-8")) for path in CONTENT if path.suffix == ".yaml")
