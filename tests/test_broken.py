"""What the check says of a mistake: `tests/broken/<mistake>/` changes the tiny site, `expected.txt` holds the words.

What a folder holds below `content/` is laid over a copy of the tiny site. What no editor's tool would keep as it is
(links, pipes, odd bytes, what is not there) stands in `make.toml`, and `_MAKE` does it.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from plugins.archive.contract import problems_of
from plugins.archive.copydesk import proofs
from plugins.archive.problems import errors_of
from plugins.archive.reading import read
from plugins.pages.ledger import broken_promises
from plugins.work.memory import FORGETFUL, Memory
from tests.conftest import HOUSE, run_pelican

TINY = HOUSE / "tests/site/content"
BROKEN = HOUSE / "tests/broken"
MISTAKES = sorted(folder.name for folder in BROKEN.iterdir() if (folder / "expected.txt").is_file())
DAY = datetime.date(2026, 1, 1)
LINE = re.compile(r"content(?:/\S[^:]*)?:[1-9]\d*:[1-9]\d*: \S.*\S; \S.*\S")
# One of each kind, by a real Pelican.
KINDS = [
    "bytes-not-utf-8",
    "header-missing",
    "register-missing",
    "edition-two-kept-readings",
    "html-script",
    "stranger-key",
]


def _remove(path: Path, _: Mapping[str, Any]) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _bytes(path: Path, asked: Mapping[str, Any]) -> None:
    """Write a text, bytes behind it, and a text many times behind them, as far as they are asked for."""
    repeat = asked.get("repeat", {"text": "", "times": 0})
    data = asked.get("text", "").encode(asked.get("encoding", "utf-8")) + bytes.fromhex(asked.get("hex", ""))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data + repeat["text"].encode() * repeat["times"])


def _change(path: Path, asked: Mapping[str, Any]) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(asked["old"]) == 1
    path.write_text(text.replace(asked["old"], asked["new"]), encoding="utf-8", newline="")


def _pipe(path: Path, _: Mapping[str, Any]) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes among its files")
    os.mkfifo(path)


def _forbid(path: Path, _: Mapping[str, Any]) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        pytest.skip("nothing can be forbidden to this user")
    path.chmod(0)


_MAKE: Mapping[str, Callable[[Path, Mapping[str, Any]], object]] = {
    "remove": _remove,
    "folder": lambda path, _: path.mkdir(parents=True),
    "bytes": _bytes,
    "change": _change,
    "link": lambda path, asked: path.symlink_to(asked["to"]),
    "pipe": _pipe,
    "forbid": _forbid,
}


def broken(mistake: str, folder: Path) -> Path:
    """Copy the tiny content below a folder, with one mistake in it."""
    content = Path(shutil.copytree(TINY, folder / "content"))
    lay(mistake, content)
    return content


def lay(mistake: str, content: Path) -> None:
    """Lay a mistake over a copy of the tiny content."""
    if (BROKEN / mistake / "content").is_dir():
        shutil.copytree(BROKEN / mistake / "content", content, dirs_exist_ok=True)
    recipe = BROKEN / mistake / "make.toml"
    asked = tomllib.loads(recipe.read_text(encoding="utf-8")) if recipe.is_file() else {}
    assert asked.keys() <= _MAKE.keys()
    for kind, make in _MAKE.items():
        for item in asked.get(kind, []):
            make(content / item["path"], item)


def found(content: Path, memory: Memory = FORGETFUL) -> list[str]:
    """Return what the contract, the ledger and the copy desk have to say of the content on one day, warnings left out."""
    reading = read(content, memory)
    told = [*problems_of(reading, DAY, memory), *broken_promises(reading)]
    return [str(problem) for problem in sorted({*told, *errors_of(proofs(reading, told, memory))})]


@pytest.fixture(scope="session")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A memory that has seen the tiny content as it should be."""
    path = tmp_path_factory.mktemp("seen") / "a.memory"
    memory = Memory(path)
    assert found(TINY, memory) == []
    memory.save()
    return path


def expected(mistake: str) -> list[str]:
    """Return the lines that a mistake should get."""
    return (BROKEN / mistake / "expected.txt").read_text(encoding="utf-8").splitlines()


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_unbroken_site_has_no_problem() -> None:
    """Whatever is found below is the mistake's, not the tiny site's."""
    assert found(TINY) == []


def test_mistakes_are_many() -> None:
    """At least 80 mistakes are told apart, and no folder lacks its words."""
    assert len(MISTAKES) >= 80
    assert sorted(folder.name for folder in BROKEN.iterdir()) == MISTAKES


@pytest.mark.parametrize("mistake", MISTAKES)
def test_words_are_exact(mistake: str, tmp_path: Path, seen: Path) -> None:
    """Each mistake gets exactly the lines beside it, whether the content was seen without it before or not."""
    content = broken(mistake, tmp_path)
    assert found(content) == expected(mistake) == found(content, Memory(seen))


@pytest.mark.parametrize("mistake", MISTAKES)
def test_words_say_where_and_how_to_mend(mistake: str) -> None:
    """Each line has a path, a line, a column, what is wrong and what to do."""
    lines = expected(mistake)
    assert lines
    assert [line for line in lines if not LINE.fullmatch(line)] == []


@pytest.mark.parametrize("mistake", KINDS)
def test_former_site_stays(mistake: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A real Pelican that meets a mistake says so, ends with 1, and leaves the former site as it was."""
    monkeypatch.setenv("LANGUAGE", "en")
    content, output = broken(mistake, tmp_path), tmp_path / "output"
    (output / "ar").mkdir(parents=True)
    (output / "index.html").write_text("<!doctype html><title>The former site</title>", encoding="utf-8")
    (output / "ar/index.html").write_bytes(bytes(range(256)))
    before = files(output)
    done = run_pelican(content, output)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert expected(mistake)[0] in done.stderr
    assert files(output) == before
