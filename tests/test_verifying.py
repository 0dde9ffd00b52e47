"""Verification: the built sites keep every fact, and for each fact one small change of a page that breaks it."""

from __future__ import annotations

import base64
import hashlib
import inspect
import os
import shutil
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.archive import secrets
from plugins.archive.languages import CODES, Code
from plugins.archive.reading import read
from plugins.pages import addresses
from plugins.pages.ledger import promised_by
from plugins.proof import guarding, kinds, leaks, pictures, verifying
from plugins.proof.tree import BuiltTree
from plugins.proof.verifying import addresses_promised, verify
from tests.conftest import HOUSE, run_pelican
from tests.folders import said, write
from tests.sitetree import ROOT_URL, BuiltSite

TINY = HOUSE / "tests/site/content"
HOMES = [f"{code}/index.html" for code in CODES]
STORY = "fr/editions/agadir-2021/seulement"
AIMS = {"ar": "rtl", "fr": "ltr", "en": "ltr"}


@dataclass(frozen=True)
class Copy:
    """A copy of the tiny site, to be changed."""

    folder: Path

    def text(self, name: str) -> str:
        """Return a file as text."""
        return (self.folder / name).read_text(encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Exchange words of a file, where they stand first."""
        text = self.text(name)
        assert old in text
        (self.folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def add(self, name: str, data: str | bytes) -> list[str]:
        """Write a file, and return what is then wrong."""
        write(self.folder, {name: data})
        return self.problems()

    def problems(self, content: Path | None = None) -> list[str]:
        """Return what is wrong with the site, as a person reads it."""
        return said(verify(self.folder, promised_by(read(content)) if content else None))

    def said_at(self, name: str, words: str, told: str) -> str:
        """Return a problem at the place where words of a file stand first."""
        before = self.text(name).partition(words)[0]
        return f"output/{name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}: {told}"

    def told_of(self, name: str, old: str, new: str, told: str, at: str = "") -> None:
        """Hold that a change of a page is told in these words, where the new words stand, and nothing else is."""
        self.change(name, old, new)
        assert self.problems() == [self.said_at(name, at or new, told)]


@pytest.fixture
def copy(tiny: BuiltSite, tmp_path: Path) -> Copy:
    """The tiny site, copied."""
    return Copy(Path(shutil.copytree(tiny.folder, tmp_path / "output")))


# ── the whole ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("name", "content"), [("tiny", TINY), ("real", HOUSE / "content")])
def test_built_sites_keep_every_fact(name: str, content: Path, request: pytest.FixtureRequest) -> None:
    """Both sites are as they should be, the addresses of their content included."""
    site: BuiltSite = request.getfixturevalue(name)
    assert said(verify(site.folder, promised_by(read(content)))) == []


def test_site_below_a_path_keeps_every_fact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the site stands is read from its first page, a path included."""
    monkeypatch.setenv("NADWA_URL", "https://example.org/archive")
    done = run_pelican(TINY, tmp_path / "output", "-s", "publishconf.py")
    assert done.returncode == 0, done.stderr
    copy = Copy(tmp_path / "output")
    assert copy.problems(TINY) == []
    copy.change("fr/index.html", 'href="/archive/fr/editions/"', 'href="/fr/editions/"')
    told = "`/fr/editions/` leads nowhere; mend the link"
    assert copy.problems() == [copy.said_at("fr/index.html", '<a href="/fr/editions/"', told)]


@pytest.mark.parametrize("room", [verifying, guarding, kinds, leaks])
def test_every_rule_is_in_force(room: object) -> None:
    """A rule that is written is a rule that is asked, and its docstring is the fact."""
    mine = {f for name, f in vars(room).items() if inspect.isgeneratorfunction(f) and not name.startswith("_")}
    written = {rule for rule in mine if rule.__module__ == room.__name__}  # type: ignore[attr-defined]
    in_force = [getattr(room, name, ()) for name in ("RULES", "PAGE_RULES", "OUTLINE_RULES")]
    assert written <= {rule for rules in in_force for rule in rules}
    assert [rule.__name__ for rule in written if not rule.__doc__] == []


def test_problems_of_all_files_come_in_order(copy: Copy) -> None:
    """One reading finds everything, and tells it by place."""
    for code in reversed(CODES):
        copy.change(f"{code}/index.html", "<h1", "<h2")
    assert copy.problems() == [f"output/{name}:1:1: has no h1; add the title" for name in sorted(HOMES)]


def test_folder_may_be_called_by_another_name(copy: Copy) -> None:
    """A site that is verified aside is told by the name that it will have."""
    copy.change("ar/index.html", "<h1", "<h2")
    assert said(verify(copy.folder, called="public")) == ["public/ar/index.html:1:1: has no h1; add the title"]


@pytest.mark.parametrize("without", ["the page", "its address"])
def test_site_without_door_is_told_alone(copy: Copy, without: str) -> None:
    """Without its first page nothing is known of where links lead, so nothing else is said of them."""
    if without == "the page":
        (copy.folder / "index.html").unlink()
    else:
        copy.change("index.html", f'<link rel="canonical" href="{ROOT_URL}/">', "")
    told = "is missing or does not say where the site stands; build again with its address"
    assert copy.problems() == [f"output/index.html:1:1: {told}"]


# ── links ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "lost",
    [
        "/{code}/editions",
        "/{code}/nowhere/",
        "../nowhere/",
        f"{ROOT_URL}/{{code}}/nowhere/",
        "http://[",
        "/{code}/news/#?",
    ],
)
def test_link_that_leads_nowhere_is_told(copy: Copy, code: Code, lost: str) -> None:
    """Whichever way it is written, a link reaches a page: its slash belongs to it, and so does its fragment."""
    url = lost.format(code=code)
    told = (
        "leads to a part that is not there; mend the link or the id" if "#" in url else "leads nowhere; mend the link"
    )
    copy.told_of(f"{code}/index.html", f'<a href="/{code}/editions/"', f'<a href="{url}"', f"`{url}` {told}")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("url", ["editions/", "../{code}/editions/#main", "/{code}/editions/index.html", "#main", ""])
def test_link_that_lands_is_right(copy: Copy, code: Code, url: str) -> None:
    """A link may be relative and may name a part."""
    copy.change(f"{code}/index.html", f'<a href="/{code}/editions/"', f'<a href="{url.format(code=code)}"')
    assert copy.problems() == []


@pytest.mark.parametrize(
    "url", ["https://example.org/#x", "mailto:a@example.org", "//example.org/", "tel:+212500000000"]
)
def test_plain_link_may_be_foreign(copy: Copy, url: str) -> None:
    """A reader may be led anywhere."""
    copy.change("en/index.html", '<a href="/en/editions/"', f'<a href="{url}"')
    assert copy.problems() == []


def test_lost_part_of_a_drawing_is_told(copy: Copy) -> None:
    """A drawing that is used stands on the page."""
    told = "`#lost` leads to a part that is not there; mend the link or the id"
    copy.told_of("ar/index.html", '<use href="#k"', '<use href="#lost"', told)


def test_lost_font_is_told_on_every_page_that_loads_it(copy: Copy) -> None:
    """What a style loads is there."""
    [font] = (copy.folder / "theme").glob("*-700.*.woff2")
    font.unlink()
    problems = copy.problems()
    told = f"`/theme/{font.name}` leads nowhere; mend the link"
    assert copy.said_at("ar/index.html", "<style>", told) in problems
    assert {problem.partition(": ")[2] for problem in problems} == {told}


# ── what a page says of itself ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", CODES)
def test_second_title_is_told(copy: Copy, code: Code) -> None:
    """A page has one first-level heading."""
    told = "has a second h1; make it an h2"
    copy.told_of(f"{code}/index.html", "<h2", '<h1 class="x">x</h1><h2', told, at='<h1 class="x"')


@pytest.mark.parametrize("code", CODES)
def test_other_language_is_told(copy: Copy, code: Code) -> None:
    """Language and direction are those of the address."""
    told = f'its address asks for <html lang="{code}" dir="{AIMS[code]}">; write that'
    wrong = {"rtl": "ltr", "ltr": "rtl"}[AIMS[code]]
    copy.told_of(f"{code}/index.html", f'dir="{AIMS[code]}"', f'dir="{wrong}"', told, at="<html")


def test_page_before_the_choice_is_arabic(copy: Copy) -> None:
    """The pages at the root say that they are Arabic."""
    told = 'its address asks for <html lang="ar" dir="rtl">; write that'
    copy.told_of("404.html", '<html lang="ar"', '<html lang="fr"', told)


@pytest.mark.parametrize("code", CODES)
def test_id_that_stands_twice_is_told(copy: Copy, code: Code) -> None:
    """An id names one part of a page."""
    told = "the id `main` stands twice on the page; rename one"
    copy.told_of(f"{code}/index.html", "<h2", '<h2 id="main"', told)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("other", ["/{code}/", f"{ROOT_URL}/", "https://example.org/{code}/"])
def test_other_canonical_is_told(copy: Copy, code: Code, other: str) -> None:
    """A page that may be indexed is its own address to remember, written whole."""
    own, link = f"{ROOT_URL}/{code}/", '<link rel="canonical" href="{}">'
    told = f"the canonical address should be {own}; write that"
    copy.told_of(f"{code}/index.html", link.format(own), link.format(other.format(code=code)), told)


def test_page_without_canonical_is_told(copy: Copy) -> None:
    """Every page names its address."""
    copy.change("fr/index.html", f'<link rel="canonical" href="{ROOT_URL}/fr/">', "")
    assert copy.problems() == ["output/fr/index.html:1:1: has 0 canonical addresses; write one"]


@pytest.mark.parametrize("code", ["ar", "en"])
def test_page_that_is_not_indexed_may_point_elsewhere(copy: Copy, code: Code) -> None:
    """A page in place of a missing version remembers the original, and the original must be there."""
    name, old = STORY.replace("fr/", f"{code}/"), f"{ROOT_URL}/{STORY}/"
    assert copy.problems() == []
    copy.change(f"{name}/index.html", f'"canonical" href="{old}"', '"canonical" href="https://example.org/"')
    told = f"the canonical address should be {ROOT_URL}/{name}/; write that"
    assert copy.problems() == [copy.said_at(f"{name}/index.html", '<link rel="canonical"', told)]


@pytest.mark.parametrize("page", HOMES)
@pytest.mark.parametrize("code", [*CODES, "x-default"])
def test_missing_alternate_is_told(copy: Copy, page: str, code: str) -> None:
    """A page names itself, its versions and the choice of languages."""
    href = f"{ROOT_URL}/" if code == "x-default" else f"{ROOT_URL}/{code}/"
    copy.change(page, f'<link rel="alternate" hreflang="{code}" href="{href}">', "")
    assert copy.problems() == [f'output/{page}:1:1: hreflang="{code}" is missing; it should lead to {href}']


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ('hreflang="en" href="{0}/en/news/"', 'hreflang="en" should lead to {0}/en/, once; write that'),
        ('hreflang="fr" href="{0}/fr/"', 'hreflang="fr" should lead to {0}/fr/, once; write that'),
        ('hreflang="es" href="{0}/en/"', 'hreflang="es" names no version of this page; take it out'),
    ],
)
def test_wrong_alternate_is_told(copy: Copy, new: str, told: str) -> None:
    """Each version is named once, at its address, and nothing else is."""
    right, wrong = f'hreflang="en" href="{ROOT_URL}/en/"', new.format(ROOT_URL)
    copy.change("ar/index.html", f'<link rel="alternate" {right}>', f'<link class="x" rel="alternate" {wrong}>')
    first, *others = copy.problems()[::-1]
    assert first == copy.said_at("ar/index.html", '<link class="x"', told.format(ROOT_URL))
    assert all(other.startswith('output/ar/index.html:1:1: hreflang="en" is missing') for other in others)


def test_version_that_is_no_longer_there_is_told_by_its_siblings(copy: Copy) -> None:
    """Versions name each other, so what is gone is missed on both sides."""
    shutil.rmtree(copy.folder / "en/themes")
    told = 'hreflang="en" names no version of this page; take it out'
    for code in ("ar", "fr"):
        place = '<link rel="alternate" hreflang="en"'
        assert copy.said_at(f"{code}/themes/index.html", place, told) in copy.problems()


# ── safety ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "element",
    [
        '<script src="{0}"></script>',
        '<img src="{0}" alt="">',
        '<img srcset="/theme/OFL.txt 1x, {0} 2x" alt="">',
        '<link rel="stylesheet" href="{0}">',
        '<link rel="preload" as="font" href="{0}">',
        '<link rel="preconnect" href="{0}">',
        '<iframe src="{0}"></iframe>',
        '<video poster="{0}"></video>',
        '<form action="{0}"></form>',
        '<svg><use href="{0}"/></svg>',
        '<svg><image xlink:href="{0}"/></svg>',
        '<meta http-equiv="refresh" content="0; url={0}">',
        "<style>@import '{0}';</style>",
        "<style>p{{background:url({0})}}</style>",
    ],
)
@pytest.mark.parametrize("url", ["https://example.org/x", "//example.org/x"])
def test_foreign_host_is_told(copy: Copy, element: str, url: str) -> None:
    """Whatever a browser would ask another host for is named with its place."""
    added = element.format(url)
    copy.change("en/index.html", "</main>", f"{added}</main>")
    place = added.removeprefix("<svg>")
    told = f"loads `{url}` from another host; publish it with the site or take it out"
    assert copy.said_at("en/index.html", place, told) in copy.problems()


@pytest.mark.parametrize(
    ("element", "what"),
    [
        ("<script>0</script>", "<script>"),
        ('<iframe src="/en/"></iframe>', "<iframe>"),
        ('<iframe srcdoc="x"></iframe>', "srcdoc="),
        ('<object data="/en/"></object>', "<object>"),
        ('<base href="/en/">', "<base>"),
        ('<p onclick="x()">x</p>', "onclick="),
        ('<svg onload="x()"></svg>', "onload="),
        ('<p style="color: red">x</p>', "style="),
    ],
)
def test_what_runs_is_told(copy: Copy, element: str, what: str) -> None:
    """No script, no frame, no event handler and no style of one element is on any page."""
    copy.change("ar/index.html", "</main>", f"{element}</main>")
    told = f"has `{what}`, which no page may; take it out"
    assert copy.said_at("ar/index.html", element, told) in copy.problems()


@pytest.mark.parametrize("url", ["javascript:x()", " JavaScript:x()", "java&#9;script:x()", "data:text/html,x"])
def test_link_that_runs_is_told(copy: Copy, url: str) -> None:
    """A link leads somewhere and runs nothing, however it is disguised."""
    copy.change("ar/index.html", '<a href="/ar/editions/"', f'<a href="{url}"')
    told = f"the address `{url.replace('&#9;', chr(9))}` would run; take it out"
    assert copy.said_at("ar/index.html", f'<a href="{url}"', told) in copy.problems()


@pytest.mark.parametrize("code", CODES)
def test_changed_style_is_told(copy: Copy, code: Code) -> None:
    """A browser would drop a style whose hash the policy does not name, so it is noticed here."""
    name = f"{code}/index.html"
    copy.change(name, "</style>", "p{color:red}</style>")
    style = copy.text(name).partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    told = f"the policy does not name this style by its hash, 'sha256-{digest}'; take the hash of what is written"
    assert copy.problems() == [copy.said_at(name, "<style>", told)]


POLICY = '<meta http-equiv="content-security-policy"'


@pytest.mark.parametrize(
    "value",
    ["'unsafe-inline'", "'unsafe-eval'", "'wasm-unsafe-eval'", "*", "https:", "data:", "cdn.example", "'nonce-a'"],
)
def test_policy_that_allows_too_much_is_told(copy: Copy, value: str) -> None:
    """The policy allows this site alone: no other host, no scheme, nothing inline but what is named by its hash."""
    told = f"the policy allows `{value}`, which no page may; take it out"
    copy.told_of("fr/index.html", "img-src 'self'", f"img-src 'self' {value}", told, at=POLICY)


@pytest.mark.parametrize("part", ["default-src 'none'", "base-uri 'none'", "form-action 'self'"])
def test_policy_that_lacks_a_part_is_told(copy: Copy, part: str) -> None:
    """What is not allowed is refused, a page cannot say that it stands elsewhere, and no form leads to another host."""
    told = f"the policy lacks `{part}`; write it into the head"
    copy.change("fr/index.html", part, f"frame-src {part.split()[1]}")
    assert copy.problems() == [copy.said_at("fr/index.html", POLICY, told)]


def test_page_without_policy_is_told(copy: Copy) -> None:
    """Every page has a policy."""
    copy.change("fr/index.html", 'http-equiv="content-security-policy"', 'name="x"')
    assert copy.problems() == ["output/fr/index.html:1:1: has 0 content security policies; write one"]


def test_policy_after_a_style_is_told(copy: Copy) -> None:
    """A policy holds for what comes after it."""
    told = "the policy comes after this style; put it before"
    copy.told_of(
        "fr/index.html", '<meta name="viewport"', '<style class="x"></style><meta name="viewport"', told, at="<style"
    )


# ── addresses ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("address", "passes"),
    [
        ("news/3/", True),
        ("cities/agadir/2/", True),
        ("years/2021/12/", True),
        ("themes/water/2/", True),
        ("themes/water/cities/", True),
        ("themes/water/cities/2/", True),
        ("cities/agadir/cities/", False),
        ("themes/2/", True),
        ("editions/2/", True),
        ("editions/rabat-2024/2/", True),
        ("people/3/", True),
        ("people/amina/2/", True),
        ("series/rabat/2/", True),
        ("figures/2/", True),
        ("corrections/2/", True),
        ("themes/water/years/", False),
        ("people/amina/stories/", False),
        ("about/2/", False),
        ("news/x/", False),
    ],
)
def test_later_pages_of_long_lists_pass(address: str, passes: bool) -> None:
    """They come and go with what the lists hold, so the ledger does not promise them."""
    tree = BuiltTree("output", promised=frozenset())
    tree.names.add(f"ar/{address}feed.atom")
    strangers = [problem for problem in addresses_promised(tree) if "feed.atom" in str(problem)]
    assert (strangers == []) == passes


@pytest.mark.parametrize("code", CODES)
def test_page_outside_the_ledger_is_told(copy: Copy, code: Code) -> None:
    """What neither content nor ledger knows is not published; without content nothing is known of it."""
    page = copy.text(f"{code}/about/index.html").replace(f"/{code}/about/", f"/{code}/extra/")
    for other in CODES:
        page = page.replace(
            f'hreflang="{other}" href="{ROOT_URL}/{other}/about/"', f'hreflang="{other}" href="{ROOT_URL}/x/"'
        )
    write(copy.folder, {f"{code}/extra/index.html": page, f"{code}/extra/feed.xml": "<feed/>"})
    told = "stands at an address that is not in the ledger; add it to `addresses_of` in plugins/pages/ledger.py"
    missed = [problem for problem in copy.problems(TINY) if "ledger" in problem]
    assert missed == [f"output/{code}/extra/{name}:1:1: {told}" for name in ("feed.xml", "index.html")]
    assert not [problem for problem in copy.problems() if "ledger" in problem]


@pytest.mark.parametrize("code", CODES)
def test_page_that_is_promised_but_missing_is_told(copy: Copy, code: Code) -> None:
    """Nothing good is lost in silence."""
    (copy.folder / code / "404.html").unlink()
    told = "is missing, and content or ledger promise it; mend what writes it"
    assert f"output/{code}/404.html:1:1: {told}" in copy.problems(TINY)


@pytest.mark.parametrize("name", addresses.FILES)
def test_file_that_is_missing_is_told(copy: Copy, name: str) -> None:
    """The files of open data have an address for ever too, and tools look for the icons at theirs."""
    (copy.folder / name).unlink()
    told = "is missing, and content or ledger promise it; mend what writes it"
    assert f"output/{name}:1:1: {told}" in copy.problems(TINY)


@pytest.mark.parametrize("name", ["ar/feed.atom", "fr/themes/water/feed.xml", "sitemap.xml", "theme/x.txt"])
def test_file_beside_a_page_belongs_to_it(copy: Copy, name: str) -> None:
    """Feeds and the like live as long as the page in whose folder they lie."""
    write(copy.folder, {name: "<feed/>"})
    assert copy.problems(TINY) == []


# ── files ──────────────────────────────────────────────────────────────────────────────────────────────────────

CALENDAR = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ar/feed.atom", "<feed><a/></feed>"),
        ("sitemap.xml", "<a/>"),
        ("x.json", "[1]"),
        ("x.csv", 'a,b\r\n1,"x\r\ny, z"\r\n'),
        ("x.ics", CALENDAR),
        ("x.txt", "ندوة"),
    ],
)
def test_whole_file_is_right(copy: Copy, name: str, data: str) -> None:
    """Feeds, lists and calendars that are well-formed are published."""
    assert copy.add(name, data) == []


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("x.txt", "", "1:1: is empty; build again"),
        ("ar/x.json", " \n", "1:1: is empty; build again"),
        (".env", "x", "1:1: is no file that the site publishes; take it out"),
        (".htaccess.txt", "x", "1:1: is no file that the site publishes; take it out"),
        ("x.php", "x", "1:1: is no file that the site publishes; take it out"),
        ("ar/x.gif", "GIF89a", "1:1: is no file that the site publishes; take it out"),
        ("x.svg", "<svg>", "1:6: is not well-formed XML; mend what writes it"),
        ("x.svg", "<svg><script/></svg>", "1:1: has `<script`, which no drawing may; take it out"),
        ("x.svg", '<svg onload="x"/>', "1:1: has ` onload=`, which no drawing may; take it out"),
        ("x.svg", '<svg><use href="//x.example/a"/></svg>', "1:1: has `href=`, which no drawing may; take it out"),
        ("x.ico", b"\0\0\1\0\1\0", "1:1: is not a whole picture; build again"),
        ("x.ico", b"\0\0\1\0\0\0", "1:1: is not a whole picture; build again"),
        ("ar/feed.atom", "<feed>\n <a></feed>", "2:7: is not well-formed XML; mend what writes it"),
        ("sitemap.xml", "<a>&nbsp;</a>", "1:4: is not well-formed XML; mend what writes it"),
        ("x.json", "[1,\n 2", "2:3: is not well-formed JSON; mend what writes it"),
        ("x.csv", "a,b\r\n1,2\r\n3\r\n", "3:1: is not a whole table; mend what writes it"),
        ("x.csv", "a,a\r\n", "1:1: is not a whole table; mend what writes it"),
        ("x.ics", CALENDAR.replace("END:VEVENT\r\n", ""), "3:1: is not a well-formed calendar; mend what writes it"),
        ("x.ics", CALENDAR.replace("\r\n", "\n"), "1:1: is not a well-formed calendar; mend what writes it"),
        ("x.txt", "é".encode("latin-1"), "1:1: is not UTF-8; build again"),
        ("x.woff2", b"wOF2", "1:1: is not a whole font; restore it in theme/fonts"),
        ("x.png", b"\x89PNG\r\n\x1a\n", "1:1: is not a whole picture; build again"),
        ("x.png", b"GIF89a", "1:1: is not a whole picture; build again"),
    ],
)
def test_broken_file_is_told(copy: Copy, name: str, data: str | bytes, told: str) -> None:
    """A file that is empty, cut, strange or not well-formed is not published."""
    assert copy.add(name, data) == [f"output/{name}:{told}"]


@pytest.mark.parametrize("code", CODES)
def test_page_that_was_cut_is_told(copy: Copy, code: Code) -> None:
    """A page is written to its end."""
    path = copy.folder / f"{code}/news/2/index.html"
    path.write_bytes(path.read_bytes()[:-30])
    told = "is not a whole page, from <!doctype html> to </html>; build again"
    assert copy.problems() == [f"output/{code}/news/2/index.html:1:1: {told}"]


def test_font_that_was_cut_is_told(copy: Copy) -> None:
    """A font is written to its end."""
    [font] = (copy.folder / "theme").glob("*-700.*.woff2")
    font.write_bytes(font.read_bytes()[:-1])
    told = "is not a whole font; restore it in theme/fonts"
    assert copy.problems() == [f"output/theme/{font.name}:1:1: {told}"]


CARD = f"{STORY}/card.png"


def test_icon_that_was_cut_is_told(copy: Copy) -> None:
    """An icon is written to its end."""
    path = copy.folder / "favicon.ico"
    path.write_bytes(path.read_bytes()[:-1])
    assert copy.problems() == ["output/favicon.ico:1:1: is not a whole picture; build again"]


@pytest.mark.parametrize("harm", ["cut", "longer", "changed"])
def test_card_that_was_harmed_is_told(copy: Copy, harm: str) -> None:
    """A picture is whole to its last byte, and no byte of it has changed."""
    path = copy.folder / CARD
    data = path.read_bytes()
    half = len(data) // 2
    path.write_bytes(
        {"cut": data[:-1], "longer": data + b"x", "changed": data[:half] + b"strange" + data[half + 7 :]}[harm]
    )
    assert copy.problems() == [f"output/{CARD}:1:1: is not a whole picture; build again"]


def test_heavy_card_is_told(copy: Copy) -> None:
    """A picture weighs at most forty thousand bytes."""
    path = copy.folder / CARD
    data = path.read_bytes()
    for weight in (pictures.HEAVIEST, pictures.HEAVIEST + 1):
        filling = b"tEXt" + b"x" * (weight - len(data) - 12)
        chunk = (len(filling) - 4).to_bytes(4, "big") + filling + zlib.crc32(filling).to_bytes(4, "big")
        path.write_bytes(data[:-12] + chunk + data[-12:])
        told = "weighs 40001 bytes, and a picture may weigh 40000; draw it with fewer colours or less in it"
        assert copy.problems() == ([f"output/{CARD}:1:1: {told}"] if weight > pictures.HEAVIEST else [])


def test_lost_card_is_told(copy: Copy) -> None:
    """A page names a picture that is there, on its own site."""
    (copy.folder / CARD).unlink()
    url = f"{ROOT_URL}/{CARD}"
    told = f"`{url}` leads nowhere; mend the link"
    page = f"{STORY}/index.html"
    assert copy.problems() == [copy.said_at(page, '<meta property="og:image" ', told)]
    other = "https://example.org/card.png"
    told = f"loads `{other}` from another host; publish it with the site or take it out"
    copy.told_of(
        page, f'"og:image" content="{url}"', f'"og:image" content="{other}"', told, '<meta property="og:image" '
    )


def test_link_in_the_tree_is_told(copy: Copy) -> None:
    """Nothing is published from elsewhere by a symbolic link, and no pipe hangs the build."""
    (copy.folder / "ar/x.txt").symlink_to(HOUSE / "pyproject.toml")
    (copy.folder / "folder").symlink_to(HOUSE / "tests")
    os.mkfifo(copy.folder / "pipe.txt")
    told = "is not a file but a link or a device; take it out"
    assert copy.problems() == [f"output/{name}:1:1: {told}" for name in ("ar/x.txt", "folder", "pipe.txt")]


# ── leaks ──────────────────────────────────────────────────────────────────────────────────────────────────────

# Put together here, so that no file of this house holds what looks like one.
SECRETS = {
    "a private key": "-----BEGIN " + "RSA PRIVATE KEY-----",
    "an access key of Amazon": "AKIA" + "ABCDEFGH23456789",
    "a token of GitHub": "ghp_" + "a1B2" * 9,
    "a token of GitLab": "glpat-" + "a1B2c" * 4,
    "a token of Slack": "xoxb-" + "1234567890-ab",
    "a key of Google": "AIza" + "a1B2c" * 7,
    "a key of Stripe": "sk_live_" + "a1B2" * 4,
    "a signed token": "eyJ" + "hbGciOiJI.eyJ" + "zdWIiOiIx.c2lnbmF0dXJl",
    "a password in an address": "https://amina:" + "letmein@example.org/",
    "a secret of an environment": "DATABASE_PASSWORD=" + "correct-horse",
}


def test_every_kind_of_secret_is_tried_here() -> None:
    """A new kind asks for its example above."""
    assert {secret.what for secret in secrets.SECRETS} == set(SECRETS)


@pytest.mark.parametrize("what", SECRETS)
@pytest.mark.parametrize("name", ["ar/index.html", "ar/about/x.txt"])
def test_secret_is_told_but_not_shown(copy: Copy, what: str, name: str) -> None:
    """A key, token or password is found wherever it stands, and the problem does not repeat it."""
    if name.endswith(".txt"):
        write(copy.folder, {name: f"نص\n  {SECRETS[what]}\n"})
    else:
        copy.change(name, "</h1>", f" {SECRETS[what]}</h1>")
    told = f"looks like {what}; take it out, and replace it where it is used"
    assert copy.problems() == [copy.said_at(name, SECRETS[what], told)]


def test_secret_in_what_is_no_text_is_told(copy: Copy) -> None:
    """Bytes that are no text are searched too."""
    told = "looks like a private key; take it out, and replace it where it is used"
    data = b"\xff\xfe\n" + SECRETS["a private key"].encode()
    assert f"output/x.txt:2:1: {told}" in copy.add("x.txt", data)


@pytest.mark.parametrize(
    "folder", ["/".join(["", "home", "amina", "nadwa"]), "C:\\" + "Users\\amina", "file:///" + "x"]
)
def test_folder_of_a_machine_is_told(copy: Copy, folder: str) -> None:
    """Where the site was built is nobody's business."""
    copy.change("fr/index.html", "</h1>", f" {folder}</h1>")
    told = "names a folder of a machine; write an address of the site instead"
    assert copy.problems() == [copy.said_at("fr/index.html", folder, told)]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/home/news/",
        "the password: a word that nobody guesses",
        "a TOKEN of thanks",
        "AKIA",
        "@home",
    ],
)
def test_ordinary_text_is_no_leak(copy: Copy, text: str) -> None:
    """Texts may speak of homes, tokens and passwords."""
    copy.change("en/index.html", "</h1>", f" {text}</h1>")
    assert copy.problems() == []
