"""The writer: where bytes go, and that no two things take one address."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.pages.root import Root
from plugins.text.isolation import AS_WRITTEN
from plugins.work.memory import FORGETFUL
from plugins.writing import PageWriter


@pytest.fixture
def writer(tmp_path: Path) -> PageWriter:
    """A writer into an empty folder."""
    site = SimpleNamespace(
        theme=tmp_path / "theme", root=Root("https://example.org"), isolation=AS_WRITTEN, memory=FORGETFUL
    )
    return PageWriter(str(tmp_path / "output"), {"SITE": site})


def test_bytes_are_written_below_the_output(writer: PageWriter, tmp_path: Path) -> None:
    """Folders are made as they are needed, and bytes arrive unchanged."""
    writer.write_bytes("a/b/file.txt", "ندوة\n".encode())
    assert (tmp_path / "output/a/b/file.txt").read_bytes() == "ندوة\n".encode()


def test_one_address_is_taken_once(writer: PageWriter) -> None:
    """A second thing at an address ends the build and names the address."""
    writer.write_bytes("a.html", b"1")
    with pytest.raises(ValueError, match=re.escape("two things would be published at /a.html")):
        writer.write_bytes("a.html", b"2")
