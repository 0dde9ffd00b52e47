"""Words folded to keys, so that whoever looks for something need not spell it as it was written.

The rules are data, `folding.json`, which the search page reads too: both sides apply them in the same order.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

RULES = Path(__file__).with_suffix(".json")
# A number with its groups of three, a letter with its hyphen as in `e-mail`, or letters with the marks on them.
_WORD = re.compile(
    r"\d{1,3}(?:[.,٬ \u00a0\u202f]\d{3})+(?!\d)"
    r"|(?:(?<![^\W_])[a-zA-Z]-)?(?:[^\W_]|[\u0300-\u036f\u0640\u064b-\u065f\u0670\u06d6-\u06ed])+"
)
_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_ARABIC = re.compile("[\u0620-\u06ff]")
_GROUPS = re.compile("[-.,٬ \u00a0\u202f]")
_TWICE = re.compile(r"([a-zوي])\1")
# An alef whose hamza tells that it begins no article.
_OWN = "ٱ"
Suffix = tuple[re.Pattern[str], str]


def words(text: str) -> list[str]:
    """Return the words of a text as they stand, a number with its groups as one."""
    return _WORD.findall(text)


def keys(text: str) -> list[str]:
    """Return the keys of a text's words in order, without those that say nothing by themselves."""
    return [found for word in words(text) if (found := key(word))]


def compounds(text: str) -> list[str]:
    """Return the keys of hyphened words otherwise than they stand: `start-up` as one word, `e-mail` without its letter."""
    found = _COMPOUND.findall(text)
    return [folded for word in found for part in (word.replace("-", ""), *word.split("-")) if (folded := key(part))]


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """Return what a word is looked up by, or nothing for a word such as `of`."""
    rules, typed = _ready(), _typed(word)
    letters = rules.letters(typed)
    if typed in rules.stop or (len(letters) == 1 and not letters.isdigit()):
        return ""
    return rules.bare(letters)


def published() -> dict[str, Any]:
    """Return the rules as they are published beside the index."""
    read: dict[str, Any] = json.loads(RULES.read_text(encoding="utf-8"))
    return read


@cache
def _ready() -> _Rules:
    return _Rules(published())


class _Rules:
    """The rules, ready for use; the words that they list are folded by them too."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.written: list[tuple[str, str]] = data["letters"]
        arabic = data["arabic"]
        self.own, self.prefix = re.compile(arabic["own"]), re.compile(arabic["prefix"])
        self.hamza, self.suffixes, self.endings, self.ordinals = (
            [(re.compile(pattern), ending) for pattern, ending in rules]
            for rules in (arabic["hamza"], arabic["suffixes"], data["latin"], data["digits"])
        )
        self.stop = frozenset(map(_typed, data["stop"].split()))
        self.whole = frozenset(self.root(self.letters(_typed(word))) for word in data["whole"].split())
        self.forms: dict[str, str] = {}
        self.roots: dict[str, str] = {}
        lines = [[self.letters(_typed(word)) for word in line.split()] for line in data["same"]]
        singulars = [self.bare(first) for first, *_ in lines]
        plurals = [(other, one) for one, (_, *others) in zip(singulars, lines, strict=True) for other in others]
        # A plural that ends like another word's singular is known by its whole form alone.
        roots = {self.bare(other): one for other, one in plurals if self.bare(other) not in singulars}
        self.forms, self.roots = {self.whole_form(other): one for other, one in plurals}, roots

    def letters(self, typed: str) -> str:
        """Return the letters of a word without accents and other ways to write the same."""
        if found := self.own.fullmatch(typed):
            typed = f"{found[1]}{_OWN}{found[2]}"
        for written, meant in self.written:
            typed = typed.replace(written, meant)
        return _TWICE.sub(r"\1", _without_marks(unicodedata.normalize("NFKD", typed)))

    def bare(self, letters: str) -> str:
        """Return a word without what is written to its beginning, and without its endings; a plural as its singular."""
        if any(letter.isdigit() for letter in letters):
            return _ended(letters, self.ordinals)
        if _ARABIC.search(letters):
            form = self.whole_form(letters)
            return self.forms.get(form) or self.roots.get(self.root(form), self.root(form))
        ended = _ended(letters, self.endings)
        return self.roots.get(ended, ended)

    def whole_form(self, letters: str) -> str:
        """Return an Arabic word without conjunction, preposition and article, and without the hamza of its end."""
        while self.root(letters) not in self.whole and (found := self.prefix.match(letters)):
            rest = letters[found.end() :]
            if len(rest) < 3 and rest not in self.whole and found[0] != "ال":
                break
            letters = rest
        return _ended(letters.replace(_OWN, "ا"), self.hamza)

    def root(self, letters: str) -> str:
        """Return an Arabic word without its endings, however many."""
        letters = letters.replace(_OWN, "ا")
        while (shorter := _ended(letters, self.suffixes)) != letters:
            letters = shorter
        return letters


def _typed(word: str) -> str:
    """Return a word as anybody types it: without case, vowel marks and what parts the groups of a number."""
    return _without_marks(unicodedata.normalize("NFKC", _GROUPS.sub("", word)).lower()).replace("ـ", "")


def _without_marks(text: str) -> str:
    return "".join(letter for letter in text if not unicodedata.category(letter).startswith("M"))


def _ended(letters: str, rules: list[Suffix]) -> str:
    for pattern, ending in rules:
        if found := pattern.fullmatch(letters):
            letters = found[1] + ending
    return letters
