"""The proof of the search: an index that is not whole, a script that is not named, and a policy that is too wide are told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from plugins.archive.languages import CODES, Code
from tests.test_verifying import Copy, copy

__all__ = ["copy"]
PAGE = "fr/search/index.html"


def indexed(copy: Copy) -> Path:
    """Return the folder of the index."""
    [entry] = copy.folder.glob("search/*/pagefind-entry.json")
    return entry.parent


def told_lacking(copy: Copy, name: str, code: str) -> str:
    """Return what is said of an index that lacks a part."""
    text = f"the index lacks `{name}`, so nothing is found; build again"
    return copy.said_at(f"{code}/search/index.html", '<div class="wrap search"', text)


@pytest.mark.parametrize("name", ["pagefind.js", "wasm.unknown.pagefind", "pagefind-entry.json"])
def test_part_that_all_need_is_missed_by_each(copy: Copy, name: str) -> None:
    """Without script, engine or entry nobody finds anything."""
    (indexed(copy) / name).unlink()
    assert copy.problems() == sorted(told_lacking(copy, name, code) for code in CODES)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", ["pf_meta", "pf_fragment"])
def test_part_of_one_language_is_missed_there(copy: Copy, code: Code, kind: str) -> None:
    """A page that could not be shown, or a language that could not begin, is told of that language."""
    path = sorted(indexed(copy).rglob(f"*q{code}_*.{kind}"))[0]
    count = json.loads((indexed(copy) / "pagefind-entry.json").read_text("utf-8"))["languages"][code]["page_count"]
    path.unlink()
    lacking = f"{count} fragments" if kind == "pf_fragment" else path.name.removeprefix("pagefind.")
    assert copy.problems() == [told_lacking(copy, lacking, code)]


def test_language_without_its_part_is_told(copy: Copy) -> None:
    """Every language finds its own."""
    copy.change(f"search/{indexed(copy).name}/pagefind-entry.json", '"en":', '"de":')
    assert copy.problems() == [told_lacking(copy, "en", "en")]


def test_index_that_nobody_asks_is_told(copy: Copy) -> None:
    """What an earlier build left behind is not published."""
    name = "search/0123456789ab/pagefind.js"
    assert copy.add(name, "1") == [f"output/{name}:1:1: is of an index that no search asks; take it out"]


def test_search_names_its_index_once(copy: Copy) -> None:
    """A search without an index finds nothing."""
    copy.change(PAGE, "data-index=", "data-other=")
    assert copy.problems() == [f"output/{PAGE}:1:1: names 0 indexes; name the one of this site"]


@pytest.mark.parametrize("name", ["wasm.unknown.pagefind", "index/*", "fragment/*", "*.pf_meta"])
def test_part_that_is_not_whole_is_told(copy: Copy, name: str) -> None:
    """A part that was cut short, or is something else, is found before it is shown."""
    path = sorted(indexed(copy).glob(name))[0]
    path.write_bytes(path.read_bytes()[:-9])
    told = "is not a whole part of the search index; build again"
    assert copy.problems() == [f"output/{path.relative_to(copy.folder).as_posix()}:1:1: {told}"]


def test_script_is_held_to_its_hash(copy: Copy) -> None:
    """A script that was changed would not run, and is told where each page names it."""
    [script] = copy.folder.glob("theme/*/showing.js")
    script.write_text(script.read_text("utf-8") + "\n", "utf-8")
    url = f"/{script.relative_to(copy.folder).as_posix()}"
    told = f"`{url}` is not named by its hash; take the hash of what is written"
    pages = (f"{code}/search/index.html" for code in CODES)
    assert copy.problems() == sorted(
        copy.said_at(name, f'<link rel="modulepreload" href="{url}"', told) for name in pages
    )


def test_no_other_page_runs_a_script(copy: Copy) -> None:
    """Neither a script of our own nor the policy that lets it run stands anywhere else."""
    [script] = re.findall(r"<script[^>]+></script>", copy.text(PAGE))
    copy.change("fr/index.html", "<style>", f"{script}<style>")
    copy.change("en/index.html", "; form-action 'self'", "; form-action 'self'; script-src 'self'")
    policy = "the policy must let scripts run where there are any, and nowhere else"
    meta = '<meta http-equiv="content-security-policy"'
    assert copy.problems() == [
        copy.said_at("en/index.html", meta, policy),
        copy.said_at("fr/index.html", meta, policy),
        copy.said_at("fr/index.html", script, "runs a script, which only the search may; take it out"),
    ]


@pytest.mark.parametrize("value", ["'unsafe-inline'", "'unsafe-eval'", "https://other.example"])
def test_search_allows_no_more_than_its_engine(copy: Copy, value: str) -> None:
    """The page that runs scripts is as strict as the others else."""
    copy.change(PAGE, "'wasm-unsafe-eval'", f"'wasm-unsafe-eval' {value}")
    told = f"the policy allows `{value}`, which no page may; take it out"
    assert copy.problems() == [copy.said_at(PAGE, '<meta http-equiv="content-security-policy"', told)]
