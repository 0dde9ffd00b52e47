"""Markdown becomes HTML with citations, runs in other languages and links by folder, and nothing in it is live."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import html5lib
import pytest

from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.text.markup import Converted, Link, Setting, convert

SETTING = Setting(lambda address: Link(f"/en{address}"), lambda number: f"Source {number}")
WORDS: dict[Code, str] = {"ar": "مدينة", "fr": "ville", "en": "city"}


def html(text: str, setting: Setting = SETTING) -> str:
    """Convert a text and return its HTML."""
    return convert(text, setting).html


def parsed(text: str) -> ElementTree.Element:
    """Convert a text and read it as a browser does."""
    tree = html5lib.parse(html(text), namespaceHTMLElements=False)
    assert isinstance(tree, ElementTree.Element)
    body = tree.find("body")
    assert body is not None
    return body


def first(text: str, path: str) -> ElementTree.Element:
    """Return the first element at a path of a converted text."""
    element = parsed(text).find(path)
    assert element is not None, html(text)
    return element


def content(element: ElementTree.Element) -> str:
    """Return the text of an element and all within it."""
    return "".join(element.itertext())


# ── citations ──────────────────────────────────────────────────────────────────────────────────────────────────


def cited(text: str) -> list[tuple[str | None, str, str | None]]:
    """Return the address, number and label of each citation of a text."""
    links = parsed(text).iterfind(".//span[@class='cited']/a[@class='fn']")
    return [(link.get("href"), content(link), link.get("aria-label")) for link in links]


def test_citation_leads_to_its_source() -> None:
    """A number in brackets stands for the source, and its label says so."""
    assert cited("A.[@cea-ar]") == [("#s-cea-ar", "[1]", "Source 1")]


def test_citations_are_numbered_by_first_mention() -> None:
    """A source keeps the number that it got first."""
    assert [number for _, number, _ in cited("A.[@b] B.[@a @b]\n\nC.[@c][@a]")] == ["[1]", "[2]", "[1]", "[3]", "[2]"]


def test_sources_come_in_the_order_of_their_numbers() -> None:
    """Each cited source is listed once."""
    assert convert("A.[@b] B.[@a @b]\n\n- C.[@c]", SETTING).cited == ("b", "a", "c")


def test_text_without_citations_cites_nothing() -> None:
    """There is nothing to list."""
    assert convert("A.", SETTING) == Converted("<p>A.</p>", ())


@pytest.mark.parametrize("group", ["[@a @b]", "[@a, @b]", "[@a; @b]"])
def test_citations_of_one_place_are_one_group(group: str) -> None:
    """Sources cited together stay together, however they are parted."""
    assert [content(link) for link in first(f"A.{group}", "p/span")] == ["[1]", "[2]"]


def test_numbers_begin_anew_in_each_text() -> None:
    """One page's citations leave no trace on the next."""
    assert html("A.[@a]") == html("A.[@a]")
    assert convert("B.[@b]", SETTING).cited == ("b",)


@pytest.mark.parametrize("text", ["[@Cea]", "[@]", "[@a b]", "a@b.example"])
def test_what_is_no_citation_is_text(text: str) -> None:
    """Only lower-case ids are sources."""
    assert html(text) == f"<p>{text}</p>"


# ── runs in another language ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", CODES)
def test_run_carries_its_language(code: Code) -> None:
    """A run is isolated, with language and direction."""
    run = first(f"1 :{code}[{WORDS[code]}] 2", "p/bdi")
    assert (run.get("lang"), run.get("dir"), content(run)) == (code, LANGUAGES[code].direction, WORDS[code])


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("form", "path"),
    [
        ("%s", "p"),
        ("- %s\n- 1", "ul/li"),
        ("1. %s\n2. 1", "ol/li"),
        ("> %s", "blockquote"),
        ("## %s", "h2"),
        ("### %s", "h3"),
        ("| %s | 1 |\n|---|---|\n| 2 | 3 |", "table/thead/tr/th"),
        ("| 1 | 2 |\n|---|---|\n| %s | 3 |", "table/tbody/tr/td"),
    ],
)
def test_block_that_is_one_run_takes_its_language(code: Code, form: str, path: str) -> None:
    """Where a whole block is in another language, the block says so and needs no isolation within."""
    block = first(form % f":{code}[{WORDS[code]}]", path)
    assert (block.get("lang"), block.get("dir")) == (code, LANGUAGES[code].direction)
    assert content(block).strip() == WORDS[code]
    assert block.find(".//bdi") is None
    assert [child.get("lang") for child in block] == [None] * len(block)


@pytest.mark.parametrize("form", ["%s[@a]", "%s [@a] [@b]", "> %s[@a]"])
def test_citations_do_not_hinder_the_block(form: str) -> None:
    """Numbers after a run belong to no language."""
    text = form % ":ar[مدينة]"
    block = first(text, "blockquote" if text.startswith(">") else "p")
    assert (block.get("lang"), block.get("dir")) == ("ar", "rtl")
    assert block.find(".//a[@class='fn']") is not None


@pytest.mark.parametrize(
    "text",
    ["1 :ar[مدينة]", ":ar[مدينة] 1", ":ar[مدينة] :ar[قرية]", "*:ar[مدينة]*", ":ar[مدينة][@a] 1", "[@a] :ar[مدينة]"],
)
def test_block_with_anything_else_keeps_its_language(text: str) -> None:
    """A run among other words is isolated where it stands."""
    paragraph = first(text, "p")
    assert paragraph.get("lang") is None
    assert paragraph.find(".//bdi") is not None


def test_quotation_of_two_blocks_keeps_their_languages_apart() -> None:
    """Only a quotation of one block takes its language."""
    quote = first("> :ar[مدينة]\n>\n> :fr[ville]", "blockquote")
    assert quote.get("lang") is None
    assert [(block.get("lang"), block.get("dir")) for block in quote] == [("ar", "rtl"), ("fr", "ltr")]


def test_run_may_hold_markup() -> None:
    """Emphasis and code work within a run."""
    assert html("1 :fr[la **ville**]") == '<p>1 <bdi dir="ltr" lang="fr">la <strong>ville</strong></bdi></p>'


@pytest.mark.parametrize(
    ("typed", "set_so"),
    [
        (":ltr[COP 28]", '<bdi dir="ltr">COP 28</bdi>'),
        (":rtl[مدينة, 5]", '<bdi dir="rtl">مدينة, 5</bdi>'),
        (":asis[Microsoft 5]", '<span class="as-is">Microsoft 5</span>'),
    ],
)
def test_writer_decides_what_runs_together(typed: str, set_so: str) -> None:
    """A run may have a direction alone, or be left as it is."""
    assert html(f"1 {typed} 2") == f"<p>1 {set_so} 2</p>"


def test_run_may_be_a_link_s_text() -> None:
    """The link holds the run."""
    assert content(first("1 [:ar[مدينة]](https://a.example)", "p/a/bdi")) == "مدينة"


@pytest.mark.parametrize("text", [":de[Stadt]", ":ar[]", "x:ar[y]", "::ar[y]", "at 18:en[y]", ":ar [y]"])
def test_what_is_no_run_is_text(text: str) -> None:
    """Other languages, empty runs and colons within words change nothing."""
    assert html(text) == f"<p>{text}</p>"


# ── code ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "path"), [("a `b`", "p/code"), ("    b", "pre"), ("    b", "pre/code"), ("- `b`", "ul/li/code")]
)
def test_code_reads_from_left_to_right(text: str, path: str) -> None:
    """Code has its own direction on every page."""
    assert first(text, path).get("dir") == "ltr"


@pytest.mark.parametrize("code", ["[@a]", ":ar[مدينة]", "[a](https://a.example)", "<b>x</b>", "&lt;", "**b**"])
@pytest.mark.parametrize(("form", "path"), [("a `%s`", "p/code"), ("``%s``", "p/code"), ("    %s", "pre/code")])
def test_code_is_shown_as_it_was_typed(code: str, form: str, path: str) -> None:
    """There are no citations, runs, links or marks in code."""
    element = first(form % code, path)
    assert content(element).strip() == code
    assert len(element) == 0
    assert convert(form % code, SETTING).cited == ()


# ── links ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_link_by_folder_is_resolved() -> None:
    """What follows the mark is asked for as it was typed, and the answer is the address."""
    asked: list[str] = []

    def resolve(address: str) -> Link:
        asked.append(address)
        return Link("/fr/editions/b/#c")

    setting = Setting(resolve, str)
    assert html("[a]({filename}/editions/b#c)", setting) == '<p><a href="/fr/editions/b/#c">a</a></p>'
    assert html("[a][1]\n\n[1]: {filename}../b", setting) == '<p><a href="/fr/editions/b/#c">a</a></p>'
    assert asked == ["/editions/b#c", "../b"]


@pytest.mark.parametrize("code", CODES)
def test_link_into_another_language_says_so(code: Code) -> None:
    """A link names the language of what it leads to where that is another."""
    setting = Setting(lambda address: Link("/x/", code), str)
    assert html("[a]({filename}/b)", setting) == f'<p><a href="/x/" hreflang="{code}">a</a></p>'


@pytest.mark.parametrize(
    "address", ["https://a.example/b?c=d", "http://a.example", "mailto:a@b.example", "#part", "https://a.example/(b)"]
)
@pytest.mark.parametrize("form", ["[a](%s)", '[a](%s "A title")', "[a][1]\n\n[1]: %s"])
def test_link_to_the_web_stays(address: str, form: str) -> None:
    """Web, mail and parts of the page can be linked to, in any form."""
    assert first(form % address, "p/a").get("href") == address


def test_web_address_in_angles_is_a_link() -> None:
    """An address between angles links to itself."""
    assert html("<https://a.example>") == '<p><a href="https://a.example">https://a.example</a></p>'


@pytest.mark.parametrize("text", ["<a@b.example>", "<mailto:a@b.example>"])
def test_mail_address_in_angles_is_a_link(text: str) -> None:
    """An automatic mail address leads where the check allows it to lead."""
    assert first(text, "p/a").get("href") == "mailto:a@b.example"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "\x02amp\x03javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:a",
        "//evil.example",
        "\\\\evil.example",
        "/absolute",
        "relative.html",
        "HTTPS://a.example",
        "",
    ],
)
def test_other_addresses_lead_nowhere(address: str) -> None:
    """Of a link that is not allowed only its words are left, in whatever form it was written."""
    for form in ("[a](%s)", "[a]( %s)", "[a](<%s>)", '[a](%s "t")', "[a][1]\n\n[1]: %s", "<%s>"):
        assert [anchor.get("href") for anchor in parsed(form % address).iter("a")] in ([None], []), form


# ── nothing is live ────────────────────────────────────────────────────────────────────────────────────────────

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example></SCRIPT>",
    "a <b onclick=alert(1)>b</b>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href='javascript:alert(1)'>a</a>",
    "<style>*{display:none}</style>",
    "<!-- <script> --><script>alert(1)</script>",
    "<?php echo 1 ?>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<div>\n\n<script>alert(1)</script>\n\n</div>",
    "<div markdown=1>\n<script>alert(1)</script>\n</div>",
    "</p></div><script>alert(1)</script>",
    "\\<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<math><mtext><style><img src onerror=alert(1)>",
    "[<script>alert(1)</script>](https://a.example)",
    '[a](https://a.example "t\\"><script>alert(1)</script>")',
    '[a](https://a.example/"onclick="alert(1))',
    "[a](https://a.example/'onclick='alert(1))",
    '[a][1]\n\n[1]: https://a.example "x" onclick="alert(1)',
    "[a][1]\n\n[1]: https://a.example '\"><script>alert(1)</script>'",
    "[[a](javascript:alert(1))](https://a.example)",
    "[![a](javascript:alert(1))](javascript:alert(2))",
    "[a[b]c](javascript:alert(1))",
    "[`a`](javascript:alert(1))",
    '<https://a.example/"onclick="alert(1)>',
    "<https://a.example/><script>alert(1)</script>",
    '![" onerror=alert(1) x="](https://a.example)',
    "## <script>alert(1)</script>",
    '## a" onclick="alert(1)',
    "- <script>alert(1)</script>",
    "> <script>alert(1)</script>",
    "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    ":ar[<script>alert(1)</script>]",
    ':ar[" onclick="alert(1)]',
    "[@a<script>]",
    "*<script>alert(1)</script>*",
    "`a`<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\x02klzzwxh:0000\x03<script>alert(1)</script>",
    "\x02wzxhzdk:0\x03<script>alert(1)</script>",
    "    <script>alert(1)</script>",
    "```\n<script>alert(1)</script>\n```",
    "{: onclick=alert(1) }\n\na{: onclick=alert(1) }",
    "a  \n<script>alert(1)</script>",
]
TAGS = {"body", "p", "a", "bdi", "span", "code", "pre", "em", "strong", "h1", "h2", "ul", "li", "blockquote", "br"} | {
    *("table", "thead", "tbody", "tr", "th", "td", "img")
}
ATTRIBUTES = {"lang", "dir", "class", "href", "title", "aria-label", "id", "alt", "src", "hreflang"}


@pytest.mark.parametrize("text", HOSTILE)
def test_raw_html_is_never_live(text: str) -> None:
    """A browser finds only elements and attributes that Markdown makes, and no address that runs."""
    elements = list(parsed(text).iter())
    assert {str(element.tag) for element in elements} - TAGS == set()
    assert {name for element in elements for name in element.attrib} - ATTRIBUTES == set()
    addresses = [element.get("href", "#") for element in elements if element.tag == "a"]
    assert [address for address in addresses if not address.startswith(("https://a.example", "#"))] == []


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "a <b onclick=x>b</b>", "<!-- a -->", "<svg/onload=alert(1)>", "</p>", "<?php a ?>"],
)
def test_raw_html_is_shown_as_it_was_typed(text: str) -> None:
    """Nothing that an author typed is lost in silence."""
    assert content(parsed(text)) == text


# ── headings ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## المدينة الذكية", "المدينة-الذكية"),
        ("## La ville écoute", "la-ville-écoute"),
        ("## Cities by all", "cities-by-all"),
        ("## L’eau : où en est-on ?", "leau-où-en-est-on"),
        ("## 2024", "2024"),
        ("## :fr[Ville] 2024", "ville-2024"),
        ("## `code`", "code"),
    ],
)
def test_heading_s_id_can_be_read(text: str, expected: str) -> None:
    """An id keeps the letters of its language."""
    assert first(text, "h2").get("id") == expected


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("المُدُنُ الذكية: «5G»، 2019", "المدن-الذكية-5g-2019"),
        ("L’œuvre d’été – à Casablanca", "lœuvre-dété-à-casablanca"),
        ("About :ar[ندوة] (2024)", "about-ندوة-2024"),
        ("\u2067ندوة\u2069 \u200fA\u200e \u061c2", "ندوة-a-2"),
    ],
)
def test_id_of_a_heading_can_be_read(heading: str, name: str) -> None:
    """The id of a heading is its words, in its own letters; vowel marks and invisible controls are no part of it."""
    assert re.findall(r'id="([^"]*)"', html(f"## {heading}")) == [name]


def test_ids_of_headings_are_unique() -> None:
    """The same words twice make two ids."""
    ids = re.findall(r'id="([^"]*)"', html("## A\n\n## A\n\n### A\n\n## !\n\n## ?"))
    assert len(ids) == len(set(ids)) == 5


@pytest.mark.parametrize("taken", ["sources", "main", "المصادر"])
def test_heading_does_not_take_an_id_of_the_page(taken: str) -> None:
    """The ids that the page's own parts bear are not given to headings, however often they are asked for."""
    setting = Setting(SETTING.resolve, SETTING.citation, frozenset({taken}))
    ids = re.findall(r'id="([^"]*)"', html(f"## {taken}\n\n## {taken}\n\n## {taken} 1", setting))
    assert len(set(ids)) == 3
    assert taken not in ids


# ── tables and lists ───────────────────────────────────────────────────────────────────────────────────────────

TABLE = "| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |"


def test_table_is_aligned_by_class() -> None:
    """A column set to the right is one of numbers; the page's style decides the rest, not the table."""
    table = first(TABLE, "table")
    assert table.get("class") == "grid"
    assert [cell.get("class") for cell in table.iter("th")] == [None, None, None, "num"]
    assert [cell.get("class") for cell in table.iter("td")] == [None, None, None, "num"]


def test_table_has_no_style_of_its_own() -> None:
    """The page's policy allows no style within elements, and nothing has a fixed side."""
    names = {name for element in parsed(TABLE).iter() for name in element.attrib}
    assert names == {"class"}


def test_kinds_of_lists_do_not_mix() -> None:
    """A number in a list of dots is text, not a list of its own."""
    assert first("1. a\n2. b\n\n- c", "ul/li").text == "c"
    assert content(first("3. a\n4. b", "ol")).split() == ["a", "b"]
    assert first("3. a\n4. b", "ol").get("start") == "3"
