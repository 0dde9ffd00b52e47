"""Of a change only what it brings is told: what was wrong before is not the business of whoever changes something else."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from plugins.archive.problems import Problem
from plugins.desk import changes
from plugins.desk.obstacles import Obstacle


@pytest.fixture(autouse=True)
def plain_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the person who runs the tests, and no repository around them, decides anything here."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "x")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "x@example.org")


def git(folder: Path, *words: str) -> None:
    """Run git in a folder."""
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def find(content: Path) -> list[Problem]:
    """Find a problem in each line that says `wrong`, as the contract names its places."""
    return [
        Problem(path.relative_to(content.parent).as_posix(), number, 1, line)
        for path in sorted(content.rglob("*.md"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "wrong" in line
    ]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A repository with one problem in its last commit."""
    content = tmp_path / "house/content"
    (content / "é").mkdir(parents=True)
    (content / "é/a.md").write_text("right\nwrong of old\n", encoding="utf-8")
    git(content.parent, "init", "-q", "-b", "main")
    git(content.parent, "add", ".")
    git(content.parent, "commit", "-qm", "first")
    return content


def told(content: Path, since: str = "", staged: bool = False) -> list[str]:
    """Return what a change brings, as a person reads it."""
    return [str(problem) for problem in changes.brought(content, since, staged, find)]


def test_what_was_wrong_before_is_not_told(content: Path) -> None:
    """Nothing has changed, so nothing is brought."""
    assert told(content, "HEAD") == []


def test_what_is_wrong_since_is_told_at_its_line(content: Path) -> None:
    """A new problem is told, an old one on another line is not."""
    (content / "é/a.md").write_text("wrong and new\nright\nwrong of old\n", encoding="utf-8")
    assert told(content, "main") == ["content/é/a.md:1:1: wrong and new"]


def test_the_same_mistake_made_again_is_new(content: Path) -> None:
    """One more of a kind that was there is one more."""
    (content / "é/a.md").write_text("wrong of old\nwrong of old\n", encoding="utf-8")
    assert told(content, "main") == ["content/é/a.md:2:1: wrong of old"]


def test_only_what_is_staged_is_told(content: Path) -> None:
    """The commit is checked, not what lies in the folder: what is not added is not in it."""
    (content / "é/b.md").write_text("wrong and staged\n", encoding="utf-8")
    git(content.parent, "add", ".")
    (content / "é/b.md").write_text("mended, but not added\n", encoding="utf-8")
    (content / "c.md").write_text("wrong and not added\n", encoding="utf-8")
    assert told(content, staged=True) == ["content/é/b.md:1:1: wrong and staged"]


def test_index_and_folder_stay_as_they_were(content: Path) -> None:
    """To look at what is staged stages nothing and writes nothing."""
    (content / "é/a.md").write_text("wrong and new\n", encoding="utf-8")
    git(content.parent, "add", ".")
    before = subprocess.run(["git", "status", "--porcelain"], cwd=content, capture_output=True, check=True).stdout
    assert told(content, "HEAD", staged=True) == ["content/é/a.md:1:1: wrong and new"]
    after = subprocess.run(["git", "status", "--porcelain"], cwd=content, capture_output=True, check=True).stdout
    assert before == after


def test_content_that_was_not_there_is_all_new(content: Path) -> None:
    """A revision without the folder had no problem in it."""
    other = content.parent / "other"
    other.mkdir()
    (other / "a.md").write_text("wrong\n", encoding="utf-8")
    assert told(other, "HEAD") == ["other/a.md:1:1: wrong"]


@pytest.mark.parametrize(
    ("lang", "said"), [("ar", "المرجو ذكر مراجعة"), ("fr", "Indiquer une révision"), ("en", "Name a revision")]
)
def test_unknown_revision_is_a_sentence(content: Path, monkeypatch: pytest.MonkeyPatch, lang: str, said: str) -> None:
    """What git does not know is said with its own reason, in the language of the environment."""
    monkeypatch.setenv("LANGUAGE", lang)
    with pytest.raises(Obstacle, match=f"nowhere.*{said}"):
        told(content, "nowhere")


def test_folder_outside_any_repository_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is versioned, nothing can be compared."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("wrong", encoding="utf-8")
    with pytest.raises(Obstacle, match="git cannot say what has changed"):
        told(tmp_path / "content", "HEAD")


def test_machine_without_git_is_told_so(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git is no dependency of the archive, only of this question."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Obstacle, match="There is no git on this machine"):
        told(content, "HEAD", staged=True)
