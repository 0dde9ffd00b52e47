"""Between plugins and theme there is a closed contract: a template sees its model, a few globals, and nothing else."""

from __future__ import annotations

import dataclasses
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, UndefinedError, meta, nodes
from markupsafe import Markup

import pelicanconf
from plugins import editions, permalinks, redirects
from plugins.archive.languages import CODES, LANGUAGES, Code, PartialDate
from plugins.archive.ledger import Fate, Ledger, Withdrawal
from plugins.archive.records import Words
from plugins.pages.frame import MENU, Frame
from plugins.pages.labels import LABELS
from plugins.pages.page import Page
from plugins.pages.rendering import Renderer
from plugins.pages.root import Root
from plugins.pages.site import Site
from plugins.pages.stylesheets import policy
from plugins.text.markup import PART_IDS
from tests.folders import THEME, small_site, write
from tests.grown import grown

ROOT = Root("https://user.example/nadwa")
# What a template may ask for beside its model: `frame` comes with every page, the rest with the language.
GLOBALS = {"frame", "days", "home", "language", "search", "sheet"}
DAY = date(2024, 6, 1)
FILTERS = {"day", "number", "partial"}
GETTEXT = {"_", "gettext", "ngettext", "npgettext", "pgettext"}


@dataclass(frozen=True)
class Model:
    """The model of a page that these tests write."""

    text: object = ""
    when: object = None


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive and the real theme, below a path."""
    return small_site(tmp_path_factory.mktemp("rendering"), ROOT.url)


@pytest.fixture(scope="module")
def pages(site: Site) -> list[Page]:
    """Every page that the front modules make of the small archive and a ledger with both kinds of ends."""
    reason = Words("سبب", "motif", "reason")
    withdrawn = Fate(withdrawn=Withdrawal(date=DAY, reason=reason))
    ledger = Ledger("addresses.yaml", {"editions/old/": Fate(moved_to="editions/"), "editions/gone/": withdrawn})
    by_ledger = (permalinks, redirects)
    modules = [module for module in map(importlib.import_module, pelicanconf.PLUGINS) if module not in by_ledger]
    made = [page for module in modules if hasattr(module, "pages") for page in module.pages(site)]
    made += (page for module in by_ledger for page in module.pages(ledger, site))
    crowded = editions.pages(grown(site, series=1, people=120, sessions=60, stories=80))
    return [*made, next(page for page in crowded if page.template == "leaf")]


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme with the words of the real one, an icon, and no template yet."""
    catalogues = {f"locale/{code}/LC_MESSAGES/nadwa.po": words(code) for code in ("ar", "fr")}
    return write(tmp_path / "theme", {**catalogues, "icon.svg": "<svg/>"})


def words(code: str) -> bytes:
    """Return the real catalogue of a language."""
    return (THEME / "locale" / code / "LC_MESSAGES" / "nadwa.po").read_bytes()


def page(code: Code = "en", model: Any = None, **fields: Any) -> Page:
    """Return a page of the template `page`."""
    fields = {"address": f"{code}/editions/", "title": "", "description": "", "template": "page", **fields}
    return Page(language=code, model=model or Model(), **fields)


def rendered(theme: Path, template: str, code: Code = "en", **fields: object) -> str:
    """Render a template of one line with a model."""
    write(theme, {"templates/page.html": template})
    return Renderer(theme, ROOT).render(page(code, Model(**fields)))


# ── the contract with the theme ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Names:
    """Names of a template and of all that it shares its variables with."""

    asked: frozenset[str]
    own: frozenset[str]

    def __or__(self, other: Names) -> Names:
        """Join the names of two templates."""
        return Names(self.asked | other.asked, self.own | other.own)


@cache
def bare() -> Environment:
    """Return an environment that knows no global of ours, so that each shows as a name that is asked for."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.filters.update(dict.fromkeys(FILTERS, str))
    environment.globals.update(dict.fromkeys(GETTEXT, str))
    return environment


@cache
def names_of(name: str) -> Names:
    """Return the names that a template, what it extends and what it includes ask for, and those that they set."""
    tree = bare().parse((THEME / "templates" / name).read_text("utf-8"))
    imports = list(tree.find_all(nodes.FromImport))
    imported = {alias[-1] if isinstance(alias, tuple) else alias for node in imports for alias in node.names}
    assigned = {node.target.name for node in tree.find_all(nodes.Assign) if isinstance(node.target, nodes.Name)}
    found = Names(frozenset(meta.find_undeclared_variables(tree)) - imported, frozenset(assigned))
    shared: list[nodes.Node] = [*tree.find_all((nodes.Extends, nodes.Include))]
    shared += [node for node in imports if node.with_context]
    for node in shared:
        template = getattr(node, "template", None)
        assert isinstance(template, nodes.Const)
        found |= names_of(template.value)
    return found


def templates(folder: str = "") -> list[str]:
    """Return the names of the templates of a folder."""
    root = THEME / "templates"
    return sorted(path.relative_to(root).as_posix() for path in (root / folder).glob("*.html"))


PAGES = [name for name in templates() if name != "base.html"]


def models(pages: list[Page]) -> dict[str, set[type]]:
    """Return the models by template."""
    found: dict[str, set[type]] = {}
    for one in pages:
        found.setdefault(one.template, set()).add(type(one.model))
    return found


def test_every_page_template_has_one_model(pages: list[Page]) -> None:
    """Templates and models belong together in pairs, and none is without the other."""
    assert {f"{name}.html" for name in models(pages)} == set(PAGES)
    assert [name for name, kinds in models(pages).items() if len(kinds) != 1] == []


@pytest.mark.parametrize("template", PAGES)
def test_template_asks_for_exactly_what_its_model_gives(pages: list[Page], template: str) -> None:
    """Whatever a template asks for is a field of its model or a declared global, and no field is unused."""
    [model] = models(pages)[template.removesuffix(".html")]
    names, fields = names_of(template), {field.name for field in dataclasses.fields(model)}
    assert names.asked - names.own - GLOBALS == fields
    assert fields & GLOBALS == set()


def test_no_macro_hides_a_field(pages: list[Page]) -> None:
    """A name that a template imports is not that of a field, or the field could never be read."""
    for template, [model] in models(pages).items():
        tree = bare().parse((THEME / "templates" / f"{template}.html").read_text("utf-8"))
        imports = [alias for node in tree.find_all(nodes.FromImport) for alias in node.names]
        imported = {alias[-1] if isinstance(alias, tuple) else alias for alias in imports}
        assert imported & {field.name for field in dataclasses.fields(model)} == set(), template


@pytest.mark.parametrize("name", templates("macros"))
def test_macros_see_their_arguments_and_globals_only(name: str) -> None:
    """A macro is called with what it needs."""
    assert names_of(name).asked <= GLOBALS - {"frame"}


def test_every_global_is_of_use() -> None:
    """No template is offered what none asks for."""
    asked = {
        name for folder in ("", "macros", "partials") for file in templates(folder) for name in names_of(file).asked
    }
    assert asked >= GLOBALS


def test_environment_offers_these_globals_and_no_others() -> None:
    """What the contract declares is what the renderer gives."""
    offered = set(Renderer(THEME, ROOT)._environments["ar"].globals) - GETTEXT
    assert offered - set(Environment().globals) == GLOBALS - {"frame"}


def test_every_page_of_every_language_is_rendered(pages: list[Page]) -> None:
    """Each page of the small archive has all that its template asks for, in depth."""
    renderer = Renderer(THEME, ROOT)
    for one in pages:
        html = renderer.render(one)
        assert html.startswith("<!doctype html>"), one.address
        assert html.endswith("</html>\n"), one.address
        assert f'<html lang="{one.language}" dir="{LANGUAGES[one.language].direction}">' in html, one.address


def test_no_two_pages_have_one_address(pages: list[Page]) -> None:
    """Addresses are unique over all front modules."""
    assert len({one.address for one in pages}) == len(pages)


# ── what a template may not do ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", CODES)
def test_unknown_variable_stops_with_its_name(theme: Path, code: Code) -> None:
    """A template that asks for what the page does not give never shows a hole."""
    with pytest.raises(UndefinedError, match="'nothing' is undefined"):
        rendered(theme, "{{ nothing }}", code)


@pytest.mark.parametrize(
    "template", ["{{ text.nothing }}", "{% if nothing %}a{% endif %}", "{% for a in nothing %}{% endfor %}"]
)
def test_unknown_name_stops_wherever_it_is_asked_for(theme: Path, template: str) -> None:
    """Attributes, conditions and loops are no less strict."""
    with pytest.raises(UndefinedError, match="nothing"):
        rendered(theme, template)


def test_text_is_escaped() -> None:
    """What an author typed is text, wherever a template puts it."""
    hostile = "<script>alert('1')</script>\" onclick=\"x & y"
    theme_page = page(title=hostile, description=hostile, template="notfound", model=NotFound("/x/"))
    html = Renderer(THEME, ROOT).render(theme_page)
    assert "<script" not in html
    assert 'onclick="x' not in html
    assert html.count("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&#34; onclick=&#34;x &amp; y") == 3


@dataclass(frozen=True)
class NotFound:
    """The model of the real template `notfound`."""

    editions: str


def test_only_marked_html_is_left_as_it_is(theme: Path) -> None:
    """A field that was converted from Markdown says so by its type."""
    assert rendered(theme, "{{ text }}", text="<b>") == "&lt;b&gt;\n"
    assert rendered(theme, "{{ text }}", text=Markup("<b>")) == "<b>\n"


def test_page_ends_with_one_line_break(theme: Path) -> None:
    """Jinja drops the last one, the renderer puts it back."""
    assert rendered(theme, "a\n") == "a\n"


def test_tags_leave_no_lines_behind(theme: Path) -> None:
    """A tag on a line of its own leaves no empty line."""
    assert rendered(theme, "a\n  {% if true %}\nb\n  {% endif %}\nc") == "a\nb\nc\n"


# ── each in its language ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("template", "value", "expected"),
    [
        ("{{ when|day }}", DAY, ["1 يونيو 2024", "1er juin 2024", "1 June 2024"]),
        ("{{ when|partial }}", PartialDate(2024, 6), ["يونيو 2024", "juin 2024", "June 2024"]),
        ("{{ when|number }}", 80000, ["80.000", "80\u202f000", "80,000"]),
        ("{{ days(when, when) }}", DAY, ["1 يونيو 2024", "1er juin 2024", "1 June 2024"]),
        ('{{ _("Editions") }}', None, ["الدورات", "Éditions", "Editions"]),
        (
            '{{ _("Page %(page)s of %(total)s", page=when, total=9) }}',
            2,
            ["الصفحة 2 من 9", "Page 2 sur 9", "Page 2 of 9"],
        ),
        (
            '{{ ngettext("%(n)s source", "%(n)s sources", when, n=when) }}',
            2,
            ["مصدران", "2 sources", "2 sources"],
        ),
        (
            '<p lang="{{ language.code }}" dir="{{ language.direction }}">',
            None,
            [f'<p lang="{c}" dir="{d}">' for c, d in (("ar", "rtl"), ("fr", "ltr"), ("en", "ltr"))],
        ),
        ('<a href="{{ home }}">', None, [f'<a href="/nadwa/{code}/">' for code in CODES]),
    ],
)
def test_template_speaks_the_language_of_its_page(
    theme: Path, template: str, value: object, expected: list[str]
) -> None:
    """Filters, words and globals are those of the page's language."""
    write(theme, {"templates/page.html": template})
    renderer = Renderer(theme, ROOT)
    assert [renderer.render(page(code, Model(when=value))).rstrip("\n") for code in CODES] == expected


@pytest.mark.parametrize("code", CODES)
def test_words_fill_their_places_with_escaped_text(theme: Path, code: Code) -> None:
    """A title within a sentence cannot bring its own markup."""
    html = rendered(theme, '{{ _("“%(text)s”", text=text) }}', code, text="<b>")
    assert "&lt;b&gt;" in html
    assert "<b>" not in html


def test_sheet_and_its_policy_reach_the_template(site: Site) -> None:
    """The style is not escaped, and the policy is that of this very text."""
    html = Renderer(THEME, ROOT).render(page(template="notfound", model=NotFound("/x/")))
    [style] = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert "&#34;" not in style
    assert f"style-src {policy(style)}" in html


# ── the frame ──────────────────────────────────────────────────────────────────────────────────────────────────


def frame(one: Page) -> Frame:
    """Return what surrounds a page."""
    return Renderer(THEME, ROOT)._frame(one)


@pytest.mark.parametrize("code", CODES)
def test_switch_leads_to_the_same_thing_in_each_language(code: Code) -> None:
    """All three languages are in the switch, this one is marked, and those without a version are said to be missing."""
    switches = frame(page(code, versions=("ar", "fr"))).switches
    assert [switch.language.code for switch in switches] == list(CODES)
    assert [switch.href for switch in switches] == [f"/nadwa/{other}/editions/" for other in CODES]
    assert [switch.current for switch in switches] == [other == code for other in CODES]
    assert [switch.exists for switch in switches] == [True, True, False]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", "غير متوفر بعد بالعربية"),
        ("fr", "Pas encore disponible en français"),
        ("en", "Not yet available in English"),
    ],
)
def test_missing_language_is_said_in_its_own_words(code: Code, expected: str) -> None:
    """Each language says of itself that it is not there yet."""
    one = frame(page(code))
    assert one.missing == expected
    assert [switch.missing for switch in one.switches if switch.language.code == code] == [expected]


def test_alternates_name_every_version_and_the_choice() -> None:
    """Search engines learn of each version by its whole address, this one included, and of the page to choose from."""
    assert frame(page(versions=("ar", "en"))).alternates == (
        ("ar", "https://user.example/nadwa/ar/editions/"),
        ("en", "https://user.example/nadwa/en/editions/"),
        ("x-default", "https://user.example/nadwa/"),
    )


@pytest.mark.parametrize("address", ["404.html", "en/404.html"])
def test_alternates_of_the_not_found_pages(address: str) -> None:
    """The choice among pages for what does not exist is the one at the root."""
    assert [href.removeprefix(f"{ROOT.url}/") for _, href in frame(page(address=address)).alternates] == [
        "ar/404.html",
        "fr/404.html",
        "en/404.html",
        "404.html",
    ]


def test_page_in_another_s_stead_has_no_alternates() -> None:
    """A page without versions of its own does not compete with the real ones."""
    assert frame(page(versions=())).alternates == ()


@pytest.mark.parametrize(
    ("canonical", "expected"), [(None, "en/editions/"), ("ar/editions/", "ar/editions/"), ("", "")]
)
def test_canonical_address(canonical: str | None, expected: str) -> None:
    """A page is its own canonical address unless it says another, be it the root."""
    assert frame(page(canonical=canonical)).canonical == f"{ROOT.url}/{expected}"


@pytest.mark.parametrize("code", CODES)
def test_menu_is_in_the_page_s_language(code: Code) -> None:
    """Entries lead to lists in the page's language, and the page's own section is marked."""
    menu = frame(page(code, section="news")).menu
    assert [entry.href for entry in menu] == [f"/nadwa/{code}/{name}/" for name in MENU]
    assert [entry.current for entry in menu] == [name == "news" for name in MENU]


@pytest.mark.parametrize("code", CODES)
def test_lists_at_the_foot_lead_everywhere(code: Code) -> None:
    """Whatever has a name in the menu's vocabulary is reached from every page, once."""
    lists = frame(page(code)).lists
    assert sorted(entry.href for part in lists for entry in part) == sorted(
        f"/nadwa/{code}/{name}/" for name in LABELS["menu"]
    )


def test_own_address_is_written_as_links_write_it() -> None:
    """The page can be compared with the menu."""
    assert frame(page()).href == "/nadwa/en/editions/"


@pytest.mark.parametrize(
    ("code", "title", "expected"),
    [
        ("ar", "الدورات", "الدورات – ندوة"),
        ("fr", "Éditions", "Éditions – Nadwa"),
        ("en", "Editions", "Editions – Nadwa"),
        ("ar", "", "ندوة"),
        ("en", "", "Nadwa"),
        ("ar", "ندوة – Nadwa", "ندوة – Nadwa"),
    ],
)
def test_tab_shows_title_and_site(code: Code, title: str, expected: str) -> None:
    """The name of the site stands behind the title, once."""
    assert frame(replace(page(code), title=title)).title == expected


def ids() -> Iterator[str]:
    """Yield the ids that templates give to parts of the pages that hold a text."""
    for name in (
        "base",
        "story",
        "standing",
        "partials/header",
        "partials/footer",
        "partials/frieze",
        "partials/languages",
    ):
        yield from re.findall(r'\sid="([\w-]+)"', (THEME / "templates" / f"{name}.html").read_text("utf-8"))


def test_headings_cannot_take_the_ids_of_the_page() -> None:
    """Whatever id a page with a text has of its own is reserved."""
    assert set(ids()) - PART_IDS == set()
    assert {"main", "sources", "tags"} <= set(ids())
