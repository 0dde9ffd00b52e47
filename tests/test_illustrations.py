"""A picture on a line of its own becomes a figure; what is behind © in its caption is the credit."""

from __future__ import annotations

import re

import pytest

from plugins.text.illustrations import Rendition
from plugins.text.markup import Link, Setting, convert

HALL = Rendition(960, 600, "/hall.webp", "/hall.avif 960w", "/hall.webp 960w")


def html(text: str, language: str = "en", leading: str = "") -> str:
    """Convert a text beside which lies one picture."""
    render = {"hall.jpg": HALL}.get
    setting = Setting(lambda _: Link("#"), str, language=language, render=render, leading=leading)
    return convert(text, setting).html


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("The hall. © La Gazette", "The hall. <small>©\u00a0La Gazette</small>"),
        ("© La Gazette", "<small>©\u00a0La Gazette</small>"),
        ("The hall.", "The hall. "),
    ],
)
def test_a_caption_ends_with_its_credit(caption: str, expected: str) -> None:
    """Words and credit stand apart, and the sign keeps its name beside it."""
    found = html(f'![A hall](hall.jpg "{caption}")')
    assert re.findall(r"<figcaption>(.*)</figcaption>", found) == [expected]


def test_a_figure_has_all_that_a_browser_needs() -> None:
    """Two formats, the room that the picture takes, and words for who cannot see it."""
    found = html('![A hall](hall.jpg "© B")')
    assert found.startswith("<figure><picture><source ")
    for part in (
        'type="image/avif"',
        'alt="A hall"',
        'width="960"',
        'height="600"',
        'src="/hall.webp"',
        'srcset="/hall.avif 960w"',
    ):
        assert part in found
    assert "<p>" not in found


def test_words_are_set_in_type() -> None:
    """What no keyboard has is put into caption and words too."""
    found = html('![La salle : « pleine »](hall.jpg "L\'eau : « pour tous » © B")', "fr")
    assert 'alt="La salle\u00a0: «\u00a0pleine\u00a0»"' in found
    assert "L’eau\u00a0: «\u00a0pour tous\u00a0»" in found


@pytest.mark.parametrize(
    "text",
    [
        'Words ![A hall](hall.jpg "© B") here.',
        '- ![A hall](hall.jpg "© B")',
        '> ![A hall](hall.jpg "© B")',
        '[![A hall](hall.jpg "© B")](https://a.example/)',
        '![A hall](other.jpg "© B")',
        '![A hall](https://a.example/hall.jpg "© B")',
        '![A hall](data:image/png;base64,AA "© B")',
    ],
)
def test_what_is_no_figure_shows_its_words(text: str) -> None:
    """A picture in the midst of words, or of another place, is never loaded: the check refuses it, readers see its words."""
    found = html(text)
    assert "<img" not in found
    assert "<figure" not in found
    assert "<span>A hall</span>" in found


def test_all_but_the_first_wait() -> None:
    """What is further down is loaded when it is near."""
    found = html('![A](hall.jpg "© B")\n\n![C](hall.jpg "© B")\n\n![D](hall.jpg "© B")')
    assert ["lazy" in image for image in re.findall(r"<img[^>]*>", found)] == [False, True, True]


def test_the_leading_picture_comes_first() -> None:
    """It stands before the text, once, and is wide."""
    found = html('Words.\n\n![A](hall.jpg "© B")\n\n![C](hall.jpg "© B")', leading="hall.jpg")
    assert found.startswith('<figure class="lead">')
    assert found.count('class="lead"') == 1
    assert found.index("Words.") > found.index('alt="A"')
    assert html('Words.\n\n![A](hall.jpg "© B")', leading="none.jpg").startswith("<p>Words.</p>")


def test_what_is_typed_brings_no_attribute() -> None:
    """Words that look like attributes stay words."""
    found = html('![" onerror=alert(1) x="](hall.jpg "\' onload=alert(1) © B")')
    assert re.findall(r'alt="([^"]*)"', found) == ["&quot; onerror=alert(1) x=&quot;"]
    assert not re.search(r"<[^>\"]*(?:\"[^\"]*\"[^>\"]*)*\son\w+=", found)
