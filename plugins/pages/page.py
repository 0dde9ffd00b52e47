"""A page: its address, its language, its template and the frozen model that is all the template can see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plugins.archive.languages import CODES, Code


@dataclass(frozen=True, kw_only=True)
class Page:
    """Everything that decides the bytes of one page.

    The fields of `model`, a frozen dataclass, are the variables of the template. `versions` are the languages in
    which the same thing has a page of its own right; `canonical` is set where another address should be remembered;
    `has_card` says that a picture beside it stands for it where its address is shared.
    """

    address: str
    language: Code
    template: str
    title: str
    description: str
    model: Any
    versions: tuple[Code, ...] = CODES
    section: str = ""
    canonical: str | None = None
    indexed: bool = True
    has_card: bool = False
