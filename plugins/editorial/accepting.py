"""A translation that was brought up to date: its header says so, and nothing else of the file changes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plugins.archive.coverage import Coverage, whole
from plugins.archive.languages import Code
from plugins.archive.problems import message
from plugins.archive.reading import Reading
from plugins.archive.stories import Version
from plugins.editorial import filing, finding
from plugins.editorial.declining import Declined


@dataclass(frozen=True)
class Acceptance:
    """A translation that is older than its source, and the bytes of its file once that is no longer so."""

    path: Path
    version: Version
    source: Version
    data: bytes

    def write(self) -> None:
        """Write the revision of the source into the header of the translation.

        Raises:
            Declined: the system does not let it; the file is as it was.
        """
        try:
            filing.replace(self.path, self.data)
        except OSError as error:
            reason = error.strerror or str(error)
            told = message("%(file)s cannot be written: %(reason)s", file=self.version.path, reason=reason)
            raise Declined(told) from None


def acceptance(reading: Reading, story: str, code: Code) -> Acceptance:
    """Return what accepting the translation of a story would write.

    Raises:
        Declined: it is no translation, a draft, missing, or not older than its source.
    """
    rows = {row.folder: row for row in whole(reading)}
    row = rows[finding.folder(story, rows, reading.root)]
    version, source = row.versions.get(code), row.source(code)
    _refuse(row, code)
    if not version or not version.translation or not source:
        raise Declined(
            message("%(file)s is not whole; run the check, and mend it first", file=f"{row.folder}/{code}.md")
        )
    path = reading.root / version.file
    data = filing.with_revision(path.read_bytes(), version.translation.revision, source.revision)
    if data is None:
        told = "the revision in %(file)s cannot be found for sure; write `revision: %(right)s` there yourself"
        raise Declined(message(told, file=version.path, right=source.revision))
    return Acceptance(path, version, source, data)


def _refuse(row: Coverage, code: Code) -> None:
    file = f"{row.folder}/{code}.md"
    state = row.states[code]
    if state == "missing":
        told = "%(file)s is missing; begin it with: `python3 tasks.py translate %(text)s %(lang)s`"
        raise Declined(message(told, file=file, text=row.folder, lang=code))
    if state == "draft":
        raise Declined(message("%(file)s is a draft; take `status: draft` out of it first", file=file))
    if code == row.original:
        raise Declined(message("%(file)s is the original; it follows no other, so leave it as it is", file=file))
    if state != "older":
        raise Declined(message("%(file)s follows its original as it stands now; there is nothing to accept", file=file))
