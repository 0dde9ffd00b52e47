"""A draft reaches nothing that is published: no page, no list, no feed, no index, no picture, no table."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

from tests.conftest import HOUSE, run_pelican
from tests.folders import write

# A word that is in no language, in any spelling that a search index may give it.
CANARY = "qzxvkwolf"
HEAD = f"title: The {CANARY} title\nsummary: The {CANARY} summary.\n"
TEXT = f"<!-- the {CANARY} comment -->\n\nThe {CANARY} text.\n\n## The {CANARY} part\n\nMore.\n"
DRAFTS = {
    f"editions/rabat-2021/{CANARY}/en.md": f"---\n{HEAD}date: 2021-10-05\nthemes: [unused]\nstatus: draft\n---\n{TEXT}",
    "editions/rabat-2021/two-tongues/ar.md": f"---\ntitle: مقال {CANARY}\nsummary: كتب {CANARY} أولا.\n"
    f"translation: {{of: en, revision: ba8f1226}}\nstatus: draft\n---\nفقرة {CANARY}.[@office]\n",
    f"pages/{CANARY}/fr.md": f"---\n{HEAD}status: draft\n---\n{TEXT}",
}


def _plain(path: Path) -> bytes:
    """Return the bytes of a file, unpacked where they are packed."""
    data = path.read_bytes()
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def test_no_byte_of_a_draft_is_published(tmp_path: Path) -> None:
    """A word that stands in every part of three drafts is nowhere in the whole built tree, nor in a name of it."""
    content = write(Path(shutil.copytree(HOUSE / "tests/site/content", tmp_path / "content")), DRAFTS)
    done = run_pelican(content, tmp_path / "output")
    assert done.returncode == 0, done.stderr
    files = [path for path in (tmp_path / "output").rglob("*") if path.is_file()]
    assert {".html", ".atom", ".json", ".xml", ".ics", ".csv", ".png"} <= {path.suffix for path in files}
    wanted = CANARY[:7].encode()
    assert [path for path in files if wanted in _plain(path).lower() or wanted in str(path).encode()] == []
    assert b"Rabat" in b"".join(map(_plain, files))
