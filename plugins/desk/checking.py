"""Checks content and settings against the archive's contract, and tells what it finds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from plugins.archive.languages import CODES, Code
from plugins.archive.problems import Problem, errors_of, language_of, listing, message, said
from plugins.desk.annotations import annotated
from plugins.desk.obstacles import Obstacle
from plugins.files.refusals import Refusal

# How problems are written: for people and their editors, or onto the lines of a change.
FORMS: Mapping[str, Callable[[Iterable[Problem], Code], str]] = {"": listing, "github": annotated}


class Flawed(Obstacle):
    """The site cannot be built as it stands; `problems` say where and why, without a path where that is not known."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        code = language_of(os.environ)
        super().__init__(listing(self.problems, code) + said(message("; nothing was built."), code))


def contract(content: Path) -> list[Problem]:
    """Return every problem that the archive's contract, its ledger of addresses and its copy desk find in the content.

    What a build of it has left in its memory is not looked at again.
    """
    from plugins.archive.contract import problems_of
    from plugins.archive.copydesk import proofs
    from plugins.archive.imprimatur import left_by_builds
    from plugins.archive.reading import read
    from plugins.pages.ledger import broken_promises

    memory = left_by_builds(content)
    reading = read(content, memory)
    found = [*problems_of(reading, memory=memory), *broken_promises(reading)]
    found += proofs(reading, found, memory)
    memory.save()
    return sorted({*found})


def language(asked: str) -> Code:
    """Return the language to tell problems in: the one asked for, or the environment's where none is.

    Raises:
        Obstacle: the archive has no such language.
    """
    own = language_of(os.environ)
    wanted = next((code for code in CODES if code == asked), None)
    if asked and not wanted:
        told = message("`%(lang)s` is not a language of the archive: give --lang ar, fr or en.", lang=asked)
        raise Obstacle(said(told, own))
    return wanted or own


def report(
    content: Path,
    lang: str = "",
    others: Iterable[Problem] = (),
    strict: bool = False,
    *,
    form: str = "",
    find: Callable[[Path], list[Problem]] | None = None,
) -> tuple[str, int]:
    """Check the content, and return what to print and the exit code: 1 when there are errors, else 0.

    `others` are problems that were found elsewhere, such as in the settings. A `strict` check takes warnings for errors.
    `form` names how problems are written, `find` who looks for them where that is not the contract alone.

    Raises:
        Obstacle: the content is not there, or the archive has no language `lang`, or problems no such form.
    """
    code = language(lang)
    require(content, code)
    if form not in FORMS:
        wrong = "`%(form)s` is no form of a listing: give --format github, or leave it out."
        raise Obstacle(said(message(wrong, form=form), code))
    problems = [*others, *(find or contract)(content)]
    if strict:
        problems = [replace(problem, level="error") for problem in problems]
    if problems:
        return FORMS[form](problems, code), 1 if errors_of(problems) else 0
    told = "%(content)s: no new problems" if find else "%(content)s: no problems"
    return said(message(told, content=str(content)), code), 0


def require(content: Path, code: Code | None = None) -> None:
    """Refuse a folder of content that is not there, in a language or else in the environment's.

    Raises:
        Obstacle: with how to name another.
    """
    if not content.is_dir():
        told = "There is no folder %(content)s. Name the folder of content with --content."
        raise Obstacle(said(message(told, content=str(content)), code or language_of(os.environ)))


def translated(refusal: Refusal) -> str:
    """Tell why a site was not put in its place, in the environment's language."""
    values = {name: str(value) for name, value in refusal.values.items()}
    return said(message(refusal.template, **values), language_of(os.environ))


def refuse(problems: list[Problem]) -> None:
    """Stop at errors, if there are any; warnings do not stop a build.

    Raises:
        Flawed: with all of them.
    """
    errors = errors_of(problems)
    if errors:
        raise Flawed(errors)
