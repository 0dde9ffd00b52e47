"""A page's style is one small text, allowed by its hash, with fonts at addresses that may be kept for ever."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from pathlib import Path

import pytest

from plugins.pages.addresses import lasting
from plugins.pages.stylesheets import ALWAYS, LAST, fonts, stylesheet
from tests.folders import THEME, write

FONT = '@font-face { font-family: "A"; src: url("fonts/a-400.woff2") format("woff2"); }'


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme whose parts name themselves, with one font."""
    parts = {f"css/{name}.css": f"/* {name} */\n.{name} {{\n  color: red;\n}}\n" for name in (*ALWAYS, "tile", *LAST)}
    return write(tmp_path, {**parts, "css/font.css": FONT, "fonts/a-400.woff2": b"one", "fonts/OFL.txt": "licence"})


def order(text: str) -> list[str]:
    """Return the parts of a sheet of the small theme, in order."""
    return re.findall(r"\.(\w+)\{color:red\}", text)


def test_parts_come_in_order(theme: Path) -> None:
    """What every page has stands first and last, what a template names between."""
    assert order(stylesheet(theme, "/", ("tile",)).text) == [*ALWAYS, "tile", *LAST]


def test_page_gets_no_part_that_it_does_not_name(theme: Path) -> None:
    """Without names there is only what every page has."""
    assert order(stylesheet(theme, "/", ()).text) == [*ALWAYS, *LAST]


def test_sheet_is_minified(theme: Path) -> None:
    """Neither comments nor spaces travel."""
    text = stylesheet(theme, "/", ("tile",)).text
    assert ".tile{color:red}" in text
    assert "/*" not in text
    assert "\n" not in text


@pytest.mark.parametrize("names", [(), ("tile",), ("font", "tile")])
def test_policy_allows_exactly_this_text(theme: Path, names: tuple[str, ...]) -> None:
    """The hash is that of the text as it stands between the tags."""
    sheet = stylesheet(theme, "/", names)
    digest = base64.b64encode(hashlib.sha256(sheet.text.encode()).digest()).decode()
    assert sheet.policy == f"'sha256-{digest}'"


def test_another_text_has_another_policy(theme: Path) -> None:
    """A page cannot use the style of another."""
    assert stylesheet(theme, "/", ("tile",)).policy != stylesheet(theme, "/", ()).policy


@pytest.mark.parametrize("root", ["/", "/nadwa/"])
def test_font_is_asked_for_below_the_root(theme: Path, root: str) -> None:
    """The sheet names the font's published address, with the root's path."""
    text = stylesheet(theme, root, ("font",)).text
    assert f'url("{root}{lasting(theme / "fonts/a-400.woff2")}")' in text
    assert "url(fonts/" not in text.replace('"', "")


def test_font_s_address_bears_its_content(theme: Path) -> None:
    """Another content is another address, so an old copy is never taken for the new."""
    font = theme / "fonts" / "a-400.woff2"
    assert lasting(font) == f"theme/a-400.{hashlib.sha256(b'one').hexdigest()[:8]}.woff2"
    before = lasting(font)
    font.write_bytes(b"two")
    assert lasting(font) != before


def test_fonts_of_a_theme(theme: Path) -> None:
    """Only fonts are fonts, in a fixed order."""
    write(theme, {"fonts/a-700.woff2": b"bold"})
    assert [path.name for path in fonts(theme)] == ["a-400.woff2", "a-700.woff2"]


def test_changed_part_is_read_again(theme: Path) -> None:
    """Sheets are kept, but never older than their parts."""
    path = theme / "css" / "tile.css"
    before = stylesheet(theme, "/", ("tile",))
    path.write_text(".tile{color:blue}", "utf-8")
    os.utime(path, ns=(1, 1))
    assert "color:blue" in stylesheet(theme, "/", ("tile",)).text
    assert stylesheet(theme, "/", ("tile",)) != before


def test_unknown_part_stops_the_build(theme: Path) -> None:
    """A template that names a part that is not there fails with the part's name."""
    with pytest.raises(FileNotFoundError, match=r"nothing\.css"):
        stylesheet(theme, "/", ("nothing",))


# ── the real theme ─────────────────────────────────────────────────────────────────────────────────────────────


def named() -> set[str]:
    """Return the parts that the real templates name."""
    texts = [path.read_text("utf-8") for path in (THEME / "templates").rglob("*.html")]
    lists = re.findall(r"\{% set (?:styles|font) = \[([^\]]*)\]", "".join(texts))
    return set(re.findall(r'"([\w-]+)"', "".join(lists)))


def test_templates_name_the_parts_that_there_are() -> None:
    """No part of the real theme is missing or left over."""
    assert named() | {*ALWAYS, *LAST} == {path.stem for path in (THEME / "css").glob("*.css")}


@pytest.mark.parametrize("root", ["/", "/nadwa/"])
def test_real_sheet_asks_only_for_fonts_that_are_published(root: str) -> None:
    """Every address in the whole style is that of a font of the theme."""
    text = stylesheet(THEME, root, tuple(sorted(named()))).text
    asked = set(re.findall(r"url\(\"?([^)\"]+)\"?\)", text))
    assert asked == {f"{root}{lasting(font)}" for font in fonts(THEME)}
