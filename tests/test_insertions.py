"""Inserted facts: the syntax, what it becomes in each language, and what is said where the records do not hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from plugins.archive.holdings import Archive
from plugins.archive.insertions import FIGURES, NAMES, Unheld, edition_of, inserting, words
from plugins.archive.languages import CODES, Code
from plugins.archive.reading import read
from plugins.text.insertions import Asked, Insertion, insertions, parse, spelled_out
from plugins.text.manuscript import passages
from plugins.text.markup import Link, Setting, convert, mentions
from plugins.text.references import references
from tests.conftest import HOUSE
from tests.sitetree import BuiltSite
from tests.storydesk import told

STORY = "editions/agadir-2021/opening"


@pytest.fixture(scope="module")
def archive() -> Archive:
    """The archive of the tiny site."""
    return read(HOUSE / "tests/site/content").archive


@pytest.fixture(scope="module")
def real() -> Archive:
    """The real archive."""
    return read(HOUSE / "content").archive


def html(text: str, archive: Archive, code: Code = "en") -> str:
    """Convert a text of the tiny site's opening story."""
    return convert(text, Setting(lambda _: Link("/there"), str, insert=inserting(archive, STORY, code))).html


# ── the syntax ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("participants", Asked("participants")),
        (" participants  number ", Asked("participants", forms=("number",))),
        ("casablanca-2019/participants", Asked("participants", edition="casablanca-2019")),
        ("person:khalid-safir", Asked("person", id="khalid-safir")),
        (
            "rabat-2021/other:media-outlets announced number",
            Asked("other", "rabat-2021", "media-outlets", ("announced", "number")),
        ),
        ("", Asked("")),
    ],
)
def test_insertion_has_four_parts(typed: str, asked: Asked) -> None:
    """Edition, name, id and forms are parted by a slash, a colon and spaces."""
    assert parse(typed) == asked


def test_insertions_are_found_where_they_stand() -> None:
    """Each has its place, what it asks for, and its language where that is another."""
    assert list(insertions("a [=dates], :ar[=motto], [[=name]](x)")) == [
        Insertion(2, 10, "dates", None),
        Insertion(12, 23, "motto", "ar"),
        Insertion(26, 33, "name", None),
    ]


@pytest.mark.parametrize("text", ["[x=y]", "a[1]=[2]", r"\[=dates]", "[= a\nb]", "= [a]", "[=a[b]]"])
def test_what_is_no_insertion_is_text(text: str) -> None:
    """Equals signs, escapes and brackets elsewhere insert nothing."""
    assert list(insertions(text)) == []


def test_text_is_spelled_out() -> None:
    """The words stand where the insertions stood."""
    assert spelled_out("A [=b] :fr[=c].", lambda asked, language: f"<{asked} {language}>") == "A <b None> <c fr>."


# ── on the page ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ar", "<p>1 يونيو 2021: 55 متدخلا، 80.000 زيارة</p>"),
        ("fr", "<p>1er juin 2021: 55 intervenants، 80\u202f000 visites</p>"),
        ("en", "<p>1 June 2021: 55 speakers، 80,000 visits</p>"),
    ],
)
def test_facts_are_written_as_the_language_writes_them(archive: Archive, code: Code, words: str) -> None:
    """One name gives each language its own words, and they are plain words of the paragraph."""
    assert html("[=start]: [=speakers]، [=visits]", archive, code) == words


def test_fact_in_another_language_is_a_run(archive: Archive) -> None:
    """It carries its language and direction, as a typed run does."""
    assert html("It was :ar[=motto].", archive) == '<p>It was <bdi dir="rtl" lang="ar">«الماء للجميع»</bdi>.</p>'
    assert html("> :ar[=motto]", archive) == '<blockquote dir="rtl" lang="ar">\n<p>«الماء للجميع»</p>\n</blockquote>'


def test_run_that_holds_a_fact_together_is_no_language(archive: Archive) -> None:
    """The words stay those of the text's own language."""
    assert html(":ltr[=name] :asis[=year]", archive, "fr") == (
        '<p><bdi dir="ltr">Symposium d’Agadir 2021</bdi> <span class="as-is">2021</span></p>'
    )


def test_proofreading_does_not_read_what_is_inserted() -> None:
    """Names of facts are not the writer's words."""
    [passage] = passages("Le [=name] et :fr[=motto].", "fr")
    assert re.findall(r"[a-z]+", passage.own, re.IGNORECASE) == ["Le", "et"]


def test_fact_may_be_the_words_of_a_link(archive: Archive) -> None:
    """Inside a link's brackets, or as the brackets themselves."""
    link = '<p><a href="https://a.example">Agadir symposium 2021</a></p>'
    assert html("[=name](https://a.example)", archive) == html("[[=name]](https://a.example)", archive) == link


def test_fact_makes_the_id_of_its_heading(archive: Archive) -> None:
    """Readers find a part under the words that they read."""
    assert html("## The [=speakers]", archive) == '<h2 id="the-55-speakers">The 55 speakers</h2>'


def test_link_to_a_heading_with_a_fact_lands() -> None:
    """The check knows the id that readers find, not the one of what was typed."""
    text = "[There](#the-55-speakers).\n\n## The [=speakers]\n\nA paragraph."
    assert told({"en": text}) == []
    assert told({"en": text.replace("#the-55", "#the")}) == [
        "en.md:7:9: the page has no part `#the-speakers`; did you mean `#the-55-speakers`?"
    ]


def test_marks_in_a_fact_are_no_markdown() -> None:
    """What the records hold is text, whatever signs are in it."""
    setting = Setting(lambda _: Link("#"), str, insert=lambda asked, language: "*a* `b` [c](d) <i>")
    assert convert("[=name] :fr[=name]", setting).html == (
        '<p>*a* `b` [c](d) &lt;i&gt; <bdi dir="ltr" lang="fr">*a* `b` [c](d) &lt;i&gt;</bdi></p>'
    )


@pytest.mark.parametrize("text", ["`[=dates]`", "    [=dates]", r"\[=dates]"])
def test_code_and_escapes_insert_nothing(text: str) -> None:
    """What is shown as it was typed asks nothing of the records."""
    assert mentions(text).insertions == []
    assert references(text).insertions == ()


@pytest.mark.parametrize(
    "text",
    [
        "[=dates]\n\n- [=name]\n\n> [=dates]",
        "| [=dates] |\n|---|\n| [=name] [=dates] |",
        "*[=dates]* `[=name]` [=name] [=dates]",
    ],
)
def test_places_are_those_of_the_text(text: str) -> None:
    """Line and column lead to what was typed, in any block."""
    found = references(text).insertions
    assert [insertion.asked for insertion, _ in found] == ["dates", "name", "dates"]
    lines = text.split("\n")
    for insertion, place in found:
        assert lines[place.line - 1][place.column - 1 :].startswith(f"[={insertion.asked}]")


def test_built_pages_show_the_facts(tiny: BuiltSite) -> None:
    """A built story has the words of its edition in each language, and no mark of an insertion."""
    wanted = {"ar": "55 متدخلا", "fr": "55 intervenants", "en": "55 speakers"}
    for code, text in wanted.items():
        page = (tiny.folder / code / "editions/agadir-2021/opening/index.html").read_text(encoding="utf-8")
        assert text in page
        assert "[=" not in page


# ── what can be inserted ───────────────────────────────────────────────────────────────────────────────────────

FACTS: dict[str, tuple[str, str, str]] = {
    "speakers": ("55 متدخلا", "55 intervenants", "55 speakers"),
    "speakers number": ("55", "55", "55"),
    "visits number": ("80.000", "80\u202f000", "80,000"),
    "speakers reported": ("55 متدخلا", "55 intervenants", "55 speakers"),
    "dates": ("1 و2 يونيو 2021", "1er et 2 juin 2021", "1–2 June 2021"),
    "start": ("1 يونيو 2021", "1er juin 2021", "1 June 2021"),
    "end weekday": ("الأربعاء 2 يونيو 2021", "mercredi 2 juin 2021", "Wednesday 2 June 2021"),
    "month": ("يونيو 2021", "juin 2021", "June 2021"),
    "year": ("2021", "2021", "2021"),
    "ordinal": ("الثانية", "2e", "second"),
    "name": ("ندوة أكادير 2021", "Symposium d’Agadir 2021", "Agadir symposium 2021"),
    "motto": ("«الماء للجميع»", "«\u00a0L’eau pour tous\u00a0»", "“Water for all”"),
    "venue": ("دار الجماعة", "Hôtel de ville", "Town hall"),
    "city": ("أكادير", "Agadir", "Agadir"),
    "person:sara-alami": ("سارة العلمي", "Sara Alami", "Sara Alami"),
    "place:rabat": ("الرباط", "Rabat", "Rabat"),
    "count:countries": ("دولتان", "2 pays", "2 countries"),
    "count:people number": ("2", "2", "2"),
    "rabat-2021/name": ("ندوة الرباط 2021", "Symposium de Rabat 2021", "Rabat symposium 2021"),
    "rabat-2021/dates": ("5 أكتوبر 2021", "5 octobre 2021", "5 October 2021"),
}


@pytest.mark.parametrize("asked", FACTS)
def test_fact_in_three_languages(archive: Archive, asked: str) -> None:
    """A figure, a day, a name or a count reads as its language writes it."""
    assert tuple(words(archive, STORY, code, asked) for code in CODES) == FACTS[asked]


@pytest.mark.parametrize(
    ("asked", "english"),
    [
        ("speakers", "85 speakers from four continents"),
        ("speakers announced", "95 speakers"),
        ("speakers announced number", "95"),
        ("cities", "33 cities expected"),
        ("other:delegation-representatives", "160 delegation representatives"),
    ],
)
def test_stage_and_noun_tell_figures_apart(real: Archive, asked: str, english: str) -> None:
    """What was counted goes before what had been announced, and an other figure is known by its English noun."""
    assert words(real, "editions/casablanca-2017/report", "en", asked) == english


def test_counts_of_a_standing_page_are_of_the_archive(archive: Archive) -> None:
    """Where a text belongs to no edition, all of them are counted."""
    assert words(archive, "pages/about", "fr", "count:editions") == "3 éditions"
    assert words(archive, "pages/about", "ar", "count:editions") == "3 دورات"
    assert words(archive, "pages/about", "en", "agadir-2021/count:people") == "2 people"


def _all_names(archive: Archive) -> Iterator[str]:
    registers = {"person": archive.people, "organisation": archive.organisations, "place": archive.places}
    registers |= {"theme": archive.themes, "series": archive.series}
    for name in NAMES - set(FIGURES):
        if name in registers:
            yield f"{name}:{next(iter(registers[name]))}"
        else:
            yield "count:people" if name == "count" else name


@pytest.mark.parametrize("code", CODES)
def test_every_name_gives_words(archive: Archive, code: Code) -> None:
    """There is no name that an editor may write and that never gives anything."""
    for name in _all_names(archive):
        assert words(archive, STORY, code, name).strip(), name


def test_every_figure_of_the_archive_can_be_inserted(real: Archive) -> None:
    """Each figure has a way to be asked for by its kind, its noun and its stage alone."""
    for edition in real.editions.values():
        for figure in edition.figures.items if edition.figures else ():
            noun = "".join(letter if letter.isalnum() else "-" for letter in figure.label.en.lower())
            name = f"other:{noun}" if figure.of == "other" else figure.of
            inserted = words(real, f"editions/{edition.id}/x", "fr", f"{name} {figure.stage}")
            assert inserted.endswith(f" {figure.label.fr}")


def test_list_that_is_not_whole_is_not_counted(archive: Archive) -> None:
    """Some of the countries are not their number."""
    edition = archive.editions["agadir-2021"]
    assert edition.countries
    partial = replace(edition, countries=replace(edition.countries, complete=False))
    with pytest.raises(Unheld, match="no whole list of `countries`"):
        words(replace(archive, editions={edition.id: partial}), STORY, "en", "count:countries")


@pytest.mark.parametrize(
    ("folder", "edition"), [(STORY, "agadir-2021"), ("editions/agadir-2021", "agadir-2021"), ("pages/about", "")]
)
def test_folder_tells_the_edition(folder: str, edition: str) -> None:
    """A story belongs to the edition that its folder lies in."""
    assert edition_of(folder) == edition
