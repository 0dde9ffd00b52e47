"""The copy desk: each slip of the content is told where it was typed, once, with its level."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from plugins.archive.contract import problems_of
from plugins.archive.copydesk import proofs
from plugins.archive.problems import Problem
from plugins.archive.reading import read
from plugins.desk import checking
from tests.conftest import HOUSE, run_pelican
from tests.proofed import up_to_date

STORY = "editions/agadir-2021/opening/{}.md"
SLIPS = {
    "ar": ("انطلقت الندوة يوم 1 يونيو 2021", "انطلقت الندوة ،يوم 1 يونيو 2021"),
    "fr": ("Le symposium s’est ouvert le 1er juin", "Le symposium s’est ouvert le 1 juin"),
    "en": ("The symposium opened on 1 June", "The symposium opened , on 1 June"),
}


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the tiny content, with no translation older than its original."""
    return up_to_date(Path(shutil.copytree(HOUSE / "tests/site/content", tmp_path / "content")))


def change(path: Path, old: str, new: str) -> None:
    """Replace a text that stands once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def told(content: Path) -> list[Problem]:
    """Return what the desk finds beside the contract."""
    reading = read(content)
    return proofs(reading, problems_of(reading))


def test_content_is_well_written(tiny: Path) -> None:
    """Neither site has a slip, not even one that is only a warning."""
    for content in (HOUSE / "content", tiny):
        assert [str(problem) for problem in told(content)] == []


@pytest.mark.parametrize("code", ["ar", "fr", "en"])
def test_slip_in_a_body_is_told_at_its_place(tiny: Path, code: str) -> None:
    """Line and column are those of the file, below the header."""
    path = tiny / STORY.format(code)
    change(path, *SLIPS[code])
    lines = path.read_text(encoding="utf-8").split("\n")
    found = [problem for problem in told(tiny) if problem.path.endswith(f"{code}.md")]
    typed = SLIPS[code][1]
    assert found
    for problem in found:
        line = next(number for number, line in enumerate(lines, 1) if typed[:12] in line and number > 5)
        assert problem.line == line
        assert problem.level == "error"
        assert 1 <= problem.column <= len(lines[line - 1])


def test_slip_in_a_title_and_a_summary_is_told_at_its_letter(tiny: Path) -> None:
    """A header is read letter by letter."""
    path = tiny / STORY.format("fr")
    change(path, "title: Ouverture du symposium d’Agadir", "title: «Ouverture» du symposium d'agadir ,hier")
    change(path, "Le symposium s’est ouvert à l’hôtel de ville.", "Le symposium s’est ouvert hier à l’hôtel de ville.")
    assert [(p.line, p.column, p.level) for p in told(tiny)] == [
        (2, 33, "error"),
        (2, 42, "error"),
        (2, 43, "error"),
        (3, 36, "error"),
    ]


def test_slip_in_a_fact_is_told_at_its_letter(tiny: Path) -> None:
    """Words in YAML are held to the rules of their language, and names are not."""
    path = tiny / "editions/agadir-2021/edition.yaml"
    change(path, "fr: Une édition courte sur l’eau.", "fr: Une Edition courte sur l’eau.")
    change(
        path,
        "fr: L’eau pour tous, en: Water for all, ours: [en]",
        "fr: L’eau pour 12pays, en: Water for all, ours: [en]",
    )
    lines = path.read_text(encoding="utf-8").split("\n")
    [problem] = told(tiny)
    assert lines[problem.line - 1][problem.column - 1 :].startswith("Edition")


def test_label_of_a_figure_agrees_with_its_number(tiny: Path) -> None:
    """What is shown behind a number is read behind it."""
    path = tiny / "editions/agadir-2021/edition.yaml"
    change(
        path,
        "label: {ar: متدخلا, fr: intervenants, en: speakers}",
        "label: {ar: متدخلين, fr: intervenant, en: speaker}",
    )
    lines = path.read_text(encoding="utf-8").split("\n")
    assert [lines[p.line - 1][p.column - 1 :].split(",")[0].rstrip("}") for p in told(tiny)] == [
        "متدخلين",
        "intervenant",
        "speaker",
    ]


def test_other_language_within_a_text_is_read_in_that_language(tiny: Path) -> None:
    """A French run within Arabic is French, and its marks are no mistakes of the Arabic."""
    path = tiny / STORY.format("ar")
    change(path, "شركة :fr[Hack & Pitch]", "شركة :fr[Hack, Pitch & Cie]")
    assert told(up_to_date(tiny)) == []
    change(path, ":fr[Hack, Pitch & Cie]", ":fr[hack ,pitch]")
    assert {problem.line for problem in told(up_to_date(tiny))} == {8}


def test_draft_is_proofread_too(tiny: Path) -> None:
    """What waits to be published is read before it is."""
    path = tiny / "editions/rabat-2021/hidden/en.md"
    change(path, "Secret paragraph.", "Secret paragraph ,there.")
    assert {problem.path.rsplit("/", 2)[1] for problem in told(tiny)} == {"hidden"}


def test_line_with_another_mistake_waits(tiny: Path) -> None:
    """What the contract tells of a line comes first."""
    path = tiny / "editions/agadir-2021/seulement/fr.md"
    change(path, "Un paragraphe.", "Un <b>paragraphe</b> ,ici.")
    assert told(tiny) == []


def test_final_stop_of_a_title_is_told_once(tiny: Path) -> None:
    """The contract tells it, and the desk does not repeat it."""
    change(tiny / STORY.format("en"), "title: Agadir symposium opens", "title: Agadir symposium opens.")
    reading = read(tiny)
    found = problems_of(reading)
    assert len([*found, *proofs(reading)]) == 1


def test_check_tells_warnings_after_errors(tiny: Path) -> None:
    """Each kind has its count, warnings alone leave the exit code at 0, and a strict check takes them for errors."""
    change(tiny / STORY.format("en"), "A short text.", "A prestigious text.")
    text, status = checking.report(tiny, "en")
    assert status == 0
    assert text.splitlines()[1:] == ["1 warning"]
    text, status = checking.report(tiny, "en", strict=True)
    assert status == 1
    assert text.splitlines()[1:] == ["1 problem"]
    change(tiny / STORY.format("fr"), "Un texte court.", "Un texte court ,ici.")
    text, status = checking.report(tiny, "en")
    assert status == 1
    assert [line for line in text.splitlines() if line[0].isdigit()] == ["2 problems", "1 warning"]
    assert text.splitlines()[-2].startswith("content/editions/agadir-2021/opening/en.md:9:3: `prestigious`")


def test_gate_counts_warnings_and_stops_at_errors(tiny: Path, tmp_path: Path) -> None:
    """A real Pelican builds with a warning and says how many there are; an error stops it."""
    change(tiny / STORY.format("en"), "A short text.", "A prestigious text.")
    done = run_pelican(tiny, tmp_path / "output")
    assert done.returncode == 0
    assert "1 warning" in done.stderr
    change(tiny / STORY.format("fr"), "Un texte court.", "Un texte court , ici.")
    done = run_pelican(tiny, tmp_path / "output")
    assert done.returncode == 1
    assert "opening/fr.md" in done.stderr


def test_older_translation_is_a_warning_at_its_line(tiny: Path) -> None:
    """When an original changes, each translation of it is told, with the revision that stands now; a strict check fails."""
    assert checking.report(tiny, strict=True)[1] == 0
    change(tiny / STORY.format("ar"), "انطلقت الندوة يوم 1 يونيو 2021", "انطلقت الندوة يوم 2 يونيو 2021")
    [story] = [story for story in read(tiny).archive.stories if story.folder.endswith("opening")]
    now = story.versions["ar"].revision
    assert [(p.path.rsplit("/", 1)[1], p.line, p.column, p.level) for p in told(tiny)] == [
        ("en.md", 4, 14, "warning"),
        ("fr.md", 4, 14, "warning"),
    ]
    for code, words in {"ar": "المراجعة {}", "fr": "la révision {}", "en": "write revision {}"}.items():
        text, status = checking.report(tiny, code)
        assert text.count(words.format(now)) == 2
        assert status == 0
        assert checking.report(tiny, code, strict=True)[1] == 1


def test_older_draft_is_told_and_a_revision_in_no_form_is_told_once(tiny: Path) -> None:
    """What waits to be published is held to it too; what is no revision is the contract's to tell."""
    path = tiny / STORY.format("fr")
    now = re.findall(r'revision: "(\w+)"', path.read_text(encoding="utf-8"))[0]
    change(path, now, "latest")
    reading = read(tiny)
    [problem] = [*problems_of(reading), *told(tiny)]
    assert "no revision" in problem.message
    change(path, 'revision: "latest"}', 'revision: "00000000"}\nstatus: draft')
    assert [p.line for p in told(tiny)] == [4]
