"""Marks that make nothing are found at their place, and what people write is not taken for one."""

from __future__ import annotations

import pytest

from plugins.text.references import References, references

RIGHT = [
    "**Terme**: définition et **autre** : x, *Casablanca*-Settat, **Bravo**!",
    "**Term**: a definition, *note*) and **a** | b",
    "Un.\n\n- a\n- b\n\n1. c\n2. d",
    "Du 9 au 10 juin\n2021. Puis – un tiret – et 3 * 4 = 12.",
    "un prix de 5\n– dit-il – ici",
    "\\*note et 5 \\* 3, 5*3, a == b, 2^3, environ ~5",
    "(voir [x](https://a.example)) et [sic] puis a_b_c et […]",
    "À 18:30:00, voir : ceci :en effet",
    "| a | b |\n|---|--:|\n| c | 1 |",
    "> Un\n> deux\n\nTexte.",
    "    | a |\n    - b\n    ```\n    <b> [@x\n\nUn `**x**` et ``a`b``.",
    "Un\n\n***\n\nDeux\n\n---",
    "<a@b.example> et @casa sur X, AT&T; R&D &copy;",
    "## A\n\nx\n\n### B\n\ny\n\n#### C\n\nz\n\n## D\n\nw",
    "النص «مع» :fr[Hack & Pitch]، **ندوة** المدن، *مهم*؛ 80.000",
    "- un\n  suite\n- deux\n\n  para\n    - trois",
    "https://a.example/_x_/y*z~w?a=b&c=d#e:f: et www.a.example",
    "*Un **deux** trois*, _quatre_ et __cinq__, l’eau d'ici",
    "Voir :ar[كلمة], :ar[2024] et :fr[mot].",
    "[a](https://a.example/x_(y)) [b](https://a.example 'T') [c](<https://a.example>)",
    "Le #1 à 10 h. 3) suite 2. fin",
]
WRONG = [
    ("Un **mot ici.", "**", 1, 4),
    ("**Un** puis **mot ici.", "**", 1, 13),
    ("*Un* puis un *mot ici.", "*", 1, 14),
    ("`Un` puis l`eau.", "`", 1, 12),
    ("A.[@a] B.[@a", "[@a", 1, 10),
    ("Voir :ar (كلمة).", ":ar (", 1, 6),
    ("و:en[5G]", ":en[", 1, 2),
    ("Texte\n- un\n- deux", "- ", 2, 1),
    ("Texte\n1. un\n2. deux", "1. ", 2, 1),
    ("• un\n• deux", "• ", 1, 1),
    ("| a | b |\n| c | d |", "| a | b |", 1, 1),
    ("Un <javascript:x> ici", "<javascript:x>", 1, 4),
    ("[x https://a.example)", "[x https://a.example)", 1, 1),
    ("(x)[https://a.example]", ")[https:", 1, 3),
    ("Terme\n: définition", ": ", 2, 1),
    ("[[Agadir]]", "[[Agadir]]", 1, 1),
]


def slips(found: References) -> tuple[object, ...]:
    """Return whatever a text has of marks that make nothing."""
    return (*found.left, *found.fences, *found.doubled, *found.foreign, *found.nested, *found.wordless, *found.strange)


@pytest.mark.parametrize("text", RIGHT)
def test_what_people_write_is_no_slip(text: str) -> None:
    """Signs that mean themselves, and marks that make what they should, are left alone."""
    assert slips(references(text)) == ()


@pytest.mark.parametrize(("text", "mark", "line", "column"), WRONG)
def test_mark_that_makes_nothing_is_found_at_its_place(text: str, mark: str, line: int, column: int) -> None:
    """The same mark elsewhere, where it makes something, is not the slip."""
    assert [(found.target, found.line, found.column) for found in references(text).left] == [(mark, line, column)]


@pytest.mark.parametrize("fence", ["```", "~~~", "```python", "> ```", "- ~~~"])
def test_fence_is_told_once_with_all_that_is_in_it(fence: str) -> None:
    """What stands between two fences is judged when they are mended."""
    found = references(f"Un.\n\n{fence}\n<b> **x [@nobody](\n{fence.rstrip('python')}\n\nDeux **mot.")
    assert [(place.line, place.target) for place in found.fences] == [(3, fence.lstrip("> -")[:3])]
    assert (found.html, found.sources, [mark.line for mark in found.left]) == ((), (), [7])
