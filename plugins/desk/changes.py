"""What a change brings: the problems that the content has now, and had not at another revision."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from plugins.archive.problems import Message, Problem, language_of, message, said
from plugins.desk.obstacles import Obstacle

Find = Callable[[Path], list[Problem]]
BASE = "HEAD"


def brought(content: Path, since: str, staged: bool, find: Find) -> list[Problem]:
    """Return the problems of a content that it had not at a revision; of what is staged in it, if that is asked.

    A problem that has only moved to another line is not new.

    Raises:
        Obstacle: the content is in no repository, or there is no such revision.
    """
    content = content.resolve()
    after = _problems(_git(content, "write-tree"), content, find) if staged else find(content)
    if not after:
        return []
    known = Counter((problem.path, problem.message) for problem in _problems(since or BASE, content, find))
    new: list[Problem] = []
    for problem in after:
        if known[problem.path, problem.message]:
            known[problem.path, problem.message] -= 1
        else:
            new.append(problem)
    return new


def _problems(tree: str, content: Path, find: Find) -> list[Problem]:
    with tempfile.TemporaryDirectory() as folder:
        found = _unfolded(tree, content, Path(folder))
        # Where there was no content yet, all of it is new.
        return find(found) if found.is_dir() else []


def _unfolded(tree: str, content: Path, folder: Path) -> Path:
    """Lay the content as it stands in a tree of the repository below a folder, and return where it is."""
    top = Path(_git(content, "rev-parse", "--show-toplevel")).resolve()
    index = {"GIT_INDEX_FILE": str(folder / "index")}
    _git(content, "read-tree", tree, **index)
    listed = _git(content, "ls-files", "-z", "--", content.name, **index)
    _git(content, "checkout-index", f"--prefix={folder.as_posix()}/", "-z", "--stdin", given=listed, **index)
    return folder / content.relative_to(top)


def _git(content: Path, *words: str, given: str = "", **more: str) -> str:
    """Run git beside the content, and return what it says."""
    try:
        done = subprocess.run(
            ["git", *words],
            cwd=content.parent,  # the top of the tree, where a hook runs: what it is told is told from there
            env={**os.environ, **more},
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except FileNotFoundError:
        raise _obstacle(message("There is no git on this machine. Install it, or check without it.")) from None
    if done.returncode:
        reason = (done.stderr.strip() or " ".join(words)).splitlines()[-1]
        raise _obstacle(
            message("git cannot say what has changed (%(reason)s). Name a revision that is there.", reason=reason)
        )
    return done.stdout.removesuffix("\n")


def _obstacle(told: Message) -> Obstacle:
    return Obstacle(said(told, language_of(os.environ)))
