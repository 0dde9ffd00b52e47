"""A header is written as the archive reads it, and one value of it is changed with every other byte kept."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from plugins.editorial.filing import header, replace, with_revision, write_new

OLD, NEW = "935316d9", "0a1b2c3d"
LF = "---\ntitle: مدن\nsummary: B\ntranslation: {of: ar, revision: 935316d9}\n---\nThe revision: 935316d9 of a text.\n"


def test_header_stands_on_a_line_a_field_and_quotes_what_it_must() -> None:
    """Lists and the translation stand in brackets; a revision of digits alone stays a text."""
    fields = {
        "title": "مدن: ذكية",
        "date": datetime.date(2024, 2, 28),
        "themes": ["a", "b"],
        "translation": {"of": "ar", "revision": "12345678"},
    }
    assert header(fields) == (
        "---\ntitle: 'مدن: ذكية'\ndate: 2024-02-28\nthemes: [a, b]\ntranslation: {of: ar, revision: '12345678'}\n---\n"
    )


def test_same_list_is_written_again() -> None:
    """The archive's YAML has no anchors."""
    told = ["gazette"]
    assert header({"a": {"sources": told}, "b": {"sources": told}}).count("[gazette]") == 2


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("form", ["revision: 935316d9", 'revision: "935316d9"', "'revision' : '935316d9'"])
def test_one_revision_changes_and_no_other_byte(before: bytes, end: bytes, form: str) -> None:
    """Marks, line ends, quotes and the text below stay as they were."""
    typed = before + LF.replace("revision: 935316d9}", f"{form}}}").encode().replace(b"\n", end)
    now = with_revision(typed, OLD, NEW)
    assert now is not None
    assert now == typed.replace(OLD.encode(), NEW.encode(), 1)


@pytest.mark.parametrize("now", ["12345678", "9353e169"])
def test_revision_that_yaml_would_take_for_a_number_is_quoted(now: str) -> None:
    """Other tools read the header too."""
    assert f'revision: "{now}"}}'.encode() in (with_revision(LF.encode(), OLD, now) or b"")


@pytest.mark.parametrize(
    "text",
    [
        "no header",
        "---\ntitle: A\n---\nrevision: 935316d9\n",
        "---\n# revision: 935316d9\ntranslation: {of: ar, revision: 935316d9}\n---\n",
        "---\ntranslation: {of: ar, revision: 935316d90}\n---\n",
    ],
)
def test_what_is_not_there_just_once_is_left_alone(text: str) -> None:
    """A file that may be meant otherwise is for a person to mend."""
    assert with_revision(text.encode(), OLD, NEW) is None


def test_new_file_replaces_nothing(tmp_path: Path) -> None:
    """What is there stays, and its folders are made where they are not."""
    path = tmp_path / "قصة" / "ar.md"
    write_new(path, "a\n")
    with pytest.raises(FileExistsError):
        write_new(path, "b\n")
    assert path.read_bytes() == b"a\n"


def test_replaced_file_leaves_nothing_beside_it(tmp_path: Path) -> None:
    """It changes in one step, and keeps its permissions."""
    path = tmp_path / "ar.md"
    path.write_text("a")
    path.chmod(0o640)
    replace(path, b"b")
    assert ([*tmp_path.iterdir()], path.read_bytes(), path.stat().st_mode & 0o777) == ([path], b"b", 0o640)


def test_text_that_could_not_be_written_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a text would be taken for one."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_new(tmp_path / "story" / "ar.md", "a")
    assert [*tmp_path.iterdir()] == []
