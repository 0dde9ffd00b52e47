"""A text's own words stand where they were typed, and nothing else is left of it."""

from __future__ import annotations

import pytest

from plugins.text.ownwords import own_words
from plugins.text.references import references


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("A 1.[@source-2 @x3] B", "A 1. B"),
        (":fr[12 pays] et 13", "et 13"),
        ("[=speakers] et :ar[=motto] 5", "et 5"),
        ("[édition 2021]({filename}/editions/a-2022#x3)", "édition 2021"),
        ("« Cap 2030 » et 4", "et 4"),
        ("«رؤية 2030» و4", "و4"),
        ("“Vision 2030” and 4", "and 4"),
        ("1. Un\n2. Deux 3", "Un Deux 3"),
        ("## Les 12 pays", "Les 12 pays"),
        ("| a | 12 |\n|---|--:|", "a 12 --- --:"),
        ("<https://a.example/2021> 5 https://a.example/12", "5"),
        ("**12** pays", "12 pays"),
        (":ltr[COP 28] et :asis[3 pays]", "COP 28 et 3 pays"),
    ],
)
def test_only_own_words_are_left(text: str, own: str) -> None:
    """Citations, runs, inserted facts, addresses, quotations and marks are blank, and the words of a link are not."""
    left = own_words(text)
    assert " ".join(left.split()) == own
    assert len(left) == len(text)
    assert [len(line) for line in left.split("\n")] == [len(line) for line in text.split("\n")]


@pytest.mark.parametrize("text", ["a `12` b", "a\n\n    12\n\nb"])
def test_code_is_nobody_s_words(text: str) -> None:
    """What a text refers to knows its own words without code."""
    assert references(text).own.split() == ["a", "b"]
