"""The rules of marks that come in pairs or twice, and of the spaces around marks: quotes, brackets, repeats, spaces."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from itertools import islice

from plugins.text.passages import HELD, Passage
from plugins.text.quotations import CLOSED_BY, MARK, is_apostrophe
from plugins.text.rulebook import ERROR, WARNING, Slip, rule

_QUOTES = {"ar": "«»“”", "fr": "«»“”", "en": "“”‘’"}
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
# What an enumeration opens with, such as `a)` or `1)`.
_POINT = re.compile(r"(?:^|(?<=[\s؛،;,:]))\w{1,2}$")
_SPACES = re.compile("[ \u00a0\u202f]{2}")
# Said twice on purpose: pronouns and auxiliaries, and what Arabic doubles to say one by one.
_DOUBLES = frozenset(
    [
        "nous",
        "vous",
        "that",
        "had",
        "très",
        "plus",
        "واحدا",
        "شيئا",
        "يوما",
        "جنبا",
        "فردا",
        "صفا",
        "رويدا",
        "قليلا",
        "كثيرا",
        "خطوة",
        "حبة",
        "مرة",
        "وجها",
    ]
)


def _outer(passage: Passage) -> tuple[str, str]:
    return {"ar": ("«", "»"), "fr": ("«\u00a0", "\u00a0»"), "en": ("“", "”")}[passage.language]


@rule(
    "quotes",
    ERROR,
    "the quotation marks of `%(typed)s` are not those of the language; write `%(mended)s`",
    signs="\"'«»“”„‟‹›‘’",
    everywhere=True,
)
def quotes_of_the_language(passage: Passage) -> Iterator[Slip]:
    """Quotation marks are `«…»` in Arabic and French and `“…”` in English, within a quotation `“…”` and `‘…’`, never straight."""
    text, known = passage.prose, _QUOTES[passage.language]
    for start, end, depth in passage.quoted:
        fits = text[start] in known and text[end - 1] == CLOSED_BY.get(text[start])
        is_outer = text[start] == _outer(passage)[0][0]
        if fits and (is_outer if depth == 0 else not is_outer):
            continue
        inner = text[start + 1 : end - 1].strip()
        opening, closing = _outer(passage) if depth == 0 else (("‘", "’") if passage.language == "en" else ("“", "”"))
        yield Slip(start, end, f"{opening}{passage.text[start + 1 : end - 1].strip() if inner else ''}{closing}")


@rule(
    "quotes",
    ERROR,
    "the quotation mark in `%(typed)s` has no other that fits it; write both, or take it out",
    signs='"«»“”„‟‹›‘',
    everywhere=True,
)
def quotes_in_pairs(passage: Passage) -> Iterator[Slip]:
    """Every quotation mark that opens is closed by one of its kind, and none closes what was not opened."""
    text = passage.prose
    paired = {place for start, end, _ in passage.quoted for place in (start, end - 1)}
    for found in MARK.finditer(text):
        # A single mark that closes nothing is an apostrophe.
        if found.start() not in paired and found.group() not in ("’", "'") and not is_apostrophe(text, found.start()):
            yield _with_word(text, found.start())


@rule(
    "quotes",
    ERROR,
    "the quotation marks of `%(typed)s` have a space inside; write `%(mended)s`",
    languages="ar en",
    signs="«“",
    everywhere=True,
)
def quotes_touch_words(passage: Passage) -> Iterator[Slip]:
    """In Arabic and English no space stands within quotation marks."""
    for start, end, _ in passage.quoted:
        typed = passage.text[start:end]
        inner = typed[1:-1].strip()
        if inner != typed[1:-1] and typed[-1] == CLOSED_BY.get(typed[0]):
            yield Slip(start, end, f"{typed[0]}{inner}{typed[-1]}")


def _with_word(text: str, place: int) -> Slip:
    """Return a mark together with the word that it touches."""
    found = re.compile(r"\S*").match(text, place)
    end = found.end() if found and found.end() > place + 1 else place + 1
    start = place if end > place + 1 else place - len(re.search(r"\S*$", text[:place]).group())  # type: ignore[union-attr]
    return Slip(start, min(end, start + 40))


@rule(
    "brackets",
    ERROR,
    "the bracket in `%(typed)s` has no other that fits it; write both, or take it out",
    signs="()[]{}",
    everywhere=True,
)
def brackets_in_pairs(passage: Passage) -> Iterator[Slip]:
    """Every bracket that opens is closed by one of its kind, and none closes what was not opened."""
    opened: list[tuple[str, int]] = []
    for found in re.finditer(r"[()\[\]{}]", passage.prose):
        mark, place = found.group(), found.start()
        if mark in _BRACKETS:
            opened.append((mark, place))
        elif opened and _BRACKETS[opened[-1][0]] == mark:
            opened.pop()
        elif opened:
            yield Slip(opened.pop()[1], place + 1)
        elif not (mark == ")" and _POINT.search(passage.prose[:place])):
            yield _with_word(passage.prose, place)
    for _, place in opened:
        yield _with_word(passage.prose, place)


@rule(
    "brackets",
    ERROR,
    "the brackets of `%(typed)s` have a space inside; write `%(mended)s`",
    signs="()[]",
    everywhere=True,
)
def brackets_touch_words(passage: Passage) -> Iterator[Slip]:
    """No space stands within brackets."""
    for found in re.finditer(r"[(\[]\s+[^\s()\[\]]+(?:\s+[)\]])?|[^\s()\[\]]+\s+[)\]]", passage.prose):
        typed = passage.text[found.start() : found.end()]
        yield Slip(*found.span(), re.sub(r"(?<=[(\[])\s+|\s+(?=[)\]])", "", typed))


@rule("repeat", WARNING, "`%(typed)s` says a word twice; write `%(mended)s`", everywhere=True)
def no_word_twice(passage: Passage) -> Iterator[Slip]:
    """No word stands twice in a row, but for those that language doubles."""
    runs = passage.runs
    is_near = any(map(operator.eq, runs, islice(runs, 1, None)))
    for found in re.finditer(r"(?<![\w’'-])([^\W\d_]{2,}) \1(?![\w’'-])", passage.prose) if is_near else ():
        word = found[1]
        if word.casefold() not in _DOUBLES and HELD not in word and not word[0].isupper():
            yield Slip(*found.span(), word)


@rule("repeat", WARNING, "there is more than one space in `%(typed)s`; write `%(mended)s`", everywhere=True)
def no_space_twice(passage: Passage) -> Iterator[Slip]:
    """Between two words there is one space."""
    may_be = _SPACES.search(passage.prose)
    for found in re.finditer(r"\S+(?: {2,}| [\u00a0\u202f]+|[\u00a0\u202f]+ )\S+", passage.prose) if may_be else ():
        typed = passage.text[found.start() : found.end()]
        yield Slip(*found.span(), re.sub(r"\s+", " ", typed))


RULES = (
    quotes_of_the_language,
    quotes_in_pairs,
    quotes_touch_words,
    brackets_in_pairs,
    brackets_touch_words,
    no_word_twice,
    no_space_twice,
)
