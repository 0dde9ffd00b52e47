"""Files become text and nodes, and every mistake in them keeps its place."""

from __future__ import annotations

import builtins
from pathlib import Path

import pytest
import yaml

from plugins.archive.documents import LARGEST, MOST_LETTERS, Document, open_document, place_in, split_header
from tests.folders import said, write


def opened(folder: Path, data: bytes) -> Document:
    """Write a file into a content folder and open it."""
    return open_document(write(folder / "content", {"a.md": data}) / "a.md", "content/a.md")


def document(text: str = "") -> Document:
    """Return a document that was not read from disk."""
    return Document(Path("a.md"), "content/a.md", text)


# ── text ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("ندوة\n".encode(), "ندوة\n"),
        (b"\xef\xbb\xbf" + "ندوة\n".encode(), "ندوة\n"),
        (b"---\r\ntitle: x\r\n---\r\n", "---\ntitle: x\n---\n"),
        (b"", ""),
        (b"---\rtitle: x\r---\r", "---\ntitle: x\n---\n"),
    ],
)
def test_text_comes_without_the_marks_of_an_editor(tmp_path: Path, data: bytes, expected: str) -> None:
    """A byte order mark and carriage returns are nothing that an author wrote."""
    found = opened(tmp_path, data)
    assert (found.text, found.problems) == (expected, [])


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        (b"\xff", 1, 1, "0xff"),
        (b"ab\nc\xe9d", 2, 2, "0xe9"),
        (b"a\r\nb\r\ncd\x80", 3, 3, "0x80"),
        (b"\xfea", 1, 1, "0xfe"),
    ],
)
def test_byte_that_is_no_utf8_is_named_with_its_place(
    tmp_path: Path, data: bytes, line: int, column: int, byte: str
) -> None:
    """The problem stands at the byte, and the text stays empty."""
    found = opened(tmp_path, data)
    assert said(found.problems) == [f"content/a.md:{line}:{column}: byte {byte} is not UTF-8; save the file as UTF-8"]
    assert found.text == ""


@pytest.mark.parametrize(
    ("data", "column"), [("ندوة".encode() + b"\xff", 5), (b"\xef\xbb\xbfab\xff", 3), (b"\xef\xbb\xbf\xff", 1)]
)
def test_column_of_a_wrong_byte_counts_characters(tmp_path: Path, data: bytes, column: int) -> None:
    """What stands before the byte is counted as an editor shows it."""
    assert said(opened(tmp_path, data).problems) == [
        f"content/a.md:1:{column}: byte 0xff is not UTF-8; save the file as UTF-8"
    ]


# ── headers ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\ntitle: x\n---\nbody\n", "body\n", 4),
        ("---\ntitle: x\nsummary: y\n---\n\nbody", "\nbody", 5),
        ("--- \ntitle: x\n---  \nbody", "body", 4),
        ("---\ntitle: x\n---\na\n\n---\n\nb", "a\n\n---\n\nb", 4),
        ("---\ntitle: x\n---", "", 4),
    ],
)
def test_header_is_parted_from_the_body(text: str, body: str, line: int) -> None:
    """The header ends at the second fence; what follows is the body, and its first line is known."""
    found = document(text)
    assert split_header(found) == (text.split("\n---")[0].split("\n", 1)[1], body, line)
    assert found.problems == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: is empty; begin with a header between two lines `---`"),
        ("title: x\n", "1:1: has no header; begin the file with a line `---`"),
        ("\n---\ntitle: x\n---\n", "1:1: has no header; begin the file with a line `---`"),
        (" ---\ntitle: x\n---\n", "1:1: ` ---` begins or ends no header; write `---`"),
        ("----\ntitle: x\n---\n", "1:1: `----` begins or ends no header; write `---`"),
        ("---\ntitle: x\n...\n", "3:1: `...` begins or ends no header; write `---`"),
        ("---\ntitle: x\n", "1:1: has a header without end; close it with a line `---`"),
        ("---\ntitle: x\n----\n", "3:1: `----` begins or ends no header; write `---`"),
    ],
)
def test_file_without_a_whole_header_is_reported(text: str, message: str) -> None:
    """A missing, open or empty header is named, and there is nothing to read."""
    found = document(text)
    assert split_header(found) is None
    assert said(found.problems) == [f"content/a.md:{message}"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"---\ntitle: \xff\n---\n", "2:8: byte 0xff is not UTF-8; save the file as UTF-8"),
        ("---\ntitle: x\n---\n".encode("utf-16"), "1:1: is UTF-16; save the file as UTF-8"),
        ("---\ntitle: x\n---\n".encode("utf-16-le"), "1:1: is UTF-16; save the file as UTF-8"),
        ("---\ntitle: x\n---\n".encode("utf-32"), "1:1: is UTF-16; save the file as UTF-8"),
        (b"a" * (LARGEST + 1), f"1:1: is larger than {LARGEST} bytes; part it"),
    ],
)
def test_file_that_cannot_be_read_stays_unread(tmp_path: Path, data: bytes, message: str) -> None:
    """It is told from an empty one, so that nothing more is said of it."""
    found = opened(tmp_path, data)
    assert said(found.problems) == [f"content/a.md:{message}"]
    assert (found.is_read, found.text) == (False, "")


def test_folder_in_the_place_of_a_file_is_reported(tmp_path: Path) -> None:
    """What the system will not read is a problem, and how to mend it is said."""
    found = open_document(tmp_path, "content/a.md")
    assert not found.is_read
    assert said(found.problems) == ["content/a.md:1:1: is a folder, and should be a file; put its content elsewhere"]


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(13, "Permission denied"), "may not be read; mend its permissions"),
        (FileNotFoundError(2, "No such file"), "is not there; bring it back, or name another"),
        (NotADirectoryError(20, "Not a directory"), "is a file, and should be a folder; put its content elsewhere"),
        (OSError(5, "Input/output error"), "cannot be read (Input/output error); put a readable one in its place"),
        (OSError("odd"), "cannot be read (odd); put a readable one in its place"),
    ],
)
def test_what_the_system_refuses_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, message: str
) -> None:
    """Whatever keeps a file from being read is one problem and no traceback."""

    def refuse(*_asked: object, **_how: object) -> bytes:
        raise error

    monkeypatch.setattr(builtins, "open", refuse)
    found = opened(tmp_path, b"text")
    assert (said(found.problems), found.is_read) == ([f"content/a.md:1:1: {message}"], False)


@pytest.mark.parametrize("data", [b"", b"a" * LARGEST, "ندوة".encode()])
def test_file_that_can_be_read_is_read(tmp_path: Path, data: bytes) -> None:
    """An empty file has been read too, and so has the largest."""
    found = opened(tmp_path, data)
    assert (found.is_read, found.problems, found.text) == (True, [], data.decode())


@pytest.mark.parametrize(
    ("text", "column", "name"),
    [
        ("ندوة\u202e", 5, "U+202E right-to-left override"),
        ("vil\u00adle", 4, "U+00AD soft hyphen"),
        ("smart\u200bcity", 6, "U+200B zero width space"),
        ("a\x00b", 2, "U+0000 null"),
        ("a\rb", 2, "U+000D carriage return"),
        ("a\ufffd", 2, "U+FFFD replacement character"),
    ],
)
def test_invisible_character_is_reported(tmp_path: Path, text: str, column: int, name: str) -> None:
    """It is named, since an editor does not show it, and the rest is read on with a space in its place."""
    found = opened(tmp_path, f"a\n{text}\n".encode())
    assert said(found.problems) == [f"content/a.md:2:{column}: {name} is invisible or a control; take it out"]
    assert found.text == f"a\n{text[: column - 1]} {text[column:]}\n"


def test_letter_in_two_parts_is_reported_and_composed(tmp_path: Path) -> None:
    """A letter and its accent look like one letter, and are not."""
    found = opened(tmp_path, "ville\ncité\n".replace("é", "e\u0301").encode())
    assert said(found.problems) == ["content/a.md:2:4: `e\u0301` is typed in 2 parts; write the one letter `é`"]
    assert found.text == "ville\ncité\n"


def test_text_full_of_odd_characters_is_told_shortly(tmp_path: Path) -> None:
    """Twenty are named, and the rest is counted where it begins."""
    found = opened(tmp_path, b"ab\n" * 30 + b"\x01\n" * 50_000)
    assert len(found.problems) == MOST_LETTERS + 1
    assert said(found.problems)[-1] == (
        "content/a.md:51:1: 49980 more such characters follow; save the file as plain text"
    )


def test_letter_of_another_form_is_reported(tmp_path: Path) -> None:
    """One character that Unicode writes otherwise is no letter in parts."""
    found = opened(tmp_path, "5 \u212b".encode())
    assert said(found.problems) == ["content/a.md:1:3: `\u212b` has a plainer form; write `\xc5`"]


def test_vowel_marks_may_be_typed_in_any_order(tmp_path: Path) -> None:
    """Doubling before the vowel is how people type; it is set right in silence."""
    found = opened(tmp_path, "مد\u0651\u064eة".encode())
    assert (found.problems, found.text) == ([], "مد\u064e\u0651ة")


@pytest.mark.parametrize(("text", "offset", "expected"), [("ab", 0, (1, 1)), ("a\nbc", 3, (2, 2)), ("a\n", 2, (2, 1))])
def test_place_of_a_character(text: str, offset: int, expected: tuple[int, int]) -> None:
    """Line and column count from one."""
    assert place_in(text, offset) == expected


def test_problem_can_be_reported_at_a_node() -> None:
    """A node's first character is the place of the problem."""
    found = document()
    node = yaml.compose("a:\n  - b", Loader=yaml.SafeLoader)
    assert isinstance(node, yaml.MappingNode)
    found.report_at(node.value[0][1].value[0], "is wrong")
    assert said(found.problems) == ["content/a.md:2:5: is wrong"]
