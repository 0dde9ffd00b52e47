"""The order of names in lists, as each language sorts them, and the letter that a name stands under.

Arabic: a leading article is dropped; then marks and tatweel, and أ إ آ ٱ are ا, ؤ is و, ئ is ي, ة is ت, ى is ي.
French and English: case, accents, hyphens and apostrophes count for nothing at first, and œ is oe.
Numbers stand before letters and count by their value, the page's script stands before the other, and only where all
this is equal do the differences decide.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from plugins.archive.languages import Code
from plugins.archive.records import Person

Kind = Literal["person", "organisation", "place"]
Key = tuple[int, str, str]

NUMBERS = "0–9"
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ARABIC_LETTERS = str.maketrans("أإآٱؤئةىگڭپڤ", "ااااويتيككبف")
_LATIN_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ı": "i"})
_IGNORED = re.compile(r"[^\w\s]|_|ـ")
# Words whose first two letters are their own: the verbal nouns of the eighth form of roots in ل.
_NO_ARTICLE = re.compile("الت(?:زام|قاء|قاط|ماس|هاب|حاق|حام|ئام|فات|فاف|واء|باس|جاء|ماع)")
_LATIN_ARTICLE = re.compile(r"(?:(?:les?|la|the)\s+|l[’'])(?=\w)", re.IGNORECASE)


def sort_key(code: Code, name: str, kind: Kind) -> Key:
    """Return what a list in a language sorts a name by."""
    letters = _letters(without_article(name, kind))
    digits_first = re.sub(r"\d+", lambda found: found[0].zfill(12), letters)
    return (_rank(code, name), digits_first, unicodedata.normalize("NFC", name))


def person_key(code: Code, person: Person) -> tuple[Key, Key]:
    """Return what people are sorted by: the family's name as it was typed, then the whole name."""
    return sort_key(code, person.family.text(code), "person"), sort_key(code, person.name.text(code), "person")


def heading(name: str, kind: Kind) -> str:
    """Return the letter that a name stands under in an index, or the sign of all numbers."""
    letters = _letters(without_article(name, kind)).strip()
    if not letters or letters[0].isdigit():
        return NUMBERS
    return "أ" if letters[0] == "ا" else letters[0].upper()


def without_article(name: str, kind: Kind) -> str:
    """Return a name without its leading article: in Arabic always, in Latin letters only that of organisations."""
    plain = unicodedata.normalize("NFC", name).lstrip(" «“\"'(")
    if _ARABIC.match(plain):
        plain = re.sub("[\u064b-\u0652\u0670\u0640]", "", plain)
        return plain if not plain.startswith("ال") or _NO_ARTICLE.match(plain) else plain[2:]
    return _LATIN_ARTICLE.sub("", plain, count=1) if kind == "organisation" else plain


def _letters(name: str) -> str:
    """Fold a name to what counts first."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not "\u0300" <= c <= "\u036f")
    folded = unicodedata.normalize("NFC", bare.translate(_LATIN_LETTERS)).translate(_ARABIC_LETTERS)
    return " ".join(_IGNORED.sub("", folded).split())


def _rank(code: Code, name: str) -> int:
    """Put numbers first, then the page's script, then the other."""
    plain = without_article(name, "person")
    if plain[:1].isdigit():
        return 0
    return 1 if bool(_ARABIC.match(plain)) == (code == "ar") else 2
