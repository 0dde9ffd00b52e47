"""The real content keeps its promises: the contract, the languages, the facts."""

from __future__ import annotations

import re
from functools import cache

import pytest
from bidi import get_base_level

from plugins.archive.contract import check
from plugins.archive.holdings import Archive
from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.reading import read
from plugins.archive.stories import Story, Version
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


def test_contract_is_kept() -> None:
    """The check finds nothing."""
    assert check(HOUSE / "content") == []


def test_two_editions_begin_the_archive() -> None:
    """Casablanca 2021 and Berkane 2024 are written up, each with a closing report, and the agreement has its own story."""
    assert {"casablanca-2021", "berkane-2024"} <= archive().editions.keys()
    folders = {story.folder for story in STORIES}
    assert {f"editions/{edition}/closing-report" for edition in ("casablanca-2021", "berkane-2024")} <= folders
    assert "editions/berkane-2024/data-centre-agreement" in folders


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
    """The numbers of two digits and more are the same in the three versions, grouping marks aside."""

    def numbers(code: Code) -> set[str]:
        text = re.sub(r"(?<=\d)[.,\u202f](?=\d{3})", "", prose(story.versions[code]))
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
