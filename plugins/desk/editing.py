"""Begins texts and editions for an editor: asks in a terminal, writes, and says what remains and what comes next."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.archive.languages import Code
from plugins.archive.problems import Message, Problem, listing, message, said
from plugins.archive.reading import Reading, read
from plugins.desk import checking
from plugins.desk.obstacles import Obstacle
from plugins.editorial import editions, finding, stories, translating
from plugins.editorial.declining import Declined
from plugins.editorial.interview import Interview

Hear = Callable[[str], str]


def listener() -> Hear | None:
    """Return who answers questions: whoever sits at this terminal, or nobody."""
    return input if sys.stdin is not None and sys.stdin.isatty() else None


def begin_story(content: Path, wanted: stories.Wanted, lang: str = "", hear: Hear | None = None) -> str:
    """Begin a story as a draft, and return what to tell.

    Raises:
        Obstacle: it cannot be begun as asked; nothing was written.
    """
    with plainly(content, lang) as (reading, code):
        beginning = stories.begin(reading, wanted, interview(code, hear))
        beginning.write()
        folder = beginning.path.parent.relative_to(reading.root).as_posix()
        steps = [
            message("Write the text below the header of %(file)s.", file=beginning.file),
            message("See what is missing: `python3 tasks.py check`"),
            message("To publish it, take `status: draft` out."),
        ]
        return "\n".join(told(content, beginning.file, folder, steps, code))


def begin_edition(content: Path, given: editions.Facts, lang: str = "", hear: Hear | None = None) -> str:
    """Begin an edition, and return what to tell.

    Raises:
        Obstacle: it cannot be begun as asked; nothing was written.
    """
    with plainly(content, lang) as (reading, code):
        founding = editions.found(reading, given, interview(code, hear))
        founding.write()
        folder = founding.path.parent.relative_to(reading.root).as_posix()
        story = "Begin its first story: `python3 tasks.py new --edition %(id)s`"
        steps = [
            message("Add what else the sources say: venue, figures, people, programme."),
            message(story, id=founding.path.parent.name),
        ]
        return "\n".join(told(content, founding.file, folder, steps, code))


def begin_translation(content: Path, story: str, into: str, lang: str = "") -> str:
    """Begin the missing version of a story as a draft, and return what to tell.

    Raises:
        Obstacle: it cannot be begun as asked; nothing was written.
    """
    with plainly(content, lang) as (reading, code):
        beginning = translating.translation(reading, story, finding.language(into))
        beginning.write()
        folder = beginning.path.relative_to(reading.root).as_posix()
        steps = [
            message("Write the title, the summary, and below each comment its translation."),
            message("Comments stay in drafts: take them out together with `status: draft`."),
            message("See how far it has come: `python3 tasks.py status`"),
        ]
        return "\n".join(told(content, beginning.file, folder, steps, code))


@contextmanager
def plainly(content: Path, lang: str) -> Iterator[tuple[Reading, Code]]:
    """Read the content for a person, and say in their language what cannot be done."""
    code = checking.language(lang)
    checking.require(content, code)
    try:
        yield read(content), code
    except Declined as declined:
        raise Obstacle(said(declined.told, code)) from None
    except EOFError:
        raise Obstacle(said(message("No answer came, so nothing was written."), code)) from None


def interview(code: Code, hear: Hear | None) -> Interview:
    """Return an interview that speaks beside the task's own output."""
    return Interview(code, lambda line: print(line, file=sys.stderr), hear)


def told(content: Path, file: str, below: str, steps: list[Message], code: Code) -> Iterator[str]:
    """Tell that a file is written, what comes next, and what the check still says of it, or of all in its folder."""
    yield said(message("%(file)s is written.", file=file), code)
    for number, step in enumerate(steps, 1):
        yield f"  {number}. {said(step, code)}"
    remaining = _remaining(content, below)
    if remaining:
        yield said(message("What the check still says of it:"), code)
        yield listing(remaining, code)


def _remaining(content: Path, below: str) -> list[Problem]:
    """Return what the check says of a file or of what lies in a folder."""
    place = f"{content.resolve().name}/{below}"
    found = checking.contract(content)
    return [problem for problem in found if problem.path == place or problem.path.startswith(f"{place}/")]
