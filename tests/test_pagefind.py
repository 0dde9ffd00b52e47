"""Pagefind: the same postings give the same bytes, and what keeps it from working is said in a sentence."""

from __future__ import annotations

import gzip
import importlib
import json
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.archive.languages import CODES, Code
from plugins.pages import pagefind
from plugins.pages.pagefind import ENGINE, ENTRY, SCRIPT, Unindexed, engine, index
from plugins.pages.postings import Posting

POSTINGS: dict[Code, list[Posting]] = {
    code: [
        Posting(f"ندو_ {code}{number}_ xkindspages_", "ندو_", f'{{"href": "/{code}/{number}/"}}')
        for number in range(99)
    ]
    for code in CODES
}


def test_same_postings_give_the_same_bytes() -> None:
    """Nothing in the index depends on the run, and every file is one that the site publishes."""
    files = index(POSTINGS)
    assert files == index(POSTINGS)
    others = {name.rpartition(".")[2] for name in files if name not in (ENTRY, SCRIPT, ENGINE)}
    assert others == {"pf_meta", "pf_index", "pf_fragment"}


def test_each_language_has_its_part() -> None:
    """One entry leads to three parts, in which no language's endings are known."""
    files = index(POSTINGS)
    entry = json.loads(files[ENTRY])
    assert list(entry["languages"]) == list(CODES)
    for code, part in entry["languages"].items():
        assert (part["page_count"], part["wasm"]) == (99, None)
        assert f"pagefind.{part['hash']}.pf_meta" in files
        assert sum(name.startswith(f"fragment/q{code}_") for name in files) == 99


def test_what_is_shown_comes_back_as_it_was_given() -> None:
    """Pagefind carries it where it carries an address, and searches none of it."""
    files = index({"ar": [Posting("ندو_", "ندو_", '{"text": ["مدينة <b> و\u2066Smart\u2069"]}')]})
    [fragment] = [content for name, content in files.items() if name.endswith(".pf_fragment")]
    told = json.loads(gzip.decompress(fragment).removeprefix(b"pagefind_dcd"))
    assert json.loads(told["url"]) == {"text": ["مدينة <b> و\u2066Smart\u2069"]}
    words = b"".join(gzip.decompress(content) for name, content in files.items() if name.endswith(".pf_index"))
    assert "ندو_".encode() in words
    assert "مدينة".encode() not in words


def test_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Pagefind a sentence says what to run."""

    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(pagefind, "version", missing)
    with pytest.raises(Unindexed, match=r"pagefind_bin is not installed, .*; bring the environment back with: python3"):
        index(POSTINGS)


def program(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Put another program in the place of Pagefind."""
    monkeypatch.setattr(importlib, "import_module", lambda _: SimpleNamespace(get_executable=lambda: path))


def test_program_that_is_missing_or_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither a machine without a program nor a broken one ends in a traceback."""

    def lacking() -> Path:
        raise FileNotFoundError("no program here")

    monkeypatch.setattr(importlib, "import_module", lambda _: SimpleNamespace(get_executable=lacking))
    with pytest.raises(Unindexed, match=r"no program for this machine \(no program here\); bring"):
        index(POSTINGS)
    program(monkeypatch, tmp_path / "nowhere")
    with pytest.raises(Unindexed, match=r"nowhere does not start: .*; bring"):
        index(POSTINGS)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in programs are scripts with a first line")
@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("exit 3", "stopped before the index was made; bring"),
        ('echo -n "bm90IGpzb24,"; cat > /dev/null', "answered what nobody understands; bring"),
    ],
)
def test_program_that_fails_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str, told: str) -> None:
    """What stops half-way, or says something else, makes no index, and is not waited for."""
    path = tmp_path / "program"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    program(monkeypatch, path)
    with pytest.raises(Unindexed, match=told):
        index(POSTINGS)


def test_refusal_of_pagefind_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Pagefind itself says of its input is not lost."""
    monkeypatch.setattr(pagefind, "_record", lambda *_: {"type": "Nonsense"})
    with pytest.raises(Unindexed, match="Pagefind refused: "):
        index({"ar": [Posting("a_", "a_", "{}")]})


def test_engine_names_its_version() -> None:
    """An index is kept under the version that made it."""
    assert engine().startswith("pagefind 1.5.")
