"""With a memory, a reading is what it would be without one: the same records, problems, places and nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from plugins.archive import dockets, pictures, shelf
from plugins.archive.reading import Reading, read
from plugins.work.memory import Memory
from tests.edits import EDITS, linked
from tests.folders import CONTENT


def places(node: yaml.Node) -> Iterator[tuple[object, ...]]:
    """Yield every node with what it says and where."""
    marks = [(mark.line, mark.column, mark.index) for mark in (node.start_mark, node.end_mark)]
    yield type(node), node.tag, getattr(node, "style", None), *marks
    if isinstance(node, yaml.ScalarNode):
        yield (node.value,)
    for item in node.value if isinstance(node, yaml.CollectionNode) else ():
        for part in item if isinstance(item, tuple) else (item,):
            yield from places(part)


def facts(reading: Reading) -> tuple[object, ...]:
    """Return all that a reading found."""
    revisions = {version.path: version.revision for version in reading.versions}
    nodes = {name: [*places(node)] for name, node in reading.nodes.items()}
    declared, problems = reading.declared, reading.problems
    found = (reading.archive, reading.drafts, declared, problems, reading.pictures, reading.unpublished)
    return *found, list(nodes), nodes, revisions, [*reading.archive.people]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A memory that has seen a small content with links from text to text."""
    folder = tmp_path_factory.mktemp("seen")
    path = folder / "a.memory"
    memory = Memory(path)
    read(linked(folder), memory)
    memory.save()
    return path


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_any_edit_a_reading_is_the_same(edit: Callable[[Path], object], seen: Path, tmp_path: Path) -> None:
    """Whatever an editor changes, what was read before changes nothing of what is read now."""
    content = linked(tmp_path)
    edit(content)
    assert facts(read(content, Memory(seen))) == facts(read(content))


def test_real_content_is_recalled_as_it_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The archive's own content is taken for read a second time, but for drafts, and no picture is decoded again."""
    memory = Memory(tmp_path / "a.memory")
    first = read(CONTENT, memory)
    memory.save()
    understood: list[str] = []
    monkeypatch.setattr(dockets, "read_texts", lambda *asked: understood.append(asked[1].path.name))
    monkeypatch.setattr(shelf, "compose", lambda *asked: understood.append(asked[0].name))
    monkeypatch.setattr(pictures, "_decoded", lambda *asked: understood.append(asked[2]))
    again = read(CONTENT, Memory(tmp_path / "a.memory"))
    assert understood == []
    monkeypatch.undo()
    assert facts(again) == facts(first)


def test_what_is_wrong_is_never_recalled(tmp_path: Path) -> None:
    """A file with a problem is read anew until it is mended, and so is one that is not typed quite as it is read."""
    content = linked(tmp_path)
    wrong = content / "editions/agadir-2021/seulement/fr.md"
    wrong.write_text(wrong.read_text("utf-8").replace("title: ", "titel: "), "utf-8", newline="")
    text = content / "editions/rabat-2021/two-tongues/en.md"
    text.write_bytes(text.read_bytes().replace(b"\n", b"\r\n"))
    memory = Memory(tmp_path / "a.memory")
    first = read(content, memory)
    memory.save()
    again = read(content, Memory(tmp_path / "a.memory"))
    assert [problem.path for problem in again.problems] == ["content/editions/agadir-2021/seulement/fr.md"]
    assert facts(again) == facts(first) == facts(read(content))


def test_text_that_names_what_is_gone_is_read_anew(seen: Path, tmp_path: Path) -> None:
    """A theme that leaves its register is told where it is named, though no such file has changed."""
    content = linked(tmp_path)
    themes = content / "themes.yaml"
    themes.write_text(themes.read_text("utf-8").replace("water:", "waters:"), "utf-8", newline="")
    found = read(content, Memory(seen)).problems
    assert found == read(content).problems
    assert {problem.path.rpartition(".")[2] for problem in found} >= {"md"}


def test_file_beside_its_link_is_not_recalled(seen: Path, tmp_path: Path) -> None:
    """A version that became a link is told, and the text is left out as a whole, whatever the other files say."""
    content = linked(tmp_path)
    (content / "editions/rabat-2021/two-tongues/ar.md").symlink_to("en.md")
    assert facts(read(content, Memory(seen))) == facts(read(content))
    assert read(content, Memory(seen)).problems
