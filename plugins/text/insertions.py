"""Facts inserted in a text: `[=participants]` stands for words of the records, `:ar[=motto]` for those of another language.

`[=edition/name:id form]` is all there is to it: the edition, the id and the form are left out where they go without saying.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# The last branch is an insertion that is the words of a link: `[=name](…)`.
INSERTION = r"(?:(?<![\w:]):(?P<run>ar|fr|en|ltr|rtl|asis))?(?<!\\)\[=(?P<asked>[^\[\]\n]*)\](?!\()|(?<=\[)=(?P<linked>[^\[\]\n]+)(?=\]\()"
_INSERTION = re.compile(INSERTION)
# Without it there is none; a search for all that may stand around it is slow.
_SIGN = "[="

# Gives the words for what is asked, in the language that is named or else in the text's own.
Insert = Callable[[str, str | None], str]


@dataclass(frozen=True)
class Asked:
    """What an insertion asks for: the `name` of a fact, of which edition, the `id` of a record, and the `form` of the words."""

    name: str
    edition: str = ""
    id: str = ""
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Insertion:
    """An insertion where it was typed: what it asks for, and its language where that is not the text's own."""

    start: int
    end: int
    asked: str
    language: str | None


def parse(asked: str) -> Asked:
    """Part what stands between `[=` and `]` into its parts; whether they mean anything is not known here."""
    target, *forms = asked.split() or [""]
    edition, _, fact = target.rpartition("/")
    name, _, record = fact.partition(":")
    return Asked(name, edition, record, tuple(forms))


def insertions(text: str) -> Iterator[Insertion]:
    """Yield every insertion of a text, in order."""
    for found in _INSERTION.finditer(text) if _SIGN in text else ():
        yield Insertion(*found.span(), asked_in(found), language_in(found))


def asked_in(found: re.Match[str]) -> str:
    """Return what a match of an insertion asks for."""
    return str(found["linked"] if found["asked"] is None else found["asked"])


def language_in(found: re.Match[str]) -> str | None:
    """Return the language that a match of an insertion names; a run may only hold it together, or give it a direction."""
    return found["run"] if found["run"] in ("ar", "fr", "en") else None


def as_typed(asked: str, language: str | None) -> str:
    """Return an insertion as it was typed, for where there are no records at hand."""
    return f":{language}[={asked}]" if language else f"[={asked}]"


def stand_in(asked: str, language: str | None) -> str:
    """Return words that stand for those of an insertion while only the marks around them are judged."""
    return "…" if language == "ar" else asked or "…"


def spelled_out(text: str, insert: Insert) -> str:
    """Return a text with the words in the place of each insertion: what its readers read."""
    return _INSERTION.sub(lambda found: insert(asked_in(found), language_in(found)), text) if _SIGN in text else text
