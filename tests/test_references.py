"""What a text refers to is what Markdown makes of it, found again where it was typed."""

from __future__ import annotations

import pytest

from plugins.text.references import references
from plugins.text.sheets import Reference


def found(mentions: tuple[Reference, ...]) -> list[tuple[str, int, int]]:
    """Return mentions as target, line and column."""
    return [(reference.target, reference.line, reference.column) for reference in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A.[@cea-ar]", [("cea-ar", 1, 4)]),
        ("ندوة.[@cea-ar] ندوة.[@lnt-2021]", [("cea-ar", 1, 7), ("lnt-2021", 1, 22)]),
        ("[@a @b]", [("a", 1, 2), ("b", 1, 5)]),
        ("[@a, @b; @c]", [("a", 1, 2), ("b", 1, 6), ("c", 1, 10)]),
        ("[@a]\n\nb [@a]", [("a", 1, 2), ("a", 3, 4)]),
        (":fr[TelQuel][@a]", [("a", 1, 14)]),
        ("[@a](https://a.example)", [("a", 1, 2)]),
        ("- 1[@b]\n- 2[@a]\n\n> 3[@c]\n\n| 4[@d] | 5[@b] |\n|---|---|\n| 6[@e] | 7 |", None),
        ("[@]", []),
        ("[@A]", []),
        ("[@a b]", []),
        ("[@a\n@b]", []),
        ("@a", []),
        ("a@b.example", []),
        ("`[@a]`", []),
        ("    [@a]", []),
        ("\\`[@a]\\`", [("a", 1, 4)]),
        ("~~~\n[@a]\n~~~", []),
    ],
)
def test_citations(text: str, expected: list[tuple[str, int, int]] | None) -> None:
    """Each source of a group is one citation, at its own place, as often as Markdown shows it."""
    if expected is None:
        expected = [("b", 1, 5), ("a", 2, 5), ("c", 4, 5), ("d", 6, 5), ("b", 6, 13), ("e", 8, 5)]
    assert found(references(text).sources) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](https://a.example)", [("https://a.example", 1, 5)]),
        ("ندوة [صفحة]({filename}/editions/b#c)", [("{filename}/editions/b#c", 1, 13)]),
        ('[a](/x "A title")', [("/x", 1, 5)]),
        ("[a](/x 'A title')", [("/x", 1, 5)]),
        ("[a]( /x )", [("/x", 1, 6)]),
        ("[a](/x_(y))", [("/x_(y)", 1, 5)]),
        ("[a](/x) and\n[c](/y)", [("/x", 1, 5), ("/y", 2, 5)]),
        ("[a](/x)\n[a](/x)", [("/x", 1, 5), ("/x", 2, 5)]),
        ("[a][1]\n\n[1]: /x", [("/x", 3, 6)]),
        ("[a][1]\n\n   [1]: </x>", [("/x", 3, 10)]),
        ("<https://a.example>", [("https://a.example", 1, 2)]),
        ("<javascript:alert(1)>", []),
        ("![a](/x)", []),
        ("<b>", []),
        ("[a]", []),
        ("(/x)", []),
        ("`[a](/x)` `<https://a.example>`", []),
    ],
)
def test_links(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Links are found inline, by reference and automatic, at their address."""
    assert found(references(text).links) == expected


@pytest.mark.parametrize("address", ["a@b.example", "mailto:a@b.example"])
def test_automatic_mail_address_is_a_link(address: str) -> None:
    """What Markdown writes in entities is read again."""
    [link] = references(f"<{address}>").links
    assert link.target == "mailto:a@b.example"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("See the report.\n\n[here](report)", 3, 8),
        ("[report](report)", 1, 10),
        ("`/x`\n\n[a](/x)", 3, 5),
        ("A.\n\n[a]()", 3, 5),
    ],
)
def test_link_is_placed_at_its_address(text: str, line: int, column: int) -> None:
    """The same letters elsewhere in the text are not the link."""
    assert [(link.line, link.column) for link in references(text).links] == [(line, column)]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("See the report.\n\n[here][1]\n\n[1]: report", 5, 6),
        ("See the city.\n\n# the city", 3, 1),
        ("A.\n\n# The `city`", 3, 1),
        ("A.\n\n    [@a]\n\nB.[@a]", 5, 4),
        ("[a]()\n\n[b]()", 3, 5),
    ],
)
def test_mention_is_placed_where_it_takes_effect(text: str, line: int, column: int) -> None:
    """Whatever else a text says, the last mention stands where Markdown takes it from."""
    mentions = references(text)
    last = (*mentions.sources, *mentions.links, *mentions.titles)[-1]
    assert (last.line, last.column) == (line, column)


@pytest.mark.parametrize("text", ["`[@a]`\n\nA.[@a]", "`@abc`\n\nA.[@a]"])
def test_citation_is_placed_where_it_cites(text: str) -> None:
    """The same letters in code are not the citation."""
    assert [(source.line, source.column) for source in references(text).sources] == [(3, 4)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![a](/x)", [("/x", 1, 1)]),
        ("ندوة ![a][1]\n\n![b](/y)\n\n[1]: /x", [("/x", 1, 6), ("/y", 3, 1)]),
        ("[![a](/x)](/y)", [("/x", 1, 2)]),
        ("a! [b](/x)", []),
        ("`![a](/x)`", []),
    ],
)
def test_pictures(text: str, expected: list[tuple[str, int, int]]) -> None:
    """A picture is found where it begins."""
    assert found(tuple(place for _, place in references(text).pictures)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A", [("A", 1, 1)]),
        ("a\n\n#B\n", [("B", 3, 1)]),
        ("## A\n\n# مدينة\n\n### C", [("مدينة", 3, 1)]),
        ("Title\n=====", [("Title", 1, 1)]),
        ("> # A", [("A", 1, 1)]),
        ("1\n\n- # B", [("B", 3, 1)]),
        ("# A *b* c", [("A b c", 1, 1)]),
        ("## A\n\n### B", []),
        ("Title\n-----", []),
        ("A # b", []),
        ("`# A`", []),
        ("    # A", []),
    ],
)
def test_titles(text: str, expected: list[tuple[str, int, int]]) -> None:
    """A first-level heading is found by its words, however it was written."""
    assert found(references(text).titles) == expected


def test_number_of_a_source_is_no_word_that_was_typed() -> None:
    """A word in brackets may be meant as a citation; the number that a citation is shown by is none."""
    assert found(references("A.[@a] B [c] [@b]").bare) == [("c", 1, 10)]


def test_text_without_mentions() -> None:
    """Plain words refer to nothing."""
    nothing = references("A *plain* text.\n\n## With a part\n")
    assert (nothing.sources, nothing.links, nothing.titles, nothing.pictures) == ((), (), (), ())


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("java\tscript:x", "java    script:x"),
        ("&#106;avascript:x", "javascript:x"),
        ("javascript&colon;x", "javascript:x"),
        ("/a?b&amp;c", "/a?b&c"),
    ],
)
def test_rewritten_address_is_found_again(typed: str, target: str) -> None:
    """What Markdown has read out of entities, tabs and escapes stands where it was typed, and not where it is said."""
    text = f"{target} and {typed}\n\n[a]({typed})"
    assert found(references(text).links) == [(target, 3, 5)]
