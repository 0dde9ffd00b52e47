"""A text read again: told the same, and standing as it would in a reading of everything."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.archive.amending import amended, stands_as
from plugins.archive.contract import problems_of
from plugins.archive.copydesk import proofs
from plugins.archive.holdings import Archive
from plugins.archive.problems import errors_of
from plugins.archive.proofdesk import Desk
from plugins.archive.reading import Reading, read
from plugins.archive.rereading import folder_of_text, reread
from plugins.archive.stories import Piece
from tests.storydesk import tiny_reading
from tests.test_broken import BROKEN, DAY, MISTAKES, TINY, expected, lay


def changed(mistake: str) -> set[str]:
    """Return the files below the content that a mistake changes or makes."""
    recipe = BROKEN / mistake / "make.toml"
    asked = tomllib.loads(recipe.read_text(encoding="utf-8")) if recipe.is_file() else {}
    laid = BROKEN / mistake / "content"
    files = {path.relative_to(laid).as_posix() for path in laid.rglob("*") if path.is_file()}
    return files | {item["path"] for items in asked.values() for item in items}


def is_of_one_text(mistake: str) -> bool:
    """Tell whether a mistake is in one text that is there without it too."""
    files = changed(mistake)
    return len({folder_of_text(name) for name in files}) == 1 and all(
        folder_of_text(name) and (TINY / name).is_file() for name in files
    )


IN_A_TEXT = [mistake for mistake in MISTAKES if is_of_one_text(mistake)]
# Enough of every kind, for their names begin with it.
SAMPLE = IN_A_TEXT[::3]


@pytest.fixture(scope="module")
def desk() -> Desk:
    """The copy desk of the tiny site."""
    return Desk(tiny_reading())


def again(content: Path, folder: str) -> Reading | None:
    """Read a text of a changed content again, all else being as it is in the tiny site."""
    return reread(replace(tiny_reading(), root=content), folder)


@pytest.mark.parametrize("mistake", SAMPLE)
def test_text_is_told_what_the_whole_check_tells_of_it(mistake: str, desk: Desk, tmp_path: Path) -> None:
    """Of a text that is read again the rules say just what they say of it in a check of everything."""
    (folder,) = {folder_of_text(name) for name in changed(mistake)}
    content = tmp_path / "content"
    shutil.copytree(TINY / folder, content / folder)
    lay(mistake, content)
    reading = again(content, folder)
    if reading is None:  # such as a file that nobody can open: the whole check tells of it
        return
    told = problems_of(reading, DAY)
    found = sorted({*told, *errors_of(proofs(reading, told, desk=desk))})
    wanted = [line for line in expected(mistake) if line.startswith(f"content/{folder}")]
    assert [str(problem) for problem in found] == wanted


def test_most_mistakes_of_texts_are_told_at_once() -> None:
    """There is much to compare."""
    assert len(SAMPLE) > 80


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("editions/agadir-2021/opening/ar.md", "editions/agadir-2021/opening"),
        ("pages/about/fr.md", "pages/about"),
        ("editions/agadir-2021/edition.yaml", ""),
        ("editions/agadir-2021/opening/harbour.jpg", ""),
        ("editions/agadir-2021/ar.md", ""),
        ("pages/about/de.md", ""),
        ("people.yaml", ""),
        ("ar.md", ""),
    ],
)
def test_versions_of_texts_are_known_by_their_place(name: str, folder: str) -> None:
    """A version of a text has its folder; nothing else has one."""
    assert folder_of_text(name) == folder


OPENING = "editions/agadir-2021/opening"
GATHERED = ("news", "by_folder", "stories_of", "tagged", "beside", "related", "chronicle", "editions_of", "sources_of")


def copied(folder: Path) -> Path:
    """Copy the tiny content below a folder."""
    return Path(shutil.copytree(TINY, folder / "content"))


def edit(path: Path, old: str, new: str) -> None:
    """Replace what stands once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def gathered(archive: Archive) -> dict[str, object]:
    """Gather everything that pages of texts ask of an archive."""
    return {name: getattr(archive, name) for name in GATHERED}


@pytest.mark.parametrize("line", ["title: ", "summary: ", "date: ", "themes: ["])
def test_archive_is_the_one_that_a_whole_reading_gives(line: str, tmp_path: Path) -> None:
    """Whatever of a header changes, the archive and all that is gathered of it are as if everything had been read."""
    content = copied(tmp_path)
    before = read(content)
    gathered(before.archive)
    header = (content / OPENING / f"{before.archive.stories[0].original}.md").read_text(encoding="utf-8")
    old = next(typed for typed in header.splitlines() if typed.startswith(line))
    new = {"title: ": f"{old} X", "summary: ": f"{old} X", "date: ": "date: 2021-07-30", "themes: [": "themes: [water]"}
    edit(content / OPENING / f"{before.archive.stories[0].original}.md", f"{old}\n", f"{new[line]}\n")
    reading, whole = reread(before, OPENING), read(content)
    assert reading
    assert (reading.archive, reading.problems) == (whole.archive, whole.problems)
    assert gathered(reading.archive) == gathered(whole.archive)
    assert {*reading.nodes} == {*whole.nodes}


def test_draft_is_read_again_with_its_like(tmp_path: Path) -> None:
    """A draft that is read again stays out of the archive, and is kept as its author sees it."""
    content = copied(tmp_path)
    before, folder = read(content), "editions/rabat-2021/hidden"
    edit(content / folder / "en.md", "title: ", "title: X ")
    reading, whole = reread(before, folder), read(content)
    assert reading
    assert (reading.archive, reading.drafts, reading.unpublished) == (whole.archive, whole.drafts, whole.unpublished)
    assert [piece.versions["en"].draft for piece in reading.unpublished] == [True]


def test_text_that_gets_a_file_is_not_read_alone(tmp_path: Path) -> None:
    """Where a file came, went, or is no text any more, everything is to be read."""
    content = copied(tmp_path)
    before = read(content)
    (content / OPENING / "note.txt").write_text("x", encoding="utf-8")
    (content / OPENING / "en.md").unlink()
    assert reread(before, OPENING) is None


def test_broken_text_leaves_the_archive_of_the_reading(tmp_path: Path) -> None:
    """A text whose header cannot be read is not in the archive that its problems are found with."""
    content = copied(tmp_path)
    before = read(content)
    (content / OPENING / "ar.md").write_text("no header", encoding="utf-8")
    reading = reread(before, OPENING)
    assert reading
    assert OPENING not in reading.archive.by_folder
    assert reading.waits(OPENING)
    assert OPENING in before.archive.by_folder


def test_what_is_gathered_is_carried_over_only_where_it_holds() -> None:
    """A text with the same place takes the other's in all that was gathered; with another place all is gathered anew."""
    archive = replace(tiny_reading().archive)
    gathered(archive)
    former = archive.by_folder[OPENING]
    assert isinstance(former, Piece)
    version = former.versions[former.original]
    renamed = replace(former, versions={**former.versions, former.original: replace(version, title="X")})
    alone = replace(former, versions={former.original: version})
    assert stands_as(former, renamed)
    assert not stands_as(former, alone)
    assert "beside" in vars(amended(archive, OPENING, renamed))
    assert "beside" not in vars(amended(archive, OPENING, alone))
    assert "beside" not in vars(amended(archive, OPENING, None))
