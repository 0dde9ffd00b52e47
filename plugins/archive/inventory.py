"""What lies in `content/`: which file is what, and what does not belong there.

Nothing is followed and nothing is opened here: a symbolic link, a pipe or a stranger is a problem, not a file.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plugins.archive import strangers
from plugins.archive.documents import unreadable
from plugins.archive.holdings import REGISTERS
from plugins.archive.languages import CODES, Code
from plugins.archive.pictures import NAME as PICTURE_NAME
from plugins.archive.problems import Message, Problem, message
from plugins.text.letters import visible

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 60
LEDGER = "addresses.yaml"
REACH = "links.yaml"
# Addresses that the site itself uses below a language.
_RESERVED = re.compile(
    "ar|fr|en|editions?|news|cities|years|themes?|people|organisations|series|sources|figures|search|browse|feeds?|calendar"
    "|corrections|translations|data|guide|id|admin|404|index"
)
# Names that Windows keeps for itself: a folder of this name could not be checked out there.
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_DEEPEST = 8
_MOST_BELOW = 50
_REGISTERS = {f"{name}.yaml": name for name in REGISTERS}
_TEXTS: dict[str, Code] = {f"{code}.md": code for code in CODES}


@dataclass
class TextFolder:
    """A story's or page's folder: one file for each language that it has, and the pictures that these show."""

    path: Path
    files: dict[Code, Path] = field(default_factory=dict)
    pictures: list[Path] = field(default_factory=list)


@dataclass
class EditionFolder:
    """An edition's folder: its facts, if they are there, and its stories."""

    path: Path
    facts: Path | None = None
    stories: list[TextFolder] = field(default_factory=list)


@dataclass
class Inventory:
    """Every file that has a place in the archive, and a problem for everything else.

    `told` are the paths of which something has been said already: they are not missing, but wrong. `closed` are those
    that nobody can look into.
    """

    root: Path
    registers: dict[str, Path] = field(default_factory=dict)
    reach: Path | None = None
    editions: list[EditionFolder] = field(default_factory=list)
    pages: list[TextFolder] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    told: set[Path] = field(default_factory=set)
    closed: set[Path] = field(default_factory=set)

    def below(self, path: Path) -> str:
        """Return where a path lies below the content, as links name it."""
        return os.fspath(path)[len(os.path.join(self.root, "")) :].replace(os.sep, "/")

    def name(self, path: Path) -> str:
        """Name a path as a person would type it, beginning with the content's folder."""
        return visible("/".join(filter(None, (self.root.name, self.below(path)))))

    def report(self, path: Path, told: Message) -> None:
        """Note a problem with a file or folder as a whole."""
        self.problems.append(Problem(self.name(path), 1, 1, told))
        self.told.add(path)

    def close(self, path: Path, told: Message) -> None:
        """Note a problem with a file or folder that cannot be looked into until it is mended."""
        self.report(path, told)
        self.closed.add(path)


def take(root: Path) -> Inventory:
    """Walk through the content and sort what is there."""
    # What is given as `.` has a name too.
    inventory = Inventory(Path(os.path.abspath(root)))
    for entry in _known(inventory, inventory.root, [*_REGISTERS, LEDGER, REACH], ["editions", "pages"]):
        path = Path(entry)
        if entry.name == "editions":
            inventory.editions = [_edition(inventory, Path(below)) for below in _known(inventory, path, [], None)]
        elif entry.name == "pages":
            inventory.pages = [texts_in(inventory, Path(below)) for below in _known(inventory, path, [], None)]
            _refuse_reserved(inventory, inventory.pages)
        elif entry.name in _REGISTERS:
            inventory.registers[_REGISTERS[entry.name]] = path
        elif entry.name == REACH:
            inventory.reach = path
    return inventory


def _edition(inventory: Inventory, path: Path) -> EditionFolder:
    edition = EditionFolder(path)
    for entry in _known(inventory, path, ["edition.yaml"], None):
        if entry.name == "edition.yaml":
            edition.facts = Path(entry)
        else:
            edition.stories.append(texts_in(inventory, Path(entry)))
    _refuse_reserved(inventory, edition.stories)
    return edition


def texts_in(inventory: Inventory, path: Path) -> TextFolder:
    """Sort what lies in the folder of a text."""
    folder = TextFolder(path)
    before = len(inventory.problems)
    for entry in _known(inventory, path, [*_TEXTS, *_pictures(path)], []):
        if entry.name in _TEXTS:
            folder.files[_TEXTS[entry.name]] = Path(entry)
        else:
            folder.pictures.append(Path(entry))
    if not folder.files and len(inventory.problems) == before:
        inventory.report(path, message("has no text; write ar.md, fr.md or en.md in it, or take it out"))
    return folder


def _pictures(path: Path) -> list[str]:
    """Return what is named as pictures are; a folder that cannot be looked into is told elsewhere."""
    with contextlib.suppress(OSError):
        return [name for name in os.listdir(path) if PICTURE_NAME.fullmatch(name)]
    return []


def _known(
    inventory: Inventory, path: Path, files: Collection[str], folders: Collection[str] | None
) -> Iterator[os.DirEntry[str]]:
    """Yield what may stand in a folder, by name: these files, and these folders or any that can be an address."""
    for entry in _entries(inventory, path):
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_folder and entry.name in files:
            inventory.close(Path(entry), message("is a folder, and should be a file; put its content elsewhere"))
        elif not is_folder and folders and entry.name in folders:
            inventory.close(Path(entry), message("is a file, and should be a folder; put its content elsewhere"))
        elif entry.name in (folders or ()) if is_folder else entry.name in files:
            yield entry
        elif is_folder and folders is None and not entry.name.startswith("."):
            _check_id(inventory, Path(entry))
            yield entry
        else:
            told, near = strangers.why(entry.name, is_folder, (folders or ()) if is_folder else files)
            if near and (path / near).exists() and not (path / near).samefile(entry.path):
                told = message("stands beside `%(near)s`; join the two, and take this out", near=near)
            inventory.report(Path(entry), told)
            inventory.told |= {path / near} if near else set()
            if is_folder:
                _look_below(inventory, Path(entry))


def _entries(inventory: Inventory, path: Path) -> Iterator[os.DirEntry[str]]:
    """Yield what lies in a folder, by name; links and what is neither file nor folder are reported instead."""
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        inventory.close(path, unreadable(error))
        return
    for entry in entries:
        if not _is_odd(inventory, entry) and not (entry.is_file() and strangers.LEFT_BEHIND.fullmatch(entry.name)):
            yield entry


def _is_odd(inventory: Inventory, entry: os.DirEntry[str]) -> bool:
    if entry.is_symlink():
        inventory.close(Path(entry), message("is a symbolic link; put the file itself here"))
    elif not (entry.is_file() or entry.is_dir()):
        inventory.close(Path(entry), message("is neither a file nor a folder; take it out"))
    else:
        return False
    return True


def _look_below(inventory: Inventory, path: Path) -> None:
    """Name what is dangerous in a folder that does not belong here; the rest goes with the folder."""
    waiting, most = [(path, 1)], len(inventory.problems) + _MOST_BELOW
    while waiting and len(inventory.problems) < most:
        folder, depth = waiting.pop()
        for entry in _entries(inventory, folder):
            if entry.is_dir(follow_symlinks=False):
                waiting += [(Path(entry), depth + 1)] * (depth < _DEEPEST)
            elif strangers.is_secret(entry.name):
                inventory.report(Path(entry), strangers.why(entry.name, is_folder=False, expected=())[0])


def no_address(name: str) -> Message | None:
    """Say why a folder of this name could not be an address, if it could not."""
    if not ID.fullmatch(name):
        return message("`%(id)s` cannot be an address; use only a–z, 0–9 and single hyphens", id=name)
    if len(name) > LONGEST_ID:
        long = "the name has %(n)s characters; shorten it to %(most)s, for it is an address"
        return message(long, n=len(name), most=LONGEST_ID)
    if _DEVICES.fullmatch(name):
        return message("`%(id)s` is a name that Windows keeps for itself; choose another", id=name)
    return None


def reserved(name: str) -> Message | None:
    """Say that a text of this name would stand where the site itself does, if it would."""
    told = "`%(id)s` is an address of the site itself; choose another name"
    return message(told, id=name) if _RESERVED.fullmatch(name) else None


def _check_id(inventory: Inventory, path: Path) -> None:
    told = no_address(path.name)
    if told:
        inventory.report(path, told)


def _refuse_reserved(inventory: Inventory, folders: Collection[TextFolder]) -> None:
    for folder in folders:
        told = reserved(folder.path.name)
        if told:
            inventory.report(folder.path, told)
