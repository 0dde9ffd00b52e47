"""Begins a translation: the right header, and what is to be translated as comments, each with room below it."""

from __future__ import annotations

import re

from plugins.archive import working
from plugins.archive.coverage import whole
from plugins.archive.languages import Code
from plugins.archive.problems import message
from plugins.archive.reading import Reading
from plugins.editorial import finding
from plugins.editorial.declining import Declined
from plugins.editorial.stories import Beginning, named
from plugins.text.comments import beside, comment


def translation(reading: Reading, story: str, code: Code) -> Beginning:
    """Return the draft of a missing version, which follows the original as it stands now.

    Raises:
        Declined: the version is there, or there is nothing whole to translate.
    """
    rows = {row.folder: row for row in whole(reading)}
    row = rows[finding.folder(story, rows, reading.root)]
    path = reading.root / row.folder / f"{code}.md"
    file = named(reading, path)
    if path.exists():
        raise Declined(message("%(file)s is there already, and stays as it is", file=file))
    source = row.versions[row.original]
    if source.translation or not source.title:
        raise Declined(message("%(file)s is not whole; run the check, and mend it first", file=source.path))
    header: dict[str, object] = {
        "title": working.TITLES[code],
        "summary": working.SUMMARIES[code],
        "translation": {"of": row.original, "revision": source.revision},
        "status": "draft",
    }
    paragraphs = [part for part in re.split(r"\n[ \t]*\n", source.body.strip("\n")) if part.strip()]
    # Title and summary first, for they too wait for their words, above.
    body = "\n\n".join([comment(f"{source.title}\n{source.summary}"), beside(paragraphs)])
    return Beginning(path, file, header, f"{body}\n\n")
