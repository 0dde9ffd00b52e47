"""The web editor is laid beside a site on request, loads nothing from elsewhere, and knows where the archive lives."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.desk import building, packages, webeditor
from plugins.desk.obstacles import Obstacle
from plugins.desk.webeditor import FONTS, LICENCE, PROGRAM, Host, configuration, host_of, lay
from plugins.files.store import Store
from tests.conftest import HOUSE
from tests.sitetree import BuiltSite
from tests.test_packages import tarball

TINY = HOUSE / "tests/site/content"
ELSEWHERE = "https://cdn.example.net/fontsource/fonts/{}:vf@5.3.0/latin-wght-normal.woff2"


def package(program: str) -> bytes:
    """Pack a program as the editor's package has it."""
    fonts = {path: name.encode() for name, path in FONTS.items()}
    return tarball({PROGRAM: program.encode(), LICENCE: b"MIT", **fonts})


PROGRAM_TEXT = " ".join(f"url({ELSEWHERE.format(name)})" for name in FONTS)


@pytest.fixture
def laid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The editor of the tiny archive, with a program that only asks for fonts."""
    data = package(PROGRAM_TEXT)
    monkeypatch.setattr(webeditor, "PACKAGE", replace(webeditor.PACKAGE, integrity=packages.integrity(data)))
    lay(TINY, tmp_path, host=Host(), store=Store(tmp_path / "store"), fetch=lambda _: data)
    return tmp_path / "admin"


def test_everything_lies_beside_the_page(laid: Path) -> None:
    """Program, fonts, forms and style are files of the site, and the licence is with them."""
    assert sorted(path.relative_to(laid).as_posix() for path in laid.rglob("*") if path.is_file()) == [
        *("LICENSE.txt", "admin.css", "config.json"),
        *sorted(f"fonts/{name}.woff2" for name in FONTS),
        *("index.html", "sveltia-cms.js"),
    ]
    assert (laid / "sveltia-cms.js").read_text() == " ".join(f"url(fonts/{name}.woff2)" for name in FONTS)


def test_page_asks_nobody_else(laid: Path) -> None:
    """Page, style and program name no other host, and the policy would let none be asked."""
    page = (laid / "index.html").read_text(encoding="utf-8")
    for name in ("index.html", "admin.css", "sveltia-cms.js"):
        assert "://" not in (laid / name).read_text(encoding="utf-8"), name
    [policy] = re.findall(r'content-security-policy" content="([^"]*)"', page)
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "http" not in policy
    assert packages.integrity((laid / "sveltia-cms.js").read_bytes()) in page


def test_code_host_is_the_one_that_may_be_asked(tmp_path: Path, laid: Path) -> None:
    """Where the repository lives at a host, the policy names it, and nothing else."""
    data = package(PROGRAM_TEXT)
    lay(
        TINY,
        tmp_path,
        host=Host("github", "o/r", "https://api.example.org"),
        fetch=lambda _: data,
        store=Store(tmp_path / "x"),
    )
    page = (laid / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"https://[^ ;\"]*", page) == ["https://api.example.org"]


def test_arabic_is_written_from_the_right(laid: Path) -> None:
    """The pane of Arabic, and each field of the records that is Arabic, run from the right."""
    style = (laid / "admin.css").read_text(encoding="utf-8")
    assert re.search(r'\[data-locale="ar"\], \[data-key-path\$="\.ar"\].*\{\s*direction: rtl;', style)


def test_configuration_is_written_for_the_three_languages(laid: Path) -> None:
    """The editor is told the languages, and that a form shows no empty field in the file."""
    made = json.loads((laid / "config.json").read_text(encoding="utf-8"))
    assert made == configuration(TINY, Host())
    assert made["i18n"]["locales"] == ["ar", "fr", "en"]
    assert made["output"] == {"omit_empty_optional_fields": True}


@pytest.mark.parametrize("program", ["", f"url({ELSEWHERE.format('noto-mono')})"])
def test_program_that_asks_otherwise_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """A font that would still come from elsewhere stops the build, and nothing is laid."""
    data = package(program)
    monkeypatch.setattr(webeditor, "PACKAGE", replace(webeditor.PACKAGE, integrity=packages.integrity(data)))
    with pytest.raises(Obstacle, match="asks for its fonts otherwise"):
        lay(TINY, tmp_path, host=Host(), store=Store(tmp_path / "store"), fetch=lambda _: data)
    assert not (tmp_path / "admin").exists()


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://github.com/some/nadwa.git", Host("github", "some/nadwa", "https://api.github.com")),
        ("git@gitlab.com:group/sub/nadwa.git", Host("gitlab", "group/sub/nadwa", "https://gitlab.com")),
        ("ssh://git@codeberg.org/some/nadwa", Host("gitea", "some/nadwa", "https://codeberg.org")),
        ("https://git.example.org/some/nadwa.git", Host()),
        ("", Host()),
    ],
)
def test_host_is_read_from_the_repository(tmp_path: Path, url: str, host: Host) -> None:
    """The origin of the repository says where the editor saves; of an unknown host it saves on this machine alone."""
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    if url:
        subprocess.run(["git", "remote", "add", "origin", url], cwd=tmp_path, check=True)
    assert host_of(tmp_path) == host


def test_editor_is_off_unless_asked_for(site: BuiltSite, tmp_path: Path) -> None:
    """No site has it by itself, and a build adds nothing to what it made."""
    assert not (site.folder / "admin").exists()
    building.leave(tmp_path)
    assert list(tmp_path.iterdir()) == []
