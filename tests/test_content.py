"""The real content keeps its promises: the contract, the languages, the facts."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from bidi import get_base_level

from plugins.archive.contract import check
from plugins.archive.editions import Edition
from plugins.archive.holdings import Archive
from plugins.archive.insertions import inserting
from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.reading import read
from plugins.archive.stories import Story, Version
from plugins.text.insertions import spelled_out
from plugins.text.references import references
from plugins.text.spaces import spaced
from tests.conftest import HOUSE


@cache
def archive() -> Archive:
    """The real archive, read once."""
    return read(HOUSE / "content").archive


STORIES = archive().stories


def name(story: Story) -> str:
    """Name a story in test reports."""
    return story.folder


def prose(version: Version) -> str:
    """Return a version's text without its marks."""
    return re.sub(r"\[@[^\]]+\]|\(\{filename\}[^)]*\)|:(?:ar|fr|en)\[", "", version.body)


UNSOURCED = {"Words", "Quotation", "Figures", "Programme", "Disagreement", "Country"}


def parts_of(value: object) -> Iterator[Any]:
    """Yield every record within a record."""
    if isinstance(value, tuple):
        for item in value:
            yield from parts_of(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            part = getattr(value, field.name)
            if dataclasses.is_dataclass(part):
                yield part
            elif isinstance(part, tuple):
                yield from (item for item in part if dataclasses.is_dataclass(item))
            yield from parts_of(part)


def facts_of(edition: Edition) -> Iterator[Any]:
    """Yield everything in an edition that can name a source."""
    return (part for part in parts_of(edition) if hasattr(part, "sources"))


def test_contract_is_kept() -> None:
    """The check finds nothing."""
    assert check(HOUSE / "content") == []


def test_archive_is_whole() -> None:
    """Twelve editions of Casablanca and Berkane and four others are written up, each with its report, in 32 stories or more."""
    casablanca = {f"casablanca-{year}" for year in range(2016, 2026) if year != 2020}
    berkane = {f"berkane-{year}" for year in (2023, 2024, 2025)}
    others = {"ifrane-2014", "tetouan-2024", "tetouan-2025", "marrakech-2025"}
    assert archive().editions.keys() == casablanca | berkane | others
    assert {story.edition for story in STORIES if story.id in ("report", "closing-report")} == archive().editions.keys()
    assert len(STORIES) >= 32


@pytest.mark.parametrize("edition", archive().editions.values(), ids=lambda edition: edition.id)
def test_every_fact_of_an_edition_has_a_known_source(edition: Edition) -> None:
    """Whatever an edition says, down to the last session, names at least one source, and the register has it."""
    facts = list(facts_of(edition))
    assert len(facts) >= 10
    assert [fact for fact in facts if not fact.sources] == []
    assert {source for fact in facts for source in fact.sources} <= archive().sources.keys()
    # What names no source itself is text about the facts, a part of one, or a disagreement, whose readings name theirs.
    assert {type(part).__name__ for part in parts_of(edition) if not hasattr(part, "sources")} <= UNSOURCED


@pytest.mark.parametrize("story", STORIES, ids=name)
def test_every_story_is_in_three_languages_and_current(story: Story) -> None:
    """Each story has its three versions, and no translation is older than its original."""
    assert set(story.versions) == set(CODES)
    assert not [code for code in CODES if story.is_older(code)]


@pytest.mark.parametrize("story", STORIES, ids=name)
def test_versions_cite_the_same_sources_in_the_same_order(story: Story) -> None:
    """A translation names what its original names."""
    orders = {
        tuple(dict.fromkeys(ref.target for ref in references(story.versions[code].body).sources)) for code in CODES
    }
    assert len(orders) == 1


@pytest.mark.parametrize("story", STORIES, ids=name)
def test_versions_agree_in_figures(story: Story) -> None:
    """The numbers of two digits and more that readers see are the same in the three versions, grouping marks aside."""

    def numbers(code: Code) -> set[str]:
        told = spelled_out(prose(story.versions[code]), inserting(archive(), story.folder, code))
        text = re.sub(r"(?<=\d)[.,\u202f](?=\d{3})", "", spaced(told, code))
        return set(re.findall(r"\d{2,}", text))

    assert numbers("ar") == numbers("fr") == numbers("en")


@pytest.mark.parametrize("story", STORIES, ids=name)
def test_no_version_is_a_summary_of_another(story: Story) -> None:
    """None has fewer than two thirds of the sentences of the longest."""
    counts = [len(re.findall(r"[.؟?!](?=\s|$)|;$|؛$", prose(story.versions[code]), re.MULTILINE)) for code in CODES]
    assert min(counts) * 3 >= max(counts) * 2


@pytest.mark.parametrize("edition", ["casablanca-2021", "berkane-2024"])
@pytest.mark.parametrize("code", CODES)
def test_closing_reports_have_their_length(edition: str, code: Code) -> None:
    """A closing report has 350 to 650 words, counted as they are spaced."""
    [story] = [story for story in STORIES if story.folder == f"editions/{edition}/closing-report"]
    assert 350 <= len(prose(story.versions[code]).split()) <= 650


@pytest.mark.parametrize("code", CODES)
def test_titles_begin_in_the_direction_of_their_language(code: Code) -> None:
    """By the Unicode algorithm (UAX#9, P2 and P3) every title has its language's base direction."""
    expected = 1 if LANGUAGES[code].direction == "rtl" else 0
    titles = [story.versions[code].title for story in STORIES]
    titles += [edition.name.text(code) for edition in archive().editions.values()]
    assert [title for title in titles if get_base_level(title) != expected] == []


@pytest.mark.parametrize("code", CODES)
def test_typography_is_the_languages_own(code: Code) -> None:
    """No straight quotes, no foreign comma; once the build has set them, no straight apostrophe and no lost space."""
    wrong = {
        "ar": r"[\"'?;]|(?<=[\u0621-\u064a]),|[٠-٩]|[\u064b-\u0652]| [،؛؟]",
        "fr": r"[\"'،]|(?<![\u202f\u00a0:])[;!?](?=\s|$)|[^\u00a0\d/]:(?=\s)|« | »",
        "en": r"[\"'«»،]| [,;:.!?](?=\s)",
    }[code]
    for story in STORIES:
        version = story.versions[code]
        text = re.sub(r":(?:ar|fr|en)\[[^\]]*\]", "0", version.body)
        text = re.sub(r"^\|[-|]+\|$|\(\{filename\}[^)]*\)", "", text, flags=re.MULTILINE)
        text = re.sub(r"\[@[^\]]+\]", "", text)
        for line in [version.title, version.summary, *text.splitlines()]:
            assert not re.search(wrong, spaced(line.removeprefix("> "), code)), (version.path, line)


def test_every_source_supports_something() -> None:
    """No source stands in the register without being named by a fact, a person, a series or a text."""
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in (HOUSE / "content").rglob("*.*") if path.name != "sources.yaml"
    )
    assert [source for source in archive().sources if not re.search(rf"(?<![\w-]){source}(?![\w-])", text)] == []
