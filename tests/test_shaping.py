"""The annotations of a record decide what its YAML may say; every mistake is reported at its own place."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
import yaml

from plugins.archive.documents import Document
from plugins.archive.editions import Edition
from plugins.archive.holdings import REGISTERS
from plugins.archive.languages import PartialDate
from plugins.archive.records import Address, Country, Refers, Sources, Words
from plugins.archive.shaping import Shaper
from plugins.archive.stories import OriginalHeader, PageHeader, TranslationHeader
from plugins.archive.words import absent, unknown
from tests.folders import said

WORDS = "{ar: ماء, fr: eau, en: water}"
KNOWN = {"sources": ["gazette", "council"], "themes": ["water"]}
UNFIT = "must be one value; take the brackets or dashes out"
EMPTY = "is empty; write its value, or take the line out"


@dataclass(frozen=True, kw_only=True)
class Inner:
    """A record within a record."""

    name: Words
    themes: tuple[Annotated[str, Refers("themes")], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Every:
    """A record with one field of each kind that the archive's records have."""

    id: str = "given"
    text: str = ""
    whole: int = 0
    flag: bool = False
    day: datetime.date = datetime.date(2000, 1, 1)
    partial: PartialDate | None = None
    country: Country | None = None
    choice: Literal["signed", "announced"] = "signed"
    words: Words | None = None
    source: Annotated[str, Refers("sources")] | None = None
    stranger: Annotated[str, Refers("unknown")] | None = None
    sources: Sources = ()
    address: Address | None = None
    inner: Inner | None = None
    inners: tuple[Inner, ...] = ()
    countries: tuple[Country, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Needed:
    """A record with fields that must be there."""

    title: str
    year: int
    note: str | None = None


def shape(text: str, record: type[Any] = Every, **given: Any) -> tuple[Any, list[str]]:
    """Read a text as a record, and return it with what is wrong, without the path."""
    document = Document(Path("a.yaml"), "a")
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert node is not None
    found = Shaper(document, KNOWN).record(node, record, **given)
    return found, [problem.removeprefix("a:") for problem in said(document.problems)]


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("text: ندوة", "text", "ندوة"),
        ("text: 'yes'", "text", "yes"),
        ("text: yes", "text", "yes"),
        ("text: 2024", "text", "2024"),
        ("text: >\n  one\n  two\n", "text", "one two"),
        ("text: |\n  one\n  two\n", "text", "one two"),
        ("text: '  room around  '", "text", "room around"),
        ("whole: 80000", "whole", 80000),
        ("whole: '12'", "whole", 12),
        ("whole: 0", "whole", 0),
        ("flag: true", "flag", True),
        ("flag: false", "flag", False),
        ("day: 2024-02-29", "day", datetime.date(2024, 2, 29)),
        ("day: '2024-02-28'", "day", datetime.date(2024, 2, 28)),
        ("partial: 2021", "partial", PartialDate(2021)),
        ("partial: 2021-06", "partial", PartialDate(2021, 6)),
        ("partial: 2021-06-09", "partial", PartialDate(2021, 6, 9)),
        ("country: MA", "country", Country("MA")),
        ("country: NO", "country", Country("NO")),
        ("choice: announced", "choice", "announced"),
        (f"words: {WORDS}", "words", Words("ماء", "eau", "water")),
        ("words: {ar: ماء, fr: eau, en: water, ours: [en, fr]}", "words", Words("ماء", "eau", "water", ("en", "fr"))),
        ("source: gazette", "source", "gazette"),
        ("stranger: anything", "stranger", "anything"),
        ("address: https://a.example/b?c=d#e", "address", "https://a.example/b?c=d#e"),
        ("address: http://a.example", "address", "http://a.example"),
        ("sources: [gazette, council]", "sources", ("gazette", "council")),
        ("countries: [MA, NO]", "countries", (Country("MA"), Country("NO"))),
        (f"inner: {{name: {WORDS}}}", "inner", Inner(name=Words("ماء", "eau", "water"))),
        (
            f"inners: [{{name: {WORDS}, themes: [water]}}]",
            "inners",
            (Inner(name=Words("ماء", "eau", "water"), themes=("water",)),),
        ),
    ],
)
def test_right_value_is_read(text: str, field: str, expected: object) -> None:
    """A value that fits its annotation becomes that type; YAML's own guesses at types play no part."""
    record, problems = shape(text)
    assert problems == []
    assert getattr(record, field) == expected
    assert type(getattr(record, field)) is type(expected)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("text:", f"1:6: {EMPTY}"),
        ("text: ''", f"1:7: {EMPTY}"),
        ("text: '  '", f"1:7: {EMPTY}"),
        ("text: [a]", f"1:7: {UNFIT}"),
        ("text: {a: b}", f"1:7: {UNFIT}"),
        ("whole: 12.5", "1:8: `12.5` is not a whole number; write digits alone, such as 3, 2024 or 80000"),
        ("whole: -1", "1:8: `-1` is not a whole number; write digits alone, such as 3, 2024 or 80000"),
        ("whole: 80.000 ", "1:8: `80.000` is not typed as digits alone; write `80000`"),
        ("whole: 80_000 ", "1:8: `80_000` is not a whole number; write digits alone, such as 3, 2024 or 80000"),
        ("whole: ٥٥", "1:8: `٥٥` is not typed as digits alone; write `55`"),
        ("flag: yes", "1:7: `yes` is neither true nor false; write one of them"),
        ("flag: True", "1:7: `True` is neither true nor false; write one of them"),
        ("day: 28/2/2024", "1:6: `28/2/2024` is not typed as a date; write `2024-02-28`"),
        ("day: 20240228", "1:6: `20240228` is not a date; write year-month-day, such as 2024-02-28"),
        ("day: 2024-02", "1:6: `2024-02` is not a date; write year-month-day, such as 2024-02-28"),
        ("day: 2023-02-29", "1:6: `2023-02-29` is not a day of the calendar; check month and day"),
        ("day: 2024-13-01", "1:6: `2024-13-01` is not a day of the calendar; check month and day"),
        (
            "partial: May 2024",
            "1:10: `May 2024` is not a date; write a year, a month or a day: 2024, 2024-02 or 2024-02-28",
        ),
        ("partial: 2024-13", "1:10: `2024-13` is not a day of the calendar; check month and day"),
        ("partial: 2024-02-30", "1:10: `2024-02-30` is not a day of the calendar; check month and day"),
        (
            "country: ma",
            "1:10: `ma` is not a country code; write two capital letters of ISO 3166-1, such as MA",
        ),
        (
            "country: '001'",
            "1:10: `001` is not a country code; write two capital letters of ISO 3166-1, such as MA",
        ),
        (
            "country: Morocco",
            "1:10: `Morocco` is not a country code; write two capital letters of ISO 3166-1, such as MA",
        ),
        ("choice: sigend", "1:9: `sigend` is not known here; did you mean `signed`?"),
        ("choice: later", "1:9: `later` is not known here; use one of: announced, signed"),
        ("choice: [signed]", f"1:9: {UNFIT}"),
        ("words: eau", "1:8: must be a mapping; write `key: value` lines"),
        ("words: [eau]", "1:8: must be a mapping; write `key: value` lines"),
        ("words: {ar: ماء, fr: eau}", "1:8: `en` is missing; add it"),
        ("words: {ar: ماء, fr: eau, en: water, ours: [de]}", "1:45: `de` is not known here; use one of: ar, en, fr"),
        ("words: {ar: ماء, fr: eau, en: water, ours: en}", "1:44: must be a list; write [en]"),
        ("source: gazete", "1:9: `gazete` is not in sources.yaml; did you mean `gazette`?"),
        ("source: nobody", "1:9: `nobody` is not in sources.yaml; use one of: council, gazette"),
        *(
            (
                f"address: {address}",
                f"1:10: `{address}` is not a web address; write it whole, with https:// and without a name or password",
            )
            for address in (
                "a.example",
                "javascript:alert(1)",
                "ftp://a.example",
                "https://",
                "https://a b",
                'https://a.example/"onclick="x',
            )
        ),
        (
            "address: https://name@a.example",
            "1:10: `https://name@a.example` is not a web address; write it whole, with https:// and without a name or password",
        ),
        (
            "address: https://name:word@a.example",
            "1:10: `https://name:…@a.example` is not a web address; write it whole, with https:// and without a name or password",
        ),
        ("address: ''", f"1:10: {EMPTY}"),
        (
            "whole: 1234567890123",
            "1:8: `1234567890123` is not a whole number; write digits alone, such as 3, 2024 or 80000",
        ),
        ("sources: gazette", "1:10: must be a list; write [gazette]"),
        ("sources: []", "1:10: must be a list; write at least one item, in brackets or after dashes"),
        ("sources:", "1:9: must be a list; write at least one item, in brackets or after dashes"),
        ("sources: {a: gazette}", "1:10: must be a list; write at least one item, in brackets or after dashes"),
        ("sources: [gazette, gazete]", "1:20: `gazete` is not in sources.yaml; did you mean `gazette`?"),
        ("sources:\n  - gazette\n  - ''", f"3:5: {EMPTY}"),
        ("inner: water", "1:8: must be a mapping; write `key: value` lines"),
        (f"inners: [{{name: {WORDS}}}, water]", "1:49: must be a mapping; write `key: value` lines"),
        (
            f"inner:\n  name: {WORDS}\n  themes: [watre]",
            "3:12: `watre` is not in themes.yaml; did you mean `water`?",
        ),
        ("txt: a", "1:1: `txt` is not known here; did you mean `text`?"),
        ("text: a\ntext: b", "2:1: `text` stands twice; keep one of them"),
    ],
)
def test_wrong_value_is_reported_at_its_place(text: str, problem: str) -> None:
    """The message names the value, says what is expected, and points at the value itself."""
    assert shape(text)[1] == [problem]


@pytest.mark.parametrize("text", ["whole: many", "inner: {name: water}", "sources: [nobody]", "inners: [1]"])
def test_record_with_a_wrong_value_is_not_made(text: str) -> None:
    """Nothing half right leaves the reading, however deep the mistake lies."""
    assert shape(text)[0] is None


@pytest.mark.parametrize("code", ["ZZ", "EU", "UN"])
def test_grouping_is_no_country(code: str) -> None:
    """What CLDR calls a territory but ISO 3166-1 does not is refused."""
    assert shape(f"country: {code}")[1] != []


def test_missing_fields_are_all_named() -> None:
    """Every field that must be there is asked for, at the record; those that may be absent are not."""
    record, problems = shape("note: a", Needed)
    assert (record, problems) == (None, ["1:1: `title` is missing; add it", "1:1: `year` is missing; add it"])


def test_absent_optional_fields_take_their_defaults() -> None:
    """What is unknown is absent, and the record says so with its default."""
    record, problems = shape("title: a\nyear: 2024", Needed)
    assert (record, problems) == (Needed(title="a", year=2024, note=None), [])


def test_all_mistakes_show_in_one_run() -> None:
    """Reading goes on after a mistake, through all fields and all depths."""
    text = f"whole: x\nflag: maybe\nflga: 1\nsources: [nobody, gazette, noone]\ninner:\n  name: {WORDS}\n  theme: [water]\n"
    assert shape(text)[1] == [
        "1:8: `x` is not a whole number; write digits alone, such as 3, 2024 or 80000",
        "2:7: `maybe` is neither true nor false; write one of them",
        "3:1: `flga` is not known here; did you mean `flag`?",
        "4:11: `nobody` is not in sources.yaml; use one of: council, gazette",
        "4:28: `noone` is not in sources.yaml; use one of: council, gazette",
        "7:3: `theme` is not known here; did you mean `themes`?",
    ]


def test_given_field_comes_from_elsewhere() -> None:
    """A field such as an id is taken from the folder's name."""
    record, problems = shape("title: a", Needed, year=2024)
    assert (record, problems) == (Needed(title="a", year=2024), [])


def test_given_field_may_not_be_typed_too() -> None:
    """What is given is no key of the file."""
    problems = shape("title: a\nyear: 2023", Needed, year=2024)[1]
    assert problems == ["2:1: `year` is not known here; use one of: note, title"]


@pytest.mark.parametrize("text", ["- a", "a"])
def test_record_must_be_a_mapping(text: str) -> None:
    """A list or a bare text is no record."""
    assert shape(text) == (None, ["1:1: must be a mapping; write `key: value` lines"])


MANY = [str(number) for number in range(10, 23)]


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("themse", ["themes", "title"], "`themse` is not in a.yaml; did you mean `themes`?"),
        ("x", ["c", "b"], "`x` is not in a.yaml; use one of: b, c"),
        ("x", ["b"], "`x` is not in a.yaml; use one of: b"),
        ("x", [], "`x` is not in a.yaml; add it there first"),
        ("x", MANY[:12], f"`x` is not in a.yaml; use one of: {', '.join(MANY[:12])}"),
        ("x", MANY, "`x` is not in a.yaml; add it there first"),
    ],
)
def test_absent_id_is_told_with_a_hint(word: str, known: list[str], expected: str) -> None:
    """The nearest known id is offered, else a list that is short enough to read."""
    assert absent(word, "a", known) == expected


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("themse", ["themes", "title"], "`themse` is not known here; did you mean `themes`?"),
        ("x", ["b", "a"], "`x` is not known here; use one of: a, b"),
        ("x", MANY, f"`x` is not known here; use one of: {', '.join(MANY)}"),
    ],
)
def test_unknown_word_is_told_with_a_hint(word: str, known: list[str], expected: str) -> None:
    """A field has a certain set of names and values, so all of them can be said."""
    assert unknown(word, known) == expected


def kinds(record: Any) -> set[object]:
    """Return the kinds of annotation of a record and of the records within it."""
    return {kind for hint in get_type_hints(record, include_extras=True).values() for kind in kinds_of(hint)}


def kinds_of(hint: Any) -> Iterator[object]:
    """Yield the kinds of one annotation, from the outside in."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (UnionType, Union):
        yield from kinds_of(arguments[0])
    elif origin is tuple:
        yield from (origin, *kinds_of(arguments[0]))
    elif dataclasses.is_dataclass(hint) and hint not in (Country, PartialDate):
        yield from kinds(hint)
    else:
        yield origin or hint


@pytest.mark.parametrize("record", [*REGISTERS.values(), Edition, OriginalHeader, PageHeader, TranslationHeader])
def test_every_kind_of_annotation_in_use_is_tried_here(record: type[Any]) -> None:
    """No record of the archive has a field of a kind that these tests do not know."""
    assert kinds(record) - kinds(Every) == set()
