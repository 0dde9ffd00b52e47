"""A folder of content becomes one archive; what is a draft stays out, and what is wrong is said."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from plugins.archive.holdings import OPTIONAL, REGISTERS
from plugins.archive.languages import CODES
from plugins.archive.ledger import FILE
from plugins.archive.reading import Reading, read
from plugins.archive.records import Words
from tests.folders import BODY, CONTENT, REVISION, lean, original, said, small, translation, write

DRAFT = "status: draft\n"
OPENING = "editions/rabat-2024/opening"


def reading(folder: Path, **changed: str | bytes | None) -> Reading:
    """Read the small archive with some files changed, or taken out where they are nothing."""
    files = {**lean(), **changed}
    return read(write(folder / "content", {name: text for name, text in files.items() if text is not None}))


def changed(name: str, text: str | bytes | None) -> dict[str, str | bytes | None]:
    """Name one file and what it becomes."""
    return {name: text}


@pytest.fixture(scope="module")
def real() -> Reading:
    """The archive's own content."""
    return read(CONTENT)


# ── what is read ───────────────────────────────────────────────────────────────────────────────────────────────


def test_small_archive_is_read_without_problems(tmp_path: Path) -> None:
    """The folder that other tests build upon is right, in its full form and in its lean one."""
    assert reading(tmp_path / "lean").problems == []
    assert reading(tmp_path / "full", **small()).problems == []


def test_every_record_bears_the_id_of_its_place(tmp_path: Path) -> None:
    """A record of a register is called by its key, an edition by its folder."""
    archive = reading(tmp_path).archive
    assert list(archive.sources) == ["gazette", "council", "memoir"]
    assert [(key, record.id) for key, record in archive.people.items()] == [("amina", "amina"), ("jean", "jean")]
    assert [(key, record.id) for key, record in archive.editions.items()] == [
        (name, name) for name in ("oujda-2024", "rabat-2022", "rabat-2024")
    ]


def test_story_joins_the_files_of_its_folder(tmp_path: Path) -> None:
    """Facts come from the original's header, texts from each version's own file."""
    [story] = [story for story in reading(tmp_path).archive.stories if story.id == "opening"]
    assert (story.edition, story.folder, story.original) == ("rabat-2024", OPENING, "ar")
    assert (story.date.isoformat(), story.themes, story.sources) == ("2024-05-01", ("water",), ())
    assert {code: version.title for code, version in story.versions.items()} == {
        "ar": "الافتتاح",
        "fr": "L’ouverture",
        "en": "The opening",
    }


def test_version_knows_where_its_text_begins(tmp_path: Path) -> None:
    """Path and line lead back to the file, so that a problem in the text can be placed."""
    [story] = [story for story in reading(tmp_path).archive.stories if story.id == "opening"]
    version = story.versions["fr"]
    lines = (tmp_path / version.path).read_text("utf-8").split("\n")
    assert "\n".join(lines[version.line - 1 :]) == version.body == BODY


def test_original_needs_no_translation(tmp_path: Path) -> None:
    """A story in one language only is a whole story."""
    [story] = [story for story in reading(tmp_path).archive.stories if story.id == "closing"]
    assert (story.original, list(story.versions), story.sources) == ("fr", ["fr"], ("memoir",))


@pytest.mark.parametrize("code", CODES)
def test_any_language_can_be_the_original(tmp_path: Path, code: str) -> None:
    """No language comes first: the original is the version without `translation:`."""
    name = f"editions/oujda-2024/walk/{code}.md"
    archive = reading(tmp_path, **changed(name, original("Walk", "A walk.", "2024-09-12"))).archive
    assert [story.original for story in archive.stories if story.id == "walk"] == [code]


def test_standing_page_is_read(tmp_path: Path) -> None:
    """A page has neither date nor themes, and versions like a story."""
    [page] = reading(tmp_path).archive.pages
    assert (page.id, page.folder, page.original, list(page.versions)) == ("about", "pages/about", "fr", ["ar", "fr"])


def test_content_folder_may_bear_any_name(tmp_path: Path) -> None:
    """Paths begin with the name of the folder that was given."""
    root = write(tmp_path / "house", small())
    (root / "themes.yaml").unlink()
    assert said(read(root).problems)[0] == "house/themes.yaml:1:1: is missing; create it"


# ── drafts ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_draft_story_is_left_out_with_its_translations(tmp_path: Path) -> None:
    """While the original is a draft, nothing of the story is published, and that is no problem."""
    name = f"{OPENING}/ar.md"
    found = reading(tmp_path, **changed(name, original("الافتتاح", "كلمات.", "2024-05-01", more=DRAFT)))
    assert found.problems == []
    assert [story.id for story in found.archive.stories] == ["visit", "closing"]


def test_draft_translation_is_left_out_alone(tmp_path: Path) -> None:
    """The other versions of the story are published."""
    found = reading(tmp_path, **changed(f"{OPENING}/fr.md", translation("L’ouverture", "ar", REVISION, more=DRAFT)))
    assert found.problems == []
    assert [list(story.versions) for story in found.archive.stories if story.id == "opening"] == [["ar", "en"]]


def test_draft_page_is_left_out(tmp_path: Path) -> None:
    """A standing page can be a draft like a story."""
    found = reading(tmp_path, **changed("pages/about/fr.md", f"---\ntitle: A\nsummary: B\n{DRAFT}---\n{BODY}"))
    assert (found.problems, found.archive.pages) == ([], ())


def test_draft_is_checked_all_the_same(tmp_path: Path) -> None:
    """A mistake in a draft is reported while its author is still at it."""
    name = f"{OPENING}/ar.md"
    found = reading(tmp_path, **changed(name, original("الافتتاح", "كلمات.", "2024-05-32", more=DRAFT)))
    assert said(found.problems) == [
        f"content/{name}:4:7: `2024-05-32` is not a day of the calendar; check month and day"
    ]


# ── what is wrong ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("register", sorted(REGISTERS.keys() - OPTIONAL))
def test_missing_register_is_reported(tmp_path: Path, register: str) -> None:
    """Every register must be there, even where nothing refers to it."""
    found = reading(tmp_path, **changed(f"{register}.yaml", None))
    assert f"content/{register}.yaml:1:1: is missing; create it" in said(found.problems)


@pytest.mark.parametrize("register", sorted(OPTIONAL))
def test_register_that_nothing_needs_may_be_missing(tmp_path: Path, register: str) -> None:
    """An archive in which nothing has been corrected has no list of corrections."""
    found = reading(tmp_path, **changed(f"{register}.yaml", None))
    assert said(found.problems) == []
    assert getattr(found.archive, register) == {}


def test_missing_edition_file_is_reported(tmp_path: Path) -> None:
    """A folder of an edition without its facts is no edition."""
    found = reading(tmp_path, **changed("editions/oujda-2024/edition.yaml", None))
    assert said(found.problems) == ["content/editions/oujda-2024/edition.yaml:1:1: is missing; create it"]
    assert list(found.archive.editions) == ["rabat-2022", "rabat-2024"]


@pytest.mark.parametrize("name", ["editions/oujda-2024/edition.yaml", "people.yaml"])
def test_empty_file_is_reported(tmp_path: Path, name: str) -> None:
    """A file without a single character is a mistake like one with only a comment."""
    messages = said(reading(tmp_path, **changed(name, "")).problems)
    assert f"content/{name}:1:1: is empty or not a mapping; write one `key: value` a line" in messages


@pytest.mark.parametrize("folder", ["Rabat", "rabat_2024", "-rabat", "rabat--2024", "الرباط", "rabat 2024"])
def test_folder_that_cannot_be_an_address_is_reported(tmp_path: Path, folder: str) -> None:
    """A folder's name becomes part of an address, so it is plain ASCII, at every depth."""
    parents = ["editions", "editions/rabat-2024", "pages"]
    for parent in parents:
        (tmp_path / "content" / parent / folder).mkdir(parents=True)
    message = f"`{folder}` cannot be an address; use only a–z, 0–9 and single hyphens"
    expected = {f"content/{parent}/{folder}:1:1: {message}" for parent in parents}
    assert expected - set(said(reading(tmp_path).problems)) == set()


@pytest.mark.parametrize("key", ["Amina", "amina_s", "أمينة", "amina-", "'2 3'"])
def test_id_that_cannot_be_an_address_is_reported(tmp_path: Path, key: str) -> None:
    """A record's key is an id, and an id is plain ASCII; the record is left out."""
    people = small()["people.yaml"].replace("amina:", f"{key}:")
    found = reading(tmp_path, **changed("people.yaml", people))
    message = f"`{key.strip(chr(39))}` cannot be an id; use only a–z, 0–9 and single hyphens, 60 at most"
    assert f"content/people.yaml:1:1: {message}" in said(found.problems)
    assert list(found.archive.people) == ["jean"]


def test_two_originals_are_reported(tmp_path: Path) -> None:
    """Two files without `translation:` cannot both be the original."""
    found = reading(tmp_path, **changed(f"{OPENING}/en.md", original("The opening", "A day.", "2024-05-01")))
    assert said(found.problems) == [
        f"content/{OPENING}/en.md:2:1: ar.md is an original too; "
        f"write `translation: {{of: ar, revision: {REVISION}}}` instead of date, themes and sources in one of them"
    ]


@pytest.mark.parametrize("folder", [OPENING, "pages/about"])
def test_missing_original_is_reported(tmp_path: Path, folder: str) -> None:
    """Translations alone are no story and no page."""
    name = next(name for name in small() if name.startswith(folder))
    files = {other: None for other in small() if other.startswith(folder) and other != name}
    found = reading(tmp_path, **files, **changed(name, translation("A title", "en")))
    assert said(found.problems) == [
        f"content/{name}:2:1: no version here is the original; take `translation` out of the one that was written first"
    ]


def test_empty_folder_is_reported(tmp_path: Path) -> None:
    """A folder that was made and never filled is noticed."""
    (tmp_path / "content" / "pages" / "press").mkdir(parents=True)
    assert said(reading(tmp_path).problems) == [
        "content/pages/press:1:1: has no text; write ar.md, fr.md or en.md in it, or take it out"
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("notes.json", "is no file of the archive; take it out, or see the map in the README for its name"),
        (
            "notes.txt",
            "is no text of the archive; take it out, and write what readers should see as ar.md, … in a folder",
        ),
        ("editions/rabat-2024/edition.yml", "stands beside `edition.yaml`; join the two, and take this out"),
        (f"{OPENING}/de.md", "`de` is not a language of the archive; write ar.md, fr.md or en.md"),
        (f"{OPENING}/ar.markdown", "stands beside `ar.md`; join the two, and take this out"),
        (f"{OPENING}/hall.jpg", "is not a whole picture; save it again, or take it out"),
        (
            f"{OPENING}/Hall 1.JPG",
            "a picture is named with a–z, 0–9 and single hyphens, such as `hall-2.jpg`; rename it",
        ),
        (f"{OPENING}/hall.gif", "is a picture of a kind that is not published; save it as JPEG, PNG, WebP or AVIF"),
        (
            "editions/rabat-2024/hall.jpg",
            "a picture lies beside the text that shows it; put it into the folder of that text",
        ),
        ("editions/draft.yaml", "is no file of the archive; take it out, or see the map in the README for its name"),
        (".env", "looks like a secret; take it out, and change the secret if it was ever shared"),
    ],
)
def test_file_without_a_place_is_reported(tmp_path: Path, name: str, message: str) -> None:
    """A mistyped name is not passed over in silence."""
    assert said(reading(tmp_path, **changed(name, "x")).problems) == [f"content/{name}:1:1: {message}"]


def test_folder_without_a_place_is_reported(tmp_path: Path) -> None:
    """Only editions and pages have folders, and stories have none below them."""
    for name in ("drafts", f"{OPENING}/more"):
        (tmp_path / "content" / name).mkdir(parents=True)
    assert sorted(said(reading(tmp_path).problems)) == [
        f"content/{name}:1:1: is no folder of the archive; take it out, or see the map in the README"
        for name in ("drafts", f"{OPENING}/more")
    ]


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "ar.md~", ".ar.md.swp", ".gitkeep"])
def test_what_systems_leave_behind_does_no_harm(tmp_path: Path, name: str) -> None:
    """It is neither read nor complained of."""
    assert reading(tmp_path, **changed(f"{OPENING}/{name}", "x")).problems == []


@pytest.mark.parametrize("folder", ["editions/rabat-2024/feed", "pages/search", "pages/ar"])
def test_name_that_the_site_needs_is_reported(tmp_path: Path, folder: str) -> None:
    """A text cannot stand where the site itself stands."""
    name = folder.rpartition("/")[2]
    text = original("A", "B.", "2024-05-02") if "editions" in folder else f"---\ntitle: A\nsummary: B\n---\n{BODY}"
    assert said(reading(tmp_path, **changed(f"{folder}/fr.md", text)).problems) == [
        f"content/{folder}:1:1: `{name}` is an address of the site itself; choose another name"
    ]


@pytest.mark.parametrize("length", [60, 61])
def test_name_is_short_enough_for_an_address(tmp_path: Path, length: int) -> None:
    """Sixty characters are enough for a folder."""
    text = original("A", "B.", "2024-05-02")
    found = reading(tmp_path, **changed(f"editions/rabat-2024/{'a' * length}/fr.md", text))
    expected = [f"the name has {length} characters; shorten it to 60, for it is an address"] if length > 60 else []
    assert [problem.message for problem in found.problems] == expected


def test_link_on_the_disk_is_reported(tmp_path: Path) -> None:
    """What is published lies in the content itself."""
    reading(tmp_path)
    (tmp_path / "content" / "pages" / "about" / "en.md").symlink_to(tmp_path / "content" / "people.yaml")
    assert said(read(tmp_path / "content").problems) == [
        "content/pages/about/en.md:1:1: is a symbolic link; put the file itself here"
    ]


def test_ledger_has_its_place(tmp_path: Path) -> None:
    """The file of addresses beside the registers is no stranger."""
    assert reading(tmp_path, **changed(FILE, "editions/rabat-2024/: live\n")).problems == []


def test_broken_version_is_not_taken_for_a_missing_original(tmp_path: Path) -> None:
    """Only the mistake itself is reported, and the whole story waits until it is mended."""
    found = reading(tmp_path, **changed(f"{OPENING}/ar.md", "---\ntitle: a\n"))
    assert said(found.problems) == [
        f"content/{OPENING}/ar.md:1:1: has a header without end; close it with a line `---`"
    ]
    assert [story.id for story in found.archive.stories] == ["visit", "closing"]


@pytest.mark.parametrize(
    ("name", "header", "problem"),
    [
        (
            f"{OPENING}/ar.md",
            "title: a\nsummary: b\nthemes: [water]",
            "2:1: `date` is missing; add it",
        ),
        (
            f"{OPENING}/fr.md",
            "title: a\nsummary: b\ntranslation: {of: ar, revision: x}\ndate: 2024-05-01",
            "5:1: a translation takes `date` from its original; take it out",
        ),
        (
            f"{OPENING}/fr.md",
            "title: a\nsummary: b\ntranslation: ar",
            "4:14: must be a mapping; write `key: value` lines",
        ),
        (
            f"{OPENING}/ar.md",
            "title: a\nsummary: b\ndate: 2024-05-01\nthemes: [watr]",
            "5:10: `watr` is not in themes.yaml; did you mean `water`?",
        ),
        (
            "pages/about/fr.md",
            "title: a\nsummary: b\ndate: 2024-05-01",
            "4:1: `date` is not known here; use one of: status, summary, title",
        ),
    ],
)
def test_header_keeps_to_its_kind(tmp_path: Path, name: str, header: str, problem: str) -> None:
    """An original carries the facts, a translation inherits them, a page has none."""
    found = reading(tmp_path, **changed(name, f"---\n{header}\n---\n{BODY}"))
    assert said(found.problems) == [f"content/{name}:{problem}"]


def test_reference_within_an_edition_is_known(tmp_path: Path) -> None:
    """A fact may name only a disagreement of its own edition."""
    name = "editions/rabat-2022/edition.yaml"
    text = small()[name].replace("number: 1", "disagreement: count, number: 1")
    found = reading(tmp_path, **changed(name, text))
    assert said(found.problems) == [
        f"content/{name}:4:25: `count` is not in the disagreements of this edition; add it there first"
    ]


def test_all_files_are_read_in_one_run(tmp_path: Path) -> None:
    """Mistakes in a register, an edition, a story and a page show together."""
    found = reading(
        tmp_path,
        **changed("themes.yaml", "energy: {}\nwater:\n  name: {ar: ماء, fr: eau, en: water}\n"),
        **changed("editions/oujda-2024/edition.yaml", "- a"),
        **changed(f"{OPENING}/fr.md", "no header"),
        **changed("pages/about/ar.md", b"\xff"),
    )
    assert [problem.path for problem in found.problems] == [
        "content/themes.yaml",
        "content/editions/oujda-2024/edition.yaml",
        f"content/{OPENING}/fr.md",
        "content/pages/about/ar.md",
    ]


# ── the archive itself ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("register", REGISTERS)
def test_every_record_of_the_real_registers_is_read(real: Reading, register: str) -> None:
    """Each key of a register's file is a record of the archive, none is dropped."""
    keys = yaml.safe_load((CONTENT / f"{register}.yaml").read_text("utf-8"))
    assert list(getattr(real.archive, register)) == list(keys)


def test_every_real_edition_is_read(real: Reading) -> None:
    """Each folder of an edition is an edition of the archive."""
    assert sorted(real.archive.editions) == sorted(path.name for path in (CONTENT / "editions").iterdir())


def test_every_real_text_is_read(real: Reading) -> None:
    """Each Markdown file is a version of a story or page, or says that it is a draft."""
    files = {path.relative_to(CONTENT.parent).as_posix() for path in CONTENT.rglob("*.md")}
    drafts = {name for name in files if "\nstatus: draft\n" in (CONTENT.parent / name).read_text("utf-8")}
    texts = [*real.archive.stories, *real.archive.pages]
    assert {version.path for text in texts for version in text.versions.values()} >= files - drafts


@pytest.mark.parametrize("code", CODES)
def test_real_names_are_written_in_every_language(real: Reading, code: str) -> None:
    """Each place, theme and series has a name of its own in each language."""
    archive = real.archive
    names: list[Words] = [place.name for place in archive.places.values()]
    names += [theme.name for theme in archive.themes.values()]
    names += [series.name for series in archive.series.values()]
    assert [name for name in names if not getattr(name, code).strip()] == []
