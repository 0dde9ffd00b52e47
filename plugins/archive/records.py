"""What the registers hold: sources, people, organisations, places, themes, series.

The annotations are the contract: `shaping` reads YAML by them, so a field is declared here and nowhere else.
`Annotated[str, Refers("people")]` is the id of a record that must exist in that register.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

from plugins.archive.languages import Code, PartialDate


@dataclass(frozen=True)
class Refers:
    """Marks a text as the id of a record in one register."""

    register: str


@dataclass(frozen=True)
class OnTheWeb:
    """Marks a text as a whole web address."""


Address = Annotated[str, OnTheWeb()]
SourceId = Annotated[str, Refers("sources")]
PersonId = Annotated[str, Refers("people")]
OrganisationId = Annotated[str, Refers("organisations")]
PlaceId = Annotated[str, Refers("places")]
ThemeId = Annotated[str, Refers("themes")]
SeriesId = Annotated[str, Refers("series")]
DisagreementId = Annotated[str, Refers("disagreements")]
Sources = tuple[SourceId, ...]
UNDATED = "undated"


@dataclass(frozen=True)
class Country:
    """An ISO 3166-1 alpha-2 code that CLDR knows."""

    code: str


@dataclass(frozen=True)
class Words:
    """A text in the three languages; `ours` names those in which it is our own rendering, not an attested form."""

    ar: str
    fr: str
    en: str
    ours: tuple[Code, ...] = ()

    def text(self, code: Code) -> str:
        """Return the text in one language."""
        return str(getattr(self, code))


@dataclass(frozen=True, kw_only=True)
class Attested(Words):
    """Words together with the sources in which they were read."""

    sources: Sources


@dataclass(frozen=True, kw_only=True)
class Source:
    """One document that supports facts; its publisher is a text as printed or an organisation of the archive.

    Where its whole address was not kept, `locator` says what was: a site, a title, a number. `archived` is the address
    of a copy that a web archive keeps.
    """

    id: str
    publisher: str | None = None
    organisation: OrganisationId | None = None
    url: Address | None = None
    archived: Address | None = None
    locator: str | None = None
    date: PartialDate | None = None
    language: Code
    kind: Literal["official", "press", "report", "association", "university", "biography", "blog"]

    @property
    def shelf(self) -> str:
        """The year that the source stands under, or `undated`."""
        return str(self.date.year) if self.date else UNDATED


@dataclass(frozen=True, kw_only=True)
class Person:
    """A person; the role belongs to each edition. `family` is the sorting name, `also` are other printed forms."""

    id: str
    name: Words
    family: Words
    also: tuple[str, ...] = ()
    country: Country | None = None
    sources: Sources


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """An organisation, ministry, council or company."""

    id: str
    name: Words
    also: tuple[str, ...] = ()
    url: Address | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """A city, or a venue within one."""

    id: str
    kind: Literal["city", "venue"]
    name: Words
    city: PlaceId | None = None
    country: Country


@dataclass(frozen=True, kw_only=True)
class Theme:
    """A subject; one of the three facets of the site."""

    id: str
    name: Words


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What was wrong on a page and has been mended; `address` is the page's own, without its language."""

    id: str
    date: datetime.date
    address: str
    text: Words


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A year without an edition, and what is known of the reason."""

    year: int
    text: Words
    sources: Sources


@dataclass(frozen=True, kw_only=True)
class Series:
    """Editions that follow one another; `known` counts years that sources document, written up here or not."""

    id: str
    name: Words
    city: PlaceId
    hue: Literal["blue", "green"] = "blue"
    known: tuple[int, ...]
    gaps: tuple[Gap, ...] = ()
    sources: Sources
