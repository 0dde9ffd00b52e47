"""The rules of single marks: which space stands before and after them, and whose marks they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.text.passages import HELD, Passage
from plugins.text.quotations import pairs
from plugins.text.rulebook import ERROR, WARNING, Slip, rule
from plugins.text.spaces import HARD, THIN, UNITS

ARABIC = "\u0621-\u063a\u0641-\u064a"
_BLANK = r"[ \u00a0\u202f]"
# A mark that takes no space before it, with the space; a dot before a letter begins a name.
_BEFORE = {
    "ar": re.compile(rf"(?<=[^\s،؛؟!:.]){_BLANK}+(?:[،؛؟!:]|\.(?![\w.]))"),
    "fr": re.compile(rf"(?<=[^\s,.]){_BLANK}+(?:,|\.(?![\w.]))"),
    "en": re.compile(rf"(?<=[^\s,;:!?.]){_BLANK}+(?:[,;!?]|:(?!\S)|\.(?![\w.]))"),
}
# A mark with the next word on its heels.
_AFTER = {
    "ar": re.compile(rf"[،؛؟](?=[\w«“(])|[:!](?=[{ARABIC}«“])|\.(?<=[{ARABIC}]{{2}}\.)(?=[{ARABIC}])|[»”)](?=\w)"),
    "fr": re.compile(
        r"[,;](?=[^\W\d_]|[«“(])|[:!?](?=[^\W\d_])(?<=[^\W\d_]{3}.)|\.(?=[A-ZÀ-Ý][a-zà-ÿ])(?<=[a-zà-ÿ]{2}.)|»(?=\w)"
    ),
    "en": re.compile(
        r"[,;](?=[^\W\d_]|[“(])|[:!?](?=[^\W\d_])(?<=[^\W\d_]{3}.)|\.(?=[A-Z][a-z])(?<=[a-z]{2}.)|”(?=\w)"
    ),
}
_FOREIGN = {
    "ar": re.compile(rf"[,;?](?!\d)(?<=[{ARABIC}»)].)|[,;?](?= [{ARABIC}«])(?<=\w.)"),
    "fr": re.compile(rf"[،؛؟٪](?! ?[{ARABIC}])"),
    "en": re.compile(rf"[،؛؟٪](?! ?[{ARABIC}])"),
}
# Without one of these none of the above is there.
_SPACED = re.compile(rf"[،؛؟,;:!?.](?<={_BLANK}.)")
_TOUCHED = re.compile(r"[،؛؟,;:!?.»”)](?=[\w«“(])")
_STOPS = "،؛؟,;:!?"
_TO_ARABIC = str.maketrans(",;?", "،؛؟")
_TO_LATIN = str.maketrans("،؛؟٪", ",;?%")


@rule(
    "space-before", ERROR, "there is a space before the mark in `%(typed)s`; write `%(mended)s`", signs=" \u00a0\u202f"
)
def no_space_before(passage: Passage) -> Iterator[Slip]:
    """No space stands before a mark that takes none: in French `,` and `.` alone, in Arabic and English all."""
    for found in _BEFORE[passage.language].finditer(passage.own) if _SPACED.search(passage.own) else ():
        start = passage.word_before(found.start(), _STOPS)
        yield Slip(start, found.end(), f"{passage.text[start : found.start()]}{found.group()[-1]}")


@rule("space-after", ERROR, "there is no space after the mark in `%(typed)s`; write `%(mended)s`", signs="،؛؟,;:.!?»”)")
def space_after(passage: Passage) -> Iterator[Slip]:
    """A space stands after a mark and before the next word."""
    text = passage.own
    for found in _AFTER[passage.language].finditer(text) if _TOUCHED.search(text) else ():
        start, end = passage.word_before(found.start(), _STOPS), passage.word_after(found.end(), f"{_STOPS}.")
        # A decimal in Arabic, and what only looks like a word.
        if not re.match(r"\d[،,]\d", text[found.start() - 1 : found.end() + 1]) and text[start] != HELD:
            yield Slip(start, end, f"{passage.text[start : found.end()]} {passage.text[found.end() : end]}")


@rule("foreign-mark", ERROR, "the mark in `%(typed)s` is of the other script; write `%(mended)s`", signs=",;?،؛؟٪")
def marks_of_the_script(passage: Passage) -> Iterator[Slip]:
    """Marks are those of the script: `، ؛ ؟` in Arabic, and `, ; ?` in French and English."""
    table = _TO_ARABIC if passage.language == "ar" else _TO_LATIN
    for found in _FOREIGN[passage.language].finditer(passage.own):
        start = passage.word_before(found.start(), _STOPS)
        yield Slip(start, found.end(), passage.text[start : found.start()] + found.group().translate(table))


@rule(
    "no-break",
    ERROR,
    "`%(typed)s` lacks a no-break space; write `U+202F` before `; ! ?`, and `U+00A0` before `:` and within `« »`",
    languages="fr",
    signs=";:!?«»",
)
def french_spaces_at_marks(passage: Passage) -> Iterator[Slip]:
    """In French a no-break space stands before `; ! ? :` and within `« »`, U+202F before the first three."""
    text = passage.own
    for found in re.finditer(r"[^\s;:!?«(\[…]+( *)([;:!?])(?=$|[\s»”)\]])", text):
        space = HARD if found[2] == ":" else THIN
        yield Slip(*found.span(), f"{passage.text[found.start() : found.start(1)]}{space}{found[2]}")
    for start, end, _ in passage.quoted if text is passage.prose else pairs(text):
        typed = passage.text[start:end]
        inner = typed[1:-1].strip()
        is_spaced = re.fullmatch(rf"«[{HARD}{THIN}](?! ).*(?<! )[{HARD}{THIN}]»", typed, re.DOTALL)
        if typed[0] == "«" and typed[-1] == "»" and inner and not is_spaced:
            yield Slip(start, end, f"«{HARD}{inner}{HARD}»")


@rule(
    "no-break",
    ERROR,
    "`%(typed)s` can be broken between number and unit; write a no-break space, `U+00A0`",
    languages="fr",
    signs="0123456789",
)
def french_spaces_at_units(passage: Passage) -> Iterator[Slip]:
    """In French a no-break space stands between a number and its unit or its million."""
    for found in re.finditer(rf"(?<![\w.,])\d[\d.,{THIN}{HARD}]* (?:{UNITS})(?:(?<=h) (?=\d\d\b))?", passage.own):
        yield Slip(*found.span(), passage.text[found.start() : found.end()].replace(" ", HARD))


@rule(
    "apostrophe", WARNING, "the apostrophe of `%(typed)s` is straight; write `%(mended)s`", languages="fr en", signs="'"
)
def curved_apostrophes(passage: Passage) -> Iterator[Slip]:
    """The apostrophe is ’, never straight."""
    for found in re.finditer(r"[^\W_]+(?:'[^\W\d_]+)+|[^\W\d_]+s'(?= )", passage.own):
        is_quoted = found.group().endswith("'") and re.search(r"(?<!\w)'\w", passage.own[: found.start() + 1])
        if not is_quoted and HELD not in found.group():
            yield Slip(*found.span(), passage.text[found.start() : found.end()].replace("'", "’"))


@rule("percent", WARNING, "`%(typed)s` is not how the language writes per cent; write `%(mended)s`", signs="%٪")
def per_cent(passage: Passage) -> Iterator[Slip]:
    """Per cent is `75%` in Arabic and English and, with a no-break space, `75 %` in French."""
    number = r"(\d[\d.,\u202f\u00a0]*\d|\d)"
    wrong = {
        "ar": rf"[%٪]\s?{number}|{number}(?:\s?٪|\s%)",
        "fr": rf"%\s?{number}|{number}%",
        "en": rf"%\s?{number}|{number}\s%",
    }[passage.language]
    space = HARD if passage.language == "fr" else ""
    for found in re.finditer(rf"(?<![\w.,%٪])(?:{wrong})(?![\w%٪])", passage.own):
        yield Slip(*found.span(), f"{found[1] or found[2]}{space}%")


RULES = (
    no_space_before,
    space_after,
    marks_of_the_script,
    french_spaces_at_marks,
    french_spaces_at_units,
    curved_apostrophes,
    per_cent,
)
