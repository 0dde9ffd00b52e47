"""What the press and the preview say to each other, a line each way: which files were saved, and what that changes."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from plugins.archive.languages import Code
from plugins.archive.problems import Problem, errors_of, said


@dataclass(frozen=True)
class Cue:
    """What is to be shown: all problems that stand, files by their name below the site, and where the drafts are."""

    problems: tuple[Problem, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    drafts: tuple[str, ...] = ()

    @property
    def errors(self) -> list[Problem]:
        """What keeps a site from being built."""
        return errors_of(self.problems)


def write(cue: Cue | None, code: Code) -> str:
    """Write a cue as a line, its problems said in a language; none where only a whole build can tell."""
    if cue is None:
        return "null\n"
    problems = [{**asdict(problem), "message": said(problem.message, code)} for problem in cue.problems]
    files = {name: base64.b64encode(content).decode() for name, content in cue.files.items()}
    return json.dumps({"problems": problems, "files": files, "drafts": cue.drafts}) + "\n"


def read(line: str) -> Cue | None:
    """Read a cue.

    Raises:
        ValueError: the line is none.
    """
    told = json.loads(line)
    if told is None:
        return None
    problems = tuple(Problem(**problem) for problem in told["problems"])
    files = {name: base64.b64decode(content) for name, content in told["files"].items()}
    return Cue(problems, files, tuple(told["drafts"]))


def write_names(names: Iterable[str]) -> str:
    """Write as a line which files were saved, named below the content."""
    return json.dumps(sorted(names)) + "\n"


def read_names(line: str) -> list[str]:
    """Read which files were saved."""
    return [str(name) for name in json.loads(line)]
