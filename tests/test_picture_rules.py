"""Each picture lies beside the text that shows it, says what is on it and whose it is, and is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.archive.contract import check
from plugins.archive.languages import CODES, Code
from tests.folders import said, small, write
from tests.photographs import photograph

OPENING = "editions/rabat-2024/opening"
VISIT = "editions/oujda-2024/visit"
LINE = 9
GOOD = '![A hall](hall.jpg "The hall. © La Gazette")'


def told(tmp_path: Path, text: str, *names: str, more: str = "") -> list[str]:
    """Return what is said of the visit with pictures beside it and another text."""
    files: dict[str, str | bytes] = {**small(), **{f"{VISIT}/{name}": photograph() for name in names or ("hall.jpg",)}}
    header = f"---\ntitle: The visit\nsummary: A day out.\ndate: 2024-09-11\nthemes: [water]\n{more}---\n"
    files[f"{VISIT}/en.md"] = f"{header}Words.\n\n{text}\n"
    found = said(check(write(tmp_path / "content", files)))
    return [problem.removeprefix(f"content/{VISIT}/") for problem in found if VISIT in problem]


def test_a_good_picture_is_right(tmp_path: Path) -> None:
    """With words, a caption and a credit, on a line of its own."""
    assert told(tmp_path, GOOD) == []
    assert told(tmp_path, "![A hall][1]\n\n[1]: hall.jpg '© La Gazette'") == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            '![A hall](hal.jpg "© B")',
            "en.md:9:1: there is no picture `hal.jpg` here; did you mean `hall.jpg`?",
        ),
        (
            '![A hall](tower-of-the-sea.png "© B")',
            "en.md:9:1: there is no picture `tower-of-the-sea.png` here; use one of: hall.jpg",
        ),
        (
            '![A hall](https://a.example/hall.jpg "© B")',
            "en.md:9:1: `https://a.example/hall.jpg` does not lie beside this text; put the picture there, "
            "and write its name alone, such as `hall.jpg`",
        ),
        (
            '![A hall](../hall.jpg "© B")',
            "en.md:9:1: there is no picture `../hall.jpg` here; did you mean `hall.jpg`?",
        ),
        (
            '![](hall.jpg "© B")',
            "en.md:9:1: write in the brackets what is on this picture, for readers who cannot see it",
        ),
        (
            "![A hall](hall.jpg)",
            "en.md:9:1: say whose picture this is; end its caption with © and a name",
        ),
        (
            '![A hall](hall.jpg "The hall ©")',
            "en.md:9:1: say whose picture this is; end its caption with © and a name",
        ),
        (f"Words {GOOD}", "en.md:9:7: a picture stands by itself; put an empty line before and behind it"),
        (f"- {GOOD}", "en.md:9:3: a picture stands by itself; put an empty line before and behind it"),
        (
            f'![{"a" * 251}](hall.jpg "© B")',
            "en.md:9:1: what is on this picture is said in 251 characters; shorten it to 250",
        ),
    ],
)
def test_a_wrong_picture_is_told(tmp_path: Path, text: str, problem: str) -> None:
    """Each mistake is said where the picture begins, with what to write."""
    found = told(tmp_path, text.replace("en.md:9", "en.md:8"))
    assert problem.replace("en.md:9", f"en.md:{LINE}") in found


def test_a_picture_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Beside a text without any picture there is none to choose from."""
    files = {**small(), f"{VISIT}/en.md": small()[f"{VISIT}/en.md"] + f"\n{GOOD}\n"}
    found = said(check(write(tmp_path / "content", files)))
    missing = "there is no picture `hall.jpg` beside this text; put it there, or take this out"
    assert [problem.partition(": ")[2] for problem in found] == [missing]


def test_a_picture_that_nobody_shows_is_told(tmp_path: Path) -> None:
    """What lies there is shown, or it goes."""
    assert told(tmp_path, GOOD, "hall.jpg", "tower.jpg") == [
        "tower.jpg:1:1: no text shows this picture; show it, or take it out"
    ]


def test_a_broken_picture_is_told_once(tmp_path: Path) -> None:
    """What is wrong with a file is not said again of the text that shows it."""
    files: dict[str, str | bytes] = {**small(), f"{VISIT}/hall.jpg": b"no picture"}
    files[f"{VISIT}/en.md"] = small()[f"{VISIT}/en.md"] + f"\n{GOOD}\n"
    assert said(check(write(tmp_path / "content", files))) == [
        f"content/{VISIT}/hall.jpg:1:1: is not a whole picture; save it again, or take it out"
    ]


@pytest.mark.parametrize(
    ("image", "problem"),
    [
        ("hall.jpg", []),
        ("hal.jpg", ["en.md:6:8: `hal.jpg` is no picture of the text; did you mean `hall.jpg`?"]),
        ("elsewhere.webp", ["en.md:6:8: `elsewhere.webp` is no picture of the text; show it there, or name another"]),
    ],
)
def test_the_leading_picture_is_one_of_the_text(tmp_path: Path, image: str, problem: list[str]) -> None:
    """So it has its words and its credit in every language."""
    assert told(tmp_path, GOOD, more=f"image: {image}\n") == problem


@pytest.mark.parametrize("code", CODES)
def test_translations_show_the_same_pictures(tmp_path: Path, code: Code) -> None:
    """Where the original shows a picture, so does every translation."""
    files: dict[str, str | bytes] = {**small(), f"{OPENING}/hall.jpg": photograph()}
    for other in CODES:
        if other != code:
            files[f"{OPENING}/{other}.md"] = small()[f"{OPENING}/{other}.md"] + f"\n{GOOD}\n"
    found = [problem for problem in said(check(write(tmp_path / "content", files))) if "shows" in problem]
    line = 7 if code == "ar" else 6
    expected = [f"content/{OPENING}/{code}.md:{line}:1: ar.md shows `hall.jpg`; show it here too"]
    assert found == ([] if code == "ar" else expected)
