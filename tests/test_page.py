"""A text on its own page: named shortly, with links to what its readers can read, and citations in its language."""

from __future__ import annotations

import dataclasses
import importlib
import re
from dataclasses import replace

import pytest

from plugins.archive.languages import CODES, Code
from plugins.archive.stories import Story, Version
from plugins.pages.page import Page
from plugins.pages.site import Site
from plugins.text.markup import PART_IDS, Converted
from tests.folders import HOUSE, small_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive, below a path."""
    return small_site(tmp_path_factory.mktemp("page"), "https://user.example/nadwa")


@pytest.fixture(scope="module")
def story(site: Site) -> Story:
    """A story with a version in each language."""
    return next(story for story in site.archive.stories if story.id == "opening")


def prose(site: Site, story: Story, code: Code, body: str) -> Converted:
    """Convert a body as one version of a story."""
    return site.prose(story, replace(story.versions[code], body=body))


def test_page_is_indexed_in_all_languages_unless_it_says_otherwise() -> None:
    """Most pages exist three times and belong to no section."""
    page = Page(address="ar/", language="ar", template="home", title="", description="", model=None)
    assert (page.versions, page.section, page.canonical, page.indexed) == (CODES, "", None, True)


def test_page_cannot_be_changed() -> None:
    """What decides the bytes of a page is decided once."""
    page = Page(address="ar/", language="ar", template="home", title="", description="", model=None)
    with pytest.raises(dataclasses.FrozenInstanceError):
        page.title = "other"  # type: ignore[misc]


@pytest.mark.parametrize(("code", "expected"), [("ar", "الرباط 2024"), ("fr", "Rabat 2024"), ("en", "Rabat 2024")])
def test_short_name_of_an_edition(site: Site, code: Code, expected: str) -> None:
    """City and year are enough in lists."""
    assert site.short_name(code, site.archive.editions["rabat-2024"]) == expected


@pytest.mark.parametrize(("code", "label"), [("ar", "المصدر 1"), ("fr", "Source 1"), ("en", "Source 1")])
def test_citation_is_called_in_the_language_of_the_text(site: Site, story: Story, code: Code, label: str) -> None:
    """A reader who hears the page hears what the number is."""
    found = prose(site, story, code, "A.[@gazette]")
    assert f'aria-label="{label}"' in found.html
    assert found.cited == ("gazette",)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/editions/rabat-2022", "editions/rabat-2022/"),
        ("/editions/rabat-2024/#facts", "editions/rabat-2024/#facts"),
        ("..", "editions/rabat-2024/"),
        ("#part", "editions/rabat-2024/opening/#part"),
    ],
)
def test_link_by_folder_stays_in_the_language(
    site: Site, story: Story, code: Code, address: str, expected: str
) -> None:
    """Editions and texts with a version in the language are linked to in the language, fragments kept."""
    found = prose(site, story, code, f"[a]({{filename}}{address})").html
    assert found == f'<p><a href="/nadwa/{code}/{expected}">a</a></p>'


@pytest.mark.parametrize(
    ("code", "address", "expected", "language"),
    [
        ("ar", "../closing", "fr/editions/rabat-2024/closing/", "fr"),
        ("fr", "../closing", "fr/editions/rabat-2024/closing/", None),
        ("en", "../closing#sources", "fr/editions/rabat-2024/closing/#sources", "fr"),
        ("ar", "../../oujda-2024/visit", "en/editions/oujda-2024/visit/", "en"),
        ("ar", "/pages/about", "ar/about/", None),
        ("fr", "/pages/about", "fr/about/", None),
        ("en", "/pages/about#x", "fr/about/#x", "fr"),
    ],
)
def test_link_leads_to_a_version_that_exists(
    site: Site, story: Story, code: Code, address: str, expected: str, language: str | None
) -> None:
    """Where the language has no version the link leads to the original, and says so."""
    found = prose(site, story, code, f"[a]({{filename}}{address})").html
    assert re.findall(r'href="([^"]*)"', found) == [f"/nadwa/{expected}"]
    assert re.findall(r'hreflang="([^"]*)"', found) == ([language] if language else [])


@pytest.mark.parametrize("code", CODES)
def test_heading_leaves_the_page_s_own_ids(site: Site, story: Story, code: Code) -> None:
    """A text may be divided as its page is, without taking the page's ids."""
    body = "\n\n".join(f"## {part}" for part in sorted(PART_IDS))
    ids = re.findall(r'id="([^"]*)"', prose(site, story, code, body).html)
    assert len(set(ids)) == len(PART_IDS)
    assert set(ids) & PART_IDS == set()


def test_version_of_another_language_is_converted_in_its_own(site: Site, story: Story) -> None:
    """The language of a text decides its links, whichever page it stands on."""
    version: Version = replace(story.versions["fr"], body="[a]({filename}/editions/rabat-2022)")
    assert 'href="/nadwa/fr/editions/rabat-2022/"' in site.prose(story, version).html


@pytest.mark.parametrize(
    ("wing", "growing"),
    [
        (
            "archive",
            {"Document", "EditionFolder", "Inventory", "Reading", "Register", "Shelf", "TextFolder", "File", "_File"},
        ),
        ("pages", set()),
    ],
)
def test_records_and_parts_cannot_be_changed(wing: str, growing: set[str]) -> None:
    """What was read stays as it was read, whatever page looks at it; only what is still being read grows."""
    changing = set()
    for path in (HOUSE / "plugins" / wing).glob("[a-z]*.py"):
        module = importlib.import_module(f"plugins.{wing}.{path.stem}")
        for kind in vars(module).values():
            params = getattr(kind, "__dataclass_params__", None)
            if params and not params.frozen and kind.__module__ == module.__name__:
                changing.add(kind.__name__)
    assert changing == growing
