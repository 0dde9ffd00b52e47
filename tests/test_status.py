"""How far the archive is translated is told in three languages and as JSON; a translation is accepted, or why it is not."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.archive.languages import CODES
from plugins.desk import entrance, environment, history, status
from plugins.desk.obstacles import Obstacle
from tests.conftest import HOUSE

TINY = HOUSE / "tests/site/content"
OPENING = "agadir-2021/opening"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the tiny content."""
    return Path(shutil.copytree(TINY, tmp_path / "content"))


@pytest.mark.parametrize(
    ("lang", "row", "count"),
    [
        ("ar", ["الأصل", "محينة", "قديمة"], "الإنجليزية: 1 من 5 محينة (20%) · قديمة 1 · مسودة 1 · ناقصة 2"),
        ("fr", ["original", "à jour", "antérieure"], "anglais\u00a0: 1 à jour sur 5 (20\u00a0%) · antérieure 1"),
        ("en", ["original", "up to date", "older"], "English: 1 of 5 up to date (20%) · older 1 · draft 1 · missing 2"),
    ],
)
def test_table_speaks_three_languages(lang: str, row: list[str], count: str) -> None:
    """Each text has its line, each language its count, and what to do next is said."""
    lines = status.table(TINY, lang).splitlines()
    assert lines[0].split() == list(CODES)
    [found] = [line for line in lines if line.startswith(OPENING)]
    assert re.split(r"  +", found)[1:] == row
    assert any(line.startswith(count) for line in lines)
    assert any("`python3 tasks.py translate agadir-2021/seulement ar`" in line for line in lines)
    assert any(f"`python3 tasks.py status --accept {OPENING} en`" in line for line in lines)


def test_json_tells_what_follows_what() -> None:
    """Every text and language is there, with the revision that it follows and the one that it should."""
    told = json.loads(status.as_json(TINY))
    [opening] = [text for text in told["texts"] if text["folder"].endswith(OPENING)]
    english = opening["languages"]["en"]
    assert (english["state"], english["of"], english["follows"]) == ("older", "ar", "00000000")
    assert english["current"] == opening["languages"]["ar"]["revision"]
    assert told["counts"]["en"]["draft"] == 1
    assert sum(told["counts"]["fr"][state] for state in ("original", "present", "older", "draft", "missing")) == 5


def test_accepting_by_both_doors_is_the_same(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--accept STORY LANG` is what is typed, `STORY/LANG` is one word of it."""
    assert entrance.spelled_out(["status", "--accept", "a b", "fr", "--lang", "ar"])[1:3] == ["--accept", "a b/fr"]
    assert entrance.spelled_out(["status", "--accept", "a/fr"]) == ["status", "--accept", "a/fr"]
    assert entrance.spelled_out(["check", "--lang", "fr"]) == ["check", "--lang", "fr"]
    words = ["status", "--accept", "opening", "en", "--content", str(content), "--lang", "en"]
    assert entrance.work(words, environment.ROOT) == 0
    assert "en.md now follows its original" in capsys.readouterr().out
    assert entrance.work(words, environment.ROOT) == 1
    assert "there is nothing to accept" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("opening/ar", "is the original"),
        ("opening/fr", "there is nothing to accept"),
        ("seulement/en", "is missing; begin it with: `python3 tasks.py translate editions/agadir-2021/seulement en`"),
        ("hidden/en", "is a draft"),
        ("opening/de", "`de` is not a language"),
        ("opening", "is not a language"),
        ("nothing/fr", "there is no text `nothing`"),
    ],
)
def test_what_cannot_be_accepted_is_told_and_left_alone(content: Path, named: str, told: str) -> None:
    """Not one byte of the content changes."""
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    with pytest.raises(Obstacle) as caught:
        status.accept(content, named, "en")
    assert told in str(caught.value)
    assert before == {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}


def test_what_has_changed_since_is_shown_where_git_remembers_it(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines that the original lost and gained; without git the acceptance is the same."""
    original, translated = (content / "editions" / OPENING / f"{code}.md" for code in ("ar", "fr"))
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "walk@example.org")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run(["git", *words], cwd=content, check=True)
    former = translated.read_bytes()
    text = original.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title: "))
    original.write_text(text.replace(title, "title: افتتاح آخر"), encoding="utf-8")
    lines = status.accept(content, f"{OPENING}/fr", "en").splitlines()
    assert lines[0] == f"What has changed in editions/{OPENING}/ar.md since:"
    assert lines[1:3] == [f"-{title.removeprefix('title: ')}", "+افتتاح آخر"]
    translated.write_bytes(former)
    monkeypatch.setattr(history, "_git", lambda *words: b"")
    assert "is not known" in status.accept(content, f"{OPENING}/fr", "en")


def test_full_disk_leaves_the_translation_as_it_was(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses is a sentence, and nothing lies beside the file."""
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}

    def refuse(*_paths: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(Obstacle, match=r"en\.md cannot be written: No space left on device"):
        status.accept(content, f"{OPENING}/en", "en")
    assert before == {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
