"""From what an editor calls a text to its folder: a path of any system, the end of one, or nearly that."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.problems import message
from plugins.archive.words import nearest
from plugins.editorial.declining import Declined


def language(asked: str) -> Code:
    """Return the language of the archive that is meant by its code or its name in any of the three.

    Raises:
        Declined: the archive has no such language.
    """
    wanted = asked.strip().lower()
    for code in CODES:
        if wanted in (code, *(LANGUAGES[other].language(code).lower() for other in CODES)):
            return code
    raise Declined(message("`%(lang)s` is not a language of the archive; write ar, fr or en", lang=asked))


def folder(asked: str, known: Iterable[str], content: Path) -> str:
    """Return the one known folder below the content that is meant.

    Raises:
        Declined: there is none, or more than one.
    """
    folders = sorted(known)
    wanted = _below(asked, content)
    if wanted in folders:
        return wanted
    ending = [name for name in folders if wanted and name.endswith(f"/{wanted}")]
    if len(ending) == 1:
        return ending[0]
    if ending:
        told = "`%(text)s` may be one of several; write which: %(few)s"
        raise Declined(message(told, text=asked, few=", ".join(ending)))
    forms = {name: name for name in folders}
    forms |= {name.partition("/")[2]: name for name in folders} | {name.rpartition("/")[2]: name for name in folders}
    near = forms.get(nearest(wanted, forms))
    if near:
        raise Declined(message("there is no text `%(text)s`; did you mean `%(near)s`?", text=asked, near=near))
    raise Declined(message("there is no text `%(text)s`; `python3 tasks.py status` lists them", text=asked))


def _below(asked: str, content: Path) -> str:
    """Take off a path what leads to the content, and the file at its end."""
    path = asked.strip().replace("\\", "/").rstrip("/").removeprefix("./")
    for code in CODES:
        path = path.removesuffix(f"/{code}.md")
    for before in (content.as_posix(), content.name):
        path = path.removeprefix(f"{before}/")
    return path
