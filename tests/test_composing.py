"""A text in Markdown is set in type in the language of each of its parts."""

from __future__ import annotations

import pytest

from plugins.text.markup import PART_IDS, Link, Setting, convert


def set_text(typed: str, language: str) -> str:
    """Return a text as HTML with the spaces of its language, those shown as signs."""
    setting = Setting(lambda _: Link("#"), str, PART_IDS, language=language)
    return convert(typed, setting).html.replace("\u202f", "⍽").replace("\u00a0", "␣")


@pytest.mark.parametrize(
    ("language", "typed", "right"),
    [
        ("fr", "L'*eau*; «**vie**»!", "<p>L’<em>eau</em>⍽; «␣<strong>vie</strong>␣»⍽!</p>"),
        (
            "fr",
            "Oui[@a]: non",
            '<p>Oui<span class="cited"><a aria-label="1" class="fn" href="#s-a">[1]</a></span>␣: non</p>',
        ),
        ("fr", "`l'eau ;` : oui", '<p><code dir="ltr">l\'eau ;</code>␣: oui</p>'),
        ("fr", "    l'eau ;", '<pre dir="ltr"><code dir="ltr">l\'eau ;\n</code></pre>'),
        ("fr", "«:ar[الماء: 75%]»", '<p>«␣<bdi dir="rtl" lang="ar">الماء: 75%</bdi>␣»</p>'),
        ("fr", ":en[city's plans: two] ;", '<p><bdi dir="ltr" lang="en">city’s plans: two</bdi>⍽;</p>'),
        ("fr", ":ltr[a ; b] ; :asis[a ; b]", '<p><bdi dir="ltr">a ; b</bdi>⍽; <span class="as-is">a ; b</span></p>'),
        ("ar", "الماء :fr[l'eau: 75 %]؛ نعم", '<p>الماء <bdi dir="ltr" lang="fr">l’eau␣: 75␣%</bdi>؛ نعم</p>'),
        ("ar", ":fr[Qu'est-ce ?]", '<p dir="ltr" lang="fr">Qu’est-ce⍽?</p>'),
        ("en", "The *city*'s 'plan' ;", "<p>The <em>city</em>’s 'plan' ;</p>"),
        ("fr", "80\n000 visites&nbsp;; \\*!", "<p>80⍽000 visites⍽; *⍽!</p>"),
        ("fr", "l'eau  \n; x", "<p>l’eau<br>\n; x</p>"),
        (
            "fr",
            "<https://a.example/l'eau> !",
            "<p><a href=\"https://a.example/l'eau\">https://a.example/l'eau</a>⍽!</p>",
        ),
        (
            "fr",
            "[l'eau](https://a.example/l'eau \"l'x\")",
            '<p><a href="https://a.example/l\'eau" title="l’x">l’eau</a></p>',
        ),
    ],
)
def test_parts_of_a_text(language: str, typed: str, right: str) -> None:
    """A mark finds the word before it in any element; code, addresses and other languages are let be."""
    assert set_text(typed, language) == right


def test_blocks_of_a_text() -> None:
    """Headings, items, quotations and cells are set one by one, and the ids of headings stay what they were."""
    typed = "## L'eau: «vie»\n\n- sous; oui ?\n\n    - là !\n\n> Quoi?\n\n| a: | b |\n|---|---|\n| 80 000 | 75 % |"
    made = set_text(typed, "fr")
    for part in ("L’eau␣: «␣vie␣»", "sous⍽; oui⍽?", "là⍽!", "Quoi⍽?", "a␣:", "80⍽000", "75␣%"):
        assert part in made
    assert 'id="leau-vie"' in made
    assert 'id="leau-vie"' in set_text(typed, "")


def test_text_in_no_language_is_left_as_it_was_typed() -> None:
    """Without a language nothing is set."""
    assert set_text("L'eau ; «vie»", "") == "<p>L'eau ; «vie»</p>"
