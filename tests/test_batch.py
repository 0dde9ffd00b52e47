"""A batch stands as long as all that it was made of is as it was, and is made again as soon as it is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from plugins.archive.languages import CODES, Code
from plugins.archive.stories import Story
from plugins.files.making import Tree
from plugins.pages.batch import Batch, BatchWriter, Sheets
from plugins.pages.page import Page
from plugins.pages.rendering import Renderer
from plugins.pages.site import Site
from plugins.stories import pages_of
from plugins.work.memory import Memory
from plugins.writing import PageWriter
from tests.conftest import HOUSE
from tests.folders import small_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive and the real theme."""
    return small_site(tmp_path_factory.mktemp("batch"))


def built(site: Site, folder: Path, batches: list[Batch]) -> list[str]:
    """Build batches of a site as the next run does, and return which were made."""
    made: list[str] = []
    number = len([*folder.glob("site*")])
    writer = PageWriter(str(folder / f"site{number}"), {"SITE": site})
    writer.tree = Tree(folder / f"site{number}", folder / f"site{number - 1}" if number else None)

    def noted(batch: Batch, sheets: Sheets) -> None:
        made.append(batch.name)
        batch.write(sheets)

    for batch in batches:
        writer.take("room", replace(batch, write=partial(noted, batch)))
    writer.finish()
    site.memory.save()
    return made


def saying(site: Site, code: Code, body: str) -> Site:
    """Return the site with another body in one text, under the revision of the former."""
    story = site.archive.stories[0]
    version = story.versions[code]
    versions = {**story.versions, code: replace(version, body=body, typed=version.revision)}
    other: Story = replace(story, versions=versions)
    return replace(site, archive=replace(site.archive, stories=(other, *site.archive.stories[1:])))


def asking(code: Code) -> Callable[[Site], Batch]:
    """Return how a batch is made that shows what a text says."""

    def batch(site: Site) -> Batch:
        story = site.archive.stories[0]

        def write(sheets: Sheets) -> None:
            sheets.write_bytes("asked.html", site.prose(story, story.versions[code]).html.encode())

        return Batch("asking", write)

    return batch


def silent() -> Batch:
    """Return a batch that asks no text."""
    return Batch("silent", lambda sheets: sheets.write_bytes("silent.txt", b"."))


@pytest.mark.parametrize("code", CODES)
def test_only_who_asked_a_text_is_made_again(site: Site, tmp_path: Path, code: Code) -> None:
    """Where the words of a text change, what showed them is made anew, and nothing else."""
    story = site.archive.stories[0]
    if code not in story.versions:
        code = story.original
    former, later = saying(site, code, "Un."), saying(site, code, "Deux.")

    def batches(site: Site) -> list[Batch]:
        return [asking(code)(site), silent()]

    for run, made in ((former, ["asking", "silent"]), (former, []), (later, ["asking"]), (later, [])):
        of_run = replace(run, memory=Memory(tmp_path / "memory"))
        assert built(of_run, tmp_path, batches(of_run)) == made
    assert "Deux." in (tmp_path / "site3/asked.html").read_text("utf-8")
    assert (tmp_path / "site3/silent.txt").read_bytes() == b"."


@pytest.mark.parametrize(
    "change",
    [
        lambda site: replace(site, news_per_page=3),
        lambda site: replace(site, promised=frozenset({"ar/"})),
        lambda site: replace(site, archive=replace(site.archive, pages=())),
    ],
)
def test_what_is_known_changes_every_batch(site: Site, tmp_path: Path, change: Callable[[Site], Any]) -> None:
    """Settings, promises and records are in the imprint of all batches."""
    assert built(replace(site, memory=Memory(tmp_path / "memory")), tmp_path, [silent()]) == ["silent"]
    other = replace(change(site), memory=Memory(tmp_path / "memory"))
    assert built(other, tmp_path, [silent()]) == ["silent"]


def test_what_is_given_besides_changes_its_batch(site: Site, tmp_path: Path) -> None:
    """A ledger or a contact is what a batch says that it is made of."""
    for given, made in (("a", ["silent"]), ("a", []), ("b", ["silent"])):
        run = replace(site, memory=Memory(tmp_path / "memory"))
        assert built(run, tmp_path, [replace(silent(), given=given)]) == made


def test_batch_that_lost_a_file_is_made_again(site: Site, tmp_path: Path) -> None:
    """What somebody took out of the published site, or changed in it, is there again."""
    for number in range(3):
        run = replace(site, memory=Memory(tmp_path / "memory"))
        assert built(run, tmp_path, [silent()]) == ([] if number == 1 else ["silent"])
        if number == 1:
            (tmp_path / "site1/silent.txt").unlink()
    assert (tmp_path / "site2/silent.txt").read_bytes() == b"."


def test_page_is_written_as_an_index(site: Site, tmp_path: Path) -> None:
    """A folder's address becomes its `index.html`, in every language; the same page is not rendered again."""
    rendered: list[str] = []

    class Counting(Renderer):
        """Notes what it renders."""

        def render(self, page: Page) -> str:
            rendered.append(page.address)
            return page.title

    story = site.archive.stories[0]
    memory = Memory(tmp_path / "memory")
    for folder in ("one", "two"):
        tree = Tree(tmp_path / folder, tmp_path / "one" if folder == "two" else None)
        sheets = BatchWriter(tree, Counting(site.theme, site.root), memory, b"")
        for page in pages_of(site, story):
            sheets.write_page(page)
        for _, content, key in sheets.files:
            memory.note("files", key, content, plain=True)
    assert rendered == [f"{code}/editions/{story.edition}/{story.id}/" for code in CODES]
    assert [name for name, _, _ in sheets.files] == [f"{address}index.html" for address in rendered]


def test_what_is_no_part_of_an_imprint_has_few_doors() -> None:
    """Words of texts are asked for by one door, which notes it; what is older by those whose batches are given it."""
    rooms = [path for path in (HOUSE / "plugins").rglob("*.py") if path.parent.name in ("pages", "plugins")]
    doors = {
        r"(?<!tree)\.body\b": {"site.py"},
        r"\bis_older\b|import older|coverage import": {"stories.py", "publisher.py", "translations.py"},
    }
    for asked, allowed in doors.items():
        found = {path.name for path in rooms if re.search(asked, path.read_text("utf-8"))}
        assert found <= allowed, asked
        assert "site.py" in found or "stories.py" in found
