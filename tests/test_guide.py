"""The guide tells all that the contract asks, in three languages, and names what it takes from elsewhere as it is there."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from functools import cache

import pytest

from plugins.archive import attested, contract
from plugins.archive.catalogues import flaws, read_catalogue, translations
from plugins.archive.languages import CODES, Code
from plugins.archive.problems import LOCALE
from plugins.archive.reading import read
from plugins.archive.schemas import NAMES, schema
from plugins.pages import addresses, ledger
from plugins.pages.guide import SECTIONS, composed, message, samples, section_of
from plugins.pages.rulings import DOMAIN, PARTS_OF_MESSAGES, is_sentence
from plugins.pages.wording import catalogue_path
from plugins.text import proofreading
from plugins.text.links import LINK_MARK
from tests.conftest import HOUSE
from tests.sitetree import BuiltSite

THEME = HOUSE / "theme"
OTHERS: tuple[Code, ...] = ("ar", "fr")
CHAPTERS = [chapter or "index" for chapter in addresses.GUIDE]
GUIDES = [addresses.guide(code, chapter) for code in CODES for chapter in addresses.GUIDE]
# A command, a field or a file that is named in the middle of a sentence.
NAMED = re.compile(r"`(python3 tasks\.py [a-z]+(?: --(?!lang)\w+)?|\w+\.yaml|\[[=@][^`]*\]|:(?!fr|ar|en)\w+\[[^`]*\])`")


@cache
def docstrings() -> tuple[str, ...]:
    """Return the docstring of every rule that the content is held to, in one line each."""
    archive = read(HOUSE / "content").archive
    own = [attested.names(archive), attested.motto(archive.chronicle[0])]
    held = [*contract.DATED, *contract.RULES, *ledger.RULES]
    found = [*held, *(rule.find for rule in (*proofreading.RULES, *own))]
    return tuple(dict.fromkeys(" ".join((inspect.getdoc(rule) or "").split()) for rule in found))


@cache
def descriptions() -> dict[str, str]:
    """Return what each record of the content is, by its name."""
    shapes = (shape for name in NAMES for shape in schema(name)["$defs"].items())
    return {name: shape["description"] for name, shape in shapes}


def plain(text: str) -> str:
    """Return the letters of a text as a reader sees them, without marks that only set it in order."""
    return re.sub(r"[`*\s\u2066-\u2069]+", "", text)


@cache
def told(site: BuiltSite, code: Code) -> str:
    """Return the words of all pages of the guide in a language."""
    pages = (site.pages[addresses.guide(code, chapter)] for chapter in addresses.GUIDE)
    return plain("".join("".join(page.html.itertext()) for page in pages))


def source(chapter: str, code: Code) -> str:
    """Return a chapter as it is written."""
    return (THEME / "guide" / chapter / f"{code}.md").read_text(encoding="utf-8")


def say(code: Code, text: str) -> str:
    """Say a sentence of the contract in a language."""
    return composed(translations(catalogue_path(THEME, code, DOMAIN)).gettext(text), code)


@pytest.mark.parametrize("code", CODES)
def test_every_rule_is_in_the_guide(tiny: BuiltSite, code: Code) -> None:
    """What the check asks of the content can be read before it asks."""
    words = told(tiny, code)
    assert len(docstrings()) > 90
    assert [text for text in docstrings() if plain(say(code, text)) not in words] == []


@pytest.mark.parametrize("code", CODES)
def test_every_message_is_in_the_guide(tiny: BuiltSite, code: Code) -> None:
    """Whatever is said to an editor can be looked up, in the words in which it is said."""
    words, catalogue = told(tiny, code), translations(LOCALE / f"{code}.po")
    entries = [entry for entry in read_catalogue(LOCALE / "ar.po") if isinstance(entry.id, str) and entry.id]
    others = tuple(f"plugins/{room}.py" for room in PARTS_OF_MESSAGES)
    asked = [str(entry.id) for entry in entries if entry.locations[0][0] not in others and is_sentence(str(entry.id))]
    assert len(asked) > 350
    known = samples(THEME)
    shown = {text: plain(message(catalogue.gettext(text), code, known.get(text)).striptags()) for text in asked}
    assert [text for text, said in shown.items() if said not in words] == []


def test_samples_are_of_mistakes_that_are_made() -> None:
    """Where a message is shown with words, they are those that it named of a mistake in `tests/broken`."""
    files = (HOUSE / "tests/broken").glob("*/expected.txt")
    lines = {line.split(": ", 1)[1] for file in files for line in file.read_text(encoding="utf-8").splitlines()}
    said = {text: text % values for text, values in samples(THEME).items()}
    assert [line for line in said.values() if line not in lines] == []
    assert len(said) > 100
    assert said.keys() <= {str(entry.id) for entry in read_catalogue(LOCALE / "ar.po")}


@pytest.mark.parametrize("code", CODES)
def test_every_record_is_in_the_guide(tiny: BuiltSite, code: Code) -> None:
    """Each record is described, with all of its fields."""
    words = told(tiny, code)
    assert [name for name, text in descriptions().items() if plain(say(code, text)) not in words] == []
    pages = [tiny.pages[addresses.guide(code, chapter)] for chapter in ("fields", "edition")]
    offered = {
        section.get("id"): {"".join(cell.itertext()) for cell in section.iter("th")}
        for page in pages
        for section in page.html.iter("section")
    }
    for shape, made in ((shape, made) for name in NAMES for shape, made in schema(name)["$defs"].items()):
        assert made["properties"].keys() == offered[shape.lower()], shape


@pytest.mark.parametrize("code", OTHERS)
def test_sentences_of_the_contract_are_translated_and_none_is_left_over(code: Code) -> None:
    """The guide’s catalogue holds exactly the docstrings of rules and records, each with its words."""
    catalogue = read_catalogue(catalogue_path(THEME, code, DOMAIN))
    held, needed = {str(entry.id) for entry in catalogue if entry.id}, {*docstrings(), *descriptions().values()}
    assert sorted(needed - held) == []
    assert sorted(held - needed) == []
    assert [(entry.id, flaw) for entry, flaw in flaws(catalogue)] == []


def test_every_room_has_its_section() -> None:
    """Each section is told of once, and a room that is new falls to the section of its wing."""
    ids = [section.id for sections in SECTIONS.values() for section in sections]
    assert len(ids) == len(set(ids))
    assert section_of("archive/text_rules") == "versions"
    assert [section_of(f"{wing}/unheard_of") for wing in ("archive", "text", "pages", "desk", "files", "proof")] == [
        *("agreement", "letters", "settings", "tasks", "tasks", "built")
    ]
    assert {f"{code}/guide/{chapter}/" for chapter in SECTIONS for code in CODES} <= set(GUIDES)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chapter_is_the_same_in_three_languages(chapter: str) -> None:
    """The versions have the same parts and samples, and name the same commands, files and marks."""
    versions = [source(chapter, code) for code in CODES]
    assert len({len(re.findall(r"^## ", text, re.MULTILINE)) for text in versions}) == 1
    assert len({len(re.findall(r"\n\n    ", text)) for text in versions}) == 1
    assert len({text.count("\n- ") for text in versions}) == 1
    assert len({frozenset(NAMED.findall(text)) for text in versions}) == 1


@pytest.mark.parametrize("code", CODES)
def test_chapter_has_a_title_and_a_summary_that_can_stand_alone(code: Code) -> None:
    """What lists and tabs show of a chapter is held to what a story is held to."""
    for chapter in CHAPTERS:
        head = source(chapter, code).partition("\n\n")[0].splitlines()
        given: dict[str, str] = dict(line.partition(": ")[::2] for line in head)
        assert list(given) == ["title", "summary"]
        assert len(given["title"]) <= 90
        assert given["summary"].endswith(".")
        assert len(given["summary"]) <= 300


def links(text: str) -> Iterator[str]:
    """Yield where a chapter leads."""
    prose = "\n".join(line for line in text.splitlines() if not line.startswith("    "))
    for address in re.findall(r"\]\(([^)]*)\)", re.sub(r"`[^`]*`", "", prose)):
        yield address.removeprefix(LINK_MARK)


def test_chapters_lead_to_chapters() -> None:
    """A link in the guide names another chapter by its id."""
    found = {way.partition("#")[0] for chapter in CHAPTERS for code in CODES for way in links(source(chapter, code))}
    assert found <= set(addresses.GUIDE)


@pytest.mark.parametrize("address", GUIDES)
def test_chapter_is_there_and_not_in_the_way(site: BuiltSite, address: str) -> None:
    """Each chapter has its page in three languages, which asks search engines to leave it to the editors."""
    page = site.pages[address]
    assert not page.is_indexed
    assert {f"/{addresses.in_language(address, code)}" for code in CODES} - {f"/{address}"} <= set(page.hrefs)
    assert address not in (site.folder / addresses.sitemap("ar")).read_text(encoding="utf-8")


def test_guide_is_found_at_the_foot_of_every_page(site: BuiltSite) -> None:
    """Whoever reads can begin to write, in the same language."""
    found = 0
    for address, page in ((a, p) for a, p in site.pages.items() if a[:3] in ("ar/", "fr/", "en/")):
        for foot in (foot for foot in page.html.iter("footer") if foot.get("class") == "foot"):
            assert f"/{page.html.get('lang')}/guide/" in {link.get("href") for link in foot.iter("a")}, address
            found += 1
    assert found > len(GUIDES)


def test_samples_are_read_from_the_left(site: BuiltSite) -> None:
    """Whatever is typed runs from the left on every page, the Arabic ones among them."""
    for address in GUIDES:
        codes = [code for tag in ("code", "pre") for code in site.pages[address].html.iter(tag)]
        assert codes
        assert {code.get("dir") for code in codes} == {"ltr"}, address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("`%(id)s` is not in %(file)s; use one", '<code dir="ltr">…</code> is not in …; use one'),
        ("write *fifth edition*", 'write <code dir="ltr">fifth edition</code>'),
        ("write {moved_to: …}", 'write <code dir="ltr">{moved_to: …}</code>'),
        ("write [=dates]", 'write <code dir="ltr">[=dates]</code>'),
        ("to </html>; x", 'to <code dir="ltr">&lt;/html&gt;</code>; x'),
        ("see places.yaml, or 2024-02", 'see <code dir="ltr">places.yaml</code>, or <code dir="ltr">2024-02</code>'),
        ("the edition's", "the edition’s"),
    ],
)
def test_message_is_shown_with_what_is_typed_as_code(text: str, shown: str) -> None:
    """What a message names is left open, what it tells to type is code, and the rest is set in type."""
    assert message(text, "en") == shown
