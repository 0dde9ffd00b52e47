"""The words that proofreading knows: months, weekdays, counted nouns, spellings, words from elsewhere, praise."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: Mapping[str, Any] = yaml.load(  # our own file
    Path(__file__).with_name("lexicon.yaml").read_text(encoding="utf-8"), Loader=_LOADER
)

Words = Mapping[str, tuple[str, ...]]


def _lists(name: str) -> Words:
    return {code: tuple(words) for code, words in _WORDS[name].items()}


MONTHS = _lists("months")
WEEKDAYS = _lists("weekdays")
ORDINALS = _lists("ordinals")
PRAISE = {code: frozenset(words) for code, words in _lists("praise").items()}
OFFICES = _lists("offices")
HEADLINE = {code: frozenset(words) for code, words in _lists("headline").items()}
COUNTED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    code: tuple(tuple(forms) for forms in nouns) for code, nouns in _WORDS["counted"].items()
}
FOREIGN_MONTHS: Mapping[str, str] = _WORDS["foreign_months"]
LIGATURES: Mapping[str, str] = _WORDS["ligatures"]
ACCENTS: Mapping[str, str] = dict(zip(*_WORDS["accents"], strict=True))

# What Arabic writes together with a word.
_BEFORE = ("", "و", "ف", "ب", "ك", "ل", "وب", "ول")
_ARTICLES = (*(f"{before}ال" for before in ("", "و", "ف", "ب", "ك", "وب")), "لل", "ولل")
_AFTER = ("", "ا", "ي", "ية", "ات", "ه", "ها", "هم", "نا", "ين", "ون", "يا", "يين", "اته", "اتها")
_AFTER_TA = ("ة", "ات", "ته", "تها", "تهم", "تنا", "اته", "اتها")


def _forms(wrong: str, right: str) -> dict[str, str]:
    """Return the forms that a word takes in a text, each right one by the wrong."""
    endings = _AFTER_TA if right.endswith("ة") else _AFTER
    wrong, right = wrong.removesuffix("ة"), right.removesuffix("ة")
    return {
        f"{before}{wrong}{after}": f"{before}{right}{after}" for before in (*_BEFORE, *_ARTICLES) for after in endings
    }


def _hamza() -> dict[str, str]:
    words = _WORDS["hamza"]
    found = dict(words["whole"])
    for right in words["joined"]:
        for hamza in "إأ":
            found.update(_forms(hamza + right[1:], right))
    for right in words["cut"]:
        found.update(_forms("ا" + right[1:], right))
    return found


HAMZA: Mapping[str, str] = _hamza()


def _regional() -> dict[str, dict[str, str]]:
    known = {code: dict(words) for code, words in _WORDS["regional"].items()}
    for wrong, right in tuple(known["ar"].items()):
        last = right.removeprefix("ال")
        for before in _BEFORE:
            known["ar"][before + wrong] = before + right
        for article in _ARTICLES:
            known["ar"][article + wrong] = article + last
    return known


REGIONAL: Mapping[str, Mapping[str, str]] = _regional()


def with_prefixes(words: tuple[str, ...] | frozenset[str]) -> frozenset[str]:
    """Return Arabic words bare and with all that may be written before them."""
    return frozenset(before + word for before, word in product((*_BEFORE, *_ARTICLES), words))
