"""The search as readers have it: in a real browser, in three languages and across them, with filters and without scripts."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plugins import search
from plugins.archive.languages import CODES, Code
from plugins.archive.reading import read
from plugins.archive.wordings import wordings
from plugins.pages import pagefind, scripts
from plugins.pages.entries import findable
from plugins.pages.pagefind import Unindexed
from plugins.pages.root import Root
from plugins.pages.site import Site
from plugins.text.folding import key, published, words
from plugins.text.thesaurus import common
from tests.conftest import HOUSE, run_pelican
from tests.folders import CONTENT, THEME
from tests.sheets import Kept
from tests.sitetree import BuiltSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TINY = HOUSE / "tests/site/content"
# What is typed on the page of a language, and the pages that are then among the first ten.
QUERIES: dict[Code, dict[str, str]] = {
    "ar": {
        "الصمود": "themes/resilience/ editions/casablanca-2021/",
        "المرونة": "themes/resilience/",
        "الذكيه": "editions/casablanca-2024/",
        "التنميه المستدامه": "themes/sustainable-development/",
        "ندوات": "editions/casablanca-2021/",
        "اثار": "editions/casablanca-2019/twelve-subjects/",
        "لانشاء مركز": "editions/berkane-2024/data-centre-agreement/",
        "خبير دولي": "people/monceyf-fadili/",
        "الإبتكار الإجتماعي": "themes/social-innovation/",
        "وَزَارَةُ الدَّاخِلِيَّة": "organisations/ministry-interior/",
        "الحكـــامة": "themes/governance/",
        "حوكمة": "themes/governance/",
        "ببركان سنة ٢٠٢٤": "editions/berkane-2024/",
        "٨٠٠٠٠": "editions/casablanca-2021/",
        "Casablanca": "cities/casablanca/",
        "Resilience": "themes/resilience/",
        "Mohamed Jouahri": "people/mohamed-jouahri/",
        "UM6P": "organisations/um6p/",
        "artificial intelligence": "themes/artificial-intelligence/",
        "Tétouan 2025": "editions/tetouan-2025/",
        "هاكاتون": "editions/casablanca-2019/hackathon/ editions/casablanca-2025/hackathon/",
        "كازابلانكا 2019": "editions/casablanca-2019/",
        "بالدار البيضا": "cities/casablanca/",
        "مايو 2022": "editions/casablanca-2022/",
        "والمدينة الدامجة": "themes/inclusive-city/",
    },
    "fr": {
        "الصمود": "themes/resilience/",
        "résilience": "themes/resilience/",
        "RESILIENCE territoriale": "editions/casablanca-2021/",
        "villes intelligentes": "organisations/arab-smart-cities-forum/",
        "smart city": "series/casablanca/",
        "l'eau": "editions/marrakech-2025/closing-report/",
        "بركان": "cities/berkane/",
        "خالد سفير": "people/khalid-safir/",
        "startup": "editions/casablanca-2025/report/",
        "universite laval": "organisations/universite-laval/",
        "IdO": "themes/iot/",
        "transformation numérique": "themes/digital-transformation/",
        "governance": "themes/governance/",
        "Berkane 2025 conventions": "editions/berkane-2025/agreements/",
        "2e édition": "editions/berkane-2024/ editions/tetouan-2025/",
        "Marrakesh": "cities/marrakech/",
        "cinquieme edition": "editions/casablanca-2021/",
    },
    "en": {
        "الدار البيضاء": "cities/casablanca/",
        "إنترنت الأشياء": "themes/iot/",
        "مدن للجميع": "editions/casablanca-2017/",
        "governance": "themes/governance/",
        "gouvernance": "themes/governance/",
        "Nabila Rmili": "people/nabila-rmili/",
        "نبيلة الرميلي": "people/nabila-rmili/",
        "mayor of Casablanca": "people/nabila-rmili/",
        "organised by CEA": "organisations/cea/",
        "first edition Berkane": "editions/berkane-2023/",
        "Bangkok guest city": "editions/casablanca-2019/guest-city/",
        "low tech": "themes/low-tech/ editions/casablanca-2022/low-tech/",
        "framework agreement Tetouan": "editions/tetouan-2025/",
        "June 2021": "editions/casablanca-2021/",
        "villes durables": "themes/renewable-energy/",
    },
}


def site_of(content: Path) -> Site:
    """Return the site of some content."""
    return Site(read(content).archive, Root("https://nadwa.example"), THEME, 10)


def written(monkeypatch: pytest.MonkeyPatch, store: Path) -> Kept:
    """Return what the generator writes of the tiny site, with a store of its own."""
    monkeypatch.setattr(search, "STORE", store)
    writer = Kept()
    search.SearchPublisher(settings={"SITE": site_of(TINY)}).write_all(writer)
    return writer


# ── what is published ──────────────────────────────────────────────────────────────────────────────────────────


def test_search_is_published_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A page in each language, the scripts, and in one folder the index with the rules that it was made by."""
    writer = written(monkeypatch, tmp_path)
    assert [*writer.pages] == [f"{code}/search/" for code in CODES]
    [folder] = {name.split("/")[1] for name in writer.files if name.startswith("search/")}
    assert json.loads(writer.files[f"search/{folder}/folding.json"]) == published()
    found = {name.rpartition("/")[2] for name in writer.files if name.startswith("theme/")}
    assert found == {path.name for path in (THEME / "js").iterdir()}


def test_what_did_not_change_is_not_indexed_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The second build asks nobody and writes the same bytes; a change in one language asks for that one alone."""
    first = written(monkeypatch, tmp_path).files
    asked: list[list[Code]] = []
    parts = pagefind.parts

    def noted(postings: Any) -> dict[Code, pagefind.Files]:
        asked.append(list(postings))
        return parts(postings)

    monkeypatch.setattr(pagefind, "parts", noted)
    assert written(monkeypatch, tmp_path).files == first
    assert asked == []
    monkeypatch.setattr(search, "findable", lambda site, code: list(findable(site, code))[code == "fr" :])
    assert written(monkeypatch, tmp_path).files != first
    assert asked == [["fr"]]


def test_index_that_cannot_be_made_ends_the_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A site that nothing can be found in is not published, and a sentence says why."""

    def failing(_: object) -> None:
        raise Unindexed("the program is gone; bring it back")

    monkeypatch.setattr(pagefind, "parts", failing)
    with pytest.raises(SystemExit, match="1"):
        written(monkeypatch, tmp_path)
    assert capsys.readouterr().err == "The search has no index: the program is gone; bring it back\n"


def test_run_without_pagefind_tells_it_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By Pelican's own door, a machine without the program gets one sentence, and no site."""
    hidden = tmp_path / "pagefind_bin"
    hidden.mkdir()
    (hidden / "__init__.py").write_text("def get_executable():\n    raise FileNotFoundError('no program')\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    content = Path(shutil.copytree(TINY, tmp_path / "content"))
    story = content / "editions/agadir-2021/seulement/fr.md"
    story.write_text(story.read_text("utf-8").replace("Un paragraphe.", "Un paragraphe que rien ne garde."), "utf-8")
    done = run_pelican(content, tmp_path / "output")
    assert done.returncode == 1
    assert "The search has no index: the package pagefind_bin has no program for this machine" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()


def test_page_names_its_scripts_by_hash(tiny: BuiltSite) -> None:
    """The first script starts, the others are fetched with it, and each is the one that was meant."""
    for code in CODES:
        page = tiny.pages[f"{code}/search/"]
        named = {
            e.get("src") or e.get("href") or "": e.get("integrity") for e in page.all("head/*") if e.get("integrity")
        }
        assert named == {f"/{name}": scripts.integrity(content) for name, content in scripts.scripts(THEME).items()}
        assert next(iter(named)).endswith("/search.js")


@pytest.mark.parametrize("path", sorted((THEME / "js").iterdir()), ids=lambda path: str(path.name))
def test_scripts_are_small_and_safe(path: Path) -> None:
    """A script has at most 250 lines, says what it is for, makes no markup of text, runs no text, asks no other host."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 250
    assert text.startswith("// ")
    assert (
        re.findall(
            r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\(|https?:|localStorage|cookie", text
        )
        == []
    )


@pytest.mark.parametrize("code", CODES)
def test_page_counts_in_its_language(code: Code) -> None:
    """The words for a number of results are those of the catalogue, one for each form that a browser asks for."""
    page = next(page for page in search.pages(site_of(TINY)) if page.language == code)
    counts = json.loads(page.model.counts)
    assert list(counts) == list(search.FORMS[code])
    assert counts["other"] == {"ar": "{n} نتيجة", "fr": "{n} résultats", "en": "{n} results"}[code]


@pytest.mark.parametrize("code", CODES)
def test_field_stands_on_every_page(tiny: BuiltSite, code: Code) -> None:
    """Each page leads to the search of its language, by a plain form."""
    for address, page in tiny.pages.items():
        if address.startswith(f"{code}/"):
            form = next(form for form in page.tree.iter("form"))
            assert form.get("action") == f"/{code}/search/", address
            [field] = list(form.iter("input"))
            assert (field.get("name"), field.get("type")) == ("q", "search")


@pytest.mark.parametrize("code", CODES)
def test_without_scripts_the_facets_are_listed(tiny: BuiltSite, code: Code) -> None:
    """The page says what it needs, and leads to every city, year, theme and list."""
    page = tiny.pages[f"{code}/search/"]
    told = {
        "ar": "يتطلب البحث تفعيل JavaScript.",
        "fr": "La recherche nécessite JavaScript.",
        "en": "Search needs JavaScript.",
    }
    assert told[code] in page.words()
    wanted = {a for a in tiny.pages if re.fullmatch(rf"{code}/(cities|years|themes)/[^/]+/", a)}
    wanted |= {
        f"{code}/{name}/" for name in ("editions", "news", "people", "organisations", "cities", "years", "themes")
    }
    assert {f"/{address}" for address in wanted} <= set(page.hrefs)


# ── in a browser ───────────────────────────────────────────────────────────────────────────────────────────────


class Reader:
    """Somebody who searches: one page, and what the browser complains of."""

    def __init__(self, page: Page, url: str, code: Code) -> None:
        self.page, self.url, self.code = page, url, code
        self.complaints: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def go(self, search: str = "") -> None:
        """Open the search at an address."""
        self.page.goto(f"{self.url}{self.code}/search/{search}")
        self.wait()

    def ask(self, query: str) -> list[str]:
        """Type a query, and return the pages that are then shown."""
        self.page.fill("#query", query)
        self.page.press("#query", "Enter")
        self.wait()
        return self.found()

    def wait(self) -> None:
        """Wait for the answer."""
        self.page.wait_for_selector(".search[aria-busy=false]")

    def found(self) -> list[str]:
        """Return the pages that are shown, without their language where it is the page's."""
        hrefs = self.page.eval_on_selector_all(".hits a", "links => links.map(link => link.getAttribute('href'))")
        return [href.removeprefix(f"/{self.code}/") for href in hrefs]

    def told(self) -> str:
        """Return what the page says of its answer."""
        return " ".join(self.page.inner_text("[role=status]").split())

    def counts(self, facet: str) -> dict[str, str]:
        """Return the filters of a facet that are offered, with their counts."""
        self.page.eval_on_selector(f"details[data-facet={facet}]", "facet => { facet.open = true }")
        links = self.page.query_selector_all(f"details[data-facet={facet}] a:not([hidden])")
        return {
            link.get_attribute("data-value") or "": (link.query_selector("span") or link).inner_text() for link in links
        }

    def choose(self, facet: str, value: str) -> None:
        """Choose a value of a facet."""
        self.page.eval_on_selector(f"details[data-facet={facet}]", "facet => { facet.open = true }")
        self.page.click(f"details[data-facet={facet}] [data-value='{value}']")
        self.wait()


@pytest.fixture
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Somebody who searches the tiny or the real site in a language; whatever the browser complains of is a mistake."""
    readers: list[Reader] = []

    def of(site: str, code: Code, **more: Any) -> Reader:
        page = browser.new_context(viewport={"width": 1000, "height": 900}, **more).new_page()
        readers.append(Reader(page, request.getfixturevalue(f"{site}_url"), code))
        return readers[-1]

    yield of
    for one in readers:
        one.page.context.close()
    assert [complaint for one in readers for complaint in one.complaints] == []


@pytest.mark.browser
@pytest.mark.parametrize("code", CODES)
def test_what_is_looked_for_is_found(reader: Any, code: Code) -> None:
    """Whatever is typed, in any language and spelling, the page that is meant is among the first ten."""
    here: Reader = reader("real", code)
    here.go()
    found = {query: here.ask(query) for query in QUERIES[code]}
    missed = [(q, page) for q, pages in QUERIES[code].items() for page in pages.split() if page not in found[q]]
    assert missed == []


@pytest.mark.browser
def test_both_sides_fold_alike(reader: Any) -> None:
    """Python and the browser make the same words and the same keys of all texts of the archive, and of the lists."""
    archive = read(CONTENT).archive
    texts = [f"{v.title} {v.body}" for piece in (*archive.stories, *archive.pages) for v in piece.versions.values()]
    texts += [wording.passage.text for wording in wordings(archive)]
    texts += [str(value) for value in published().values()] + [form for group in common() for form in group]
    texts += [
        "É ÉÉ œuvre ß ŒUVRE ﻻ ﺔ ﷲ ½ ² ① ٣٬٠٠٠ 1\u202f000\u00a0000 e-mail l’e-mail a-b-c ــ ـ ندوةٌ x\u0301y İI ſ Ω ς"
    ]
    here: Reader = reader("tiny", "ar")
    here.go()
    folder = here.page.get_attribute(".search", "data-index")
    source = "".join(here.page.eval_on_selector_all("[rel=modulepreload]", "all => all.map(one => one.href)")[1:2])
    assert source.endswith("/folding.js")
    theirs = here.page.evaluate(
        """async ([source, rules, texts]) => {
            const { Folding, words } = await import(source);
            const folding = new Folding(await (await fetch(rules)).json());
            return texts.map((text) => words(text).map(({ word }) => [word, folding.key(word)]));
        }""",
        [source, f"{folder}folding.json", texts],
    )
    ours = [[[word, key(word)] for word in words(text)] for text in texts]
    assert len({word for text in ours for word, _ in text}) > 7000
    for mine, other in zip(ours, theirs, strict=True):
        assert [pair for pair in zip(mine, other, strict=True) if pair[0] != pair[1]] == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("code", "query", "told", "marked"),
    [
        ("ar", "ندوات", "نتائج البحث عن «ندوات» · ", "ندوة"),
        ("fr", "الجواهري", "Résultats pour « الجواهري » · ", "Jouahri"),
        ("en", "انترنت الاشياء", "Results for “انترنت الاشياء” · ", "Internet"),
    ],
)
def test_answer_is_told_and_marked(reader: Any, code: Code, query: str, told: str, marked: str) -> None:
    """The live region says how many were found, and what was found is marked, also where it has another name."""
    here: Reader = reader("real", code)
    here.go()
    here.ask(query)
    assert here.told().replace("\u00a0", " ").startswith(told)
    assert here.page.title().startswith(f"\u2068{query}\u2069 – ")
    assert marked in here.page.eval_on_selector_all(".hits mark", "marks => marks.map(mark => mark.textContent)")


@pytest.mark.browser
@pytest.mark.parametrize("code", CODES)
def test_filters_combine_and_their_counts_follow(reader: Any, code: Code) -> None:
    """Each count is what the filter then leaves, beside the query and what is chosen in the other facets."""
    here: Reader = reader("real", code)
    here.go("?q=Casablanca")
    all_of_them = here.told()
    years = here.counts("years")
    here.choose("cities", "berkane")
    assert here.counts("years") != years
    here.choose("cities", "")
    assert here.told() == all_of_them
    for facet, value in (("cities", "casablanca"), ("years", "2019"), ("kinds", "stories")):
        promised = here.counts(facet)[value]
        here.choose(facet, value)
        assert re.sub(r"\D", "", here.told().rpartition("·")[2]) == promised, (facet, value)
    assert set(here.found()) == {f"editions/casablanca-2019/{name}/" for name in here_stories("casablanca-2019")}
    assert here.counts("cities")["casablanca"] == str(len(here.found()))
    theme = next(value for value in here.counts("themes") if value)
    here.choose("themes", theme)
    assert here.page.url.endswith(f"?q=Casablanca&cities=casablanca&years=2019&kinds=stories&themes={theme}")
    assert here.page.locator(".tags a").count() == 4


def here_stories(edition: str) -> set[str]:
    """Return the stories of an edition of the real site."""
    return {story.id for story in read(CONTENT).archive.stories if story.edition == edition}


@pytest.mark.browser
def test_address_keeps_query_and_filters(reader: Any) -> None:
    """An address gives the same answer to whoever opens it, back leads back, and another language asks the same."""
    here: Reader = reader("real", "fr")
    here.go("?q=symposium&cities=berkane&years=2024")
    shared = here.found()
    assert shared
    assert here.page.input_value("#query") == "symposium"
    assert here.page.locator(".filters [aria-current=true][data-value=berkane]").count() == 1
    here.page.click(".tags a")
    here.wait()
    assert len(here.found()) >= len(shared)
    assert here.page.evaluate("document.activeElement.closest('[data-facet]').dataset.facet") == "cities"
    here.page.go_back()
    here.wait()
    assert here.found() == shared
    href = here.page.eval_on_selector(".lang a[hreflang=ar]", "link => link.href")
    assert href.endswith("/ar/search/?q=symposium&cities=berkane&years=2024")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("code", "told"),
    [("ar", "لا نتائج للبحث عن «qqqq»"), ("fr", "Aucun résultat pour « qqqq »"), ("en", "No results for “qqqq”")],
)
def test_nothing_found_is_said(reader: Any, code: Code, told: str) -> None:
    """The page says so, gives a hint, and offers the lists to browse."""
    here: Reader = reader("tiny", code)
    here.go("?q=qqqq")
    assert here.told().replace("\u00a0", " ") == told
    assert here.page.is_visible("p[data-says=none]")
    assert here.found() == []
    assert here.page.is_visible(f"a[href$='/{code}/cities/agadir/']")


@pytest.mark.browser
def test_word_that_no_page_has_beside_the_others_is_named(reader: Any) -> None:
    """What most pages lack is named, and what has the other words is shown."""
    here: Reader = reader("tiny", "en")
    here.go("?q=qqqq Agadir")
    assert here.told().endswith("No page has all of these words.")
    assert "cities/agadir/" in here.found()
    assert here.page.inner_text(".hits li:first-child .meta").endswith("Without “qqqq”")


@pytest.mark.browser
def test_short_query_and_empty_one_browse(reader: Any) -> None:
    """One letter is too little to look for, and nothing is asked without a query."""
    here: Reader = reader("tiny", "en")
    asked: list[str] = []
    here.page.on("request", lambda request: asked.append(request.url))
    here.go("?q=a")
    assert here.told() == "Type at least two letters."
    here.go()
    assert here.told() == ""
    assert [url for url in asked if "/search/" in url.removeprefix(f"{here.url}en/search/")] == []


@pytest.mark.browser
@pytest.mark.parametrize(("code", "badge"), [("ar", "غير متوفر بعد بالعربية"), ("en", "Not yet available in English")])
def test_story_in_another_language_is_shown_in_its_own(reader: Any, code: Code, badge: str) -> None:
    """What exists in French only is found everywhere, says so, and keeps its language and direction."""
    here: Reader = reader("tiny", code)
    here.go()
    for query in ("seulement", "الماء مقال" if code == "ar" else "water article"):
        here.ask(query)
        row = here.page.locator(".hits li", has=here.page.locator("[href='/fr/editions/agadir-2021/seulement/']"))
        assert row.locator(".kind").inner_text() == badge
        assert row.locator("h3").get_attribute("lang") == row.locator("p[lang]").get_attribute("lang") == "fr"
        assert row.locator("h3").get_attribute("dir") == "ltr"
        assert row.locator("h3 a").get_attribute("hreflang") == "fr"
        assert row.locator("p").first.get_attribute("lang") is None


@pytest.mark.browser
def test_phrases_of_the_other_direction_are_set_apart(reader: Any) -> None:
    """A Latin name in an Arabic result stands in an element of its own direction, and no isolate is left as a letter."""
    here: Reader = reader("real", "ar")
    here.go("?q=LaFactory")
    assert "LaFactory" in here.page.eval_on_selector_all(".hits bdi[dir=ltr]", "all => all.map(one => one.textContent)")
    assert not set("\u2066\u2067\u2069") & set(here.page.inner_text(".hits"))


@pytest.mark.browser
def test_search_works_by_keyboard(reader: Any) -> None:
    """From the field to the results, to more of them, and into a filter, without a mouse."""
    here: Reader = reader("real", "en")
    here.go()
    here.page.focus("#query")
    here.page.keyboard.type("Casablanca")
    here.page.keyboard.press("Enter")
    here.wait()
    assert here.page.evaluate("document.activeElement.id") == "query"
    before = here.found()
    here.page.focus("[data-more]")
    here.page.keyboard.press("Enter")
    here.page.wait_for_selector(f".hits li:nth-child({len(before) + 1})")
    assert here.page.evaluate("document.activeElement.getAttribute('href')").endswith(here.found()[len(before)])
    here.page.focus("details[data-facet=years] summary")
    here.page.keyboard.press("Enter")
    here.page.keyboard.press("Tab")
    here.page.keyboard.press("Tab")
    here.page.keyboard.press("Enter")
    here.wait()
    assert "years=" in here.page.url


@pytest.mark.browser
def test_field_of_any_page_leads_to_the_search(reader: Any) -> None:
    """The plain form of the header asks on the search page."""
    here: Reader = reader("tiny", "fr")
    here.page.goto(f"{here.url}fr/")
    here.page.fill("#q", "Agadir")
    here.page.press("#q", "Enter")
    here.wait()
    assert here.page.url == f"{here.url}fr/search/?q=Agadir"
    assert "cities/agadir/" in here.found()


@pytest.mark.browser
@pytest.mark.parametrize("code", CODES)
def test_page_works_without_scripts(reader: Any, code: Code) -> None:
    """Who runs none sees the lists, and none of what only scripts could fill."""
    here: Reader = reader("tiny", code, java_script_enabled=False)
    here.page.goto(f"{here.url}{code}/search/?q=Agadir")
    assert here.page.is_visible("noscript p")
    assert here.page.is_visible(f"a[href$='/{code}/years/2021/']")
    assert not here.page.is_visible("[data-when=results]")
    assert here.page.inner_text("[role=status]").strip() == ""


@pytest.mark.browser
def test_index_that_is_gone_is_told(browser: Browser, tiny_url: str) -> None:
    """Where the index cannot be fetched, as after a new build, the page says so and offers to try again."""
    page = browser.new_page()
    page.route("**/pagefind.js", lambda route: route.abort())
    page.goto(f"{tiny_url}en/search/?q=Agadir")
    page.wait_for_selector(".search[aria-busy=false]")
    assert page.inner_text("[role=status]").strip() == "Search could not be loaded."
    page.unroute("**/pagefind.js")
    page.click("p[data-says=failed] a")
    page.wait_for_selector(".hits li")
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("code", CODES)
def test_answers_are_accessible(browser: Browser, real_url: str, code: Code, scheme: Any) -> None:
    """Results, filters and the lack of them break no rule of axe, on a phone and on a desk."""
    from axe_playwright_python.sync_playwright import Axe

    found: dict[str, list[str]] = {}
    for width, query in ((320, "UM6P&cities=casablanca"), (1280, "zzzz")):
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
        page = context.new_page()
        page.goto(f"{real_url}{code}/search/?q={query}")
        page.wait_for_selector(".search[aria-busy=false]")
        broken = Axe().run(page).response["violations"]
        found[query] = [f"{one['id']}: {one['nodes'][0]['html']}" for one in broken]
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found[query] += ["scrolls sideways"] if wide else []
        context.close()
    assert found == {"UM6P&cities=casablanca": [], "zzzz": []}
