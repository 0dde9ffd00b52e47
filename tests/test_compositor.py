"""What readers see is set in type, wherever it was typed; what translators follow is what was typed."""

from __future__ import annotations

from pathlib import Path

from plugins.archive.compositor import composed
from plugins.archive.reading import read
from plugins.desk import checking
from plugins.proof.built import BuiltFile
from plugins.proof.galleys import official_wordings, proofs
from tests.conftest import HOUSE, run_pelican
from tests.test_copydesk import change, tiny

__all__ = ["tiny"]
STORY = "editions/agadir-2021/seulement/fr.md"
FACTS = "editions/agadir-2021/edition.yaml"


def plain(content: Path) -> None:
    """Type French as on a keyboard without its spaces, and English without its apostrophe."""
    change(content / STORY, "title: Un article seulement en français", "title: 'L''eau : un thème «simple» !'")
    change(content / STORY, "summary: Il n’a pas encore de traduction.", "summary: Qui n'y vient pas ?")
    change(content / STORY, "Un paragraphe.", "## L'eau; *la vie*\n\nOui : 80 000 visites, 75 %, à 18 h 30 !")
    change(content / FACTS, "fr: Chiffres de l’organisateur.", 'fr: "Chiffres de l\'organisateur : les siens."')
    change(content / FACTS, "en: The organiser’s figures.", "en: The organiser's figures.")


def test_revision_is_of_what_was_typed(tiny: Path) -> None:
    """A title that is set in type makes no translation older, and records without words stay themselves."""
    plain(tiny)
    archive = read(tiny).archive
    made = composed(archive)
    [typed], [shown] = (
        [piece.versions["fr"] for piece in found.stories if piece.folder.endswith("seulement")]
        for found in (archive, made)
    )
    assert typed.title == "L'eau : un thème «simple» !"
    assert shown.title == "L’eau\u00a0: un thème «\u00a0simple\u00a0»\u202f!"
    assert shown.summary == "Qui n’y vient pas\u202f?"
    assert shown.revision == typed.revision
    assert made.sources == archive.sources


def test_real_records_are_set_but_for_what_others_printed() -> None:
    """Names, notes and figures are set; quotations stay as they were read."""
    archive = read(HOUSE / "content").archive
    made = composed(archive)
    for name, edition in made.editions.items():
        quoted = [reading.words for item in edition.disagreements for reading in item.readings]
        assert quoted == [r.words for item in archive.editions[name].disagreements for r in item.readings]


def test_check_does_not_stop_at_what_the_build_mends(tiny: Path) -> None:
    """What is typed on any keyboard is right, and what is wrong beside it is told at its place."""
    plain(tiny)
    assert checking.contract(tiny) == []
    change(tiny / STORY, "75 %, à", "75 %, l'eau ,à")
    assert [(p.line, p.column) for p in checking.contract(tiny)] == [(10, 29), (10, 35)]


def test_built_pages_are_set(tiny: Path, tmp_path: Path) -> None:
    """The pages that readers see have no slip, and each part of a page is set: its title, its text, its facts."""
    plain(tiny)
    done = run_pelican(tiny, tmp_path / "output")
    assert done.returncode == 0, done.stderr
    official = official_wordings(read(tiny).archive)
    pages = {path: path.read_text(encoding="utf-8") for path in (tmp_path / "output").rglob("*.html")}
    found = [
        str(problem)
        for path, text in pages.items()
        for problem in proofs(BuiltFile("", str(path), text.encode()), official)
    ]
    assert found == []
    story = pages[tmp_path / "output/fr/editions/agadir-2021/seulement/index.html"]
    assert "<title>L’eau\u00a0: un thème «\u00a0simple\u00a0»\u202f!" in story
    assert "Oui\u00a0: 80\u202f000 visites, 75\u00a0%, à 18\u00a0h\u00a030\u202f!" in story
    edition = pages[tmp_path / "output/fr/editions/agadir-2021/index.html"]
    assert "Chiffres de l’organisateur\u00a0: les siens." in edition
    assert "The organiser’s figures." in pages[tmp_path / "output/en/editions/agadir-2021/index.html"]


def test_what_the_build_should_have_mended_is_an_error_on_a_page() -> None:
    """On a finished page even a straight apostrophe is an error."""
    page = '<!doctype html><html lang="fr"><title>T</title><p>L\'eau ; le mot: «vie»</p>'
    found = list(proofs(BuiltFile("a", "a", page.encode())))
    assert {problem.level for problem in found} == {"error"}
    assert len(found) == 4
