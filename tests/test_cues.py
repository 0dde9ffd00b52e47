"""Press and preview understand each other, line by line, in the language of the desk."""

from __future__ import annotations

import pytest

from plugins.archive.languages import Code
from plugins.archive.problems import Problem, message, said
from plugins.pages import cues
from plugins.pages.cues import Cue

TOLD = message("`%(name)s` is missing; add it", name="ar\nline")


@pytest.mark.parametrize("code", ["ar", "fr", "en"])
def test_cue_comes_back_as_it_was_said(code: Code) -> None:
    """Problems keep place and level and are said in the language; files keep every byte."""
    problems = (Problem("content/a.md", 3, 7, TOLD), Problem("b", 1, 2, TOLD, "warning"))
    files = {"ar/index.html": "ندوة\n".encode(), "a.webp": bytes(range(256))}
    line = cues.write(Cue(problems, files, ("ar/x/",)), code)
    heard = cues.read(line)
    assert (line.count("\n"), line.isascii()) == (1, True)
    assert heard
    assert (heard.files, heard.drafts) == (files, ("ar/x/",))
    assert [problem.message for problem in heard.problems] == [said(TOLD, code)] * 2
    assert [(p.path, p.line, p.column, p.level) for p in heard.problems] == [
        (p.path, p.line, p.column, p.level) for p in problems
    ]
    assert heard.errors == list(heard.problems[:1])


def test_what_only_a_build_can_tell_is_a_line_too() -> None:
    """No cue is said as well, and is no cue."""
    assert cues.read(cues.write(None, "en")) is None


def test_names_come_back_in_order() -> None:
    """Saved files are named in one line, whatever their letters."""
    line = cues.write_names({"b/é.md", "a\n.md"})
    assert line.count("\n") == 1
    assert cues.read_names(line) == ["a\n.md", "b/é.md"]


@pytest.mark.parametrize("line", ["", "Done", "{", "[1"])
def test_other_lines_are_no_cue(line: str) -> None:
    """What a dying process says is told apart from an answer."""
    with pytest.raises(ValueError, match="Expecting"):
        cues.read(line)
