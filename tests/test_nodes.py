"""YAML becomes nodes with their places, nothing in it is live, and every mistake is said in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.archive.documents import Document, split_header
from plugins.archive.nodes import compose, entries
from tests.folders import said

COLON = "`:` cannot stand here; put a text that holds a colon in quotes, and mend the indentation"
INNER = "this colon is part of a text; put the whole text in quotes"
LOST = "what follows ` #` would be lost as a comment; put the text in quotes, or the comment on its own line"
BRACKET = "this bracket is never closed; write a list as [a, b] and names as {ar: a, fr: b}"
COMMA = "a comma or a closing bracket is missing before this; write a list as [a, b]"
QUOTE = "this quotation mark is never closed; close it at the end of the text"
UNFIT = "does not fit what stands above; begin each key at the same column, or put the whole text in quotes"
CLOSING = "this bracket closes nothing; take it out, or put the whole text in quotes"
ESCAPE = "`\\` begins an escape in double quotes; write `\\\\`, or put the text in single quotes"
BLOCK = "after `|` or `>` the text begins on the next line; put it there, or put it all in quotes"
KEY = "this line has no `key:`; write `key: value`, or indent it below the text that it continues"
AFTER = "this follows a text that is closed already; put the whole text in one pair of quotes"
ITEM = "`-` begins a list item; begin the list on the next line, or put the text in quotes"
TAG = "tags are not used here; write the value alone"

SYNTAX = [
    ("a: b: c", 1, 5, INNER),
    ("a: {b: c: d}", 1, 9, INNER),
    ("a:b\nc: d", 1, 1, "a colon and a space must follow a key; write `a: …`"),
    ("c: d\na:b", 2, 1, "a colon and a space must follow a key; write `a: …`"),
    ("a: {b: c، d: e}", 1, 9, "`،` parts nothing here; write the comma `,`"),
    ("a: {b: c #1, d: e}", 1, 10, LOST),
    ("a: 1\n  b: 2", 2, 4, COLON),
    ("title: Foo\n summary: Bar", 2, 9, COLON),
    ("a: 1\nb: [1, 2", 2, 4, BRACKET),
    ("a: {ar: 1, fr: 2", 1, 4, BRACKET),
    ("a: [1, 2}", 1, 9, COMMA),
    ("a: {b: 1]", 1, 9, COMMA),
    ("a: [1, 2]]", 1, 10, CLOSING),
    ("a: }", 1, 4, CLOSING),
    ("\ta: 1", 1, 1, "a tab stands here; indent with spaces"),
    ("a:\n\tb: 1", 2, 1, "a tab stands here; indent with spaces"),
    ("مدينة: 1\nعنوان: @b", 2, 8, "a text cannot begin with `@`; put the whole text in quotes"),
    ("a: `b` c", 1, 4, "a text cannot begin with ```; put the whole text in quotes"),
    ("a: * b", 1, 4, "a text cannot begin with `*`; put the whole text in quotes"),
    ("a: & b", 1, 4, "a text cannot begin with `&`; put the whole text in quotes"),
    ("a: %b", 1, 4, "a text cannot begin with `%`; put the whole text in quotes"),
    ("a: 'b", 1, 4, QUOTE),
    ('a: "b\nc: d', 1, 4, QUOTE),
    ("a: 'b\n---\n", 1, 4, QUOTE),
    ("a: 'b' c", 1, 8, AFTER),
    ('a: "b" c', 1, 8, AFTER),
    ("a: - b", 1, 4, ITEM),
    ('a: "b\\d"', 1, 7, ESCAPE),
    ('a: "b\\xzz"', 1, 8, ESCAPE),
    ("a: | b", 1, 6, BLOCK),
    ("a: |0\n", 1, 5, BLOCK),
    ("a: 1\nb\nc: 2", 2, 1, KEY),
    ("  a: 1\nb: 2", 2, 1, UNFIT),
    ("a: 1\n- b", 2, 1, UNFIT),
    ("a: !<b c", 1, 7, TAG),
]


def document(text: str = "") -> Document:
    """Return a document that was not read from disk."""
    return Document(Path("a.md"), "content/a.md", text)


@pytest.mark.parametrize(("text", "line", "column", "message"), SYNTAX)
@pytest.mark.parametrize("first_line", [1, 2, 40])
def test_broken_yaml_is_reported_at_its_place(text: str, line: int, column: int, message: str, first_line: int) -> None:
    """Line and column are those of the file, wherever in it the YAML begins."""
    found = document()
    assert compose(found, text, first_line) is None
    assert said(found.problems) == [f"content/a.md:{first_line + line - 1}:{column}: {message}"]


@pytest.mark.parametrize("text", ["", "# nothing but a comment\n", "- a\n- b\n", "a text\n"])
@pytest.mark.parametrize("first_line", [1, 2])
def test_yaml_that_is_no_mapping_is_reported(text: str, first_line: int) -> None:
    """A list, a bare text and nothing at all have no keys to read."""
    found = document()
    assert compose(found, text, first_line) is None
    assert said(found.problems) == [
        f"content/a.md:{first_line}:1: is empty or not a mapping; write one `key: value` a line"
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "sign"), [("a: 1\nb: \x07", 2, 4, "U+0007"), ("مدينة: \ufffe", 1, 8, "U+FFFE")]
)
@pytest.mark.parametrize("first_line", [1, 2])
def test_character_that_yaml_forbids_is_reported_at_its_place(
    text: str, line: int, column: int, sign: str, first_line: int
) -> None:
    """The problem names the character, which an editor may not show."""
    found = document()
    assert compose(found, text, first_line) is None
    assert said(found.problems) == [
        f"content/a.md:{first_line + line - 1}:{column}: the character {sign} may not stand here; take it out"
    ]


def test_nodes_keep_the_place_in_the_file() -> None:
    """Text that begins further down in its file has nodes that know it."""
    found = document()
    node = compose(found, "a: 1\nب: 2", first_line=10)
    assert node is not None
    assert [
        (name, key.start_mark.line + 1, value.start_mark.column + 1) for name, key, value in entries(found, node)
    ] == [
        ("a", 10, 4),
        ("ب", 11, 4),
    ]


@pytest.mark.parametrize(
    ("text", "kept", "problem"),
    [
        ("a: 1\nb: 2\na: 3", ["a", "b"], "3:1: `a` stands twice; keep one of them"),
        ("a: 1\n? [b]\n: 2", ["a"], "2:3: this key is not a text; write a plain word before the colon"),
        ("{a: 1, ? {b: 1} : 2}", ["a"], "1:10: this key is not a text; write a plain word before the colon"),
    ],
)
def test_keys_are_texts_and_stand_once(text: str, kept: list[str], problem: str) -> None:
    """A key that is doubled or no text is reported, and the first of its kind counts."""
    found = document()
    node = compose(found, text)
    assert node is not None
    assert [name for name, _, _ in entries(found, node)] == kept
    assert said(found.problems) == [f"content/a.md:{problem}"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: *b", "1:4: anchors and aliases are not used here; write the value out"),
        ("a: &b c", "1:4: anchors and aliases are not used here; write the value out"),
        ("a: !!python/name:os.system b", "1:4: tags are not used here; write the value alone"),
        ("a: !b c", "1:4: tags are not used here; write the value alone"),
        ("a: b\n---\nc: d", "2:1: a second document begins here; keep one to a file"),
        ("a: " + "[" * 11 + "]" * 11, None),
        ("a: " + "[" * 100000, "1:16: is nested too deeply; a field has at most a few levels"),
    ],
)
def test_yaml_that_is_more_than_data_is_refused(text: str, problem: str | None) -> None:
    """Nothing that YAML offers beside plain values is used, and nothing costs more than its length."""
    found = document()
    node = compose(found, text)
    assert said(found.problems) == ([f"content/a.md:{problem}"] if problem else [])
    assert (node is None) == (problem is not None)


@pytest.mark.parametrize(("text", "expected"), [("a: null", ""), ("a: ~", ""), ("a:", ""), ("a: 'null'", "null")])
def test_null_is_as_empty_as_nothing(text: str, expected: str) -> None:
    """Only in quotes is the word a text."""
    node = compose(document(), text)
    assert node is not None
    assert node.value[0][1].value == expected


# ── headers ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("text", "line", "column", "message"), SYNTAX)
def test_broken_header_is_reported_at_the_line_of_the_file(text: str, line: int, column: int, message: str) -> None:
    """The fence above the header counts as a line of the file."""
    found = document(f"---\n{text}\n---\nbody\n")
    parts = split_header(found)
    assert parts is not None
    assert compose(found, parts[0], first_line=2) is None
    assert [(problem.line, problem.column) for problem in found.problems] == [(line + 1, column)]


def test_empty_header_is_reported() -> None:
    """Two fences with nothing between them hold no keys."""
    found = document("---\n---\nbody")
    assert split_header(found) == ("", "body", 3)
    assert compose(found, "", first_line=2) is None
    assert said(found.problems) == ["content/a.md:2:1: is empty or not a mapping; write one `key: value` a line"]
