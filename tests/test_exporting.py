"""The task exports what is asked for, proves it, and ends in a sentence where it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.desk import entrance, environment
from plugins.desk.obstacles import Obstacle
from plugins.keeping import exporting
from tests.exported import CONTENT, public
from tests.sitetree import BuiltSite


def test_export_is_packed_and_proven(tiny: BuiltSite, tmp_path: Path) -> None:
    """A person reads how many files there are, and that all of them are right."""
    said: list[str] = []
    file = exporting.export("zip", "rabat-2021", tmp_path / "a.zip", content=CONTENT, site=tiny.folder, say=said.append)
    assert file == tmp_path / "a.zip"
    assert said[0].startswith("Packing ")
    assert said[1].endswith("files as they were")


@pytest.mark.parametrize(("kind", "ending"), [("zip", "zip"), ("bag", "bag.zip"), ("wacz", "wacz")])
def test_file_is_named_after_what_it_holds(
    tiny: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, ending: str
) -> None:
    """Without a name, it is called after the edition and the day of the content, and lies where the person stands."""
    monkeypatch.chdir(tmp_path)
    site = public(tiny, tmp_path / "site")
    file = exporting.export(kind, "rabat-2021", content=CONTENT, site=site, say=lambda _: None)
    assert file.name.startswith("nadwa-rabat-2021-2")
    assert file.name.endswith(f".{ending}")
    assert file.is_file()


def test_nothing_is_replaced_unasked(tiny: BuiltSite, tmp_path: Path) -> None:
    """What is there is refused before anything is built."""
    (tmp_path / "a.zip").write_bytes(b"mine")
    with pytest.raises(Obstacle, match="--force"):
        exporting.export("zip", output=tmp_path / "a.zip", content=Path("nowhere"), site=None)


def test_unknown_kind_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong word fails with the right ones."""
    assert entrance.work(["export", "--as", "rar"], environment.ROOT) == 1
    assert capsys.readouterr().err == "`rar` is no kind of export: give --as zip, bag or wacz.\n"


def test_check_names_what_is_damaged(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The task fails with the sentence."""
    (tmp_path / "a.zip").write_bytes(b"PK")
    assert entrance.work(["export", "--check", str(tmp_path / "a.zip")], environment.ROOT) == 1
    assert "is no whole ZIP" in capsys.readouterr().err
