"""Names and mottos are written as the records hold them; the real content writes every one of them so."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import pytest

from plugins.archive import attested
from plugins.archive.holdings import Archive
from plugins.archive.languages import CODES, Code
from plugins.archive.reading import read
from plugins.text.passages import Passage
from tests.conftest import HOUSE

EDITIONS = ["casablanca-2017", "casablanca-2023", "casablanca-2024", "tetouan-2024"]
MARKS = {"ar": ("«", "»"), "fr": ("«\u00a0", "\u00a0»"), "en": ("“", "”")}


@cache
def archive() -> Archive:
    """The real archive, read once."""
    return read(HOUSE / "content").archive


def told(rule: Literal["name", "motto"], text: str, code: Code, edition: str = "casablanca-2017") -> list[str | None]:
    """Return what a rule would write in a text."""
    if rule == "name":
        found = attested.names(archive())
    else:
        found = attested.motto(archive().editions[edition], attested.said(archive()))
    return [slip.mended for slip in found.find(Passage(text, code))]


@pytest.mark.parametrize("code", CODES)
def test_every_name_of_the_registers_is_right(code: Code) -> None:
    """No form that the registers hold in a language is called wrong in it."""
    rule = attested.names(archive())
    names = [person.name for person in archive().people.values()]
    names += [organisation.name for organisation in archive().organisations.values()]
    for name in names:
        assert list(rule.find(Passage(name.text(code), code))) == []


@pytest.mark.parametrize("code", CODES)
def test_slip_in_any_name_of_a_person_is_found(code: Code) -> None:
    """With a letter doubled in the family name, the right form of each person is told."""
    rule = attested.names(archive())
    for person in archive().people.values():
        name, last = person.name.text(code), person.name.text(code).split()[-1]
        if len(last.removeprefix("ال")) > 4 and " " in name and "-" not in last and last.isalpha():
            slipped = f"{name[:-2]}{name[-2]}{name[-2:]}"
            assert [slip.mended for slip in rule.find(Passage(slipped, code))] == [name]


@pytest.mark.parametrize(
    ("code", "text", "right"),
    [
        ("ar", "صرح عبد العزيز عماري", "عبد العزيز العماري"),
        ("fr", "selon Nouzha Bouchareb", "Nezha Bouchareb"),
        ("en", "according to Moncef Fadili", "Monceyf Fadili"),
    ],
)
def test_variant_of_a_register(code: Code, text: str, right: str) -> None:
    """A form that the register lists as read elsewhere is mended; quoted, it is another's."""
    assert told("name", text, code) == [right]
    opening, closing = MARKS[code]
    words = re.sub(r"^(?:صرح|selon|according to) ", "", text)
    assert told("name", f"{opening}{words}{closing}", code) == []


@pytest.mark.parametrize(
    ("code", "text", "right"),
    [
        ("ar", "شعار «الذكاء الاصطناعي لخدمة المواطنين»", "الذكاء الاصطناعي في خدمة المواطنين"),
        (
            "fr",
            "le thème « L’intelligence artificielle au service du citoyen »",
            "L’intelligence artificielle au service des citoyens",
        ),
        (
            "en",
            "the motto “Artificial Intelligence in the service of citizens”",
            "Artificial intelligence at the service of citizens",
        ),
    ],
)
def test_motto_with_a_slip(code: Code, text: str, right: str) -> None:
    """A quotation that is nearly the motto is told with the form of its language; without quotation marks it is prose."""
    assert told("motto", text, code, "casablanca-2019") == [right]
    assert told("motto", re.sub("[«»“”]", "", text), code, "casablanca-2019") == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", EDITIONS)
def test_motto_readings_and_parts_are_right(name: str, code: Code) -> None:
    """The motto itself, with other spaces or a small letter, every reading of a disagreement and a part are no slips."""
    edition = archive().editions[name]
    assert edition.motto
    right = edition.motto.text(code)
    texts = [right, f"{right[0].lower()}{right[1:]}", right.replace("\u00a0", " "), " ".join(right.split()[:3])]
    texts += [r.value.text(code) for item in edition.disagreements for r in item.readings]
    texts += [r.words.text for item in edition.disagreements for r in item.readings if r.words]
    opening, closing = MARKS[code]
    for text in texts:
        assert told("motto", f"{opening}{text}{closing}", code, name) == []


def test_edition_without_a_motto_has_none_to_keep() -> None:
    """Where no motto was found, no quotation is held to one."""
    edition = next(edition for edition in archive().editions.values() if not edition.motto)
    assert list(attested.motto(edition, ()).find(Passage("“Cities by all”", "en"))) == []
