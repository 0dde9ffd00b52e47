"""The writer: where bytes go, and that no two things take one address."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.pages.batch import Batch
from plugins.pages.root import Root
from plugins.text.isolation import AS_WRITTEN
from plugins.work.memory import FORGETFUL
from plugins.writing import PageWriter


class Imprinted(SimpleNamespace):
    """A site without texts, as the writer asks it."""

    def convert(self, texts: object) -> None:
        """Convert nothing."""
        assert list(texts) == []  # type: ignore[call-overload]


@pytest.fixture
def writer(tmp_path: Path) -> PageWriter:
    """A writer into an empty folder, which remembers nothing."""
    (tmp_path / "theme/icons").mkdir(parents=True)
    site = Imprinted(
        theme=tmp_path / "theme",
        root=Root("https://example.org"),
        isolation=AS_WRITTEN,
        memory=FORGETFUL,
        asked=set(),
    )
    writer = PageWriter(str(tmp_path / "output"), {"SITE": site})
    writer.renderer = SimpleNamespace(prepare=lambda: None)  # type: ignore[assignment]
    return writer


def batch(name: str, file: str, content: bytes) -> Batch:
    """Return a batch of one file."""
    return Batch(name, lambda sheets: sheets.write_bytes(file, content))


def test_bytes_are_written_below_the_output(writer: PageWriter, tmp_path: Path) -> None:
    """Folders are made as they are needed, and bytes arrive unchanged."""
    writer.take("room", batch("", "a/b/file.txt", "ندوة\n".encode()))
    writer.finish()
    assert (tmp_path / "output/a/b/file.txt").read_bytes() == "ندوة\n".encode()


def test_one_address_is_taken_once(writer: PageWriter) -> None:
    """A second thing at an address ends the build and names the address, whoever wrote it."""
    for name in ("one", "other"):
        writer.take("room", batch(name, "a.html", b"1"))
    with pytest.raises(ValueError, match=re.escape("two things would be published at /a.html")):
        writer.finish()


def test_no_file_lies_outside(writer: PageWriter, tmp_path: Path) -> None:
    """A name that leads out of the output is refused before anything is written there."""
    writer.take("room", batch("", "../a.html", b"1"))
    with pytest.raises(ValueError, match="outside of the output"):
        writer.finish()
    assert not (tmp_path / "a.html").exists()
