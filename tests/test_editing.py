"""Stories, editions and translations are begun so that the check has nothing but their text to ask for."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.archive.languages import CODES, Code
from plugins.archive.working import SUMMARIES, TITLES
from plugins.desk import checking, editing, entrance, environment
from plugins.desk.obstacles import Obstacle
from plugins.editorial.editions import Facts
from plugins.editorial.stories import Wanted
from tests.conftest import HOUSE
from tests.proofed import up_to_date

TITLE = {"ar": "الماء في المدينة", "fr": "L’eau dans la ville", "en": "Water in the city"}
WANTED = Wanted("rabat-2021", "en", TITLE["en"], "water", "2021-10-05", "The city and its water.")
FACTS = Facts(
    series="rabat",
    start="2022-05-01",
    number="2",
    names="ندوة الرباط 2022 | Symposium de Rabat 2022 | Rabat symposium 2022",
    summary="يوم آخر. | Une autre journée. | Another day.",
    format="online",
    themes="water",
    source="office",
    organiser="office",
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the tiny content in a folder with spaces, in which nothing is wrong."""
    return up_to_date(Path(shutil.copytree(HOUSE / "tests/site/content", tmp_path / "the محتوى" / "content")))


def told(content: Path) -> list[tuple[str, str]]:
    """Return what the check says: level and message."""
    return [(problem.level, str(problem.message)) for problem in checking.contract(content)]


@pytest.mark.parametrize("code", CODES)
def test_story_passes_the_check_but_for_its_text(content: Path, code: Code) -> None:
    """In each language; its text is asked for, and nothing else."""
    wanted = replace(WANTED, language=code, title=TITLE[code], name="water", summary="")
    said = editing.begin_story(content, wanted, "en")
    file = "content/editions/rabat-2021/water"
    assert f"  1. Write the text below the header of {file}/{code}.md.\n" in said
    assert (content / "editions/rabat-2021/water" / f"{code}.md").read_text(encoding="utf-8") == (
        f"---\ntitle: {TITLE[code]}\nsummary: {SUMMARIES[code]}\ndate: 2021-10-05\nthemes: [water]\nstatus: draft\n---\n\n"
    )
    assert told(content) == [
        ("warning", "this is a working summary; write the right one"),
        ("warning", "there is no text below the header; write it"),
    ]


def test_questions_are_asked_in_turn_and_a_story_is_written(content: Path) -> None:
    """A person in a terminal types what is offered, or takes it by an empty answer."""
    answers = iter(["2", "en", "Water in the city", "", "1, mobility", "", ""])
    asked: list[str] = []

    def hear(prompt: str) -> str:
        asked.append(prompt)
        return next(answers)

    editing.begin_story(content, Wanted(), "en", hear)
    assert [prompt.split(" [")[0].strip() for prompt in asked] == [
        "Which edition?",
        "In which language? ar, fr or en:",
        "Title:",
        "Summary, one sentence:",
        "Themes, by number, with commas:",
        "Day of the story, as year-month-day:",
        "Name of its folder, in a–z and hyphens, which is its address:",
    ]
    [path] = content.glob("editions/*/water-city/en.md")
    assert "themes: [water, mobility]\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"edition": "rabat-2012"}, "did you mean `rabat-2021`"),
        ({"edition": ""}, "`--edition` is missing"),
        ({"title": ""}, "`--title` is missing"),
        ({"title": "Water."}, "a title has no full stop; take it out"),
        ({"title": "W" * 91}, "the title has 91 characters; shorten it to 90"),
        ({"title": "<b>Water</b>"}, "is HTML"),
        ({"summary": "W" * 301}, "the summary has 301 characters"),
        ({"themes": "watre"}, "did you mean `water`"),
        ({"date": "5/10/2021"}, "is not a date"),
        ({"language": "de"}, "`de` is not a language"),
        ({"title": TITLE["ar"]}, "`--name` is missing"),
        ({"name": "Water City"}, "`Water City` cannot be an address"),
        ({"name": "con"}, "Windows keeps for itself"),
        ({"name": "editions"}, "is an address of the site itself"),
        ({"name": "two-tongues"}, "there is a story `rabat-2021/two-tongues` already"),
        ({"name": "../x"}, "cannot be an address"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_written(content: Path, changed: dict[str, str], said: str) -> None:
    """Where, what, and how to mend it, as the contract says it."""
    before = sorted(content.rglob("*"))
    with pytest.raises(Obstacle) as caught:
        editing.begin_story(content, replace(WANTED, **changed), "en")
    assert said in str(caught.value)
    assert sorted(content.rglob("*")) == before


def test_edition_tells_what_remains(content: Path) -> None:
    """All that it must have is written; what other files must say of it is named with its place."""
    said = editing.begin_edition(content, FACTS, "en").splitlines()
    assert said[0] == "content/editions/rabat-2022/edition.yaml is written."
    assert said[-2:] == [
        "content/editions/rabat-2022/edition.yaml:12:10: 2022 is not a known year of `rabat`; add it in series.yaml",
        "1 problem",
    ]
    series = content / "series.yaml"
    series.write_text(series.read_text(encoding="utf-8").replace("known: [2021]", "known: [2021, 2022]"), "utf-8")
    assert told(content) == []
    with pytest.raises(Obstacle, match="there is an edition `rabat-2022` already"):
        editing.begin_edition(content, FACTS, "en")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"series": "fes"}, "`fes` is not known here"),
        ({"names": "Rabat"}, "`Rabat` is not three texts; write them as: ar | fr | en"),
        ({"start": ""}, "`--date` is missing"),
        ({"number": "two"}, "is not a whole number"),
        ({"format": "inperson"}, "did you mean `in_person`"),
        ({"source": "ofice"}, "did you mean `office`"),
    ],
)
def test_edition_that_does_not_fit_is_not_begun(content: Path, changed: dict[str, str], said: str) -> None:
    """Nothing is left behind."""
    with pytest.raises(Obstacle) as caught:
        editing.begin_edition(content, replace(FACTS, **changed), "en")
    assert said in str(caught.value)
    assert not (content / "editions/rabat-2022").exists()


def test_translation_has_the_original_beside_the_room_for_it(content: Path) -> None:
    """Title, summary and each paragraph stand as comments; the header follows the original as it is now."""
    editing.begin_translation(content, "about", "en", "en")
    text = (content / "pages/about/en.md").read_text(encoding="utf-8")
    assert text.startswith(f"---\ntitle: {TITLES['en']}\nsummary: {SUMMARIES['en']}\ntranslation: {{of: ar, revision: ")
    original = (content / "pages/about/ar.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    for paragraph in original.strip().split("\n\n"):
        assert f"\n<!--\n{paragraph}\n-->\n" in text
    assert told(content) == [
        ("warning", "this is a working title; write the right one"),
        ("warning", "this is a working summary; write the right one"),
        ("warning", "there is no text below the header; write it"),
    ]


def test_draft_that_is_published_unfinished_stops_the_build(content: Path) -> None:
    """Neither a working title nor a comment can come before readers."""
    editing.begin_translation(content, "about", "en", "en")
    path = content / "pages/about/en.md"
    path.write_text(path.read_text(encoding="utf-8").replace("status: draft\n", "") + "A text.\n", "utf-8")
    said = [message for level, message in told(content) if level == "error"]
    assert said[:2] == [
        "this is a working title; write the right one",
        "this is a working summary; write the right one",
    ]
    assert "`<!--` begins a comment, which only a draft may have; take it out" in said[2:]


@pytest.mark.parametrize(("into", "said"), [("fr", "is there already, and stays as it is"), ("de", "`de` is not")])
def test_translation_replaces_nothing(content: Path, into: str, said: str) -> None:
    """A version that is there stays byte for byte."""
    before = (content / "pages/about/fr.md").read_bytes()
    with pytest.raises(Obstacle) as caught:
        editing.begin_translation(content, "about", into, "en")
    assert said in str(caught.value)
    assert (content / "pages/about/fr.md").read_bytes() == before


def test_end_of_the_terminal_is_no_traceback(content: Path) -> None:
    """Whoever closes it has written nothing."""

    def hear(_prompt: str) -> str:
        raise EOFError

    with pytest.raises(Obstacle, match="No answer came, so nothing was written"):
        editing.begin_story(content, Wanted(), "en", hear)


def test_tasks_reach_the_desk(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bare `--edition` begins an edition, one with a name a story in it."""
    monkeypatch.setattr(editing, "listener", lambda: None)
    tail = ["--content", str(content), "--lang", "fr"]
    assert entrance.work(["new", "--edition", "--series", "rabat", *tail], environment.ROOT) == 1
    assert "`--date` manque" in capsys.readouterr().err
    assert entrance.work(["new", "--edition", "rabat-2021", "--language", "fr", *tail], environment.ROOT) == 1
    assert "`--title` manque" in capsys.readouterr().err
    assert entrance.work(["translate", "about", "en", *tail], environment.ROOT) == 0
    assert "content/pages/about/en.md est écrit." in capsys.readouterr().out
