"""Work grows as the archive does: twice as many stories, editions, people, themes and sources are twice the work."""

from __future__ import annotations

import cProfile
import importlib
import pstats
from pathlib import Path

import pytest

from benchmarks import corpus
from plugins.archive.compositor import composed
from plugins.archive.contract import problems_of
from plugins.archive.copydesk import proofs
from plugins.archive.reading import read
from plugins.pages.ledger import broken_promises, promised_by
from plugins.pages.numbering import numbering
from plugins.pages.root import Root
from plugins.pages.site import Site
from plugins.text import references
from plugins.work.hands import VARIABLE
from tests.folders import THEME

FRONTS = ("doors", "home", "editions", "stories", "news", "facets", "authorities", "series", "figures", "sources")


def work(content: Path) -> None:
    """Read and check a content, and make the models of its pages."""
    reading = read(content)
    problems = [*problems_of(reading), *broken_promises(reading)]
    assert [*problems, *proofs(reading, problems)] == []
    site = Site(composed(reading.archive), Root("https://nadwa.example"), THEME, 10, "rtl", promised_by(reading))
    for front in FRONTS:
        for page in importlib.import_module(f"plugins.{front}").pages(site):
            assert page.address is not None


def calls(content: Path) -> int:
    """Count the calls of that work: they are the same on any machine."""
    references.gather([])
    profile = cProfile.Profile()
    profile.runcall(work, content)
    return sum(counted[0] for counted in pstats.Stats(profile).stats.values())  # type: ignore[attr-defined]


def test_work_grows_straight(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done for each thing does not depend on how many there are."""
    monkeypatch.setenv(VARIABLE, "1")
    counted = []
    for stories in (120, 240):
        corpus.write_archive(tmp_path / str(stories), stories)
        counted.append(calls(tmp_path / str(stories)))
    assert counted[1] / counted[0] < 2.1


@pytest.mark.parametrize(
    ("total", "current", "shown"),
    [
        (2, 1, "[1] 2"),
        (8, 4, "1 2 3 [4] 5 6 7 8"),
        (9, 1, "[1] 2 3 4 … 9"),
        (1000, 500, "1 … 497 498 499 [500] 501 502 503 … 1000"),
        (1000, 1000, "1 … 997 998 999 [1000]"),
    ],
)
def test_page_of_news_leads_to_few_others(total: int, current: int, shown: str) -> None:
    """However long the archive, a page of the news names the ends and those near by, and says where some are left out."""
    links = list(numbering([f"/{number}/" for number in range(1, total + 1)], current).numbers)
    assert " ".join(f"[{link.text}]" if link.current else link.text for link in links) == shown
    assert all(link.href == (f"/{link.text}/" if link.text != "…" else "") for link in links)
