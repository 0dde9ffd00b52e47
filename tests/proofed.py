"""What the tests of proofreading share: a slip with what mends it, and the slips that are found in a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.archive.reading import read
from plugins.text.passages import Kind, Passage
from plugins.text.proofreading import Finding, proofread

# Code, language, what is typed, and what it becomes, or nothing where only a person knows.
Pair = tuple[str, str, str, str | None]


def findings(text: str, language: str, kind: Kind = "prose") -> list[Finding]:
    """Return every finding in a text."""
    return list(proofread(Passage(text, language, kind)))


def codes(text: str, language: str, kind: Kind = "prose") -> list[str]:
    """Return the codes of what is found in a text."""
    return [finding.code for finding in findings(text, language, kind)]


def mended(text: str, language: str, kind: Kind = "prose") -> str:
    """Return a text with every slip mended that a machine can mend."""
    for finding in reversed(findings(text, language, kind)):
        if finding.mended is not None:
            text = f"{text[: finding.start]}{finding.mended}{text[finding.end :]}"
    return text


def sentences(right: Mapping[str, Mapping[str, Iterable[str]]]) -> list[tuple[str, str, str]]:
    """Return code, language and sentence of what is right."""
    return [
        (code, language, text)
        for code, languages in right.items()
        for language, texts in languages.items()
        for text in texts
    ]


def up_to_date(content: Path) -> Path:
    """Let every translation of a content follow its original as it stands now."""
    for piece in (archive := read(content).archive).stories + archive.pages:
        for version in piece.versions.values():
            path = content / version.file
            if version.translation and version.translation.of in piece.versions:
                now = piece.versions[version.translation.of].revision
                text = path.read_text(encoding="utf-8").replace(version.translation.revision, now)
                path.write_text(text, encoding="utf-8")
    return content
