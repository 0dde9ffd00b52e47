"""An archive with one text in another wording: what was gathered of it before is carried over where it still holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from plugins.archive.holdings import Archive, Tagged
from plugins.archive.stories import Piece, StandingPage, Story

Text = TypeVar("Text", bound=Piece)
# What is gathered of records alone, and of texts by their place: folder, edition, day, themes.
_OF_RECORDS = (
    "chronicle",
    "numbered_names",
    "editions_of",
    "people_at",
    "organisations_at",
    "corrections_at",
    "sources_of",
)
_OF_PLACES = ("news", "by_folder", "stories_of", "tagged", "beside")


def amended(archive: Archive, folder: str, piece: Piece | None) -> Archive:
    """Return an archive with a text in the place of the one in its folder, or with none there."""
    former = archive.by_folder.get(folder)
    stories = _put(archive.stories, folder, piece if isinstance(piece, Story) else None)
    pages = _put(archive.pages, folder, piece if isinstance(piece, StandingPage) else None)
    made = replace(archive, stories=stories, pages=pages)
    known, carried = vars(archive), vars(made)
    carried |= {name: known[name] for name in _OF_RECORDS if name in known}
    if isinstance(former, Piece) and piece and stands_as(former, piece):
        carried |= {name: _renewed(known[name], former, piece) for name in _OF_PLACES if name in known}
    return made


def stands_as(former: Piece, piece: Piece) -> bool:
    """Tell whether a text stands among all others just where it stood before, whatever it says now."""
    return _place(former) == _place(piece)


def _place(piece: Piece) -> tuple[object, ...]:
    place = (piece.folder, piece.original, set(piece.versions))
    return (*place, piece.edition, piece.date, piece.themes) if isinstance(piece, Story) else place


def _put(texts: Iterable[Text], folder: str, piece: Text | None) -> tuple[Text, ...]:
    """Put a text where the one in its folder was, behind all where none was; or take that one out."""
    found = {text.folder: text for text in texts}
    if piece:
        found[folder] = piece
    else:
        found.pop(folder, None)
    return tuple(found.values())


def _renewed(gathered: Any, former: Piece, piece: Piece) -> Any:
    """Return what was gathered, with a text in the place of its former version wherever that was."""
    if gathered is former:
        return piece
    if isinstance(gathered, tuple):
        return tuple(_renewed(item, former, piece) for item in gathered)
    if isinstance(gathered, dict):
        return {name: _renewed(item, former, piece) for name, item in gathered.items()}
    if isinstance(gathered, Tagged):
        return replace(gathered, stories=_renewed(gathered.stories, former, piece))
    return gathered
