"""Sealed texts: they show where they stand and in which languages they are, and nothing of what they say."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from plugins.archive.holdings import Archive
from plugins.archive.stories import Piece, Version

Text = TypeVar("Text", bound=Piece)
_OPEN = frozenset(["language", "path", "draft"])
_SEALED = frozenset(["revision", *(field.name for field in fields(Version))]) - _OPEN


class Unsealed(Exception):
    """Somebody asks what a sealed text says."""


class Sealed(Version):
    """A version of which nobody learns more than its language and its place."""

    def __getattribute__(self, name: str) -> Any:
        """Return what is open.

        Raises:
            Unsealed: it is sealed.
        """
        if name in _SEALED:
            raise Unsealed(name)
        return super().__getattribute__(name)


def sealed(archive: Archive) -> Archive:
    """Return an archive in which all records are open and all texts are sealed."""
    stories, pages = map(_sealed, archive.stories), map(_sealed, archive.pages)
    return replace(archive, stories=tuple(stories), pages=tuple(pages))


def _sealed(piece: Text) -> Text:
    return replace(piece, versions={code: _cover(version) for code, version in piece.versions.items()})


def _cover(version: Version) -> Version:
    cover = Sealed.__new__(Sealed)
    vars(cover).update((name, getattr(version, name)) for name in ("language", "path", "draft"))
    return cover
