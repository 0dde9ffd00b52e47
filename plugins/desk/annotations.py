"""Problems as annotations: a code host that runs the check shows each on its line of a proposed change."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.archive.languages import Code
from plugins.archive.problems import Problem, counted, errors_of, said, warned

# A line is a command to the host: what would end it, or one of its properties, travels as its number.
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = {**_IN_MESSAGE, ord(":"): "%3A", ord(","): "%2C"}


def annotated(problems: Iterable[Problem], code: Code = "en") -> str:
    """Write problems as GitHub, Gitea and Forgejo read them, in order of place, with their count at the end."""
    found = sorted(set(problems))
    errors = len(errors_of(found))
    counts = (counted(errors, code), *([warned(len(found) - errors, code)] if len(found) > errors else []))
    return "\n".join([*(_annotation(problem, code) for problem in found), *counts])


def _annotation(problem: Problem, code: Code) -> str:
    place = {"file": problem.path, "line": problem.line, "col": problem.column} if problem.path else {}
    properties = ",".join(f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in place.items())
    return f"::{problem.level}{' ' if place else ''}{properties}::{said(problem.message, code).translate(_IN_MESSAGE)}"
