"""What a Markdown file holds: its header, and the versions that make one story."""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from plugins.archive.languages import Code
from plugins.archive.pictures import Picture
from plugins.archive.records import Sources, ThemeId


@dataclass(frozen=True, kw_only=True)
class Translation:
    """Which version a translation follows, and the revision of its text at that time; a rule asks for both."""

    of: Code
    revision: str = ""


@dataclass(frozen=True, kw_only=True)
class OriginalHeader:
    """The header of a story's original version; `image` is that picture of its text which leads."""

    title: str
    summary: str
    date: datetime.date
    themes: tuple[ThemeId, ...]
    image: str = ""
    sources: Sources = ()
    status: Literal["published", "draft"] = "published"


@dataclass(frozen=True, kw_only=True)
class PageHeader:
    """The header of the original version of a standing page."""

    title: str
    summary: str
    status: Literal["published", "draft"] = "published"


@dataclass(frozen=True, kw_only=True)
class TranslationHeader:
    """The header of a translation; everything else it inherits from its original."""

    title: str
    summary: str
    translation: Translation
    status: Literal["published", "draft"] = "published"


# ── what the files of one folder make together ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Version:
    """One language's text of a story or page; `body` is Markdown that begins at `line` of the file `path`.

    Where title and summary have been set in type, `typed` is the revision of what was typed. A `draft` is kept out of
    the archive by its author.
    """

    language: Code
    title: str
    summary: str
    body: str
    path: str
    line: int
    translation: Translation | None = None
    typed: str = ""
    draft: bool = False

    @property
    def folder(self) -> str:
        """The folder of the text, below the content."""
        return self.file.rpartition("/")[0]

    @property
    def file(self) -> str:
        """The file of the text, below the content."""
        return self.path.partition("/")[2]

    @cached_property
    def revision(self) -> str:
        """A short hash of what a translator works from: title, summary and body, without spaces at line ends."""
        if self.typed:
            return self.typed
        lines = [self.title, self.summary, *self.body.strip().split("\n")]
        text = unicodedata.normalize("NFC", "\n".join(line.rstrip() for line in lines))
        return hashlib.sha256(text.encode()).hexdigest()[:8]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A text that exists in one or more languages: what stories and standing pages share; pictures go by their name."""

    id: str
    folder: str
    original: Code
    versions: Mapping[Code, Version]
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    def best(self, code: Code) -> Version:
        """Return the version in a language or, where it is missing, the original."""
        return self.versions.get(code) or self.versions[self.original]

    def is_older(self, code: Code) -> bool:
        """Tell whether a translation follows an earlier revision of the version it was made from."""
        translation = self.versions[code].translation
        source = translation and self.versions.get(translation.of)
        return bool(translation and source and source.revision != translation.revision)


@dataclass(frozen=True, kw_only=True)
class StandingPage(Piece):
    """A page outside the editions, such as the one about the archive."""


@dataclass(frozen=True, kw_only=True)
class Story(Piece):
    """A report about an edition; place and year come from the edition, themes from the original's header."""

    edition: str
    date: datetime.date
    themes: tuple[str, ...]
    sources: tuple[str, ...]
    image: str = ""
