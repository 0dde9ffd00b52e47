"""One text read again after it was saved, while all else stays as it was read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from plugins.archive.amending import amended
from plugins.archive.holdings import REGISTERS
from plugins.archive.inventory import Inventory, texts_in
from plugins.archive.languages import CODES
from plugins.archive.problems import Problem
from plugins.archive.reading import Reader, Reading
from plugins.text.letters import visible

_STORY, _PAGE = 3, 2


def folder_of_text(name: str) -> str:
    """Return the folder of the text that a file below the content is a version of, or nothing where it is none."""
    *folder, file = PurePosixPath(name).parts
    kind = {_STORY: "editions", _PAGE: "pages"}.get(len(folder))
    is_version = file in {f"{code}.md" for code in CODES}
    return "/".join(folder) if is_version and kind and folder[0] == kind else ""


def reread(reading: Reading, folder: str) -> Reading | None:
    """Return a reading with the text of a folder read again, asked for nothing else.

    Nothing comes back where more has changed than what the files of the text say: a file or a picture came or went.
    """
    inventory = Inventory(reading.root)
    place = texts_in(inventory, reading.root / folder)
    reader = Reader(inventory)
    reader.shelf.ids = {name: reading.declared.get(name) for name in REGISTERS}
    read = reader.story(place, place.path.parent.name) if folder.startswith("editions/") else reader.page(place)
    were = {version.language for version in replace(reading, only=folder).versions}
    if set(place.files) != were or reader.pictures != {folder: reading.pictures.get(folder, {})}:
        return None
    archive, shelf = amended(reading.archive, folder, read), reader.shelf
    problems = [*inventory.problems, *(problem for document in shelf.documents for problem in document.problems)]
    drafts = ((reading.declared.get("drafts") or frozenset()) - {folder}) | shelf.drafts
    waiting = (reading.declared.get("waiting") or frozenset()) - {folder}
    if folder not in archive.by_folder and folder not in drafts:
        waiting |= {folder}
    return replace(
        reading,
        archive=archive,
        drafts=(*(draft for draft in reading.drafts if draft.folder != folder), *shelf.kept_back),
        declared={**reading.declared, "drafts": drafts, "waiting": waiting},
        problems=[*(problem for problem in reading.problems if not is_of(problem, reading, folder)), *problems],
        nodes=reading.nodes | shelf.nodes,
        unpublished=(*(text for text in reading.unpublished if text.folder != folder), *reader.unpublished),
        only=folder,
        prints={},
    )


def is_of(problem: Problem, reading: Reading, folder: str) -> bool:
    """Tell whether a problem is one of the text in a folder."""
    path = visible((PurePosixPath(reading.root.name) / folder).as_posix())
    return problem.path == path or problem.path.startswith(f"{path}/")
