"""Takes a saved article over for an editor: reads the file, writes the draft, and tells what was found on the way."""

from __future__ import annotations

from pathlib import Path

from plugins.archive.documents import unreadable
from plugins.archive.languages import Code
from plugins.archive.problems import Message, Problem, listing, message, said
from plugins.desk import editing
from plugins.desk.editing import Hear
from plugins.desk.obstacles import Obstacle
from plugins.editorial import filing
from plugins.editorial.articles import article
from plugins.editorial.cleaning import Note
from plugins.editorial.decoding import decoded
from plugins.editorial.stories import Wanted
from plugins.editorial.taking import Taking, take


def take_over(
    content: Path, file: Path, wanted: Wanted, lang: str = "", hear: Hear | None = None, is_ours: bool = False
) -> str:
    """Take an article over as a draft, and return what to tell.

    Raises:
        Obstacle: it cannot be taken over as asked; nothing was written.
    """
    with editing.plainly(content, lang) as (reading, code):
        try:
            data = file.read_bytes()
        except OSError as error:
            told = message("%(file)s: %(reason)s", file=str(file), reason=unreadable(error))
            raise Obstacle(said(told, code)) from None
        found = article(decoded(data, str(file)))
        taking = take(reading, found, wanted, editing.interview(code, hear), is_ours)
        taking.beginning.write()
        folder = taking.beginning.path.relative_to(reading.root).as_posix()
        steps = [
            message("Say it in your own words below each comment: facts may be carried over, sentences may not."),
            message("See what is missing: `python3 tasks.py check`"),
        ]
        if is_ours:
            steps[0] = message("Compare the text with the page, and cite a source for each fact.")
        return "\n".join(
            [
                said(_recognised(taking), code),
                *_found(file, taking.notes, code),
                *_source(taking, code),
                *editing.told(content, taking.beginning.file, folder, steps, code),
            ]
        )


def _recognised(taking: Taking) -> Message:
    """Say what the draft is said to be, so that a person can judge it."""
    header, path = taking.beginning.header, taking.beginning.path
    themes = header["themes"] if isinstance(header["themes"], list) else []
    return message(
        "Language %(lang)s, day %(day)s, edition %(edition)s, themes %(themes)s: mend what was not recognised rightly.",
        lang=path.stem,
        day=str(header["date"]),
        edition=path.parent.parent.name,
        themes=", ".join(themes),
    )


def _found(file: Path, notes: tuple[Note, ...], code: Code) -> list[str]:
    """List what was left out, mended or found, by the line of the file; what has no line is about the title."""
    problems = [Problem(str(file), max(note.line, 1), 1, note.told, "warning") for note in notes]
    return [said(message("What was found in the file:"), code), listing(problems, code)] if problems else []


def _source(taking: Taking, code: Code) -> list[str]:
    if not taking.source:
        return []
    return [said(message("For sources.yaml, if it is right:"), code), filing.record(taking.source).rstrip()]
