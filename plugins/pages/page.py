"""A page: its address, its language, its template and the frozen model that is all the template can see."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from plugins.archive.languages import CODES, Code

# What a page announces, by the ending of its file.
FEEDS = {"atom": "application/atom+xml", "json": "application/feed+json"}


@dataclass(frozen=True)
class Script:
    """A module that a page runs: its address as links write it, and the hash that the browser holds it to."""

    href: str
    integrity: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """Everything that decides the bytes of one page.

    The fields of `model`, a frozen dataclass, are the variables of the template. `versions` are the languages in
    which the same thing has a page of its own right; `canonical` is set where another address should be remembered;
    `feed` is the address of the page whose news it announces before those of its language; `has_card` says that a
    picture beside it stands for it where its address is shared; `linked` is what it says to machines, as JSON-LD, and
    `published` the day on which a text that can be cited came out.
    `scripts` are what it runs, the one that starts first; none but the search page has any.
    `corrections` are the days on which something was mended here, newest first, each with what was wrong. A `draft` is
    seen in the preview alone, and says so.
    """

    address: str
    language: Code
    template: str
    title: str
    description: str
    model: Any
    versions: tuple[Code, ...] = CODES
    section: str = ""
    feed: str = ""
    canonical: str | None = None
    indexed: bool = True
    has_card: bool = False
    linked: str = ""
    published: datetime.date | None = None
    scripts: tuple[Script, ...] = ()
    corrections: tuple[tuple[datetime.date, str], ...] = ()
    draft: bool = False
