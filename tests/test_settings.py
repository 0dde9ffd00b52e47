"""The settings: names that nobody reads and values that would lose pages are told with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.archive.settings import EMPTY, flaws
from plugins.gate import settings_problems
from tests.folders import HOUSE, said, write

ALLOWED = ("SITENAME", "SITEURL", "PLUGINS", "DEFAULT_LANG", *EMPTY)
RIGHT = """\
SITENAME = "Nadwa"
SITEURL = "http://localhost:8000"
TIMEZONE = "Africa/Casablanca"
DEFAULT_LANG = "ar"
NEWS_PER_PAGE = 10
PLUGINS = ["plugins.gate", "plugins.news"]
""" + "".join(f"{name} = []\n" for name in EMPTY)
NEEDED = ("plugins.gate", "plugins.news")
ADDRESS = "write the whole address without a slash at its end, such as https://example.org"


def wrong(folder: Path, text: str, **values: object) -> list[str]:
    """Return the problems of one settings file."""
    path = write(folder, {"pelicanconf.py": text}) / "pelicanconf.py"
    return said(flaws([path], ALLOWED, NEEDED, values or None))


def changed(old: str, new: str) -> str:
    """Return the right settings with one of them changed."""
    assert old in RIGHT
    return RIGHT.replace(old, new, 1)


def test_right_settings_have_no_problem(tmp_path: Path) -> None:
    """Each test below breaks just one."""
    assert wrong(tmp_path, RIGHT) == []


def test_settings_of_the_archive_are_right() -> None:
    """Both files keep their own rules, as far as they can be judged outside a run."""
    assert said(settings_problems([HOUSE / "pelicanconf.py", HOUSE / "publishconf.py"])) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("SITENAME", "SITENAEM", "1:1: `SITENAEM` is no setting; did you mean `SITENAME`?"),
        ("SITENAME", "XYZ", "1:1: `XYZ` is no setting; take it out"),
        ("SITENAME", "sitename", "1:1: `sitename` has no effect in small letters; write `SITENAME`"),
        ("SITENAME", 'SITENAME = "A"\nSITENAME', "2:1: `SITENAME` stands twice; keep one of them"),
        (
            "SITENAME",
            'if True:\n    SITENAEM = "A"\nSITENAME',
            "2:5: `SITENAEM` is no setting; did you mean `SITENAME`?",
        ),
        ("http://localhost:8000", "", f"2:1: SITEURL is ``; {ADDRESS}"),
        ("http://localhost:8000", "/x", f"2:1: SITEURL is `/x`; {ADDRESS}"),
        ("http://localhost:8000", "https://", f"2:1: SITEURL is `https://`; {ADDRESS}"),
        ("http://localhost:8000", "https://a.example/", f"2:1: SITEURL is `https://a.example/`; {ADDRESS}"),
        ("http://localhost:8000", "https://a.example/?b", f"2:1: SITEURL is `https://a.example/?b`; {ADDRESS}"),
        ('"http://localhost:8000"', "None", f"2:1: SITEURL is ``; {ADDRESS}"),
        (
            "Casablanca",
            "Casablanka",
            "3:1: `Africa/Casablanka` is no time zone; did you mean `Africa/Casablanca`?",
        ),
        ("Africa/Casablanca", "x", "3:1: `x` is no time zone; write one such as Africa/Casablanca"),
        ('TIMEZONE = "Africa/Casablanca"\n', "", "1:1: `TIMEZONE` is missing; add it"),
        ('"ar"', '"arabe"', "4:1: `DEFAULT_LANG` is `arabe`; write one of: ar, fr, en"),
        ('"ar"', '"ar"\nRANGES = "left"', "5:1: `RANGES` is `left`; write one of: rtl, ltr"),
        *(
            (
                "= 10",
                f'= 10\nREPORT_ADDRESS = "{value}"',
                f"6:1: `REPORT_ADDRESS` is `{value}`; "
                "write one such as mailto:editors@example.org?subject={address}, or nothing",
            )
            for value in (
                "e@example.org",
                "mailto:e@example.org",
                "http://a.example/?x={address}",
                "javascript:{address}",
            )
        ),
        ("= 10", "= 0", "5:1: `NEWS_PER_PAGE` is `0`; write a whole number from 1 on"),
        ("= 10", "= -3", "5:1: `NEWS_PER_PAGE` is `-3`; write a whole number from 1 on"),
        ("= 10", "= 2.5", "5:1: `NEWS_PER_PAGE` is `2.5`; write a whole number from 1 on"),
        ("= 10", "= True", "5:1: `NEWS_PER_PAGE` is `True`; write a whole number from 1 on"),
        ("= 10", '= "10"', "5:1: `NEWS_PER_PAGE` is `10`; write a whole number from 1 on"),
        ("plugins.news", "plugins.nesw", "6:1: `plugins.nesw` is no plugin; did you mean `plugins.news`?"),
        (
            '"plugins.news"',
            '"plugins.news", "quite_another"',
            "6:1: `quite_another` is no plugin that is installed; take it out",
        ),
        ('"plugins.news"', '"plugins.news", "plugins.news"', "6:1: `plugins.news` stands twice; keep one of them"),
        (
            ', "plugins.news"',
            "",
            "6:1: `plugins.news` is not among the plugins; add it, or its pages are lost",
        ),
        (
            '["plugins.gate", "plugins.news"]',
            '"plugins.gate"',
            "6:1: `PLUGINS` is no list; write the names of the plugins in brackets",
        ),
        (
            "STATIC_PATHS = []",
            'STATIC_PATHS = ["."]',
            "9:1: `STATIC_PATHS` would publish what nobody has checked; write `STATIC_PATHS = []`",
        ),
        ("= 10", "= [10", "5:17: is not Python from here on; mend brackets, commas and quotes"),
        ("= 10", "= '10", "5:17: is not Python from here on; mend brackets, commas and quotes"),
    ],
)
def test_wrong_setting_is_told(tmp_path: Path, old: str, new: str, problem: str) -> None:
    """The problem stands at the name, says what is wrong and how to mend it."""
    assert wrong(tmp_path, changed(old, new)) == [f"pelicanconf.py:{problem}"]


def test_value_that_only_a_run_knows_is_left_to_it(tmp_path: Path) -> None:
    """What is computed cannot be judged from the source, and is judged when its value is given."""
    text = changed('"http://localhost:8000"', "str()")
    right = {"SITEURL": "", "TIMEZONE": "Africa/Casablanca", "NEWS_PER_PAGE": 1, "DEFAULT_LANG": "fr"}
    empty: dict[str, object] = {name: [] for name in EMPTY}
    assert wrong(tmp_path, text) == []
    assert wrong(tmp_path, text, PLUGINS=list(NEEDED), **right, **empty) == [
        f"pelicanconf.py:2:1: SITEURL is ``; {ADDRESS}"
    ]


def test_name_of_the_command_line_is_told_without_a_place(tmp_path: Path) -> None:
    """A setting that is in no file is checked too."""
    empty: dict[str, object] = {name: [] for name in EMPTY}
    values = {
        "SITEURL": "http://a",
        "TIMEZONE": "UTC",
        "NEWS_PER_PAGE": 1,
        "DEFAULT_LANG": "fr",
        "PLUGINS": list(NEEDED),
    }
    assert wrong(tmp_path, RIGHT, SITENAEM=1, path="x", **values, **empty) == [
        "`SITENAEM` is no setting; did you mean `SITENAME`?"
    ]


@pytest.mark.parametrize("data", [b"A = '\xff'\n", b"\x00"])
def test_file_that_is_no_text_is_told(tmp_path: Path, data: bytes) -> None:
    """Whatever lies there, it is one problem and no traceback."""
    path = write(tmp_path, {"pelicanconf.py": data}) / "pelicanconf.py"
    [problem] = flaws([path], ALLOWED)
    assert problem.path == "pelicanconf.py"


def test_absent_file_is_told(tmp_path: Path) -> None:
    """A file that was renamed is missed by its name."""
    assert said(flaws([tmp_path / "pelicanconf.py"], ALLOWED)) == [
        "pelicanconf.py:1:1: is no settings file; bring it back as Python in UTF-8"
    ]
