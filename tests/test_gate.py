"""The gate: nothing is written while the contract is broken, whichever door is used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import HOUSE, run_pelican
from tests.proofed import up_to_date

# Where the settings name the paths, below the list of plugins, which grows.
LINE = (HOUSE / "pelicanconf.py").read_text(encoding="utf-8").partition("\nSTATIC_PATHS")[0].count("\n") + 2


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the tiny content, to be broken."""
    return up_to_date(Path(shutil.copytree(HOUSE / "tests/site/content", tmp_path / "content")))


def test_broken_content_ends_pelican_with_every_problem(content: Path, tmp_path: Path) -> None:
    """Pelican's own door lists all problems by place, without a traceback, and writes nothing."""
    (content / "themes.yaml").write_text("water: {name: {ar: الماء, fr: Eau}}\nmobility: 1\n", encoding="utf-8")
    done = run_pelican(content, tmp_path / "output")
    assert done.returncode == 1
    assert "content/themes.yaml:1:15: `en` is missing; add it" in done.stderr
    assert "content/themes.yaml:2:11: must be a mapping" in done.stderr
    assert "2 problems" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not (tmp_path / "output").exists()


def test_incomplete_catalogue_ends_pelican(content: Path, tmp_path: Path) -> None:
    """A word of the theme that is missing in a language stops the build and is named with its line."""
    theme = Path(shutil.copytree(HOUSE / "theme", tmp_path / "theme"))
    path = theme / "locale/fr/LC_MESSAGES/nadwa.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgstr "Accueil"', 'msgstr ""'), encoding="utf-8")
    done = run_pelican(content, tmp_path / "output", "-t", str(theme))
    assert done.returncode == 1
    assert "theme/locale/fr/LC_MESSAGES/nadwa.po:" in done.stderr
    assert "`Home` has no word here; translate it" in done.stderr


def test_public_settings_need_an_address(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Publishing without the site's address says which variable to set."""
    monkeypatch.delenv("NADWA_URL", raising=False)
    done = run_pelican(content, tmp_path / "output", "-s", "publishconf.py")
    assert done.returncode == 1
    assert done.stderr == (
        "publishconf.py:10:1: SITEURL is ``; "
        "write the whole address without a slash at its end, such as https://example.org\n1 problem\n"
    )


def test_public_address_may_have_a_path(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below a path every link of the site begins with it."""
    monkeypatch.setenv("NADWA_URL", "https://example.org/archive/")
    done = run_pelican(content, tmp_path / "output", "-s", "publishconf.py")
    assert done.returncode == 0, done.stderr
    home = (tmp_path / "output/ar/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/archive/ar/">' in home
    assert 'href="/archive/ar/editions/"' in home
    assert 'href="/ar/' not in home
    assert 'url("/archive/theme/nadwa-arabic-400.' in home


@pytest.mark.parametrize(
    ("setting", "problem"),
    [
        ("NEWS_PER_PAEG=3", "`NEWS_PER_PAEG` is no setting; did you mean `NEWS_PER_PAGE`?"),
        ("NEWS_PER_PAGE=0", "pelicanconf.py:11:1: `NEWS_PER_PAGE` is `0`; write a whole number from 1 on"),
        (
            'TIMEZONE="Africa/Casablanka"',
            "pelicanconf.py:5:1: `Africa/Casablanka` is no time zone; did you mean `Africa/Casablanca`?",
        ),
        (
            'STATIC_PATHS=["."]',
            f"pelicanconf.py:{LINE}:1: `STATIC_PATHS` would publish what nobody has checked; write `STATIC_PATHS = []`",
        ),
    ],
)
def test_wrong_setting_ends_pelican(content: Path, tmp_path: Path, setting: str, problem: str) -> None:
    """Settings are checked as they hold in this run, with the line that they replace."""
    done = run_pelican(content, tmp_path / "output", "-e", setting)
    assert (done.returncode, done.stderr) == (1, f"{problem}\n1 problem\n")
    assert not (tmp_path / "output").exists()


def test_broken_promise_ends_pelican(content: Path, tmp_path: Path) -> None:
    """An address that was published and leads nowhere any more stops the build."""
    (content / "addresses.yaml").write_text("editions/gone/: live\n", encoding="utf-8")
    done = run_pelican(content, tmp_path / "output")
    assert done.returncode == 1
    assert "content/addresses.yaml:1:1: nothing stands at `editions/gone/` any more" in done.stderr


@pytest.mark.parametrize(("language", "count"), [("fr", "1 problème"), ("ar", "مشكل واحد"), ("de", "1 problem")])
def test_gate_speaks_the_language_of_the_environment(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, count: str
) -> None:
    """Whoever builds reads the problems in their language, where the archive has it."""
    monkeypatch.setenv("LANGUAGE", language)
    (content / "themes.yaml").unlink()
    done = run_pelican(content, tmp_path / "output")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == count
