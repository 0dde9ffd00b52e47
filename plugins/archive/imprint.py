"""The imprint of an archive: a short name for all that it knows, however deep, but not for what its texts say.

What is asked of the words of a text is in it nevertheless: whom it mentions and what it cites. Which translations are
older than what they were made from is told apart, for few pages show it and each mended original changes it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from plugins.archive.holdings import Archive
from plugins.archive.languages import Code
from plugins.archive.stories import Piece, Version
from plugins.work.digest import digest

Text = TypeVar("Text", bound=Piece)


def imprint(archive: Archive) -> bytes:
    """Return the same for two archives exactly if they differ in nothing, or in the bodies of texts alone."""
    untold = replace(archive, stories=tuple(map(_untold, archive.stories)), pages=tuple(map(_untold, archive.pages)))
    mentioned = {
        register: {name: [story.folder for story in stories] for name, stories in named.items()}
        for register, named in archive.stories_on.items()
    }
    cited = {source: [*evidence.texts] for source, evidence in archive.evidence.items()}
    return digest((untold, mentioned, cited))


def older(*texts: Piece) -> tuple[tuple[str, Code], ...]:
    """Return which translations of texts are older than what they were made from, by folder and language."""
    return tuple((text.folder, code) for text in texts for code in text.versions if text.is_older(code))


def _untold(piece: Text) -> Text:
    return replace(piece, versions={code: _bare(version) for code, version in piece.versions.items()})


def _bare(version: Version) -> Version:
    return replace(version, body="", typed="")
