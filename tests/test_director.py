"""What a save gets: an answer at once, a whole build behind it, and whoever was last saved is always built at the end."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from plugins.archive.problems import Problem
from plugins.desk.checking import Flawed
from plugins.desk.director import MANY, Director
from plugins.desk.stage import Stage
from plugins.pages.cues import Cue

PATIENCE = 20
PROBLEM = Problem("content/a.md", 3, 7, "missing")


class Troupe:
    """Builds of a folder with one text and one register; each build can be held."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        self.content.mkdir()
        (self.content / "a.md").write_text("first", "utf-8")
        self.stage, self.place = Stage(), folder / "built"
        self.hired: list[Player] = []
        self.begun: queue.SimpleQueue[int] = queue.SimpleQueue()
        self.said: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.held: dict[int, threading.Event] = {}
        self.director = Director(self.stage, self.content, self.place, self.hire, self.said.put, quiet=0)

    def hold(self, *numbers: int) -> None:
        """Have builds wait until they are released."""
        self.held |= {number: threading.Event() for number in numbers}

    def hire(self) -> Player:
        """Hire for the next build."""
        self.hired.append(Player(self, len(self.hired)))
        return self.hired[-1]

    def save(self, text: str, name: str = "a.md") -> None:
        """Save a file, and tell the director."""
        (self.content / name).write_text(text, "utf-8")
        self.director.saved([self.content / name])

    def shown(self) -> str:
        """Return what the page on show says."""
        show = self.stage.on_show()
        assert show.site
        return show.over.get("index.html", (show.site / "index.html").read_bytes()).decode()

    def wait_for_build(self, number: int) -> None:
        """Wait until a build has begun."""
        while self.begun.get(timeout=PATIENCE) < number:
            pass

    def wait_for(self, words: str) -> None:
        """Wait until the director says something."""
        while words not in self.said.get(timeout=PATIENCE):
            pass

    def wait_until_relieved(self, number: int) -> None:
        """Wait until the prompter of a build has taken its place, and the former one has left."""
        assert self.hired[number - 1].left.wait(PATIENCE)


class Player:
    """A build that writes what it has read, and answers for the text alone."""

    def __init__(self, troupe: Troupe, number: int) -> None:
        self.troupe, self.number = troupe, number
        self.opening = Cue(drafts=(f"draft-{number}/",))
        self.asked: list[tuple[str, ...]] = []
        self.left = threading.Event()

    def build(self, output: Path) -> str:
        """Build, or find the text or the register broken."""
        read = [path.read_text("utf-8") for path in sorted(self.troupe.content.iterdir())]
        self.troupe.begun.put(self.number)
        if self.number in self.troupe.held:
            assert self.troupe.held[self.number].wait(PATIENCE)
        if self.left.is_set() or any("broken" in text for text in read):
            raise Flawed([PROBLEM])
        output.mkdir(parents=True)
        (output / "index.html").write_text(f"built {read[0]}", "utf-8")
        return f"Built {self.number}"

    def ask(self, names: Iterable[str]) -> Cue | None:
        """Answer for the text."""
        self.asked.append(tuple(names))
        if {*self.asked[-1]} - {"a.md"}:
            return None
        text = (self.troupe.content / "a.md").read_text("utf-8")
        if "broken" in text:
            return Cue((PROBLEM,))
        return Cue(files={"index.html": f"answered {text}".encode()} if self.asked[-1] else {})

    def close(self) -> None:
        """Leave."""
        self.left.set()


@pytest.fixture
def troupe(tmp_path: Path) -> Iterator[Troupe]:
    """A troupe that has shown its first site, and leaves at the end."""
    troupe = Troupe(tmp_path)
    troupe.director.open()
    troupe.wait_for("Built 0")
    yield troupe
    for event in troupe.held.values():
        event.set()
    troupe.director.close()
    assert all(player.left.is_set() for player in troupe.hired)


def test_first_site_is_on_show_when_it_is_open(troupe: Troupe) -> None:
    """The site that was built is shown, with its drafts."""
    assert troupe.shown() == "built first"
    assert troupe.stage.drafts == ("draft-0/",)


def test_saved_text_is_answered_at_once_and_built_behind(troupe: Troupe) -> None:
    """The answer stands while the build goes on, and gives way to it."""
    troupe.hold(1)
    troupe.save("second")
    assert troupe.shown() == "answered second"
    troupe.held[1].set()
    troupe.wait_until_relieved(1)
    assert troupe.shown() == "built second"


def test_save_during_a_build_stays_on_show_over_it(troupe: Troupe) -> None:
    """A build that began before a save does not hide what the save made, and its prompter is told of it."""
    troupe.hold(1, 2)
    troupe.save("second")
    troupe.wait_for_build(1)
    troupe.save("third")
    assert troupe.shown() == "answered third"
    troupe.held[1].set()
    troupe.wait_until_relieved(1)
    assert troupe.shown() == "answered third"
    assert troupe.hired[1].asked == [(), ("a.md",)]


def test_mistake_is_told_and_not_built(troupe: Troupe) -> None:
    """What cannot be built is not tried; the last good page stays, and the mended text is built."""
    troupe.save("broken")
    assert list(troupe.stage.problems) == [PROBLEM]
    assert troupe.shown() == "built first"
    assert len(troupe.hired) == 1
    troupe.save("mended")
    assert list(troupe.stage.problems) == []
    troupe.wait_until_relieved(1)
    assert troupe.shown() == "built mended"


def test_after_another_file_only_a_build_can_tell(troupe: Troupe) -> None:
    """Until a register that was saved has been built, no text is answered with the former one."""
    troupe.save("broken", "z.yaml")
    troupe.wait_for("missing")
    assert list(troupe.stage.problems) == [PROBLEM]
    before = len(troupe.hired[0].asked)
    troupe.save("second")
    troupe.wait_for("missing")
    assert troupe.shown() == "built first"
    assert len(troupe.hired[0].asked) == before
    troupe.save("right", "z.yaml")
    troupe.wait_for("Built")
    assert troupe.shown() == "built second"
    assert list(troupe.stage.problems) == []


def test_failed_build_of_what_was_mended_since_tells_nothing(troupe: Troupe) -> None:
    """Who has mended a text while a build met its mistake does not see the mistake again."""
    troupe.hold(1)
    (troupe.content / "a.md").write_text("broken", "utf-8")
    troupe.director.saved([troupe.content / "z.yaml"])
    troupe.wait_for_build(1)
    troupe.save("mended")
    troupe.held[1].set()
    troupe.wait_for("Built 2")
    assert list(troupe.stage.problems) == []
    assert troupe.shown() == "built mended"


def test_files_elsewhere_and_many_files_are_left_to_a_build(troupe: Troupe, tmp_path: Path) -> None:
    """The theme is no text, and neither is what a tool does to many files."""
    troupe.hold(1)
    troupe.director.saved([tmp_path / "theme" / "a.md"])
    assert troupe.hired[0].asked == [()]
    many = [troupe.content / f"{number}.md" for number in range(MANY + 1)]
    troupe.director.saved(many)
    assert troupe.hired[0].asked == [()]


def test_end_does_not_wait_for_a_build(troupe: Troupe) -> None:
    """A preview that ends while it builds ends the build."""
    troupe.hold(1)
    troupe.save("second")
    troupe.wait_for_build(1)
    closing = threading.Thread(target=troupe.director.close)
    closing.start()
    assert troupe.hired[1].left.wait(PATIENCE)
    troupe.held[1].set()
    closing.join(PATIENCE)
    assert not closing.is_alive()
    assert troupe.shown() == "answered second"


def test_first_build_that_fails_is_told_and_the_next_save_is_built(tmp_path: Path) -> None:
    """Content that is broken from the beginning is shown as soon as it is mended."""
    troupe = Troupe(tmp_path)
    (troupe.content / "a.md").write_text("broken", "utf-8")
    troupe.director.open()
    assert list(troupe.stage.problems) == [PROBLEM]
    assert troupe.stage.on_show().site is None
    troupe.save("mended")
    troupe.wait_for("Built")
    assert troupe.shown() == "built mended"
    troupe.director.close()
