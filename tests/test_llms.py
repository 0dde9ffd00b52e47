"""llms.txt: a title, what the archive is, and lists of links that all lead somewhere."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown

from plugins.archive.languages import CODES
from plugins.archive.reading import read
from tests.conftest import HOUSE
from tests.sitetree import ROOT_URL, BuiltSite

SITES = {"tiny": "tests/site/content", "real": "content"}
LINK = re.compile(r"^- \[([^\]]+)\]\((\S+)\)(?:: (.+))?$")


@pytest.fixture(params=SITES)
def built(request: pytest.FixtureRequest) -> tuple[str, BuiltSite]:
    """The name and the tree of each site."""
    return request.param, request.getfixturevalue(request.param)


def test_parts_stand_in_the_order_of_the_standard(built: tuple[str, BuiltSite]) -> None:
    """One title, then what it is as a quotation, then lists under titles of the second level, the optional one last."""
    text = (built[1].folder / "llms.txt").read_text("utf-8")
    html = Markdown().convert(text)
    assert re.findall(r"<(h[1-6]|blockquote)>", html) == ["h1", "blockquote", "h2", "h2", "h2", "h2"]
    assert text.startswith("# Nadwa")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Editions", "Stories", "Data", "Optional"]


def test_every_link_lands(built: tuple[str, BuiltSite]) -> None:
    """Every line of a list is a link to a page or a file of this site."""
    site = built[1]
    lines = [line for line in (site.folder / "llms.txt").read_text("utf-8").splitlines() if line.startswith("- ")]
    for line in lines:
        link = LINK.fullmatch(line)
        assert link, line
        address = link[2].removeprefix(f"{ROOT_URL}/")
        assert address in site.pages or (site.folder / address).is_file()


def test_every_edition_and_story_is_listed(built: tuple[str, BuiltSite]) -> None:
    """Nothing published is left out, and no draft is in; each language has its way in and its feeds."""
    name, site = built
    text, archive = (site.folder / "llms.txt").read_text("utf-8"), read(HOUSE / SITES[name]).archive
    listed = set(re.findall(rf"{ROOT_URL}/(?:ar|fr|en)/editions/([^)]+)/\)", text))
    assert listed == {*archive.editions, *(f"{story.edition}/{story.id}" for story in archive.stories)}
    for code in CODES:
        assert f"({ROOT_URL}/{code}/)" in text
        assert f"({ROOT_URL}/{code}/feed.atom)" in text
