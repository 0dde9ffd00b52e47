"""A card's name changes with all that it is made from, and with nothing else."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from plugins.drawing import provenance
from plugins.drawing.provenance import engine, name_of
from tests.folders import THEME
from tests.test_card import ARABIC, FRENCH


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A copy of the theme."""
    return Path(shutil.copytree(THEME, tmp_path / "theme"))


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(ARABIC)])
def test_name_holds_every_word(field: str) -> None:
    """Each field of the card is part of its name."""
    other = {"direction": "ltr", "is_field": True, "names": ("a", "b")}.get(field, "x")
    assert name_of(dataclasses.replace(ARABIC, **{field: other}), "e") != name_of(ARABIC, "e")  # type: ignore[arg-type]
    assert name_of(ARABIC, "f") != name_of(ARABIC, "e") == name_of(dataclasses.replace(ARABIC), "e")
    assert name_of(ARABIC, "e").isascii()
    assert name_of(FRENCH, "e") != name_of(ARABIC, "e")


@pytest.mark.parametrize(
    "changed", ["css/tokens.css", "fonts/cards/nadwa-book-400.otf", "fonts/cards/nadwa-arabic-700.ttf"]
)
def test_engine_changes_with_fonts_and_colours(theme: Path, changed: str) -> None:
    """Another font or colour makes other cards; the same theme in another place does not."""
    assert engine(theme) == engine(THEME)
    (theme / changed).write_bytes((theme / changed).read_bytes() + b"\n")
    assert engine(theme) != engine(THEME)


def test_engine_changes_with_a_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of a library may draw otherwise."""
    before = engine(THEME)
    monkeypatch.setattr(provenance, "version", lambda name: "0.0" if name == "pillow" else "1.0")
    assert engine(THEME) != before


def test_engine_changes_with_the_rooms_that_draw(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A changed room makes other cards."""
    before = engine(THEME)
    rooms = Path(shutil.copytree(Path(provenance.__file__).parent, tmp_path / "drawing"))
    monkeypatch.setattr(provenance, "__file__", str(rooms / "provenance.py"))
    assert engine(THEME) == before
    with (rooms / "card.py").open("a", encoding="utf-8") as room:
        room.write("# other\n")
    assert engine(THEME) != before
