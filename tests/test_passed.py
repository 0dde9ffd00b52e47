"""A reading that remembers what passed tells just what one tells that remembers nothing, and looks at what is new alone."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.archive.problems import Message
from plugins.files.sightings import identity
from plugins.pages import addresses
from plugins.proof import verifying
from plugins.proof.built import BuiltFile, names, read_file
from plugins.proof.outlines import Outline
from plugins.proof.tree import BuiltTree
from plugins.proof.verifying import verify
from plugins.work.memory import Memory
from tests.folders import said
from tests.published import snapshot
from tests.sitetree import BuiltSite
from tests.test_verifying import STORY, Copy

PAGE = f"{STORY}/index.html"


class Reader:
    """Reads a copy of a site again and again, as builds do: with a memory, and with the hashes of what has not changed."""

    def __init__(self, copy: Copy, memory: Path) -> None:
        self.copy, self.memory = copy, memory
        self.seen = {name: (identity(str(copy.folder / name)), self.hashed(name)) for name in names(copy.folder)}

    def hashed(self, name: str) -> bytes:
        """Return the hash of a file."""
        return hashlib.sha256((self.copy.folder / name).read_bytes()).digest()

    def still(self, name: str) -> bytes:
        """Return the hash of a file that is what it was in the beginning."""
        known = self.seen.get(name)
        return known[1] if known and known[0] == identity(str(self.copy.folder / name)) else b""

    def read(self) -> list[str]:
        """Return what is wrong with the site, and hold that it is what is found without a memory."""
        memory = Memory(self.memory)
        found = said(verify(self.copy.folder, memory=memory, seen=self.still))
        assert found == said(verify(self.copy.folder))
        if not found:
            memory.save()
        return found


@pytest.fixture(scope="module")
def passed(tiny: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is remembered of the tiny site, which passed."""
    memory = Memory(tmp_path_factory.mktemp("passed") / "a.memory")
    assert verify(tiny.folder, called="output", memory=memory) == []
    memory.save()
    assert memory.path
    return memory.path


@pytest.fixture
def reader(tiny: BuiltSite, passed: Path, tmp_path: Path) -> Reader:
    """A reader of a copy of the tiny site, which remembers that it passed."""
    copy = Copy(Path(shutil.copytree(tiny.folder, tmp_path / "output")))
    return Reader(copy, Path(shutil.copytree(passed, tmp_path / passed.name)))


def index_of(copy: Copy, ending: str) -> Path:
    """Return a part of the search's index."""
    return min((copy.folder / addresses.INDEXES).rglob(f"*{ending}"))


def ask_the_index(copy: Copy) -> None:
    """Have a page that is no search name a part of the index."""
    name = index_of(copy, ".pf_meta").relative_to(copy.folder).as_posix()
    copy.change("fr/index.html", "</main>", f'<a href="/{name.replace("pagefind", "%70agefind", 1)}">x</a></main>')


EDITS: dict[str, tuple[Callable[[Copy], object], bool]] = {
    "nothing": (lambda copy: None, True),
    "words": (lambda copy: copy.change(PAGE, "</main>", "<p>x</p></main>"), True),
    "a link that leads nowhere": (lambda copy: copy.change(PAGE, "</main>", '<a href="/x/">x</a></main>'), False),
    "a link to another page": (lambda copy: copy.change(PAGE, "</main>", '<a href="/fr/about/">x</a></main>'), True),
    "a part that is gone": (lambda copy: copy.change(PAGE, 'id="main"', 'id="x"'), False),
    "a page that is gone": (lambda copy: (copy.folder / "fr/about/index.html").unlink(), False),
    "a picture that is gone": (lambda copy: (copy.folder / STORY / "card.png").unlink(), False),
    "a page that is not to be found": (
        lambda copy: copy.change("fr/about/index.html", "<title>", '<meta name="robots" content="noindex"><title>'),
        False,
    ),
    "a page more": (lambda copy: shutil.copytree(copy.folder / "fr/about", copy.folder / "fr/more"), False),
    "another script": (lambda copy: copy.change("theme/" + script_of(copy), "\n", "\n\n"), False),
    "a part of the index that is gone": (lambda copy: index_of(copy, ".pf_fragment").unlink(), False),
    "another version named": (lambda copy: copy.change(PAGE, 'hreflang="fr" href="', 'hreflang="fr" href="/x'), False),
    "a page that asks the index": (ask_the_index, True),
}


def script_of(copy: Copy) -> str:
    """Return the script of the search below the theme."""
    return min(path.relative_to(copy.folder / "theme").as_posix() for path in (copy.folder / "theme").rglob("*.js"))


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_told_as_without_a_memory(reader: Reader, edit: str) -> None:
    """Whatever changes in a site that passed is told."""
    change, passes = EDITS[edit]
    change(reader.copy)
    assert (reader.read() == []) == passes


def test_what_was_mended_passes_again(reader: Reader) -> None:
    """What did not pass is looked at again, and what stood is still known."""
    reader.copy.change(PAGE, "</h1>", "</h1><h1>x</h1>")
    assert len(reader.read()) == 1
    reader.copy.change(PAGE, "</h1><h1>x</h1>", "</h1>")
    assert reader.read() == []


def test_a_part_is_lost_to_pages_that_stand(reader: Reader) -> None:
    """A page that has not changed is asked again when a part that it links to is gone."""
    reader.copy.change("fr/index.html", "</main>", f'<a href="/{STORY}/#nouveau">x</a></main>')
    reader.copy.change(PAGE, "</main>", '<div id="nouveau"></div></main>')
    assert reader.read() == []
    reader.copy.change(PAGE, 'id="nouveau"', 'id="autre"')
    assert ["#nouveau" in problem for problem in reader.read()] == [True]


def test_the_index_is_lost_to_pages_that_stand(reader: Reader) -> None:
    """A page that has not changed is asked again about the index, which is another in nearly every build."""
    ask_the_index(reader.copy)
    assert reader.read() == []
    index_of(reader.copy, ".pf_meta").unlink()
    assert any("%70agefind" in problem for problem in reader.read())


def test_only_what_is_new_is_read(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a site that passed, the first page is read and what has changed; of the others the links are not even followed."""
    read: list[str] = []
    followed: list[str] = []

    def noted(site: Path, name: str, called: str) -> object:
        read.append(name)
        return read_file(site, name, called)

    monkeypatch.setattr(verifying, "read_file", noted)
    astray = BuiltTree.astray

    def following(tree: BuiltTree, page: Outline) -> dict[str, Message]:
        followed.append(page.address)
        return astray(tree, page)

    monkeypatch.setattr(BuiltTree, "astray", following)
    reader.copy.change(PAGE, "</main>", "<p>x</p></main>")
    assert verify(reader.copy.folder, memory=Memory(reader.memory), seen=reader.still) == []
    assert read == ["index.html", PAGE]
    assert followed == [f"{STORY}/"]


def test_what_did_not_pass_is_not_remembered(reader: Reader) -> None:
    """A site with a problem leaves the memory as it was."""
    reader.copy.change(PAGE, "</h1>", "</h1><h1>x</h1>")
    memory = Memory(reader.memory)
    before = snapshot(reader.memory)
    assert verify(reader.copy.folder, memory=memory, seen=reader.still)
    memory.save()
    assert snapshot(reader.memory) == before
    assert isinstance(read_file(reader.copy.folder, PAGE, "output"), BuiltFile)
