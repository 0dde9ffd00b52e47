"""A finished page is read as its readers see it, and both sites are well written."""

from __future__ import annotations

import re

import pytest

from plugins.archive.reading import read
from plugins.proof.built import BuiltFile
from plugins.proof.galleys import blocks, official_wordings, proofs
from plugins.text.passages import HELD
from tests.conftest import HOUSE
from tests.sitetree import BuiltSite

PAGE = '<!doctype html><html lang="{}"><head><title>T</title></head><body>{}</body></html>'


def shown(body: str, language: str = "fr") -> list[tuple[str, str, str]]:
    """Return the passages of a page below its title: text, language and kind; what is held back as a sign."""
    found = [block.passage for block in blocks(PAGE.format(language, body))][1:]
    return [(re.sub(f"{HELD}+", "#", passage.prose), passage.language, passage.kind) for passage in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>A <em>b</em></h1><p>C\n  d</p>", [("A b", "fr", "title"), ("C d", "fr", "prose")]),
        ('<p>A <bdi lang="ar">كلمة</bdi> b</p>', [("A # b", "fr", "prose"), ("كلمة", "ar", "label")]),
        ('<p>A.<span class="cited"><a href="#">[1]</a></span> B.</p>', [("A. B.", "fr", "prose")]),
        ("<p>A <code>x , y</code></p>", [("A #", "fr", "prose")]),
        ("<div><span>A</span><b>B</b></div>", [("A", "fr", "label"), ("B", "fr", "label")]),
        ("<div><span>A</span> <b>B</b></div>", [("A B", "fr", "label")]),
        ("<ul><li>A<li>B</ul>", [("A", "fr", "prose"), ("B", "fr", "prose")]),
        ('<nav aria-label="N"><a href="/">A</a></nav>', [("N", "fr", "label"), ("A", "fr", "label")]),
        ('<article lang="ar"><h2>عنوان</h2></article>', [("عنوان", "ar", "label")]),
        ("<style>a , b</style><svg><text>c , d</text></svg>", []),
        ("<p>A\u2068B\u2069</p>", [("AB", "fr", "prose")]),
    ],
)
def test_blocks(body: str, expected: list[tuple[str, str, str]]) -> None:
    """Each block is a passage in the language that the page gives it."""
    assert shown(body) == expected


@pytest.mark.parametrize(
    ("language", "text", "mended"),
    [("ar", "الماء ،الهواء", "الماء،"), ("fr", "l’eau , l’air", "l’eau,"), ("en", "water , air", "water,")],
)
def test_slip_is_told_where_its_block_begins(language: str, text: str, mended: str) -> None:
    """A slip on a finished page is told with line and column of its block."""
    page = PAGE.format(language, f"\n<main>\n  <p>{text}</p></main>")
    found = list(proofs(BuiltFile("a/index.html", "output/a/index.html", page.encode())))
    assert (found[0].path, found[0].line, found[0].column, found[0].level) == ("output/a/index.html", 3, 6, "error")
    assert mended in found[0].message


@pytest.mark.parametrize(("name", "content"), [("tiny", "tests/site/content"), ("real", "content")])
def test_sites_are_well_written(request: pytest.FixtureRequest, name: str, content: str) -> None:
    """No page of either site shows anything that the language guide calls wrong, in content, catalogues or templates."""
    site: BuiltSite = request.getfixturevalue(name)
    official = official_wordings(read(HOUSE / content).archive)
    found = [
        str(problem)
        for page in site.pages.values()
        for problem in proofs(BuiltFile(page.address, page.address, page.text.encode()), official)
    ]
    assert found == []


def test_official_wording_is_left_as_it_is() -> None:
    """A name is not corrected where it is shown, and what stands beside it is."""
    page = PAGE.format("en", "<p>the Forum, 2nd edition , and the 3rd edition</p>")
    told = [problem.message for problem in proofs(BuiltFile("a", "a", page.encode()), {"the Forum, 2nd edition"})]
    assert [("2nd" in text, "3rd" in text) for text in told] == [(False, False), (False, True)]


def test_every_word_of_a_page_is_read(site: BuiltSite) -> None:
    """Nothing that a reader is shown is left out, but for numbers of sources."""
    for page in site.pages.values():
        read = "".join(letter for block in blocks(page.text) for letter in block.passage.text if letter.isalpha())
        unseen = {part for template in page.tree.iter("template") for part in template.iter()}
        for element in page.tree.iter():
            if element in unseen or element.tag in ("head", "style", "svg", "title", "script"):
                continue
            if element.get("class") == "fn":
                continue
            for text in (element.text or "", *(child.tail or "" for child in element)):
                assert "".join(letter for letter in text if letter.isalpha()) in read, (page.address, text)
