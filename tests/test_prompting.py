"""What a saved text changes: its pages in the bytes of a whole build, its problems, and its drafts in the preview alone."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from plugins import pictures, prompter, standing, stories
from plugins.archive.compositor import composed
from plugins.archive.languages import CODES, Code
from plugins.archive.reading import read
from plugins.archive.stories import Story
from plugins.desk.checking import Flawed
from plugins.desk.rehearsal import Prompted
from plugins.pages import addresses, cues
from plugins.pages.prompting import Prompter
from plugins.pages.rendering import Renderer
from plugins.pages.root import Root
from plugins.pages.site import Site
from tests.conftest import HOUSE
from tests.sitetree import BuiltSite
from tests.storydesk import tiny_reading

TINY = HOUSE / "tests/site/content"
TEXTS = [piece.folder for piece in tiny_reading().texts]
OPENING, HIDDEN = "editions/agadir-2021/opening", "editions/rabat-2021/hidden"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the tiny content."""
    return Path(shutil.copytree(TINY, tmp_path / "content"))


def attending(content: Path, drafts: bool = False) -> Prompter:
    """Return a prompter of some content, as a build would leave it."""
    reading = read(content)
    site = Site(composed(reading.archive), Root("http://localhost:8000"), HOUSE / "theme", 2)
    settings = {"SITE": site, "PATH": str(content)}
    generators = [front.publish(None)(settings=settings) for front in (stories, standing, pictures)]
    return Prompter(reading, site, generators, Renderer(site.theme, site.root, site.isolation), (), drafts)


def edit(path: Path, old: str, new: str) -> None:
    """Replace what stands in a file, where it stands first."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def addresses_of(folder: str) -> set[str]:
    """Return the files of the pages of a text."""
    piece = tiny_reading().archive.by_folder[folder]
    assert not isinstance(piece, Story) or piece.edition
    return {f"{addresses.text(code, piece)}index.html" for code in CODES}  # type: ignore[arg-type]


@pytest.mark.parametrize("folder", TEXTS)
def test_pages_of_a_saved_text_are_those_of_a_whole_build(folder: str, content: Path, tiny: BuiltSite) -> None:
    """A text that another site was built with gets, once it is saved as it is in the tiny site, just its pages there."""
    files = sorted((content / folder).glob("*.md"))
    for path in files:
        edit(path, "title: ", "title: Once ")
        path.write_text(f"{path.read_text(encoding='utf-8').rstrip()} Once more.\n", encoding="utf-8")
    at_work = attending(content)
    for path in files:
        shutil.copy(TINY / folder / path.name, path)
    cue = at_work.saved([f"{folder}/{path.name}" for path in files])
    assert cue
    assert cue.errors == []
    assert cue.files.keys() == addresses_of(folder)
    for name, made in cue.files.items():
        assert made == (tiny.folder / name).read_bytes(), name


@pytest.mark.parametrize(
    ("old", "new"),
    [("date: ", "date: 2021-07-01 #"), ("themes: [", "themes: [water] # ["), ("title: ", "title: Once ")],
)
def test_text_of_another_place_is_shown_there(old: str, new: str, content: Path, tiny: BuiltSite) -> None:
    """Whatever its header says now, a text stands on its pages among the others as a whole build would put it."""
    archive = read(content).archive
    piece = archive.by_folder[OPENING]
    assert isinstance(piece, Story)
    path = content / OPENING / f"{piece.original}.md"
    edit(path, old, new)
    at_work = attending(content)
    shutil.copy(TINY / OPENING / path.name, path)
    cue = at_work.saved([f"{OPENING}/{path.name}"])
    assert cue
    for name in addresses_of(OPENING):
        assert cue.files[name] == (tiny.folder / name).read_bytes(), name


def test_second_save_stands_on_the_first(content: Path, tiny: BuiltSite) -> None:
    """A text beside one that was renamed and saved names it as it is called now."""
    archive = tiny_reading().archive
    other = next(story for story in archive.stories_of["agadir-2021"] if story.folder != OPENING)
    for path in (content / OPENING).glob("*.md"):
        edit(path, "title: ", "title: Once ")
    at_work = attending(content)
    for folder in (OPENING, other.folder):
        for path in (content / folder).glob("*.md"):
            shutil.copy(TINY / folder / path.name, path)
            cue = at_work.saved([f"{folder}/{path.name}"])
    assert cue
    for name in addresses_of(other.folder):
        assert cue.files[name] == (tiny.folder / name).read_bytes(), name


def test_mistake_is_told_at_once_and_takes_no_page(content: Path) -> None:
    """A text with a mistake is told with its place, keeps its last good pages, and stands in nobody's way but its own."""
    at_work = attending(content)
    path = content / OPENING / "en.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\nA source.[@nobody]\n", encoding="utf-8")
    cue = at_work.saved([f"{OPENING}/en.md"])
    assert cue
    line = len(text.splitlines()) + 2
    assert [(p.path, p.line, p.column) for p in cue.errors] == [(f"content/{OPENING}/en.md", line, 11)]
    assert cue.files == {}
    other = at_work.saved(["pages/about/en.md"])
    assert other
    assert other.files
    assert other.errors == cue.errors
    path.write_text(text, encoding="utf-8")
    mended = at_work.saved([f"{OPENING}/en.md"])
    assert mended
    assert (mended.errors, len(mended.files)) == ([], 3)


def test_warnings_are_told_with_the_pages(content: Path) -> None:
    """What taste decides is told, and the page is shown; a translation of what was changed is told to be older."""
    at_work = attending(content)
    piece = read(content).archive.by_folder[OPENING]
    assert isinstance(piece, Story)
    path = content / OPENING / f"{piece.original}.md"
    edit(path, "title: ", "title: Once ")
    cue = at_work.saved([f"{OPENING}/{path.name}"])
    assert cue
    assert cue.errors == []
    assert {problem.level for problem in cue.problems} == {"warning"}
    assert any("has changed since this translation" in problem.message for problem in cue.problems)


@pytest.mark.parametrize(
    "name",
    [
        "people.yaml",
        "editions/agadir-2021/edition.yaml",
        "addresses.yaml",
        f"{OPENING}/harbour.jpg",
        "editions/agadir-2021/new/en.md",
    ],
)
def test_what_is_no_known_text_is_left_to_a_whole_build(name: str, content: Path) -> None:
    """Registers, editions, pictures and new texts change more than pages of one text."""
    at_work = attending(content)
    path = content / name
    path.parent.mkdir(exist_ok=True)
    if path.suffix == ".md":
        shutil.copy(content / OPENING / "en.md", path)
    assert at_work.saved([name]) is None
    assert at_work.saved([f"{OPENING}/en.md", name]) is None


@pytest.mark.parametrize("name", [".en.md.x1", "en.md.tmp", "sed4711.bak"])
def test_what_an_editor_had_beside_a_text_for_a_moment_is_nothing(name: str, content: Path) -> None:
    """Many editors write a file beside the old one and give it its name; a file that stays is a stranger."""
    at_work = attending(content)
    cue = at_work.saved([f"{OPENING}/en.md", f"{OPENING}/{name}"])
    assert cue
    assert len(cue.files) == 3
    (content / OPENING / name).touch()
    assert at_work.saved([f"{OPENING}/en.md", f"{OPENING}/{name}"]) is None


def test_text_that_becomes_a_draft_is_left_to_a_whole_build(content: Path) -> None:
    """Lists and feeds change with what is published."""
    at_work = attending(content)
    edit(content / HIDDEN / "en.md", "status: draft\n", "")
    assert at_work.saved([f"{HIDDEN}/en.md"]) is None


def test_drafts_are_kept_back_where_nobody_asks_for_them(content: Path) -> None:
    """Of a draft nothing is told but its problems."""
    at_work = attending(content)
    assert (at_work.opening().files, at_work.opening().drafts) == ({}, ())
    cue = at_work.saved([f"{HIDDEN}/en.md"])
    assert cue
    assert (cue.files, cue.drafts) == ({}, ())


def test_drafts_are_shown_marked_where_they_are_asked_for(content: Path) -> None:
    """A draft has a page that says so and asks not to be indexed; the other languages of its story have none."""
    at_work = attending(content, drafts=True)
    opening = at_work.opening()
    name = "en/editions/rabat-2021/hidden/"
    assert opening.drafts == (name,)
    assert [file for file in opening.files if file.endswith(".html")] == [f"{name}index.html"]
    edit(content / HIDDEN / "en.md", "title: ", "title: Twice ")
    cue = at_work.saved([f"{HIDDEN}/en.md"])
    assert cue
    page = cue.files[f"{name}index.html"].decode()
    assert '<p class="draft" role="note">Draft: not published</p>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "Twice " in page
    assert ".draft{" in page


@pytest.mark.parametrize(
    ("code", "mark"), [("ar", "مسودة غير منشورة"), ("fr", "Brouillon non publié"), ("en", "Draft: not published")]
)
def test_draft_of_a_translation_is_marked_in_its_language(code: Code, mark: str, content: Path) -> None:
    """Where one version is a draft, its page in the preview is that draft, and those of the others are as published."""
    piece = read(content).archive.by_folder[OPENING]
    assert isinstance(piece, Story)
    edit(content / OPENING / f"{code}.md", "summary: ", "status: draft\nsummary: ")
    if code == piece.original:  # then every version is one
        for other in {*piece.versions} - {code}:
            edit(content / OPENING / f"{other}.md", "summary: ", "status: draft\nsummary: ")
    files = attending(content, drafts=True).opening().files
    marked = {name for name, made in files.items() if b'class="draft"' in made}
    assert f"{addresses.text(code, piece)}index.html" in marked
    assert mark in files[f"{addresses.text(code, piece)}index.html"].decode()
    assert {name for name in files if name.endswith(".html")} == marked


def test_lines_are_answered_until_there_are_no_more(content: Path) -> None:
    """The first line tells what stands beside the site; each line of names gets one line, in the language asked for."""
    channel = io.StringIO()
    asked = [cues.write_names([f"{OPENING}/en.md"]), cues.write_names(["people.yaml"]), cues.write_names([])]
    prompter.answer(attending(content, drafts=True), asked, channel)
    opening, text, register, nothing = (cues.read(line) for line in channel.getvalue().splitlines())
    assert opening
    assert opening.drafts
    assert text
    assert {*text.files} == addresses_of(OPENING)
    assert register is None
    assert nothing
    assert nothing.files == {}


def test_preview_shows_drafts_and_its_tree_has_none(content: Path, tmp_path: Path) -> None:
    """A real build for a preview stays and answers; its tree, index and feeds do not know of the drafts that it shows."""
    edit(content / HIDDEN / "en.md", "title: ", "title: Unheard of ")  # in words that no other page has
    rehearsal = Prompted(content, drafts=True)
    output = tmp_path / "site"
    assert rehearsal.build(output).startswith("Built ")
    try:
        page = next(made for name, made in rehearsal.opening.files.items() if name.endswith(".html"))
        assert b"Draft: not published" in page
        title = json.dumps(read(content).unpublished[0].versions["en"].title)[1:-1].encode()
        assert title in page
        files = [path for path in output.rglob("*") if path.is_file()]
        assert [path for path in files if "hidden" in path.relative_to(output).as_posix()] == []
        told = [
            path
            for path in files
            if title in path.read_bytes() or b"en/editions/rabat-2021/hidden/" in path.read_bytes()
        ]
        assert told == []
        path = content / OPENING / "en.md"
        edit(path, "title: ", "title: Again ")
        cue = rehearsal.ask([f"{OPENING}/en.md"])
        assert cue
        assert b"Again " in cue.files["en/editions/agadir-2021/opening/index.html"]
    finally:
        rehearsal.close()
    assert rehearsal.ask([f"{OPENING}/en.md"]) is None


def test_preview_that_cannot_be_built_says_why(content: Path, tmp_path: Path) -> None:
    """What stops a build for a preview is told as that of any other, and nobody stays to answer."""
    (content / "themes.yaml").write_text("water: 1\n", encoding="utf-8")
    rehearsal = Prompted(content)
    with pytest.raises(Flawed) as caught:
        rehearsal.build(tmp_path / "site")
    assert "content/themes.yaml" in {problem.path for problem in caught.value.problems}
    assert rehearsal.ask([]) is None
