"""A page's style holds what can apply to the page, and nothing that could ever apply is lost."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

import pytest

from plugins.archive.languages import CODES, Code
from plugins.pages.stylesheets import policy, stylesheet
from plugins.pages.tailoring import tailored
from tests.folders import THEME
from tests.test_stylesheets import named

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BODY = '<main class="wide b"><p>x</p><details open><summary>y</summary></details></main>'
KINDS = {
    "home": "",
    "edition": "editions/casablanca-2021/",
    "story": "editions/casablanca-2021/closing-report/",
    "authority": "people/khalid-safir/",
    "figures": "figures/",
}


def page(style: str, body: str = BODY) -> str:
    """Make a page of a style and a body."""
    head = f'<meta content="style-src {policy(style)}"><style>{style}</style>'
    return f'<!doctype html><html lang="ar"><head>{head}</head><body>{body}</body></html>'


def cut(style: str, body: str = BODY) -> str:
    """Return what is left of a style on a page."""
    [left] = re.findall(r"<style>(.*?)</style>", tailored(page(style, body), {}), re.DOTALL)
    return str(left)


@pytest.mark.parametrize(
    "rule",
    [
        "p{color:red}",
        ".wide{color:red}",
        "main.wide.b>p{color:red}",
        ".wide *{color:red}",
        "*{color:red}",
        ":root{color:red}",
        "html body tbody{color:red}",
        "p:hover{color:red}",
        ":is(h1,.other):lang(ar){color:red}",
        "p:not(.other){color:red}",
        ".wide:has(> .other){color:red}",
        "p:nth-child(2n + 3)::before{color:red}",
        "[dir=rtl] p[rel=next]{color:red}",
        "[open]>summary::before{color:red}",
        "@font-face{font-family:a}",
        "@layer a,b;",
        '.wide::before{content:"}"}',
    ],
)
def test_what_can_apply_stays(rule: str) -> None:
    """Elements and classes of the page, in whatever state, keep their rules."""
    assert cut(rule) == rule


@pytest.mark.parametrize(
    "rule",
    [
        "table{color:red}",
        ".other{color:red}",
        "p.other{color:red}",
        "main .other>p:hover{color:red}",
        "a[href]{color:red}",
    ],
)
@pytest.mark.parametrize("around", ["{}", "@layer parts{{{}}}", "@layer parts{{@media print{{{}}}}}"])
def test_what_cannot_apply_goes(rule: str, around: str) -> None:
    """A rule that names what the page has not goes, with the groups that held nothing else."""
    assert cut(around.format(rule)) == ""


def test_of_several_selectors_those_stay_that_can_apply() -> None:
    """A list of selectors is shortened, and a comma in brackets ends none."""
    assert cut("p,.other,.wide:is(:lang(fr),:lang(en)),h1{color:red}") == "p,.wide:is(:lang(fr),:lang(en)){color:red}"


def test_neighbours_that_begin_alike_are_one() -> None:
    """A layer that is opened again goes on, and so does a rule; what stands between them keeps them apart."""
    assert cut("@layer a{p{color:red}}@layer a{p{margin:0}}") == "@layer a{p{color:red;margin:0}}"
    assert cut("p{color:red}main{margin:0}p{margin:0}") == "p{color:red}main{margin:0}p{margin:0}"
    assert cut("@font-face{a:b}@font-face{a:c}") == "@font-face{a:b}@font-face{a:c}"


def test_a_property_that_no_rule_asks_for_goes() -> None:
    """Custom properties stay as long as what is left asks for them, by however many steps."""
    style = ":root{--a:red;--b:var(--a);--c:var(--d);--d:1}p{color:var(--b)}.other{margin:var(--c)}"
    assert cut(style) == ":root{--a:red;--b:var(--a)}p{color:var(--b)}"
    assert cut(":root{--a:red}") == ""


def test_policy_is_that_of_what_is_left() -> None:
    """The page allows the style that it has, and no longer the whole one."""
    html = tailored(page("p{color:red}.other{color:red}"), {})
    digest = base64.b64encode(hashlib.sha256(b"p{color:red}").digest()).decode()
    assert re.findall(r"'sha256-[^']+'", html) == [f"'sha256-{digest}'"]


def test_a_page_with_a_script_keeps_the_whole_style() -> None:
    """A script makes what is not written; data that no browser runs makes nothing."""
    style = "p{color:red}.other{color:red}"
    assert cut(style, f'{BODY}<script src="/a.js"></script>') == style
    assert cut(style, f'{BODY}<script type="application/ld+json">{{}}</script>') == "p{color:red}"


def test_a_page_without_a_style_stays_as_it_is() -> None:
    """Where nothing is styled, nothing is cut."""
    assert tailored(f"<html>{BODY}</html>", {}) == f"<html>{BODY}</html>"


@pytest.mark.parametrize("more", ["", '<script src="/a.js"></script>'])
def test_a_style_comes_in_where_another_text_stands_for_it(more: str) -> None:
    """What stood for a style is gone, also from the policy, and what came in is as if it had been there."""
    style = "p{color:red}.other{color:red}"
    assert tailored(page("/*a*/", BODY + more), {"/*a*/": style}) == tailored(page(style, BODY + more), {})


def test_no_rule_of_the_theme_is_lost_on_a_page_that_has_everything() -> None:
    """What the theme says is all kept where every element and class that it names is there."""
    style = stylesheet(THEME, "/", tuple(sorted(named()))).text
    bare = re.sub(r"\([^()]*\)", "", style)
    classes = " ".join(sorted(set(re.findall(r"\.([a-z][\w-]*)", bare))))
    tags = "".join(f"<{tag}>" for tag in sorted(set(re.findall(r"(?<![\w.-])[a-z][a-z0-9]*(?=[\s>+~,{:.\[])", bare))))
    left = cut(style, f'<main class="{classes}">{tags}</main>')
    assert sorted(re.findall(r"[^{};]+:[^{};]+", left)) == sorted(re.findall(r"[^{};]+:[^{};]+", style))


MISSED = r"""whole => {
    const split = text => text.match(/(?:[^,()]|\((?:[^()]|\([^()]*\))*\))+/g).map(selector => selector.trim());
    const selectors = rules => Array.from(rules).flatMap(rule =>
        rule.selectorText ? split(rule.selectorText) : rule.cssRules ? selectors(rule.cssRules) : []);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(whole);
    const kept = new Set(selectors(document.styleSheets[0].cssRules));
    return selectors(sheet.cssRules).filter(selector => !kept.has(selector)).filter(selector =>
        document.querySelector(selector.replace(/::[\w-]+|:(hover|focus|focus-visible|target)(?![\w-])/g, "") || "*"));
}"""


def whole(template: str, code: Code) -> str:
    """Return the style of a template before it is cut to a page."""
    names = re.search(r"set styles = \[(.*?)\]", (THEME / f"templates/{template}.html").read_text("utf-8"))
    assert names
    font = ("font",) if code == "ar" else ()
    return stylesheet(THEME, "/", (*font, *re.findall(r'"([\w-]+)"', names[1]))).text


@pytest.mark.browser
@pytest.mark.parametrize("code", CODES)
def test_a_browser_finds_nothing_for_what_went(browser: Browser, real_url: str, code: Code) -> None:
    """No element of a page answers to a selector that its template had and its own style has not."""
    opened = browser.new_page()
    for template, address in KINDS.items():
        opened.goto(f"{real_url}{code}/{address}")
        assert opened.evaluate(MISSED, whole(template, code)) == [], template
    opened.close()
