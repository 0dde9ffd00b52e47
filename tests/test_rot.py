"""Links are read when asked for, what was found is remembered, and readers are told of those that are dead."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest

from plugins.archive.languages import CODES, Code
from plugins.archive.problems import errors_of
from plugins.archive.reach import Reach
from plugins.archive.reading import read
from plugins.desk import entrance, environment
from plugins.desk.checking import contract
from plugins.desk.obstacles import Obstacle
from plugins.keeping import rot as rotting
from plugins.keeping.asking import Answer, Asker
from plugins.keeping.rot import Finding, as_json, remembered, rot, table
from plugins.pages.rendering import Renderer
from plugins.pages.root import Root
from plugins.pages.site import Site
from plugins.sources import pages
from tests.folders import SOURCES, THEME, lean, write

ALIVE, MISSING = Answer("is there"), Answer("is not there any more (404)", "missing")
CLOSED = Answer("is not shown to robots (403)", is_clear=False)
DAYS = [datetime.date(2024, 5, number) for number in (1, 2, 3)]
GAZETTE, COPY = "https://gazette.example/a", "https://archive.example/gazette"
DEAD: dict[Code, tuple[str, str]] = {
    "ar": ("رابط معطل منذ 1 ماي 2024", "نسخة محفوظة"),
    "fr": ("lien mort depuis le 1er mai 2024", "copie archivée"),
    "en": ("link dead since 1 May 2024", "archived copy"),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small archive; one of its sources has a copy in a web archive."""
    sources = SOURCES.replace(f"url: {GAZETTE}\n", f"url: {GAZETTE}\n  archived: {COPY}\n")
    return write(tmp_path / "content", {**lean(), "sources.yaml": sources})


def answering(**answers: Answer) -> rotting.Ask:
    """Return an asker that gives these answers by a word of the address, and is content with all others."""
    return lambda address: next((answer for word, answer in answers.items() if word in address), ALIVE)


def read_on(content: Path, *days: datetime.date, **answers: Answer) -> tuple[Finding, ...]:
    """Read the links on some days, and return what the last reading found."""
    found: tuple[Finding, ...] = ()
    for day in days:
        found = rot(content, day, ask=answering(**answers))
    return found


def state(findings: tuple[Finding, ...], address: str = GAZETTE) -> str:
    """Return what is known of an address."""
    return next(finding.state for finding in findings if finding.address == address)


def test_link_is_dead_on_the_second_day(content: Path) -> None:
    """One failure is told, and the same day again is no other; a second day makes it dead, a good answer alive."""
    wrong = {"gazette.example": MISSING}
    assert state(rot(content, DAYS[0], ask=answering(**wrong))) == "failing"
    assert state(rot(content, DAYS[0], ask=answering(**wrong))) == "failing"
    assert state(rot(content, DAYS[1], ask=answering(**wrong))) == "dead"
    assert state(rot(content, DAYS[2], ask=answering())) == "alive"


@pytest.mark.parametrize(
    ("before", "answer", "after"),
    [
        (None, ALIVE, Reach(asked=DAYS[2], alive=DAYS[2])),
        (None, MISSING, Reach(asked=DAYS[2], failing=DAYS[2], why="missing")),
        (None, CLOSED, None),
        (Reach(asked=DAYS[0], failing=DAYS[0], why="gone"), CLOSED, Reach(asked=DAYS[0], failing=DAYS[0], why="gone")),
        (
            Reach(asked=DAYS[1], alive=DAYS[0], failing=DAYS[1], why="gone"),
            MISSING,
            Reach(asked=DAYS[2], alive=DAYS[0], failing=DAYS[1], why="missing"),
        ),
        (Reach(asked=DAYS[1], failing=DAYS[0], why="gone"), ALIVE, Reach(asked=DAYS[2], alive=DAYS[2])),
    ],
)
def test_what_is_known_follows_the_answers(before: Reach | None, answer: Answer, after: Reach | None) -> None:
    """The first failure and the last time alive are kept; an answer that says nothing changes nothing."""
    assert remembered(before, answer, DAYS[2]) == after


def test_record_is_written_once_and_read_again(content: Path) -> None:
    """What is written down is part of a sound archive, the same for the same findings, and forgets what is gone."""
    write(content, {"links.yaml": "https://gone.example/: {asked: 2024-05-01, alive: 2024-05-01}\n"})
    read_on(content, DAYS[0], gazette=MISSING)
    first = (content / "links.yaml").read_bytes()
    read_on(content, DAYS[0], gazette=MISSING)
    assert (content / "links.yaml").read_bytes() == first
    assert b"gone.example" not in first
    assert errors_of(contract(content)) == []
    assert read(content).archive.reach[GAZETTE] == Reach(asked=DAYS[0], failing=DAYS[0], why="missing")
    assert [path.name for path in content.iterdir() if path.name.startswith(".")] == []


def test_those_not_read_for_longest_come_first(content: Path) -> None:
    """A reading is bounded, and the next one goes on where it ended."""
    [first] = rot(content, DAYS[0], 1, answering())
    [second] = rot(content, DAYS[0], 1, answering())
    assert first.address != second.address
    assert first.address in read(content).archive.reach


def test_interrupted_reading_keeps_what_it_found(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has waited for an hour does not begin anew."""
    monkeypatch.setattr(rotting, "HOSTS_AT_ONCE", 1)

    def interrupted(address: str) -> Answer:
        if "notes" in address:
            raise KeyboardInterrupt
        return ALIVE

    with pytest.raises(KeyboardInterrupt):
        rot(content, DAYS[0], ask=interrupted)
    assert GAZETTE in read(content).archive.reach
    assert not any("notes" in address for address in read(content).archive.reach)


def test_hosts_take_turns() -> None:
    """The second address of a host waits until each other host was asked once."""
    addresses = ["https://a.example/1", "https://a.example/2", "https://b.example/1", "https://c.example/1"]
    assert rotting.spread(addresses) == [*addresses[:1], *addresses[2:], addresses[1]]


def test_damaged_record_stops_the_reading(content: Path) -> None:
    """What was written down before is not lost in silence, and no host is asked."""
    write(content, {"links.yaml": "https://a.example/: {asked: yesterday}\n"})

    def never(address: str) -> Answer:
        raise AssertionError(address)

    with pytest.raises(Obstacle, match=r"content/links\.yaml:1:29: .*\n.*no link was read"):
        rot(content, DAYS[0], ask=never)
    assert "yesterday" in (content / "links.yaml").read_text("utf-8")


def test_report_names_the_places(content: Path) -> None:
    """A line to each place of what is wrong, with what readers are offered; what is alive is counted."""
    lines = table(read_on(content, DAYS[0], DAYS[1], gazette=MISSING, council=CLOSED)).splitlines()
    assert any(line.startswith(f"content/sources.yaml:4:13: {COPY} is not there any more (404)") for line in lines)
    assert (
        f"content/sources.yaml:3:8: {GAZETTE} is not there any more (404); dead since 2024-05-01; "
        f"readers are offered {COPY}" in lines
    )
    assert any(line.endswith("https://council.example/ is not shown to robots (403)") for line in lines)
    assert re.fullmatch(r"\d links read: 1 alive, 2 dead, 0 failing, \d unclear", lines[-1])


def test_report_for_machines(content: Path) -> None:
    """The same, whole."""
    told = {one["address"]: one for one in json.loads(as_json(read_on(content, DAYS[0], DAYS[1], gazette=MISSING)))}
    assert told[GAZETTE] == {
        "address": GAZETTE,
        "state": "dead",
        "told": "is not there any more (404)",
        "why": "missing",
        "failing": "2024-05-01",
        "alive": None,
        "archived": COPY,
        "places": ["content/sources.yaml:3:8"],
    }


@pytest.mark.parametrize("code", CODES)
def test_readers_see_a_dead_link_and_its_copy(content: Path, code: Code) -> None:
    """In three languages, and not before it is dead."""
    for days, seen in ((DAYS[:1], False), (DAYS[:2], True)):
        read_on(content, *days, gazette=MISSING)
        site = Site(read(content).archive, Root("http://localhost:8000"), THEME, 10)
        [page] = [page for page in pages(site) if page.address == f"{code}/sources/2024/"]
        html = Renderer(THEME, site.root).render(page)
        dead, copy = DEAD[code]
        assert (dead in html) == seen
        assert f'<a href="{COPY}">{copy}</a>' in html


def test_task_fails_where_a_link_is_dead(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """So a weekly run tells; nothing is asked before the task is called."""
    read_on(content, DAYS[0], gazette=MISSING)
    monkeypatch.setattr(Asker, "ask", lambda _, address: answering(gazette=MISSING)(address))
    assert entrance.work(["rot", "--content", str(content)], environment.ROOT) == 1
    assert "dead since 2024-05-01" in capsys.readouterr().out
    monkeypatch.setattr(Asker, "ask", lambda _, address: ALIVE)
    assert entrance.work(["rot", "--json", "--content", str(content)], environment.ROOT) == 0
    assert {one["state"] for one in json.loads(capsys.readouterr().out)} == {"alive"}
