"""Finished pages: what is set apart in them, what is never touched, and that browsers show it so."""

from __future__ import annotations

import html
import re

import pytest
from playwright.sync_api import Browser

from plugins.text.bidi import ALM, LRI, PDI, RLI, RLM
from plugins.text.flows import isolated
from plugins.text.isolation import Isolation
from plugins.text.phrases import known
from plugins.text.tracing import Direction
from tests.ordering import CASES, Case

ISOLATION = Isolation(known({"Le Matin": "fr"}))
# The places of every character that has a width, from left to right, one list for each paragraph.
ORDERS = """() => [...document.querySelectorAll('p')].map(p => {
  const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), range = document.createRange(), found = [];
  for (let at = 0, node; node = walk.nextNode(); at += node.length)
    for (let i = 0; i < node.length; i++) {
      range.setStart(node, i); range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect();
      if (box.width && node.data[i].trim()) found.push([box.left + box.width / 2, at + i]);
    }
  return found.sort((a, b) => a[0] - b[0]).map(pair => pair[1]);
})"""


def ordered(part: str, base: Direction = "rtl") -> str:
    """Return a part of a page with its phrases set apart."""
    return isolated(part, ISOLATION, base)


@pytest.mark.parametrize(
    ("part", "wanted"),
    [
        ("<p>عضو في IEEE، 12</p>", '<p>عضو في <bdi dir="ltr">IEEE</bdi>، 12</p>'),
        (
            '<p>عضو في <a href="https://ieee.org/?a=1&amp;b=2">IEEE</a>، 12 عضوا</p>',
            '<p>عضو في <a href="https://ieee.org/?a=1&amp;b=2"><bdi dir="ltr">IEEE</bdi></a>، 12 عضوا</p>',
        ),
        ("<p>صحيفة Le Matin، 5</p>", '<p>صحيفة <bdi lang="fr" dir="ltr">Le Matin</bdi>، 5</p>'),
        ("<p>Hack &amp; Pitch، 3</p>", '<p><bdi dir="ltr">Hack &amp; Pitch</bdi>، 3</p>'),
        ("<p>بالـIoT</p>", '<p>بالـ<bdi dir="ltr">IoT</bdi></p>'),
        (
            "<p>ندوة <b>Smart <i>City</i></b> Africa، 3</p>",
            '<p>ندوة <bdi dir="ltr"><b>Smart <i>City</i></b> Africa</bdi>، 3</p>',
        ),
        (
            "<p>في <b>مدينة Smart</b> City، 3</p>",
            f"<p>في <b>مدينة {LRI}Smart</b> City{PDI}، 3</p>",
        ),
        ("<p>IEEE<br>2019</p>", '<p><bdi dir="ltr">IEEE</bdi><br>2019</p>'),
        ("<td>Orange، 2023</td><td>75%</td>", '<td><bdi dir="ltr">Orange</bdi>، 2023</td><td>75%</td>'),
        ("<h2>Smart City 2021</h2>", '<h2><bdi dir="ltr">Smart City 2021</bdi></h2>'),
        ("<p>2019-2021 بالمغرب</p>", f"<p>{ALM}2019-2021 بالمغرب</p>"),
        ('<p lang="fr" dir="ltr">à مدينة, 12</p>', '<p lang="fr" dir="ltr">à <bdi dir="rtl">مدينة</bdi>, 12</p>'),
        (
            '<p>قال <span lang="fr" dir="ltr">la مدينة, 12</span>، 5</p>',
            '<p>قال <span lang="fr" dir="ltr">la <bdi dir="rtl">مدينة</bdi>, 12</span>، 5</p>',
        ),
        (
            '<a dir="ltr"><p>la مدينة</p></a><p>IEEE</p>',
            '<a dir="ltr"><p>la <bdi dir="rtl">مدينة</bdi></p></a><p><bdi dir="ltr">IEEE</bdi></p>',
        ),
        (
            '<li dir="ltr"><a href="/x">ندوة المدينة الذكية</a>, 2019</li>',
            '<li dir="ltr"><a href="/x"><bdi dir="rtl">ندوة المدينة الذكية</bdi></a>, 2019</li>',
        ),
        (
            "<p>28 فبراير 2024 · Casablanca · 5 دقائق</p>",
            '<p>28 فبراير 2024 · <bdi dir="ltr">Casablanca</bdi> · 5 دقائق</p>',
        ),
        ("<p>أمر <code>ls -l</code> ثم</p>", '<p>أمر <code dir="ltr">ls -l</code> ثم</p>'),
        ("<pre>IEEE، 12</pre>", '<pre dir="ltr">IEEE، 12</pre>'),
    ],
)
def test_phrases_are_set_apart(part: str, wanted: str) -> None:
    """Each phrase is set apart once, as a whole, where its tags allow; links keep their addresses to the byte."""
    assert ordered(part) == wanted
    assert ordered(wanted) == wanted


@pytest.mark.parametrize(
    "part",
    [
        "<p>عضو <bdi>IEEE</bdi>، 12</p>",
        '<p>عضو <bdi dir="ltr">IEEE</bdi>، 12</p>',
        "<p>العمارة والماء، 80.000 زائر يوم 28 فبراير 2024</p>",
        "<style>p{color:red}</style><script>Orange، 3</script>",
        '<svg><text x="1">Orange، 3</text></svg>',
        "<!-- Orange، 3 -->",
        '<p><span class="as-is">Microsoft 5 مشاريع</span></p>',
        f"<p>ندوة {LRI}Smart City{PDI}، 3</p>",
        '<p><a href="/ar/editions/x/" title="العنوان">الدورة</a></p>',
        "",
    ],
)
def test_what_is_right_or_not_ours_is_not_touched(part: str) -> None:
    """Marked-up names, code, drawings, comments and what an author left alone keep every byte."""
    assert ordered(part) == part


@pytest.mark.parametrize(
    ("part", "wanted"),
    [
        ("<title>Smart City: تظاهرة</title>", f"<title>{RLM}Smart City: تظاهرة</title>"),
        ('<img alt="شعار IEEE، 2019">', f'<img alt="شعار {LRI}IEEE{PDI}، 2019">'),
        ('<a aria-label="شعار IEEE، 2019">نص</a>', f'<a aria-label="شعار {LRI}IEEE{PDI}، 2019">نص</a>'),
        (
            '<meta name="description" content="A &amp; B، 2019 مدينة">',
            f'<meta name="description" content="{LRI}A &amp; B{PDI}، 2019 مدينة">',
        ),
        ('<meta http-equiv="x" content="IEEE، 2019">', '<meta http-equiv="x" content="IEEE، 2019">'),
        ('<a href="/IEEE،2019" id="IEEE،2019">نص</a>', '<a href="/IEEE،2019" id="IEEE،2019">نص</a>'),
    ],
)
def test_words_in_attributes_are_ordered_and_nothing_else_in_them(part: str, wanted: str) -> None:
    """What readers hear or see gets isolates where the order is wrong; addresses and ids never."""
    assert ordered(part) == wanted


@pytest.mark.parametrize(
    ("part", "wanted"),
    [
        ("<p>شركة <b>Smart</b>\n<i>City</i>\n، 3</p>", "<p>شركة <A><b>Smart</b>\n<i>City</i></bdi>\n، 3</p>"),
        (
            "<pre>\n<p>IEEE، 1</p>\n</pre>\n<p>IEEE، 2</p>",
            '<pre dir="ltr">\n<p>IEEE، 1</p>\n</pre>\n<p><A>IEEE</bdi>، 2</p>',
        ),
        (
            "<!-- IEEE، 1\n<p>IEEE، 2</p>\n-->\n<p>IEEE، 3</p>",
            "<!-- IEEE، 1\n<p>IEEE، 2</p>\n-->\n<p><A>IEEE</bdi>، 3</p>",
        ),
        (
            "<script>\n<p>IEEE، 1</p>\n</script><p>IEEE، 2</p>",
            "<script>\n<p>IEEE، 1</p>\n</script><p><A>IEEE</bdi>، 2</p>",
        ),
        ("<script>\n<p>IEEE، 1</p>\n", "<script>\n<p><A>IEEE</bdi>، 1</p>\n"),
        (
            '<div dir="ltr">\n<p>مدينة, 1</p>\n</div>\n<p>مدينة, 1</p>\n<p>IEEE, 1</p>',
            '<div dir="ltr">\n<p><bdi dir="rtl">مدينة</bdi>, 1</p>\n</div>\n<p>مدينة, 1</p>\n<p><A>IEEE</bdi>, 1</p>',
        ),
    ],
)
def test_lines_are_read_together_up_to_a_border(part: str, wanted: str) -> None:
    """A line is what it is where it stands: within what a line above it began, and in the direction that is open."""
    assert ordered(part) == wanted.replace("<A>", '<bdi dir="ltr">')


def test_language_of_a_page_decides() -> None:
    """The direction comes from the elements round a text, through every depth."""
    page = '<html lang="ar" dir="rtl"><body><ul><li>IEEE، 1<li>IEEE، 2</ul></body></html>'
    assert isolated(page, ISOLATION).count('<bdi dir="ltr">IEEE</bdi>') == 2
    page = page.replace("rtl", "ltr").replace("IEEE،", "مدينة,")
    assert isolated(page, ISOLATION).count('<bdi dir="rtl">مدينة</bdi>') == 2


@pytest.mark.browser
@pytest.mark.parametrize("base", ["rtl", "ltr"])
def test_browser_shows_the_editors_order(browser: Browser, base: Direction) -> None:
    """In a real browser every sentence has its characters where the editor would have them, to the last."""
    cases = [case for case in CASES if case.base == base]
    page = browser.new_page(viewport={"width": 1600, "height": 900})
    parts = [ordered(f"<p>{html.escape(case.text, quote=False)}</p>", base) for case in cases]
    page.set_content(f'<html dir="{base}"><body style="white-space:nowrap;font-family:sans-serif">{"".join(parts)}')
    shown = page.evaluate(ORDERS)
    page.close()
    assert_shown(cases, parts, shown)


def assert_shown(cases: list[Case], parts: list[str], shown: list[list[int]]) -> None:
    """Assert that a browser shows sentences, as they were set apart, in the editor's order."""
    assert len(shown) == len(cases)
    for case, part, order in zip(cases, parts, shown, strict=True):
        written = html.unescape(re.sub("<[^>]*>", "", part))
        places = [at for at, character in enumerate(written) if character not in (ALM, LRI, RLI, PDI)]
        assert "".join(written[at] for at in places) == case.text
        assert _runs(case, [places.index(at) for at in order]) == _runs(case, case.order)


def _runs(case: Case, order: list[int]) -> list[str]:
    """Return words instead of letters: joined Arabic letters share their glyphs' places."""
    words = {at: number for number, found in enumerate(re.finditer(r"\w+", case.text)) for at in range(*found.span())}
    shown: list[str] = []
    for at in order:
        name = f"word {words[at]}" if at in words else f"{at}"
        if not shown or shown[-1] != name:
            shown.append(name)
    return shown
