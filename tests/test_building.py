"""A build puts a whole site in place, or leaves everything as it was."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from plugins.archive.problems import Problem
from plugins.desk import building, checking, press
from plugins.desk.environment import ROOT
from plugins.desk.obstacles import Obstacle
from plugins.files import placing

PAGE = f'<!doctype html>{placing.MARK} 1">'
WRITE = f"""\
import pathlib, sys
folder = pathlib.Path(sys.argv[1])
(folder / "ar").mkdir(parents=True)
(folder / "index.html").write_text({PAGE!r} + sys.argv[2])
(folder / "ar" / "index.html").touch()
"""
FAIL = WRITE + "sys.stderr.write(sys.argv[2]); sys.exit(1)"


def pelican(script: str, word: str = "new") -> building.Command:
    """Return a stand-in for the command that runs Pelican."""
    return lambda content, made, settings: [sys.executable, "-c", script, str(made), word]


def nothing(_: Path) -> list[Problem]:
    """Find no problem."""
    return []


def silence(_: str) -> None:
    """Say nothing."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """An empty folder of content."""
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


@pytest.fixture
def output(tmp_path: Path, content: Path) -> Path:
    """A place where an older build lies."""
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "index.html").write_text(PAGE + "old", "utf-8")
    return folder


def build(content: Path, output: Path, command: building.Command) -> building.Built:
    """Build with a stand-in for Pelican, in silence."""
    return building.build(content, output, command=command, say=silence)


def shown(output: Path) -> str:
    """Return what distinguishes one build from another."""
    return (output / "index.html").read_text("utf-8").removeprefix(PAGE)


def traces(output: Path) -> list[str]:
    """Return what lies beside a site and its content."""
    return sorted(path.name for path in output.parent.iterdir() if path.name not in ("content", output.name))


def test_build_takes_the_place_of_the_former_one(content: Path, output: Path) -> None:
    """A build that succeeds is what lies in the output, and nothing else is left."""
    built = build(content, output, pelican(WRITE))
    assert (shown(output), built.pages, traces(output)) == ("new", 2, [])


def test_first_build_makes_its_folders(content: Path, tmp_path: Path) -> None:
    """An output that is not there yet is made, with its parents."""
    place = tmp_path / "a" / "b"
    build(content, place, pelican(WRITE))
    assert shown(place) == "new"


def test_empty_folder_may_be_built_into(content: Path, tmp_path: Path) -> None:
    """A folder made by hand for the site is taken."""
    place = tmp_path / "site"
    place.mkdir()
    build(content, place, pelican(WRITE))
    assert shown(place) == "new"


def test_end_of_a_build_is_told_with_pages_and_seconds() -> None:
    """A build says how much it made and how long it took."""
    assert str(building.Built(12, 3.25)) == "Built 12 pages in 3.2 s"


def test_failed_build_leaves_the_former_site(content: Path, output: Path) -> None:
    """When Pelican fails half-way the output stays as it was, and the half is gone."""
    with pytest.raises(checking.Flawed):
        build(content, output, pelican(FAIL, "content/a.md:3:1: no title"))
    assert (shown(output), traces(output)) == ("old", [])


def test_every_problem_of_a_failed_build_is_told(content: Path, output: Path) -> None:
    """Nothing is put in place while the contract is broken, and every problem is told, with their count."""
    told = "content/a.md:1:2: no title\ncontent/b.md:3:4: لا تاريخ"
    with pytest.raises(checking.Flawed) as caught:
        build(content, output, pelican(FAIL, told))
    assert caught.value.problems == (
        Problem("content/a.md", 1, 2, "no title"),
        Problem("content/b.md", 3, 4, "لا تاريخ"),
    )
    assert str(caught.value).splitlines()[-1] == "2 problems; nothing was built."
    assert (shown(output), traces(output)) == ("old", [])


def test_site_without_its_mark_is_not_put_in_place(content: Path, output: Path) -> None:
    """A run of Pelican that ends well but makes no site of ours is a failure."""
    with pytest.raises(Obstacle, match="no site of this archive"):
        build(content, output, pelican("pass"))
    assert shown(output) == "old"


def test_foreign_folder_is_not_replaced(content: Path, tmp_path: Path) -> None:
    """A folder with something else in it is refused by name and left alone."""
    place = tmp_path / "letters"
    place.mkdir()
    (place / "index.html").write_text("<p>mine", "utf-8")
    with pytest.raises(Obstacle, match="letters is not empty and holds no site"):
        build(content, place, pelican(WRITE))
    assert (place / "index.html").read_text("utf-8") == "<p>mine"


def test_file_is_not_replaced(content: Path, tmp_path: Path) -> None:
    """A file in the output's place is refused."""
    (tmp_path / "site").write_text("mine", "utf-8")
    with pytest.raises(Obstacle, match="is a file"):
        build(content, tmp_path / "site", pelican(WRITE))


@pytest.mark.parametrize("place", [".", "content", "content/site"])
def test_content_is_not_built_over(content: Path, tmp_path: Path, place: str) -> None:
    """The output is neither the content nor within nor around it."""
    with pytest.raises(Obstacle, match="lie in each other"):
        build(content, tmp_path / place, pelican(WRITE))


def test_absent_content_is_named(tmp_path: Path) -> None:
    """Content that is not there is a sentence with its path."""
    with pytest.raises(Obstacle, match=r"There is no folder .*nowhere"):
        build(tmp_path / "nowhere", tmp_path / "output", pelican(WRITE))


def test_verified_problems_keep_the_former_site(output: Path, tmp_path: Path) -> None:
    """A site that was built is read back first, and is not published with a fault, whose place is the published one."""
    theme = Path(shutil.copytree(ROOT / "theme", tmp_path / "theme"))
    template = theme / "templates/standing.html"
    text = template.read_text("utf-8")
    template.write_text(text.replace("<h1", '<a href="/nowhere/">x</a><h1', 1), "utf-8")

    def command(content: Path, made: Path, settings: str) -> list[str]:
        return [*press.command(content, made, settings), "-t", str(theme)]

    with pytest.raises(checking.Flawed, match="`/nowhere/` leads nowhere") as caught:
        build(ROOT / "tests/site/content", output, command)
    assert {problem.path.split("/")[0] for problem in caught.value.problems} == {"output"}
    assert shown(output) == "old"


def test_refusal_of_the_place_is_a_sentence(content: Path, output: Path) -> None:
    """What stands in the way of placing a site is told as every other obstacle is."""
    output.chmod(0o555)
    with pytest.raises(Obstacle, match="is read-only"):
        build(content, output, pelican(WRITE))
    output.chmod(0o755)


def test_gate_problems_are_read_with_their_places() -> None:
    """What the gate prints becomes problems again, without its count."""
    said = "content/a.md:3:7: no title: add one\ncontent/b.md:1:1: لا تاريخ\n2 problems\n"
    assert press.complaints(said) == [
        Problem("content/a.md", 3, 7, "no title: add one"),
        Problem("content/b.md", 1, 1, "لا تاريخ"),
    ]


def test_tracebacks_are_not_passed_on() -> None:
    """A person reads Pelican's message once, without the way it took through the code."""
    said = 'UndefinedError: no `titel`\nTraceback (most recent call last):\n  File "x"\nUndefinedError: no `titel`\n'
    assert press.complaints(said) == [Problem("", 0, 0, "UndefinedError: no `titel`")]


def test_error_in_a_template_is_placed_in_it() -> None:
    """An exception is placed at the last line of ours that it passed, not in a library's."""
    template = ROOT / "theme" / "templates" / "base.html"
    library = ROOT / ".venv" / "lib" / "jinja2.py"
    frames = f'  File "{template}", line 7, in top\n    {{{{ pge }}}}\n  File "{library}", line 9, in get\n    raise\n'
    said = f"UndefinedError: no `pge`\nTraceback (most recent call last):\n{frames}UndefinedError: no `pge`\n"
    where = str(template.relative_to(ROOT))
    assert press.complaints(said) == [Problem(where, 7, 1, "UndefinedError: no `pge`")]


def test_exception_without_a_word_before_gives_its_last_line() -> None:
    """When there is only a traceback, its last line is the message."""
    said = 'Traceback (most recent call last):\n  File "x"\nModuleNotFoundError: No module named `x`\n'
    assert press.complaints(said) == [Problem("", 0, 0, "ModuleNotFoundError: No module named `x`")]


def test_end_by_a_warning_shows_the_warning_only() -> None:
    """Pelican's own words for stopping at a warning say nothing to a person."""
    said = "content/a.md:1:1: odd\nRuntimeError: Warning or error encountered\nTraceback (most recent call last):\n x\n"
    assert press.complaints(said) == [Problem("content/a.md", 1, 1, "odd")]


def test_silent_failure_is_still_a_problem() -> None:
    """A failure without output is never taken for success."""
    assert press.complaints("")


def test_pelican_fails_at_warnings() -> None:
    """Nothing that Pelican warns of is published."""
    line = press.command(Path("content"), Path("made"), "pelicanconf.py")
    assert line[line.index("--fatal") + 1] == "warnings"


def test_check_counts_problems(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check lists problems in order, then their count, and fails."""
    problems = [Problem("b.md", 1, 1, "second"), Problem("a.md", 2, 1, "first")]
    monkeypatch.setattr(checking, "contract", lambda _: problems)
    assert checking.report(content) == ("a.md:2:1: first\nb.md:1:1: second\n2 problems", 1)


def test_check_of_good_content_is_one_line(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Content without problems passes in one line."""
    monkeypatch.setattr(checking, "contract", nothing)
    assert checking.report(content) == (f"{content}: no problems", 0)
