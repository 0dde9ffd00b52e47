"""What must never be published is told in the content already, at its place and without repeating it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.archive.documents import open_document
from plugins.archive.problems import message
from tests.folders import said
from tests.test_verifying import SECRETS


@pytest.mark.parametrize("what", SECRETS)
def test_secret_is_told_at_its_place(tmp_path: Path, what: str) -> None:
    """A key, token or password in a file of the content never leaves it."""
    (tmp_path / "a.yaml").write_text(f"a: 1\nb: {SECRETS[what]}\n", encoding="utf-8")
    problems = said(open_document(tmp_path / "a.yaml", "content/a.yaml").problems)
    assert problems == [f"content/a.yaml:2:4: looks like {what}; take it out, and replace it where it is used"]


def test_folder_of_a_machine_is_told(tmp_path: Path) -> None:
    """Where an editor keeps files is nobody's business."""
    (tmp_path / "a.md").write_text("Voir " + "/".join(["", "home", "amina"]), encoding="utf-8")
    problems = said(open_document(tmp_path / "a.md", "content/a.md").problems)
    assert problems == ["content/a.md:1:6: names a folder of a machine; write an address of the site instead"]


@pytest.mark.parametrize("text", ["https://a.example/home/sara", "le mot de passe: un secret", "SECRET", "18:30@casa"])
def test_words_about_secrets_are_right(tmp_path: Path, text: str) -> None:
    """Texts may speak of homes, tokens and passwords."""
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert open_document(tmp_path / "a.md", "content/a.md").problems == []


def test_password_is_masked_in_every_message() -> None:
    """A value that a message repeats shows no password."""
    assert message("`%(value)s`", value="https://amina:" + "letmein@a.example") == "`https://amina:…@a.example`"
