"""A content as editors have it, and what they do to it: one function an edit, right ones and wrong ones."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.test_broken import TINY

Edit = Callable[[Path], object]
OPENING, ONLY, TONGUES, ABOUT = (
    "editions/agadir-2021/opening",
    "editions/agadir-2021/seulement",
    "editions/rabat-2021/two-tongues",
    "pages/about",
)
FACTS = "editions/agadir-2021/edition.yaml"


def change(content: Path, name: str, old: str, new: str) -> None:
    """Exchange words of a file that stand there once."""
    text = (content / name).read_text("utf-8")
    assert text.count(old) == 1, name
    (content / name).write_text(text.replace(old, new), "utf-8", newline="")


def append(content: Path, name: str, text: str) -> None:
    """Write something at the end of a file."""
    with (content / name).open("a", encoding="utf-8", newline="") as file:
        file.write(text)


def linked(folder: Path) -> Path:
    """Copy the tiny content below a folder, with links from text to text, to their parts, and to those of an edition."""
    content = Path(shutil.copytree(TINY, folder / "content"))
    append(content, f"{ABOUT}/fr.md", "\n## La salle\n\nUne grande salle.\n")
    append(content, f"{ONLY}/fr.md", "\nVoir [la salle]({filename}/pages/about#la-salle), [l’ouverture](")
    append(content, f"{ONLY}/fr.md", "{filename}../opening) et [ses faits]({filename}/editions/agadir-2021#people).\n")
    append(content, f"{TONGUES}/en.md", "\nSee [the opening]({filename}/editions/agadir-2021/opening).\n")
    change(content, f"{TONGUES}/fr.md", "ba8f1226", "eae40655")
    append(content, f"{TONGUES}/fr.md", "\nVoir [l’ouverture]({filename}/editions/agadir-2021/opening).\n")
    return content


def _edit(name: str, *changes: tuple[str, str, str]) -> Edit:
    def edit(content: Path) -> None:
        for file, old, new in changes:
            change(content, file, old, new)

    edit.__name__ = name
    return edit


def nothing(content: Path) -> None:
    """Leave all as it is."""


def sentence(content: Path) -> None:
    """Add a sentence to an original, which its translations then follow no more."""
    append(content, f"{OPENING}/ar.md", "\nجملة أخرى.\n")


def touched(content: Path) -> None:
    """Write a file again with the same words."""
    (content / f"{OPENING}/ar.md").write_bytes((content / f"{OPENING}/ar.md").read_bytes())


def added(content: Path) -> None:
    """Add a story."""
    (content / "editions/agadir-2022/new").mkdir()
    head = "title: Une ville\nsummary: Une phrase.\ndate: 2022-06-02\nthemes: [water]"
    (content / "editions/agadir-2022/new/fr.md").write_text(f"---\n{head}\n---\n\nUn texte.[@gazette]\n", "utf-8")


def deleted(content: Path) -> None:
    """Delete a story that another one links to."""
    shutil.rmtree(content / OPENING)


def renamed(content: Path) -> None:
    """Rename a story that others link to."""
    (content / OPENING).rename(content / "editions/agadir-2021/ouverture")


def version_deleted(content: Path) -> None:
    """Delete a version."""
    (content / f"{TONGUES}/fr.md").unlink()


def original_deleted(content: Path) -> None:
    """Delete the version that another one follows."""
    (content / f"{TONGUES}/en.md").unlink()


def register_deleted(content: Path) -> None:
    """Delete a register."""
    (content / "themes.yaml").unlink()


def edition_deleted(content: Path) -> None:
    """Delete an edition with all its stories."""
    shutil.rmtree(content / "editions/agadir-2021")


def picture_changed(content: Path) -> None:
    """Put another picture in the place of one."""
    Image.new("RGB", (80, 90), "teal").save(content / f"{ABOUT}/hall.jpg")


def picture_spoiled(content: Path) -> None:
    """Cut a picture off."""
    (content / f"{ABOUT}/hall.jpg").write_bytes((content / f"{ABOUT}/hall.jpg").read_bytes()[:200])


def picture_deleted(content: Path) -> None:
    """Delete a picture that a text shows."""
    (content / f"{ABOUT}/hall.jpg").unlink()


def picture_added(content: Path) -> None:
    """Put a picture beside a text that does not show it."""
    shutil.copy(content / f"{ABOUT}/hall.jpg", content / f"{OPENING}/tower.jpg")


def stranger(content: Path) -> None:
    """Leave a file where none belongs."""
    (content / OPENING / "notes.txt").write_text("x", "utf-8")


def link(content: Path) -> None:
    """Make a link of a version."""
    (content / OPENING / "en.md").unlink()
    (content / OPENING / "en.md").symlink_to("fr.md")


_WRITTEN = (
    _edit("body", (f"{ONLY}/fr.md", "Un paragraphe.", "Un autre paragraphe.")),
    _edit("body_with_a_slip", (f"{ONLY}/fr.md", "Un paragraphe.", "Un  paragraphe , hélas.")),
    _edit("body_with_another_figure", (f"{ONLY}/fr.md", "Un paragraphe.", "Il y avait 56 intervenants.")),
    _edit("body_of_a_translation", (f"{OPENING}/en.md", "A short text.", "A short text of 7000 words.")),
    _edit("body_without_a_part", (f"{ABOUT}/fr.md", "## La salle", "## La grande salle")),
    _edit("title", (f"{ONLY}/fr.md", "title: Un", "title: Encore un")),
    _edit("title_with_a_stop", (f"{ONLY}/fr.md", "seulement en français", "seulement en français.")),
    _edit("date", (f"{ONLY}/fr.md", "date: 2021-06-01", "date: 2021-06-02")),
    _edit("date_to_come", (f"{ONLY}/fr.md", "date: 2021-06-01", "date: 2031-06-01")),
    _edit("theme", (f"{OPENING}/ar.md", "[water, mobility]", "[mobility, mobility]")),
    _edit("theme_unknown", (f"{OPENING}/ar.md", "[water, mobility]", "[water, wind]")),
    _edit("draft", (f"{OPENING}/fr.md", "translation:", "status: draft\ntranslation:")),
    _edit("original_draft", (f"{OPENING}/ar.md", "themes:", "status: draft\nthemes:")),
    _edit("published", ("editions/rabat-2021/hidden/en.md", "status: draft\n", "")),
    _edit("theme_renamed", ("themes.yaml", "mobility:", "motion:")),
    _edit("theme_named_otherwise", ("themes.yaml", "en: Mobility", "en: Motion")),
    _edit("person_renamed", ("people.yaml", "fr: Sara Alami", "fr: Un paragraphe")),
    _edit("source_gone", ("sources.yaml", "office: {organisation", "bureau: {organisation")),
    _edit("source_of_another_day", ("sources.yaml", "date: 2021-06-02", "date: 2031-06-02")),
    _edit("register_broken", ("people.yaml", "country: MA", "country: [MA")),
    _edit("figure", (FACTS, "      value: 55\n", "      value: 56\n")),
    _edit("figure_gone", (FACTS, "    - of: speakers", "    - of: experts")),
    _edit("edition_of_another_day", (FACTS, "{start: 2021-06-01", "{start: 2021-06-02")),
    _edit("motto", (FACTS, "fr: L’eau pour tous", "fr: Un paragraphe pour tous")),
    _edit("edition_broken", (FACTS, "series: agadir", "series: nowhere")),
    _edit("part_of_an_edition_gone", (FACTS, "\npeople:\n", "\nguests:\n")),
    _edit("correction", ("corrections.yaml", "editions/agadir-2021/", "editions/agadir-2031/")),
    _edit("ledger", ("addresses.yaml", "editions/agadir-2020/", "editions/agadir-2021/")),
)
EDITS: tuple[Edit, ...] = (
    *(nothing, sentence, touched, added, deleted, renamed, version_deleted, original_deleted, register_deleted),
    *(edition_deleted, picture_changed, picture_spoiled, picture_deleted, picture_added, stranger, link),
    *_WRITTEN,
)
