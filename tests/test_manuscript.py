"""Markdown comes apart into the passages that readers see, each character where it was typed."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.archive.reading import read
from plugins.archive.stories import Version
from plugins.text.manuscript import passages
from plugins.text.markup import Link, Setting, convert
from plugins.text.passages import HELD
from tests.conftest import HOUSE

VERSIONS = [
    version
    for root in ("content", "tests/site/content")
    for version in read(HOUSE / root).versions
    if version.body.strip()
]


def shown(body: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Return each passage as text, language and kind, with what is held back in it as signs."""
    return [
        (re.sub(f"{HELD}+", "#", passage.prose), passage.language, passage.kind) for passage in passages(body, language)
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One *two* **three**\nfour.", [("One two three four.", "en", "prose")]),
        ("## Head\n\nText", [("Head", "en", "label"), ("Text", "en", "prose")]),
        ("- one\n- two\n  more", [("one", "en", "prose"), ("two more", "en", "prose")]),
        ("1. one\n2. two", [("one", "en", "prose"), ("two", "en", "prose")]),
        ("> one\n> two", [("one two", "en", "prose")]),
        ("A.[@a] B.[@b @c]", [("A. B.", "en", "prose")]),
        ("A `x , y` b", [("A # b", "en", "prose")]),
        ("a\n\n    code , here\n\nb", [("a", "en", "prose"), ("b", "en", "prose")]),
        ('[words](https://a.example/x_(y) "t") on', [("words on", "en", "prose")]),
        ("[words]({filename}/editions/a#b), on", [("words, on", "en", "prose")]),
        ("See <https://a.example>.", [("See #.", "en", "prose")]),
        ("a \\[b\\] \\*c\\*", [("a [b] *c*", "en", "prose")]),
        ("snake_case_name", [("snake_case_name", "en", "prose")]),
        (
            "| a | `b|c` |\n|---|--:|\n| 1[@x] | **2** |",
            [("a", "en", "label"), ("#", "en", "label"), ("1", "en", "label"), ("2", "en", "label")],
        ),
        ("A :fr[mot, mal] b", [("A # b", "en", "prose"), ("mot, mal", "fr", "label")]),
        ("A :en[word] b", [("A word b", "en", "prose")]),
        ("a\n\n---\n\nb", [("a", "en", "prose"), ("b", "en", "prose")]),
        ("[a]: https://a.example", []),
        ("", []),
    ],
)
def test_blocks_and_marks(body: str, expected: list[tuple[str, str, str]]) -> None:
    """Each block is a passage without its marks; code and other languages are held back."""
    assert shown(body) == expected


@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.path)
def test_passages_say_what_the_page_says(version: Version) -> None:
    """The words of all passages are those of the page that Markdown makes, citations aside."""
    page = convert(version.body, Setting(lambda folder: Link(folder), str)).html
    page = re.sub(r'<span class="cited">.*?</span>', "", page)
    page = re.sub(r"</?(?:p|li|td|th|tr|h\d|ul|ol|blockquote|pre)\b[^>]*>", " ", page)
    words = html.unescape(re.sub(r"<[^>]+>", "", page)).split()
    found = [
        passage.text for passage in passages(version.body, version.language) if passage.language == version.language
    ]
    assert " ".join(found).split() == words


@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.path)
def test_each_character_is_where_it_was_typed(version: Version) -> None:
    """A passage's character stands at its place in the manuscript; a line end is a space."""
    for passage in passages(version.body, version.language):
        for number, letter in enumerate(passage.text):
            start, end = passage.source(number, number + 1)
            assert version.body[start:end] == letter or (letter == " " and version.body[start] in "\n ")


def test_first_paragraph_knows_the_title() -> None:
    """What stands first can be held against the title, and nothing else."""
    assert [passage.above for passage in passages("One\n\nTwo", "en", "T")] == ["T", ""]
    assert [passage.above for passage in passages("## One\n\nTwo", "en", "T")] == ["", ""]


@given(st.text("ab *_`[]()<>\\:|-#>\n.@fr؛م", max_size=60))
@example("- \n:")
def test_anything_typed_has_its_places(body: str) -> None:
    """Whatever is typed, every character of every passage is found in the manuscript."""
    for passage in passages(body, "en"):
        for number, letter in enumerate(passage.text):
            start, _ = passage.source(number, number + 1)
            assert body[start] == letter or letter == " "
