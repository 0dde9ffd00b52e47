"""The web editor's forms ask for what the contract asks for, in the files where the contract looks for it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from plugins.archive.editions import Edition
from plugins.archive.forms import NEW, OPEN, collections
from plugins.archive.languages import CODES
from plugins.archive.reading import read
from plugins.archive.schemas import schema
from plugins.archive.stories import OriginalHeader, PageHeader, TranslationHeader
from tests.conftest import HOUSE

ARCHIVE = read(HOUSE / "content").archive


@cache
def files() -> dict[str, dict[str, Any]]:
    """Return the form of each file by its path."""
    return {form["file"]: form for made in collections(ARCHIVE, "content") for form in made["files"]}


def texts() -> list[dict[str, Any]]:
    """Return the forms of texts that are there."""
    return [form for path, form in files().items() if path.endswith(".md") and form["name"] != NEW]


def fields(form: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the fields of a form or of a part of one by their names."""
    return {field["name"]: field for field in form["fields"]}


def every_field(value: Any) -> Iterator[dict[str, Any]]:
    """Yield each field of a form, those within fields too."""
    for field in value.get("fields", ()):
        yield field
        yield from every_field(field)


def names(*shapes: type) -> set[str]:
    """Return the names of the fields of records."""
    return {field.name for shape in shapes for field in dataclasses.fields(shape)}


def test_every_text_has_its_form_and_every_form_its_text() -> None:
    """Stories and standing pages are edited where they lie, each language in its own file."""
    forms = {form["file"].removeprefix("content/").removesuffix("/{{locale}}.md"): form for form in texts()}
    pieces = {piece.folder: piece for piece in (*ARCHIVE.stories, *ARCHIVE.pages)}
    assert forms.keys() == pieces.keys()
    for folder, form in forms.items():
        assert form["i18n"]["locales"] == list(CODES)
        assert form["i18n"]["default_locale"] == pieces[folder].original
        assert form["media_folder"] == f"/content/{folder}"


def test_every_edition_has_a_form_of_its_facts() -> None:
    """The record of an edition is one form with all of its fields, and needs those that the contract needs."""
    needed = set(schema("edition")["$defs"]["Edition"]["required"])
    for edition in ARCHIVE.editions:
        shown = fields(files()[f"content/editions/{edition}/edition.yaml"])
        assert shown.keys() == names(Edition) - {"id"}
        assert {name for name, field in shown.items() if field["required"]} == needed


def test_header_is_that_of_the_contract() -> None:
    """A form asks for the header's fields and the body; what a translation inherits is asked once, of the original."""
    for form in texts():
        header = PageHeader if form["file"].startswith("content/pages/") else OriginalHeader
        shown = fields(form)
        assert shown.keys() == names(header, TranslationHeader) | {"body"}
        assert {name for name, field in shown.items() if field["i18n"]} == names(TranslationHeader) | {"body"}
        assert not shown["translation"]["required"]


def test_text_stays_as_it_is_typed() -> None:
    """No editor of rich text touches what only the archive knows, such as a citation."""
    assert {fields(form)["body"]["widget"] for form in texts()} == {"text"}


def test_vocabularies_are_choices() -> None:
    """What the contract lists, and what the archive knows by an id, is chosen; sources, which are many, are typed."""
    story = fields(texts()[0])
    assert [option["value"] for option in story["themes"]["options"]] == sorted(ARCHIVE.themes)
    assert story["themes"]["multiple"] is True
    assert story["status"]["options"] == ["published", "draft"]
    facts = fields(files()["content/editions/berkane-2024/edition.yaml"])
    people = fields(facts["people"])
    assert [option["value"] for option in people["person"]["options"]] == sorted(ARCHIVE.people)
    assert people["part"]["options"][0] == "opening"
    [theme] = [one for one in story["themes"]["options"] if one["value"] == "resilience"]
    assert all(ARCHIVE.themes["resilience"].name.text(code) in theme["label"] for code in CODES)
    assert story["sources"]["field"]["widget"] == "string"
    assert set(OPEN) == {"sources", "corrections"}


def test_disagreements_are_those_of_the_edition() -> None:
    """A fact is led to a disagreement of its own edition and to no other."""
    for edition in ARCHIVE.editions.values():
        ordinal = fields(fields(files()[f"content/editions/{edition.id}/edition.yaml"])["ordinal"])
        offered = [option["value"] for option in ordinal["disagreement"].get("options", ())]
        assert offered == sorted(item.id for item in edition.disagreements)


def test_story_is_begun_as_a_draft() -> None:
    """Each edition has one form that is still empty; what is written there is published by nobody's mistake."""
    begun = [form for form in files().values() if form["name"] == NEW]
    assert [form["file"] for form in begun] == [
        f"content/editions/{edition.id}/{NEW}/{{{{locale}}}}.md" for edition in ARCHIVE.chronicle
    ]
    assert {fields(form)["status"]["default"] for form in begun} == {"draft"}


@pytest.mark.parametrize("made", collections(ARCHIVE, "content"), ids=lambda made: made["name"])
def test_forms_are_whole(made: dict[str, Any]) -> None:
    """Each field has a name, a label and a way to be filled, and all of it can be written down."""
    assert json.loads(json.dumps(made)) == made
    for form in made["files"]:
        for field in every_field(form):
            assert {"name", "label", "widget"} <= field.keys(), field
