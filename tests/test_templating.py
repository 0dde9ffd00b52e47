"""What is the same on every page is settled when a template is read."""

from __future__ import annotations

from pathlib import Path
from types import CodeType

import pytest
from jinja2 import TemplateNotFound, UndefinedError, nodes

from plugins.archive.languages import CODES, Code
from plugins.pages.templating import Templates
from plugins.pages.wording import translations
from tests.folders import THEME, write

INDEX: dict[Code, str] = {"ar": "الفهرس", "fr": "Index", "en": "Index"}
SEARCH: dict[Code, str] = {"ar": "بحث", "fr": "Rechercher", "en": "Search"}


def templates(folder: Path, code: Code, **texts: str) -> Templates:
    """Return the templates of a folder in a language, written from texts by name."""
    write(folder, {f"{name}.html": text for name, text in texts.items()})
    return Templates(folder, translations(THEME, code), {})


def rendered(folder: Path, text: str, code: Code = "en", **fields: object) -> str:
    """Render one template."""
    return templates(folder, code, page=text).get_template("page.html").render(fields)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<b>{{ _("Index") }}</b>', "<b>{}</b>"),
        ("{% set word = _('Index') %}{{ word }}", "{}"),
        ('{% for word in (_("Index"), "") %}{{ word }}{% endfor %}', "{}"),
        ('{{ [_("Index"), 1][0] }}', "{}"),
        ('{{ (_("Index") if 1 else "") ~ "." }}', "{}."),
        ('{% macro m(x) %}{{ x }}{{ _("Index") }}{% endmacro %}{{ m(_("Index")) }}', "{0}{0}"),
    ],
)
def test_a_word_is_said_wherever_it_stands(tmp_path: Path, code: Code, text: str, expected: str) -> None:
    """In the text, in an expression, as an argument and in a macro."""
    assert rendered(tmp_path, text, code) == expected.format(INDEX[code])


@pytest.mark.parametrize("code", CODES)
def test_a_word_with_its_use_is_said(tmp_path: Path, code: Code) -> None:
    """What a word is for decides on its translation."""
    assert rendered(tmp_path, '{{ pgettext("button", "Search") }}', code) == SEARCH[code]


def test_a_word_is_part_of_the_text_around_it(tmp_path: Path) -> None:
    """Nothing is left to be asked when a page is rendered."""
    made = templates(tmp_path, "en")
    tree = made.parse(
        '<b>{{ _("Index") }}</b>{{ pgettext("button", "Search") }}{{ _("Corrected on %(date)s", date=x) }}'
    )
    assert [call.node.name for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name)] == ["_"]


def test_signs_of_a_word_are_as_when_it_is_said_on_a_page(tmp_path: Path) -> None:
    """Its markup is its own, a sign of percent is written twice; a text that looks like a word is none."""
    text = '{{ _("<i>a</i> & 5 %%") }}|{{ "<i>" }}|{{ _(x) }}|_("Index")'
    assert rendered(tmp_path, text, x="5 %%") == '<i>a</i> & 5 %|&lt;i&gt;|5 %|_("Index")'


def test_macros_are_called_as_in_jinja(tmp_path: Path) -> None:
    """With arguments by place and by name, with defaults, with a caller, in loops and blocks; what is missing is told."""
    macro = "{% macro m(x, y=2) %}{{ x }}{{ y }}{% if caller is defined %}{{ caller() }}{% endif %}{% endmacro %}"
    assert rendered(tmp_path, macro + "{{ m(1) }}{{ m('<', y=3) }}{{ m(y=1, x=0) }}") == "12&lt;301"
    assert rendered(tmp_path, macro + "{% for n in [5, 6] %}{{ m(n) }}{% endfor %}") == "5262"
    assert (
        rendered(
            tmp_path, macro + "{% block b %}{% set z = 7 %}{{ self.c() }}{% endblock %}{% block c %}c{% endblock %}"
        )
        == "cc"
    )
    assert (
        rendered(tmp_path, "{% macro m(x) %}{{ x }}{{ caller() }}{% endmacro %}{% call m(1) %}b{% endcall %}") == "1b"
    )
    with pytest.raises(UndefinedError, match="x"):
        rendered(tmp_path, macro + "{{ m() }}")
    with pytest.raises(TypeError, match="no keyword argument"):
        rendered(tmp_path, macro + "{{ m(1, z=1) }}")


def test_a_template_is_compiled_once_for_all_languages(tmp_path: Path) -> None:
    """Each language has its own words in what was compiled for the first, and none has those of another."""
    write(tmp_path, {"page.html": '{{ _("Index") }} {{ pgettext("button", "Search") }}'})
    compiled: dict[str, CodeType] = {}
    made = {code: Templates(tmp_path, translations(THEME, code), compiled).get_template("page.html") for code in CODES}
    (tmp_path / "page.html").unlink()
    assert {code: template.render() for code, template in made.items()} == {
        code: f"{INDEX[code]} {SEARCH[code]}" for code in CODES
    }
    assert list(compiled) == ["page.html"]


def test_a_template_is_read_once(tmp_path: Path) -> None:
    """The last page of a run is of the theme of the first; what is not there is named."""
    made = templates(tmp_path, "en", page="a")
    first = made.get_template("page.html")
    write(tmp_path, {"page.html": "b"})
    assert made.get_template("page.html") is first
    with pytest.raises(TemplateNotFound, match=r"none\.html"):
        made.get_template("none.html")


def test_macros_of_another_file_see_the_globals(tmp_path: Path) -> None:
    """A file of macros is read once for all that import from it, and sees what the environment offers, no page."""
    made = templates(
        tmp_path, "en", m="{% macro m() %}{{ home }}{{ x }}{% endmacro %}", page='{% from "m.html" import m %}{{ m() }}'
    )
    made.globals["home"] = "/en/"
    with pytest.raises(UndefinedError, match="x"):
        made.get_template("page.html").render(x=1)
    made = templates(tmp_path, "en", m="{% macro m() %}{{ home }}{% endmacro %}")
    made.globals["home"] = "/en/"
    assert made.get_template("page.html").render(x=1) == "/en/"
