"""Facts of built pages, held on the tiny and on the real site."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.pages.addresses import lasting
from plugins.pages.stylesheets import ALWAYS, LAST, fonts, stylesheet
from plugins.pages.tailoring import tailored
from plugins.pages.wording import read_catalogue
from plugins.text.bidi import CONTROLS
from tests.conftest import HOUSE
from tests.sitetree import ROOT_URL, BuiltSite

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
NAMED = ["", "404.html"]
EACH = ["", "404.html", "editions/", "news/", "cities/", "years/", "themes/", "about/"]
EACH += ["people/", "organisations/", "figures/", "sources/", "corrections/", "browse/", "translations/"]
NOT_KEPT = {"ar": "العنوان غير محفوظ", "fr": "adresse non conservée", "en": "address not kept"}
REAL = [
    "people/khalid-safir/",
    "series/casablanca/",
    "series/berkane/",
    "sources/2021/",
    "organisations/cea/",
    "editions/casablanca-2021/",
    "editions/casablanca-2021/closing-report/",
    "editions/berkane-2024/",
    "editions/berkane-2024/closing-report/",
    "editions/berkane-2024/data-centre-agreement/",
    "cities/casablanca/",
    "cities/berkane/",
    "years/2021/",
    "years/2024/",
    "themes/resilience/",
]


def test_every_address_of_the_design_exists(site: BuiltSite) -> None:
    """The choice, the 404 pages and the lists stand at their addresses in each language."""
    expected = {*NAMED, *(f"{code}/{address}" for code in CODES for address in EACH)}
    assert expected <= site.pages.keys()


def test_real_editions_and_stories_exist(real: BuiltSite) -> None:
    """The two first editions, their stories and their tags have a page in each language."""
    assert {f"{code}/{address}" for code in CODES for address in REAL} <= real.pages.keys()


def test_news_is_paginated(tiny: BuiltSite) -> None:
    """Three stories at two a page make two pages, in each language, that lead to each other."""
    for code in CODES:
        assert f"{code}/news/2/" in tiny.pages
        assert f"{code}/news/3/" not in tiny.pages
        assert f"/{code}/news/2/" in tiny.pages[f"{code}/news/"].hrefs
        assert f"/{code}/news/" in tiny.pages[f"{code}/news/2/"].hrefs


def test_every_link_and_fragment_lands(site: BuiltSite) -> None:
    """No link within the site misses its page or the part of it."""
    lost = [
        f"{page.address} → {href}"
        for page in site.pages.values()
        for href in page.hrefs
        if not href.startswith(("https://", "http://", "mailto:")) and not site.lands(href, page)
    ]
    assert lost == []


def test_language_and_direction_are_those_of_the_address(site: BuiltSite) -> None:
    """Every page says the language of its prefix and that language's direction."""
    for page in site.pages.values():
        code = page.address.split("/")[0]
        language = LANGUAGES.get(code, LANGUAGES["ar"])  # type: ignore[call-overload]
        assert (page.html.get("lang"), page.html.get("dir")) == (language.code, language.direction), page.address


def test_one_first_level_heading(site: BuiltSite) -> None:
    """Every page has exactly one `h1`, and no heading skips a level."""
    for page in site.pages.values():
        levels = [int(element.tag[1]) for element in page.html.iter() if re.fullmatch(r"h[1-6]", str(element.tag))]
        assert levels.count(1) == 1, page.address
        assert all(after - before <= 1 for before, after in pairwise(levels)), page.address


def test_ids_are_unique(site: BuiltSite) -> None:
    """No id stands twice on a page."""
    for page in site.pages.values():
        assert [name for name, count in Counter(page.ids).items() if count > 1] == [], page.address


def test_ids_hold_nothing_invisible(site: BuiltSite) -> None:
    """No id and no address of a part holds a control of direction, which nobody could type or see."""
    for page in site.pages.values():
        parts = [*page.ids, *(href.partition("#")[2] for href in page.hrefs)]
        assert [part for part in parts if CONTROLS & set(part)] == [], page.address


def test_canonical_is_the_page_itself(site: BuiltSite) -> None:
    """Every page that may be indexed is its own canonical address."""
    for page in site.pages.values():
        if page.is_indexed:
            assert f"{ROOT_URL}/{page.address}" == page.canonical


def test_alternates_name_themselves_and_the_choice(site: BuiltSite) -> None:
    """Every version lists itself, its siblings and the choice of languages, and they list it."""
    for page in site.pages.values():
        code = str(page.html.get("lang"))
        if page.is_indexed and page.address:
            assert page.alternates[code] == f"{ROOT_URL}/{page.address}"
            assert page.alternates["x-default"] == f"{ROOT_URL}/"
            for other, href in page.alternates.items():
                sibling = site.pages[href.removeprefix(f"{ROOT_URL}/")]
                if other != "x-default":
                    assert sibling.alternates == page.alternates


def test_no_word_of_another_host_is_loaded(site: BuiltSite) -> None:
    """Nothing but links leads to another host: no script, frame, picture, sheet or font; only the search runs scripts."""
    for address, page in site.pages.items():
        assert not [e.tag for e in page.html.iter() if e.tag in ("iframe", "object", "embed")]
        shown = [
            e.get(name) or "" for e in page.html.iter() if e.tag in ("img", "source") for name in ("src", "srcset")
        ]
        pictures = [picture.strip() for written in shown for picture in written.split(",") if written]
        assert all(re.match(r"/(?!/)", picture) for picture in pictures), address
        scripts = [e.get("src") or "" for e in page.html.iter("script") if e.get("type") != "application/ld+json"]
        assert bool(scripts) == bool(re.fullmatch(r"\w\w/search/", address)), address
        assert all(re.fullmatch(r"/theme/\w+/search\.js", src) for src in scripts)
        loaded = [link.get("href") for link in page.all("head/link") if link.get("rel") in ("stylesheet", "preload")]
        wanted = [f"/{lasting(font)}" for font in fonts(HOUSE / "theme")]
        assert loaded == (wanted if page.html.get("lang") == "ar" else []), page.address
        assert not re.search(r"url\(\"?https?:", page.text)


def test_policy_names_the_inlined_sheet_by_its_hash(site: BuiltSite) -> None:
    """The content security policy allows the one style element and nothing inline besides."""
    for page in site.pages.values():
        [style] = page.all("head/style")
        digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
        [policy] = [m.get("content") or "" for m in page.all("head/meta") if m.get("http-equiv")]
        assert f"style-src 'sha256-{digest}'" in policy
        runs = "; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
        assert policy.endswith(runs) == page.address.endswith("/search/")
        assert "unsafe" not in policy.removesuffix(runs)
        assert not [e for e in page.html.iter() if e.get("style")], page.address


def test_drafts_are_nowhere(tiny: BuiltSite) -> None:
    """A draft has no page and no mention in any file."""
    assert not [address for address in tiny.pages if "hidden" in address]
    texts = [path.read_text(encoding="utf-8") for path in tiny.folder.rglob("*") if path.suffix in (".html", ".xml")]
    assert not [text for text in texts if "A draft nobody may see" in text or "Secret paragraph" in text]


@pytest.mark.parametrize("code", CODES)
def test_missing_version_is_a_light_page(tiny: BuiltSite, code: Code) -> None:
    """Where a story has no version the address says so, leads to the original, and asks not to be indexed."""
    page = tiny.pages[f"{code}/editions/agadir-2021/seulement/"]
    if code == "fr":
        assert page.is_indexed
        return
    assert not page.is_indexed
    assert page.canonical == f"{ROOT_URL}/fr/editions/agadir-2021/seulement/"
    assert page.alternates == {}
    assert "/fr/editions/agadir-2021/seulement/" in page.hrefs
    titles = [e for e in page.html.iter("h3") if e.get("lang") == "fr" and e.get("dir") == "ltr"]
    assert ["".join(e.itertext()) for e in titles] == ["Un article seulement en français"]


@pytest.mark.parametrize(
    ("code", "badge"),
    [("ar", "غير متوفر بعد بالعربية"), ("en", "Not yet available in English"), ("fr", "Pas encore disponible")],
)
def test_foreign_story_is_listed_in_its_own_language(tiny: BuiltSite, code: Code, badge: str) -> None:
    """A story without a version in the page's language stands in its own, with `lang`, `dir` and a badge."""
    page = tiny.pages[f"{code}/cities/agadir/"]
    [title] = [e for e in page.html.iter("h3") if "Un article seulement en français" in "".join(e.itertext())]
    if code == "fr":
        assert (title.get("lang"), badge in page.words()) == (None, False)
    else:
        assert (title.get("lang"), title.get("dir")) == ("fr", "ltr")
        assert badge in page.words()


def test_switch_stays_on_the_same_thing(site: BuiltSite) -> None:
    """On every page of a language the switch leads to the same address under the other prefixes."""
    for page in site.pages.values():
        code, _, rest = page.address.partition("/")
        if code in CODES:
            [switch] = [e for e in page.html.iter("nav") if e.get("class") == "lang"]
            links = {a.get("hreflang"): a.get("href") for a in switch.iter("a")}
            assert links == {other: f"/{other}/{rest}" for other in CODES if other != code}, page.address


def test_switch_says_where_a_version_is_missing(tiny: BuiltSite) -> None:
    """The language that has no version is marked in the switch, in its own words."""
    page = tiny.pages["fr/editions/agadir-2021/seulement/"]
    marked = {a.get("hreflang"): "".join(a.itertext()) for a in page.html.iter("a") if a.get("class") == "none"}
    assert marked == {"ar": "العربية: غير متوفر بعد بالعربية", "en": "English: Not yet available in English"}


def test_older_translation_says_so(tiny: BuiltSite) -> None:
    """A translation of an earlier revision says so and leads to the original; a current one does not."""
    older, current = (tiny.pages[f"{code}/editions/agadir-2021/opening/"] for code in ("en", "fr"))
    assert "This translation follows an earlier version of the original." in older.words()
    assert "version antérieure" not in current.words()


@pytest.mark.parametrize(
    ("code", "address", "texts"),
    [
        ("ar", "editions/berkane-2024/closing-report/", ["28 فبراير 2024"]),
        ("ar", "editions/casablanca-2021/", ["9 و10 يونيو 2021", "الأربعاء 9 يونيو 2021", "80.000", "55", "الخامسة"]),
        ("ar", "editions/casablanca-2021/closing-report/", ["9 و10 يونيو 2021", "80.000", "10 يونيو 2021"]),
        ("fr", "editions/berkane-2024/closing-report/", ["28 février 2024"]),
        ("fr", "editions/casablanca-2021/", ["9 et 10 juin 2021", "80\u202f000", "5e édition"]),
        ("en", "editions/berkane-2024/closing-report/", ["28 February 2024"]),
        ("en", "editions/casablanca-2021/", ["9–10 June 2021", "80,000", "Fifth edition"]),
    ],
)
def test_dates_and_numbers_are_the_languages_own(real: BuiltSite, code: Code, address: str, texts: list[str]) -> None:
    """Dates, ranges, numbers and ordinals are written as each language writes them."""
    words = " ".join("".join(real.pages[f"{code}/{address}"].html.itertext()).split(" "))
    assert [text for text in texts if text not in words] == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", "الدورة الخامسة 9 و10 يونيو 2021"),
        ("fr", "5e édition 9 et 10 juin 2021"),
        ("en", "Fifth edition 9–10 June 2021"),
    ],
)
def test_ordinal_and_days_stand_at_the_head_of_an_edition(real: BuiltSite, code: Code, expected: str) -> None:
    """They are seen before any fact, and the way to the series with them."""
    page = real.pages[f"{code}/editions/casablanca-2021/"]
    assert ["".join(e.itertext()) for e in page.html.iter("p") if e.get("class") == "days"] == [expected]
    assert f"/{code}/series/casablanca/" in page.hrefs


def test_numbers_agree_in_the_three_versions(real: BuiltSite) -> None:
    """The numbers of a page's figures are the same in the three languages, grouping marks aside."""

    def numbers(code: Code) -> list[str]:
        page = real.pages[f"{code}/editions/casablanca-2021/"]
        strip = [e for e in page.html.iter("span") if e.get("class") == "n"]
        return [re.sub(r"\D", "", "".join(e.itertext())) for e in strip]

    assert numbers("ar") == numbers("fr") == numbers("en")
    assert {"80000", "700", "55", "12"} <= set(numbers("ar"))


def test_every_fact_shows_its_sources(real: BuiltSite) -> None:
    """Facts, sessions, people and organisations open lists of sources, each a link or without one, its address lost."""
    for address, page in real.pages.items():
        if re.fullmatch(r"(?:ar|fr|en)/editions/[\w-]+/", address):
            rows = [
                row
                for table in page.html.iter("table")
                if "facts" in (table.get("class") or "")
                for row in table.iter("tr")
            ]
            assert rows
            for row in rows:
                sources = [item for listed in row.iter("ul") if listed.get("class") == "src" for item in listed]
                assert sources, address
                for source in sources:
                    linked = [a for a in source.iter("a") if (a.get("href") or "").startswith("http")]
                    assert linked or NOT_KEPT[address[:2]] in "".join(source.itertext()), address


def test_every_cited_source_is_listed(real: BuiltSite) -> None:
    """Every note mark of a story leads to a source listed below it, numbered in order."""
    for address, page in real.pages.items():
        if "closing-report" in address and not address.startswith("id/"):
            marks = [a for a in page.html.iter("a") if a.get("class") == "fn"]
            listed = [li.get("id") for ol in page.html.iter("ol") if ol.get("class") == "notes" for li in ol]
            assert marks
            for mark in marks:
                number = int(re.sub(r"\D", "", "".join(mark.itertext())))
                assert mark.get("href") == f"#{listed[number - 1]}"


def test_every_class_has_its_rule_on_the_page(site: BuiltSite) -> None:
    """A class that some part of the theme's style can style on a page is styled there."""
    names = sorted(path.stem for path in (HOUSE / "theme/css").glob("*.css") if path.stem not in (*ALWAYS, *LAST))
    everything = stylesheet(HOUSE / "theme", "/", tuple(names)).text
    for address, page in site.pages.items():
        [style] = STYLE.findall(page.text)
        [could] = STYLE.findall(tailored(page.text.replace(style, everything), {}))
        used = {name for element in page.html.iter() for name in (element.get("class") or "").split()}
        able, styled = (set(re.findall(r"\.([a-z][\w-]*)", text)) for text in (could, style))
        assert (used & able) - styled == set(), address


def _own_words(element: Element) -> str:
    """Return the text of an element without what is marked as another language, as code or as data."""
    parts = [element.text or ""]
    for child in element:
        if child.get("lang") is None and child.tag not in ("style", "script", "code"):
            parts.append(_own_words(child))
        parts.append(child.tail or "")
    return " ".join(parts)


@pytest.mark.parametrize("code", ["ar", "fr"])
def test_no_english_in_the_interface(tiny: BuiltSite, code: Code) -> None:
    """No word of the theme is left in English on Arabic and French pages."""
    catalogue = read_catalogue(HOUSE / "theme", code)
    english = [str(m.id) for m in catalogue if m.id and isinstance(m.id, str) and m.id != m.string and "%" not in m.id]
    longer = re.compile("|".join(rf"\b{re.escape(text)}\b" for text in english if re.search(r"[A-Za-z]{3}", text)))
    for address, page in tiny.pages.items():
        if address.startswith(f"{code}/"):
            assert longer.findall(_own_words(page.tree)) == [], address
