"""The manifest of a release: the same for the same files, read back as it was written, and no home for a secret."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

import pytest

from plugins.publishing.manifest import Content, difference, named, read_manifest, survey
from plugins.publishing.setbacks import Setback
from tests import loopback

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))


def content(text: str) -> Content:
    """Return what a file with a text holds."""
    return Content(hashlib.sha256(text.encode()).hexdigest(), len(text.encode()))


def test_survey_finds_every_file(tmp_path: Path) -> None:
    """Every file is there with its hash and its size, whatever its name."""
    files = loopback.site(tmp_path, "first")
    assert survey(tmp_path) == {name: content(data.decode()) for name, data in files.items()}


def test_same_files_have_one_manifest(tmp_path: Path) -> None:
    """Order and place of the files change no byte; the moment is that of Greenwich."""
    loopback.site(tmp_path / "a", "first")
    loopback.site(tmp_path / "b", "first")
    one, other = survey(tmp_path / "a"), dict(reversed(survey(tmp_path / "b").items()))
    assert named(one, NOON).written() == named(other, NOON).written()
    assert named(one, NOON).id.startswith("20260301-110000-")
    assert str(tmp_path) not in named(one, NOON).written()


def test_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    """One line, and nothing is lost."""
    loopback.site(tmp_path, "first")
    made = named(survey(tmp_path), NOON)
    assert made.written().count("\n") == 1
    assert read_manifest(made.written()) == made


def test_changed_manifest_is_refused(tmp_path: Path) -> None:
    """A manifest that was cut or changed is no manifest."""
    loopback.site(tmp_path, "first")
    text = named(survey(tmp_path), NOON).written()
    for damaged in ("", text[:-40], "[]", "{}", text.replace("ar/index", "ar/indes")):
        with pytest.raises(Setback, match="manifest"):
            read_manifest(damaged)


def test_ids_follow_each_other_whatever_the_clock_says() -> None:
    """A clock that was set back gives no id that sorts before a former one."""
    files = {"a": content("a")}
    assert named(files, NOON, ["20260301-115959-aaaaaaaa"]).id.startswith("20260301-120000-")
    assert named(files, NOON, ["20260301-110000-aaaaaaaa"]).id.startswith("20260301-110001-")
    assert named(files, NOON, ["20260228-110000-aaaaaaaa"]).id.startswith("20260301-110000-")


def test_difference_is_told_with_names_and_bytes() -> None:
    """What is added, changed and removed; what is there under another name is not sent again."""
    former = {"a": content("one"), "b": content("two"), "c": content("three")}
    found = difference(former, {"a": content("one"), "b": content("twenty"), "d": content("three")})
    assert str(found) == "1 added, 1 changed, 1 removed, 6 bytes to send"
    assert found.listed() == "  + d\n  ~ b\n  - c"


def test_secret_in_a_file_stops_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment keeps secret is in no file that is sent, and the refusal does not tell it."""
    monkeypatch.setenv("NETLIFY_AUTH_TOKEN", "canary-7f3a")
    (tmp_path / "x.txt").write_text("see canary-7f3a")
    with pytest.raises(Setback, match=r"x\.txt holds a secret") as caught:
        survey(tmp_path)
    assert "canary" not in str(caught.value)
