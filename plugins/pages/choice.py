"""A choice between the three languages: a door for each, in its own words and direction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plugins.archive.languages import CODES, LANGUAGES, Code, Language
from plugins.pages.site import Site

_INITIALS: Mapping[Code, str] = {"ar": "ع", "fr": "F", "en": "E"}
_HUES: Mapping[Code, str] = {"ar": "blue", "fr": "blue", "en": "green"}


@dataclass(frozen=True)
class Door:
    """One language's way in: `initial` fills its tile, `line` says in its words what is behind it."""

    language: Language
    initial: str
    hue: str
    href: str
    line: str


@dataclass(frozen=True)
class ChoicePage:
    """What a choice of languages shows."""

    doors: tuple[Door, ...]

    @property
    def lines(self) -> str:
        """What is behind the doors, in all three languages."""
        return " – ".join(dict.fromkeys(door.line for door in self.doors))


def choice(site: Site, leads: Callable[[Code], str], line: Callable[[Code], str]) -> ChoicePage:
    """Return the choice between three addresses, one a language, each with what is found there."""
    return ChoicePage(
        tuple(Door(LANGUAGES[code], _INITIALS[code], _HUES[code], site.href(leads(code)), line(code)) for code in CODES)
    )
