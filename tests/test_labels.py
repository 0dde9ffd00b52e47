"""Every value of the archive's own vocabulary that a page shows has a word of the theme."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from plugins.archive.editions import Edition
from plugins.archive.holdings import FACETS, REGISTERS
from plugins.archive.languages import CODES, Code
from plugins.archive.stories import OriginalHeader, PageHeader, TranslationHeader
from plugins.pages.addresses import REGISTERS as REGISTERS_WITH_PAGES
from plugins.pages.labels import LABELS, word
from plugins.pages.site import Site
from tests.folders import CONTENT, small_site

# Which field's values each group of labels names.
NAMED = {
    "Format.value": "format",
    "Figure.of": "figure",
    "Figure.qualifier": "qualifier",
    "Figure.stage": "stage",
    "Involvement.role": "organisation_role",
    "Participation.part": "part",
    "Session.kind": "session",
    "Agreement.status": "agreement",
    "Channel.kind": "channel",
    "Source.kind": "source",
    "Source.language": "in_language",
}
# Fields whose values are never shown as words.
UNSEEN = {
    "Channel.language": "becomes the attribute of the channel's name",
    "Quotation.language": "becomes the attribute of the quoted words",
    "Place.kind": "parts cities from venues",
    "Series.hue": "is a colour",
    "Words.ours": "becomes one sentence, whichever language it is",
    "Attested.ours": "the same",
    "Motto.ours": "the same",
    "Motto.reported": "becomes the label of the motto",
    "Translation.of": "is the language of another version",
    "OriginalHeader.status": "keeps drafts out",
    "PageHeader.status": "the same",
    "TranslationHeader.status": "the same",
}


def choices(record: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each field of a record and of the records within it that has a choice of values."""
    for name, hint in get_type_hints(record).items():
        inner = hint
        while get_origin(inner) in (UnionType, Union, tuple):
            inner = get_args(inner)[0]
        if get_origin(inner) is Literal:
            yield f"{record.__name__}.{name}", get_args(inner)
        elif dataclasses.is_dataclass(inner):
            yield from choices(inner)


FIELDS: Mapping[str, tuple[str, ...]] = {
    field: values
    for record in (*REGISTERS.values(), Edition, OriginalHeader, PageHeader, TranslationHeader)
    for field, values in choices(record)
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the real words."""
    return small_site(tmp_path_factory.mktemp("labels"))


def test_every_field_with_a_choice_is_named_or_unseen() -> None:
    """A new vocabulary in the records asks for its words or for the reason why it needs none."""
    assert set(FIELDS) == {*NAMED, *UNSEEN}


@pytest.mark.parametrize(("field", "kind"), NAMED.items())
def test_values_and_labels_are_the_same(field: str, kind: str) -> None:
    """Each value has its word and no word is left without a value."""
    assert set(LABELS[kind]) == set(FIELDS[field])


def test_no_group_of_labels_is_left_over() -> None:
    """Beside the vocabularies only the menu, the tables of the open data and kinds of sessions in the plural are named."""
    assert set(LABELS) == {*NAMED.values(), "menu", "table", "sessions"}
    assert set(LABELS["sessions"]) == set(LABELS["session"])


def test_menu_leads_to_what_there_is() -> None:
    """The lists, the facets and the standing pages of the real content make the menu."""
    pages = {folder.name for folder in (CONTENT / "pages").iterdir()}
    assert set(LABELS["menu"]) == {
        "editions",
        "news",
        "figures",
        "sources",
        "corrections",
        "translations",
        "data",
        "browse",
        "guide",
        *REGISTERS_WITH_PAGES,
        *FACETS,
        *pages,
    }


def test_languages_have_a_label_each() -> None:
    """A source in any of the three languages can be described."""
    assert tuple(LABELS["in_language"]) == CODES


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", LABELS)
def test_labels_of_one_group_differ(site: Site, kind: str, code: Code) -> None:
    """Two values of one vocabulary never read the same, in any language."""
    said = [site.label(code, kind, value) for value in LABELS[kind]]
    assert len(set(said)) == len(said)


def test_marking_a_word_changes_nothing() -> None:
    """A marked word is the word."""
    assert word("Editions") == "Editions"
