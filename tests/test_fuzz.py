"""Whatever is typed, the check ends with places that exist, never with an exception, and loses nothing in silence."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.archive.contract import problems_of
from plugins.archive.holdings import REGISTERS
from plugins.archive.problems import Problem, listing
from plugins.archive.reading import read
from plugins.text.markup import Link, Setting, convert
from tests.conftest import HOUSE

SITE = HOUSE / "tests/site/content"
ONLY = "editions/agadir-2021/seulement/fr.md"
EDITION = "editions/agadir-2021/edition.yaml"
DAY = datetime.date(2026, 1, 1)
HEADER = "---\ntitle: Un titre\nsummary: Une phrase.\ndate: 2021-06-01\nthemes: [water]\n---\n"

# What people and machines type: words in three scripts, marks of Markdown and YAML, what hides, what breaks.
WORDS = [
    "ville",
    "مدينة",
    "city",
    "5",
    "2021-06-01",
    "2021-02-30",
    "true",
    "null",
    "é",
    "e\u0301",
    "\u202e",
    "\u200b",
    "🌍",
]
MARKDOWN = [
    *(
        "# ",
        "## ",
        "- ",
        "1. ",
        "> ",
        "    ",
        "\t",
        "*",
        "**",
        "_",
        "`",
        "```",
        "~~~",
        "|",
        "|---|",
        "---",
        "===",
        "\\",
        "&",
        "&#8238;",
    ),
    *(
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "[@",
        "[@gazette]",
        "[@nobody]",
        ":fr[",
        ":de[x]",
        "[1]: ",
        "[1]",
        "[^1]",
        "{filename}",
        "{: .x}",
    ),
    *(
        "<",
        ">",
        "<b>",
        "</b>",
        "<!--",
        "<script>",
        "https://a.example",
        "javascript:x",
        "mailto:a@b.example",
        "#main",
        "//x",
    ),
    *("{filename}/editions/agadir-2021", "{filename}/pages/about#x", "\n", "\n\n", "\n---\n", "\r\n", " ", "  \n"),
]
YAML = [
    *(
        "title",
        "summary",
        "date",
        "themes",
        "status",
        "translation",
        "sources",
        "of",
        "revision",
        "themse",
        "name",
        "ar",
        "draft",
    ),
    *(
        ": ",
        ":",
        "- ",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "'",
        '"',
        "#",
        " #",
        "|",
        ">",
        "&a ",
        "*a",
        "!!str ",
        "!x ",
        "<<: ",
        "%",
        "@",
        "`",
    ),
    *(
        "water",
        "[water]",
        "gazette",
        "published",
        "{of: ar, revision: 00000000}",
        "\n",
        "\n  ",
        "\n    ",
        "\n\t",
        "\n---\n",
        "\n...\n",
        "~",
        "\\",
    ),
]


def joined(parts: list[str], most: int) -> st.SearchStrategy[str]:
    """Texts made of some parts and words, with a stray character now and then."""
    return st.lists(st.sampled_from([*parts, *WORDS]) | st.text(max_size=2), max_size=most).map("".join)


@pytest.fixture(scope="module")
def content() -> Iterator[Path]:
    """A copy of the tiny content, in which each example changes one file."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copytree(SITE, Path(folder) / "content"))


def found(content: Path, name: str, data: bytes) -> list[Problem]:
    """Return the problems of the content with one file changed, having looked at each of them."""
    path = content / name
    path.write_bytes(data)
    try:
        reading = read(content)
        problems = problems_of(reading, DAY)
        for problem in problems:
            assert_place(content, problem)
        for code in ("ar", "fr"):
            assert len(listing(problems, code).split("\n")) == len(problems) + 1
        if not problems:
            texts = [*reading.archive.stories, *reading.archive.pages]
            published = {version.path for text in texts for version in text.versions.values()}
            assert published == {f"content/{name}" for name in typed_as_published(content)}
    finally:
        shutil.copy(SITE / name, path) if (SITE / name).exists() else path.unlink()
    return problems


def typed_as_published(content: Path) -> set[str]:
    """Return the texts that no header keeps back, by a way of reading that has nothing in common with ours."""
    names = {path.relative_to(content).as_posix() for path in content.rglob("*.md")}
    return {
        name
        for name in names
        if not re.search(rb"(?m)^[\"']?status[\"']?[ \t]*:[ \t]*[\"']?draft", (content / name).read_bytes())
    }


def assert_place(content: Path, problem: Problem) -> None:
    """Assert that a problem stands in a file or folder that is or should be there, within its lines and columns."""
    path = content.parent / problem.path
    assert "\n" not in str(problem)
    if not path.is_file():
        assert (problem.line, problem.column) == (1, 1)
        return
    text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
    lines = (text if "\n" in text else text.replace("\r", "\n")).split("\n")
    assert 1 <= problem.line <= len(lines) + 1
    here = lines[problem.line - 1] if problem.line <= len(lines) else ""
    assert 1 <= problem.column <= len(here) + 1


ROUNDS = settings(derandomize=True, deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", [ONLY, EDITION, "themes.yaml"])
@given(data=st.binary(max_size=200))
@ROUNDS
def test_bytes(content: Path, name: str, data: bytes) -> None:
    """No bytes at all, in any kind of file, are too much."""
    found(content, name, data)


@given(header=joined(YAML, 25), body=joined(MARKDOWN, 8))
@ROUNDS
def test_headers(content: Path, header: str, body: str) -> None:
    """No header, however it is mistyped, is too much."""
    found(content, ONLY, f"---\n{header}\n---\n{body}".encode("utf-8", "surrogatepass"))


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(
            ["Un titre", "Un titre.", "'?'", "[a]", "", "*", "a: b", "a #b", "T" * 91, "<b>x</b>"]
        ),
        "summary": st.sampled_from(["Une phrase.", "s" * 301, "{}", "null", "'x'"]),
        "date": st.sampled_from(["2021-06-01", "2021-06-31", "2021", "hier", "2099-01-01", "0001-01-01"]),
        "themes": st.sampled_from(["[water]", "[water, water]", "[watre]", "water", "[]", "[[water]]"]),
        "status": st.sampled_from(["draft", "published", "pubished", "true"]),
        "sources": st.sampled_from(["[gazette]", "[nobody]", "gazette"]),
        "translation": st.sampled_from(["{of: ar, revision: '00000000'}", "{of: fr, revision: x}", "ar", "{of: de}"]),
        "date ": st.just("2021-06-01"),
        "themse": st.just("[water]"),
    },
)


@pytest.mark.parametrize("name", [ONLY, "editions/agadir-2021/opening/fr.md", "pages/about/fr.md"])
@given(fields=FIELDS, body=st.sampled_from(["Un texte.[@gazette]\n", "", "# Titre\n", "[a](#x)\n"]))
@ROUNDS
def test_fields(content: Path, name: str, fields: dict[str, str], body: str) -> None:
    """Every mixture of right and wrong fields is either published or told."""
    header = "".join(f"{key}: {value}\n" for key, value in fields.items())
    found(content, name, f"---\n{header}---\n{body}".encode())


@pytest.mark.parametrize("name", [EDITION, *(f"{register}.yaml" for register in REGISTERS)])
@given(text=joined(YAML, 30), at=st.integers(0, 30), kept=st.booleans())
@settings(ROUNDS, max_examples=12)
def test_yaml(content: Path, name: str, text: str, at: int, kept: bool) -> None:
    """No YAML, alone or within a right file, is too much."""
    lines = (SITE / name).read_text("utf-8").split("\n")
    lines[at % len(lines)] += text
    found(content, name, ("\n".join(lines) if kept else text).encode("utf-8", "surrogatepass"))


@given(body=joined(MARKDOWN, 40))
@settings(ROUNDS, max_examples=100)
def test_markdown(content: Path, body: str) -> None:
    """No text is too much; what the check lets through can be converted, and all its words are there."""
    problems = found(content, ONLY, (HEADER + body).encode("utf-8", "surrogatepass"))
    if not problems:
        html = convert(body.replace("\r\n", "\n"), Setting(lambda _: Link("/"), str)).html
        for word in ("ville", "مدينة", "city", "🌍"):
            assert html.count(word) >= body.count(word), body


NAMES = st.text(st.characters(exclude_characters="/\x00", exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(
    name=NAMES | st.sampled_from([".env", "id_rsa", "AR.md", "de.md", "edition.yml", "Themes.yaml", "a b", "con"]),
    folder=st.booleans(),
)
@ROUNDS
def test_names(content: Path, name: str, folder: bool) -> None:
    """No name of a file or folder is too much, wherever it stands."""
    for parent in (content, content / "editions", content / "editions/agadir-2021", content / "pages/about"):
        path = parent / name
        if name in (".", "..") or os.path.lexists(path):
            continue
        try:
            path.mkdir() if folder else path.write_bytes(b"x")
        except OSError:  # this system has no such name
            continue
        try:
            for problem in problems_of(read(content), DAY):
                assert "\n" not in str(problem)
        finally:
            path.rmdir() if folder else path.unlink()
