"""What runs left to right wherever it stands: addresses, numbers read in groups, measures; and what a range is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

SPACE = r"[ \t\n\u00a0\u202f\u2009]"
YEAR = r"(?:1[89]|20)\d\d"
NUMBER = r"\d{1,20}(?:[.,:/]\d{1,20}){0,6}"

_BEFORE = r"(?<![\w.,:/-])"
_PLAIN = r"\d{1,20}(?:[.,]\d{1,20}){0,6}"
_UNIT = (
    r"(?:[kcmµ]?m[²³23]?|km/h|m/s|ha|[kmM]?g|[kMGT]?(?:Wh?c?|Hz|o|b|B|bps)|[kMGT]b/s|[kMG]?VA|V|A|ml|cl|l|L|dB|ppm|°[CF]?"
    r"|(?:M|k|Md)?(?:USD|EUR|MAD|GBP|DHS?|Dhs?|dh|\$|€|£|¥))(?:/[a-zA-Z]+[²³]?)?(?!\w|/\w)"
)
_PATH = r"[^\s<>«»“”\"،؛؟]*[^\s<>«»“”\"،؛؟.,:;!?)\]…]"
_HOUR = r"\d{1,2}(?:[:hH]\d{2}|[hH])"
_MINUTES = r"\d{1,3}°[ ]?\d{1,2}[′'’](?:[ ]?\d{1,2}(?:\.\d+)?[″\"”])?[ ]?[NSEWO]\b"
_DECIMAL = r"[-−+]?\d{1,3}\.\d{2,}(?:°?[ ]?[NSEWO]\b|°)?"
_SHAPES = {
    "url": rf"\b(?:(?:https?|ftp)://|www\.){_PATH}",
    "mail": r"[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    "doi": r"\bdoi:[^\s،؛]+[^\s،؛.,]|\b10\.\d{4,9}/[^\s،؛]*[^\s،؛.,)]",
    "isbn": r"(?<![\w-])(?:97[89][- ])?\d{1,5}-\d{1,7}-\d{1,7}-[\dX](?![\w-])",
    "phone": r"(?<![\w+.,:/-])(?=(?:[ .()+\u00a0\u202f-]{0,3}\d){9,15}(?!\d))(?:\(\+?\d{1,4}\)|\+\d{1,3}|00\d{1,3}|0\d{1,3}|212)"
    r"(?:[ .\u00a0\u202f-]?\(?\d{1,9}\)?){1,6}(?![\w%]|[.,:/-]\d)",
    "date": r"(?<![\w/.-])\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w-])",
    "month": r"(?<![\w/.-])(?:19|20)\d{2}-(?:0\d|1[0-2])(?![\w-])",
    "hours": rf"(?<![\w:]){_HOUR}{SPACE}?[-–—]{SPACE}?{_HOUR}(?!\w|:\d)",
    "place": rf"{_BEFORE}{_DECIMAL},[ ]?{_DECIMAL}(?!\w)|{_MINUTES}(?:[ ,]{{1,2}}{_MINUTES})?",
    "money": rf"{_BEFORE}(?:(?:US|A|C)?[$€£¥]|(?:USD|EUR|MAD|GBP|DH){SPACE}){SPACE}?[-−]?{_PLAIN}"
    rf"(?:(?:[kKMB]|bn)\b|{SPACE}(?:million|billion|milliard)s?\b)?(?![\w%])",
    "span": rf"{_BEFORE}{_PLAIN}[-–]{_PLAIN}{SPACE}?{_UNIT}",
    "signed": rf"(?<![\w.,:/%)\]+-])[-−+±]{_PLAIN}(?:{SPACE}?{_UNIT}|%)?(?!\w|[-–]\d)",
    "size": rf"{_BEFORE}{_PLAIN}(?:{SPACE}?[×x]{SPACE}?{_PLAIN})+(?:{SPACE}?{_UNIT})?(?!\w)",
    "grouped": rf"{_BEFORE}\d{{1,3}}(?:[ \u00a0\u202f\u2009]\d{{3}})+(?:{SPACE}{_UNIT})?(?!\w|[ ]\d)",
    "measure": rf"{_BEFORE}{_PLAIN}{SPACE}?(?:(?:M|Md|million|milliard){SPACE})?{_UNIT}",
}
# What a shape of words has in it; all others begin with a digit or a sign.
_WORDS = {
    "url": ("://", "www."),
    "mail": ("@",),
    "doi": ("doi:",),
    "money": ("$", "€", "£", "¥", "USD", "EUR", "MAD", "GBP", "DH"),
}
_SIGNS = tuple(sign for signs in _WORDS.values() for sign in signs)
# Without one of these no shape is there; a search for all of them is slow.
_HINT = re.compile(r"\d|@|://|www\.")
# Two numbers with a hyphen: UAX#9 turns them round after an Arabic letter only.
RANGE = re.compile(r"(?<![\dA-Za-z.,:/+-])\d+(?:[.,]\d+)?%?-\d+(?:[.,]\d+)?(?![\w/]|[-.,:]\d)")


def always_ltr(text: str) -> Iterator[re.Match[str]]:
    """Yield what runs left to right in a text, in order of place."""
    if _HINT.search(text):
        yield from (_any() if any(sign in text for sign in _SIGNS) else _numbers()).finditer(text)


def is_always_ltr(text: str) -> bool:
    """Tell whether a text is wholly one thing that runs left to right."""
    return bool(_any().fullmatch(text))


@cache  # to compile them takes as long as to read some texts, and no run needs them before it reads one
def _any() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{shape})" for shape in _SHAPES.values()))


@cache
def _numbers() -> re.Pattern[str]:
    shapes = (shape for name, shape in _SHAPES.items() if name not in _WORDS or name == "doi")
    return re.compile(rf"(?=[\d(+±−-])(?:{'|'.join(f'(?:{shape})' for shape in shapes)})")
