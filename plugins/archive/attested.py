"""The rules of names and mottos: what the records hold in one form is written in no other.

They are rules of proofreading, made of an archive: quoted wording and other languages are held back from the first, and
the second reads quoted wording alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from functools import cache

from plugins.archive.editions import Edition
from plugins.archive.holdings import Archive
from plugins.archive.languages import CODES, Code
from plugins.archive.records import Organisation, Person
from plugins.archive.wordings import wordings
from plugins.text.likeness import Name, Names, fold
from plugins.text.passages import Passage
from plugins.text.proofreading import Finding
from plugins.text.quotations import pairs
from plugins.text.rulebook import ERROR, Rule, Slip

NAME = "the archive writes the name `%(typed)s` otherwise; write `%(mended)s`, or quote it"
MOTTO = "`%(typed)s` is nearly the motto of the edition; write `%(mended)s`"
# What stands in brackets behind a name is its short form.
_SHORT = re.compile(r"\s*\([^()]*\)$")
_ARABIC = re.compile("[\u0600-\u06ff]")
_LIKE = 0.75


def names(archive: Archive) -> Rule:
    """Return the rule of the names of people and organisations."""
    known = cache(lambda code: Names(_names(archive, code)))

    def find(passage: Passage) -> Iterator[Slip]:
        """A person or an organisation is named as the register names it."""
        for found in known(passage.language).find(passage.own):
            yield Slip(found.start, found.end, found.right)

    return Rule("name", ERROR, NAME, find)


def motto(edition: Edition, said: Collection[str] = ()) -> Rule:
    """Return the rule of the motto of one edition; what is `said` elsewhere in the records is meant as it is."""

    def find(passage: Passage) -> Iterator[Slip]:
        """A motto that is quoted is quoted as it stands, but for readings of a disagreement and parts of it."""
        right = edition.motto.text(passage.language) if edition.motto else ""  # type: ignore[arg-type]
        for start, end, _ in pairs(passage.prose) if right else ():
            quoted = passage.text[start + 1 : end - 1].strip(" \u00a0\u202f\n.،,؛;")
            if _is_nearly(quoted, right) and _plain(quoted) not in said:
                begin = passage.text.index(quoted, start)
                yield Slip(begin, begin + len(quoted), right)

    return Rule("motto", ERROR, MOTTO, find, everywhere=True)


def is_said(finding: Finding, said: Collection[str]) -> bool:
    """Tell whether what is nearly a motto is said just so elsewhere in the records."""
    return finding.code == "motto" and _plain(finding.values["typed"]) in said


def known_names(archive: Archive) -> dict[Code, tuple[Name, ...]]:
    """Return the names that are held in one form, by language."""
    return {code: tuple(_names(archive, code)) for code in CODES}


def said(archive: Archive) -> frozenset[str]:
    """Return every wording of the records, readings of disagreements and other mottos among them."""
    return frozenset(_plain(wording.passage.text) for wording in wordings(archive))


def _names(archive: Archive, code: Code) -> Iterator[Name]:
    records: tuple[Person | Organisation, ...] = (*archive.people.values(), *archive.organisations.values())
    for record in records:
        typed = tuple(form for form in record.also if bool(_ARABIC.search(form)) == (code == "ar"))
        yield Name(_SHORT.sub("", record.name.text(code)), typed, isinstance(record, Person))


def _is_nearly(quoted: str, right: str) -> bool:
    """Tell whether words are a motto with a slip in it, and not a part of it."""
    if _plain(quoted) == _plain(right) or _plain(quoted) in _plain(right):
        return False
    return SequenceMatcher(None, fold(quoted), fold(right), autojunk=False).ratio() >= _LIKE


def _plain(text: str) -> str:
    """Return a text with plain spaces; within a sentence it may begin with a small letter."""
    text = re.sub(r"\s+", " ", text.replace("'", "’")).strip(" .")
    return text[:1].lower() + text[1:]
