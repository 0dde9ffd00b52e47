"""With a memory, mentions and evidence are what they are without one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.archive import mentions
from plugins.archive.compositor import composed
from plugins.archive.holdings import Archive
from plugins.archive.reading import read
from plugins.archive.recalling import gather
from plugins.archive.stories import Story
from plugins.work.memory import FORGETFUL, Memory
from tests.edits import EDITS, ONLY, append, change, linked
from tests.folders import CONTENT

# Of a content that cannot be built nothing is gathered.
WRONG = {"register_deleted", "register_broken", "edition_broken", "theme_renamed", "source_gone", "original_deleted"}
RIGHT = [edit for edit in EDITS if edit.__name__ not in WRONG]


def gathered(archive: Archive) -> list[object]:
    """Return what is gathered, with its order."""
    supported = [(name, list(item.editions), list(item.texts), item) for name, item in archive.evidence.items()]
    on = {register: list(named.items()) for register, named in archive.stories_on.items()}
    return [supported, list(on.items())]


def by(path: Path, content: Path) -> list[object]:
    """Gather as a build with a memory does."""
    memory = Memory(path)
    reading = read(content, memory)
    archive = composed(reading.archive)
    gather(archive, reading.prints, memory)
    memory.save()
    assert {"stories_on", "evidence"} <= vars(archive).keys()
    return gathered(archive)


@pytest.mark.parametrize("edit", RIGHT, ids=lambda edit: edit.__name__)
def test_after_any_edit_the_same_is_gathered(edit: Callable[[Path], object], tmp_path: Path) -> None:
    """Whatever an editor changes, what each text said before makes nothing else of it."""
    content, path = linked(tmp_path), tmp_path / "a.memory"
    append(content, f"{ONLY}/fr.md", "\nSara Alami et John Doe.\n")
    by(path, content)
    edit(content)
    assert by(path, content) == gathered(composed(read(content).archive))


def test_only_what_changed_is_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that is the same is not searched for names again, unless a name is another."""
    content, path = linked(tmp_path), tmp_path / "a.memory"
    looked: list[str] = []
    find = mentions.mentions

    def found(stories: list[Story], registers: object) -> object:
        looked.extend(story.id for story in stories)
        return find(stories, registers)  # type: ignore[arg-type]

    monkeypatch.setattr(mentions, "mentions", found)
    for edit, asked in (
        (None, {"opening", "seulement", "two-tongues"}),
        (None, set()),
        ((f"{ONLY}/fr.md", "Un paragraphe.", "Sara Alami."), {"seulement"}),
        (("people.yaml", "fr: Sara Alami", "fr: Sara Alaoui"), {"opening", "seulement", "two-tongues"}),
    ):
        if edit:
            change(content, *edit)
        del looked[:]
        by(path, content)
        assert {*looked} == asked


def test_real_archive_is_gathered_as_ever() -> None:
    """Without a memory, all is looked through, with the same end."""
    archive = read(CONTENT).archive
    expected = gathered(composed(archive))
    again = composed(archive)
    gather(again, {}, FORGETFUL)
    assert gathered(again) == expected
