"""A new editor's walk: a story begun, filled, translated twice, changed, found older in both, and accepted again."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.archive import working
from plugins.archive.compositor import composed
from plugins.archive.languages import CODES, Code
from plugins.archive.problems import Problem
from plugins.archive.reading import read
from plugins.desk import checking, editing, status
from plugins.editorial.stories import Wanted
from plugins.pages.page import Page
from plugins.pages.rendering import Renderer
from plugins.pages.root import Root
from plugins.pages.site import Site
from plugins.stories import pages as story_pages
from plugins.translations import pages as translation_pages
from tests.conftest import HOUSE
from tests.folders import THEME, original, small, translation, write
from tests.proofed import up_to_date

NAME = "agadir-2022/water-day"
RENDERER = Renderer(THEME, Root("https://nadwa.example"))
TEXTS = {
    "ar": ("أكادير: يوم للماء", "خصص المنظم اليوم الثاني للماء.", "ناقش الخبراء استعمال الماء.[@gazette]"),
    "fr": (
        "Une journée pour l’eau",
        "La deuxième journée portait sur l’eau.",
        "Les experts ont parlé d’eau.[@gazette]",
    ),
    "en": ("A day for water", "The second day was about water.", "The experts discussed water.[@gazette]"),
}
NOTICE = {
    "fr": ("Cette traduction suit une version antérieure de l’original.", "antérieure à l’original"),
    "en": ("This translation follows an earlier version of the original.", "older than its original"),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the tiny content in a folder with spaces and an Arabic name, in which nothing is older."""
    place = tmp_path / "مجلد with spaces" / "content"
    return up_to_date(Path(shutil.copytree(HOUSE / "tests/site/content", place)))


def fill(content: Path, code: Code, name: str = NAME) -> Path:
    """Write title, summary and text of a version as an editor on Windows would, and publish it."""
    path = content / "editions" / name / f"{code}.md"
    title, summary, body = TEXTS[code]
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^title: .*$", f'title: "{title}"', text)
    text = re.sub(r"(?m)^summary: .*$", f"summary: {summary}", text).replace("status: draft\n", "")
    head = text.split("---\n")[1]
    path.write_bytes(b"\xef\xbb\xbf" + f"---\n{head}---\n\n{body}\n".replace("\n", "\r\n").encode())
    return path


def said(content: Path, name: str = NAME) -> list[Problem]:
    """Return what the check says of a story, a file or an edition."""
    return [problem for problem in checking.contract(content) if name in problem.path]


def shown(content: Path) -> dict[str, str]:
    """Return the pages of stories and translations, by address, as readers see them."""
    site = Site(composed(read(content).archive), RENDERER.root, THEME, news_per_page=10)
    made: Iterator[Page] = (page for make in (story_pages, translation_pages) for page in make(site))
    return {
        page.address: RENDERER.render(page) for page in made if "water-day" in page.address or "transl" in page.address
    }


def states(content: Path, name: str = NAME) -> list[str]:
    """Return the states that the table tells of a text, Arabic first."""
    [line] = [line for line in status.table(content, "en").splitlines() if line.startswith(name)]
    return re.split(r"  +", line)[1:]


def test_a_new_editor_walks_from_a_title_to_three_languages(content: Path) -> None:
    """Every step is said, checked and seen; the original changes, both translations turn older, and are accepted."""
    wanted = Wanted("Agadir 2022", "ar", TEXTS["ar"][0], "الماء", "2022-06-02", name="water-day")
    told = editing.begin_story(content, wanted, "en")
    assert told.startswith(f"content/editions/{NAME}/ar.md is written.\n")
    assert {problem.level for problem in said(content)} == {"warning"}
    assert states(content) == ["draft", "missing", "missing"]
    fill(content, "ar")
    assert said(content) == []
    for code in ("fr", "en"):
        editing.begin_translation(content, "water-day", code, "en")
        assert not any(working.TITLES[code] in page for page in shown(content).values())
        assert states(content)[CODES.index(code)] == "draft"
        fill(content, code)
    assert (said(content), states(content)) == ([], ["original", "up to date", "up to date"])
    assert not any(notice in page for page in shown(content).values() for notice, _ in NOTICE.values())

    path = content / "editions" / NAME / "ar.md"
    path.write_bytes(path.read_bytes().replace("الخبراء".encode(), "المتدخلون".encode()))
    assert states(content) == ["original", "older", "older"]
    assert [(problem.level, problem.path[-5:]) for problem in said(content)] == [
        ("warning", "en.md"),
        ("warning", "fr.md"),
    ]
    for code, (notice, word) in NOTICE.items():
        page = shown(content)[f"{code}/editions/{NAME}/"]
        place = page.index(notice)
        assert place < page.index(TEXTS[code][2].partition("[")[0])
        assert f'href="/ar/editions/{NAME}/"' in page[place : place + 400]
        assert shown(content)[f"{code}/translations/"].count(word) >= 2

    for code in ("fr", "en"):
        file = content / "editions" / NAME / f"{code}.md"
        former = file.read_bytes()
        told = status.accept(content, f"{NAME}/{code}", "en")
        assert told.endswith(f"content/editions/{NAME}/{code}.md now follows its original.")
        now = file.read_bytes()
        assert now.startswith(b"\xef\xbb\xbf---\r\n")
        assert re.sub(rb"revision: \S+", b"", now) == re.sub(rb"revision: \S+", b"", former) != now
    assert (said(content), states(content)) == ([], ["original", "up to date", "up to date"])
    assert not any(notice in page for page in shown(content).values() for notice, _ in NOTICE.values())


@pytest.mark.parametrize(
    ("code", "notice", "link"),
    [
        ("ar", "تعتمد هذه الترجمة صيغة سابقة من الأصل.", "قراءة أحدث صيغة من الأصل"),
        ("fr", "Cette traduction suit une version antérieure de l’original.", "Lire la version actuelle de l’original"),
        ("en", "This translation follows an earlier version of the original.", "Read the current original"),
    ],
)
def test_an_older_translation_says_so_to_its_readers(tmp_path: Path, code: Code, notice: str, link: str) -> None:
    """The notice stands before the text, in its language, and leads to the original; the original has none."""
    first: Code = "fr" if code == "en" else "en"
    visit = "editions/oujda-2024/visit"
    files = {name: text for name, text in small().items() if not name.startswith(visit)}
    files |= {
        f"{visit}/{first}.md": original("First", "A.", "2024-09-11"),
        f"{visit}/{code}.md": translation("T", first),
    }
    site = Site(read(write(tmp_path / "content", files)).archive, RENDERER.root, THEME, news_per_page=10)
    html = {page.address: RENDERER.render(page) for page in story_pages(site) if "/visit/" in page.address}
    page = html[f"{code}/{visit}/"]
    assert page.index(notice) < page.index("The first paragraph.")
    assert f'<a href="/{first}/{visit}/" hreflang="{first}">{link}</a>' in page
    assert 'role="note"' not in html[f"{first}/{visit}/"]
