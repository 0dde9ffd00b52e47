"""A build after an edit gives the tree of a fresh build, byte for byte, and makes only what the edit concerns."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plugins.work.memory import STORE, of_content
from tests.conftest import HOUSE
from tests.published import CONTENT, command, snapshot


@dataclass
class Desk:
    """A copy of the tiny site and of the theme, edited from test to test as people do, and the site built of it."""

    folder: Path
    options: dict[str, object] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        """Where the site is built again and again."""
        return self.folder / "output"

    def start(self, output: Path, **options: object) -> subprocess.Popen[str]:
        """Start a build."""
        given = [f"{name}={json.dumps(value)}" for name, value in {**self.options, **options}.items()]
        line = [*command("pelican", self.folder / "content", output), "-t", str(self.folder / "theme"), "-e", *given]
        return subprocess.Popen(line, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def run(self) -> None:
        """Build as people do."""
        build = self.start(self.output)
        said, _ = build.communicate()
        assert build.returncode == 0, said

    def build(self) -> int:
        """Build again and afresh, hold that the trees are the same, and return how many files were made anew."""
        before = self.inodes()
        shutil.rmtree(self.folder / "fresh", ignore_errors=True)
        builds = [self.start(self.output), self.start(self.folder / "fresh", FRESH=True)]
        said = [build.communicate()[0] for build in builds]
        assert [build.returncode for build in builds] == [0, 0], said
        assert snapshot(self.output) == snapshot(self.folder / "fresh")
        return len(self.inodes() - before)

    def inodes(self) -> set[int]:
        """Return the files of the site, as the disk numbers them."""
        return {path.stat().st_ino for path in self.output.rglob("*") if path.is_file()}

    def change(self, name: str, old: str, new: str) -> None:
        """Exchange words of a file."""
        text = (self.folder / name).read_text("utf-8")
        assert old in text
        (self.folder / name).write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk, with the site built once."""
    folder = tmp_path_factory.mktemp("again")
    shutil.copytree(CONTENT, folder / "content")
    shutil.copytree(HOUSE / "theme", folder / "theme")
    made = Desk(folder, {"NEWS_PER_PAGE": 2})
    made.run()
    return made


def body(desk: Desk) -> None:
    """Add a sentence."""
    desk.change("content/editions/agadir-2021/opening/ar.md", "## ما قيل", "جملة أخرى.\n\n## ما قيل")


def mention(desk: Desk) -> None:
    """Name a person in a text who was not in it, and cite another source."""
    desk.change(
        "content/editions/agadir-2021/opening/ar.md", "## ما قيل", "قالت سارة العلمي كلمة.[@office]\n\n## ما قيل"
    )


def ledger(desk: Desk) -> None:
    """Remember an address that leads elsewhere by now."""
    with (desk.folder / "content/addresses.yaml").open("a", encoding="utf-8") as file:
        file.write("editions/agadir-2019/: {moved_to: editions/agadir-2021/}\n")


def title(desk: Desk) -> None:
    """Change a title."""
    desk.change("content/editions/agadir-2021/seulement/fr.md", "title: ", "title: Encore ")


def tag(desk: Desk) -> None:
    """Take a theme out."""
    desk.change("content/editions/agadir-2021/opening/ar.md", "[water, mobility]", "[water]")


def renamed(desk: Desk) -> None:
    """Rename a story."""
    stories = desk.folder / "content/editions/rabat-2021"
    (stories / "two-tongues").rename(stories / "languages")


def added(desk: Desk) -> None:
    """Add a story."""
    story = desk.folder / "content/editions/agadir-2022/new/fr.md"
    story.parent.mkdir()
    head = "title: Une ville\nsummary: Une phrase.\ndate: 2022-06-02\nthemes: [water]"
    story.write_text(f"---\n{head}\n---\n\nUn texte court.[@gazette]\n", "utf-8")


def deleted(desk: Desk) -> None:
    """Delete it."""
    shutil.rmtree(desk.folder / "content/editions/agadir-2022/new")


def person(desk: Desk) -> None:
    """Rename a person of the register."""
    text = (desk.folder / "content/people.yaml").read_text("utf-8")
    first = text.partition("fr: ")[2].partition(",")[0].partition("}")[0].partition("\n")[0]
    desk.change("content/people.yaml", f"fr: {first}", "fr: Zineb Autre")


def template(desk: Desk) -> None:
    """Change a template of stories."""
    desk.change("theme/templates/story.html", '<p class="deck">', '<p class="deck" id="deck">')


def sheet(desk: Desk) -> None:
    """Change a colour, in the style and on the cards."""
    desk.change("theme/css/tokens.css", "#2b2aa8", "#2b2aa7")


def catalogue(desk: Desk) -> None:
    """Change a word of the theme."""
    desk.change("theme/locale/fr/LC_MESSAGES/nadwa.po", 'msgstr "Sources"', 'msgstr "Les sources"')


def font(desk: Desk) -> None:
    """Put another font in the place of one."""
    fonts = desk.folder / "theme/fonts"
    shutil.copy(fonts / "nadwa-arabic-700.woff2", fonts / "nadwa-arabic-400.woff2")


def setting(desk: Desk) -> None:
    """Change where mistakes are reported, how ranges run and how long a page of news is."""
    desk.options |= {"REPORT_ADDRESS": "mailto:a@nadwa.example?body={address}", "RANGES": "ltr", "NEWS_PER_PAGE": 3}


def tampered(desk: Desk) -> None:
    """Change pages of the published site by hand, and take one away."""
    (desk.output / "fr/index.html").write_text("<p>mine", "utf-8")
    (desk.output / "ar/about/index.html").unlink()


def nothing(_: Desk) -> None:
    """Change nothing."""


# Each edit with the most files that it may make anew.
EDITS: dict[Callable[[Desk], None], int] = {
    nothing: 0,
    body: 24,
    mention: 90,
    ledger: 30,
    title: 90,
    tag: 90,
    added: 126,
    deleted: 120,
    renamed: 120,
    person: 999,
    template: 999,
    sheet: 999,
    catalogue: 999,
    font: 999,
    setting: 999,
    tampered: 2,
}


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_tree_after_an_edit_is_that_of_a_fresh_build(desk: Desk, edit: Callable[[Desk], None]) -> None:
    """Whatever is edited, nothing stale stays and nothing is missing; a small edit makes few files anew."""
    edit(desk)
    assert desk.build() <= EDITS[edit]


@pytest.mark.parametrize("how", ["cut", "bit", "empty", "foreign", "folder"])
def test_damaged_memory_is_made_again(desk: Desk, how: str) -> None:
    """A memory that is damaged or strange is noticed, nothing of it is used, and it is whole after the build."""
    path = of_content(desk.folder / "content")
    assert path.parent == STORE
    before = {file.name.partition(".")[0] for file in path.iterdir()}
    for file in [*path.iterdir()]:
        data = file.read_bytes()
        file.unlink()
        if how == "folder":
            file.mkdir()
        else:
            harmed = {"cut": data[:-9], "bit": data[:-1] + bytes([data[-1] ^ 1]), "empty": b"", "foreign": b"PK" * 999}
            file.write_bytes(harmed[how])
    desk.run()
    assert snapshot(desk.output) == snapshot(desk.folder / "fresh")
    for file in path.iterdir() if how == "folder" else ():
        file.rmdir() if file.is_dir() else None
    after = [file.name.partition(".")[0] for file in path.iterdir()]
    assert sorted(after) == sorted(before)
