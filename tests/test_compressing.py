"""What a host is sent beside each text: the same text made small, the same bytes every time."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from plugins.files.store import Store
from plugins.publishing import compressing
from tests import loopback


def lay_out(folder: Path, compress: bool = True) -> dict[str, bytes]:
    """Lay out a small site with a picture, and return what lies there."""
    loopback.site(folder / "site", "word")
    (folder / "site/card.png").write_bytes(b"P" * 900)
    compressing.lay_out(folder / "site", folder / "tree", compress, Store(folder / "store"))
    tree = folder / "tree"
    return {path.relative_to(tree).as_posix(): path.read_bytes() for path in tree.rglob("*") if path.is_file()}


def test_texts_lie_there_compressed_and_nothing_else(tmp_path: Path) -> None:
    """A page has both, and they unpack to it; a picture has none, nor has what would not become smaller."""
    files = lay_out(tmp_path)
    page = files["ar/index.html"]
    assert brotli.decompress(files["ar/index.html.br"]) == gzip.decompress(files["ar/index.html.gz"]) == page
    assert {name for name in files if name.endswith((".br", ".gz"))} == {
        f"{name}{ending}" for name in files if name.endswith(".html") for ending in (".br", ".gz")
    }


def test_same_texts_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clock, name and memory change nothing; what was compressed once is not compressed again."""
    files = lay_out(tmp_path / "a")
    assert lay_out(tmp_path / "b") == files
    monkeypatch.setattr(brotli, "compress", None)
    assert lay_out(tmp_path / "a") == files


def test_host_that_compresses_by_itself_gets_the_site_alone(tmp_path: Path) -> None:
    """Without it, the tree is the site, and what an earlier one left is gone."""
    lay_out(tmp_path)
    assert {*lay_out(tmp_path, compress=False)} == {*loopback.site(tmp_path / "x", "word"), "card.png"}
