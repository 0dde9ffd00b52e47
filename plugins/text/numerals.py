"""The rules of numbers: their digits, their grouping and decimals, the noun that they count, the order that they give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.text.lexicon import COUNTED, MONTHS, ORDINALS
from plugins.text.passages import Passage
from plugins.text.rulebook import ERROR, Slip, rule

DIGITS = "0123456789"
_OTHER_DIGITS = re.compile(r"[٠-٩۰-۹][٠-٩۰-۹٫٬.,]*")
_TO_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789,.")
_NOUNS = {code: {form: forms for forms in nouns for form in forms} for code, nouns in COUNTED.items()}
_ANY_NOUN = {code: "|".join(sorted(nouns, key=len, reverse=True)) for code, nouns in _NOUNS.items()}
_THOUSANDS = {"ar": ".", "fr": "\u202f", "en": ","}
_GROUPED = re.compile(r"(?<![\w.,+/:-])\d{1,3}(?:([.,\u202f\u00a0 ])\d{3})(?:\1\d{3})*(?![\w/]|[.,:-]\d)")
_MAGNITUDE = {
    "ar": r"(?: (?:مليون|مليار|في المائة|بالمائة|درهم|كيلومتر)|%)",
    "fr": r"(?:[ \u00a0\u202f]?%|[ \u00a0\u202f](?:millions?|milliards?|km|hectares?|dirhams?|euros?|h)\b)",
    "en": r"(?:%| (?:per cent|million|billion|km|hectares?|dirhams?|euros?)\b)",
}
_YEAR = re.compile(r"(?:19|20)\d\d")


@rule(
    "digits",
    ERROR,
    "the digits of `%(typed)s` are not those of Morocco; write `%(mended)s`",
    signs="٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
)
def western_digits(passage: Passage) -> Iterator[Slip]:
    """Digits are 0 to 9, in Arabic too."""
    for found in _OTHER_DIGITS.finditer(passage.own):
        yield Slip(*found.span(), found.group().translate(_TO_DIGITS))


@rule("number", ERROR, "`%(typed)s` is not how the language groups digits; write `%(mended)s`", signs=DIGITS)
def thousands(passage: Passage) -> Iterator[Slip]:
    """Thousands are parted by a point in Arabic, by U+202F in French, by a comma in English."""
    text, right = passage.own, _THOUSANDS[passage.language]
    for found in _GROUPED.finditer(text):
        mark, number = found[1], found.group()
        if mark == right or number.startswith("0") or (mark == "\u00a0" and passage.language == "fr"):
            continue
        if not _is_grouping(text, found, passage.language):
            continue
        yield Slip(*found.span(), number.replace(mark, right))


def _is_grouping(text: str, found: re.Match[str], language: str) -> bool:
    """Tell thousands from what looks like them: decimals, and numbers that only stand side by side."""
    mark, number = found[1], found.group()
    is_decimal_mark = mark == (".," if language == "en" else ",.")[0]
    counts = re.compile(rf"[ \u00a0\u202f](?:{_ANY_NOUN[language]})\b").match(text, found.end())
    if (
        mark == " "
        and re.search(r"[A-Za-z]\w* $|\+$", text[: found.start()])
        and not counts
        and not number.endswith("000")
    ):
        return False
    return not is_decimal_mark or number.count(mark) > 1 or number.endswith("000") or bool(counts)


@rule("number", ERROR, "`%(typed)s` is not how the language writes a decimal; write `%(mended)s`", signs=DIGITS)
def decimals(passage: Passage) -> Iterator[Slip]:
    """The decimal mark is a comma in Arabic and French, and a point in English."""
    wrong, right = (",", ".") if passage.language == "en" else (".", ",")
    pattern = rf"(?<![\w.,:/-])\d{{1,3}}{re.escape(wrong)}\d{{1,2}}(?={_MAGNITUDE[passage.language]})"
    for found in re.finditer(pattern, passage.own):
        yield Slip(*found.span(), found.group().replace(wrong, right))


@rule("count", ERROR, "the number and the noun of `%(typed)s` do not agree; write `%(mended)s`", signs=DIGITS)
def counted_nouns(passage: Passage) -> Iterator[Slip]:
    """A noun agrees with its number: in Arabic by the last two digits, in French singular below 2, in English at 1."""
    mark = re.escape(_THOUSANDS[passage.language]) + ("\u00a0" if passage.language == "fr" else "")
    decimal = r"\." if passage.language == "en" else ","
    number = rf"(?<![\w.,/:–-])(?<!\d[ \u00a0\u202f])(\d{{1,3}}(?:[{mark}]\d{{3}})+|\d+)({decimal}\d+)?(?!\w)"
    tens = r"(?: (ألف|مليون|مليار))?" if passage.language == "ar" else r"()"
    pattern = rf"{number}{tens}[ \u00a0\u202f]({_ANY_NOUN[passage.language]})(?![\w’-])"
    for found in re.finditer(pattern, _without_waw(passage)):
        if not (_YEAR.fullmatch(found[1]) or _is_a_name(passage.own[: found.start()], found)):
            value = int(re.sub(r"\D", "", found[1]))
            right = _agreeing(passage, found, value)
            if right and right != found[4]:
                yield Slip(*found.span(), f"{passage.text[found.start() : found.start(4)]}{right}")


def _without_waw(passage: Passage) -> str:
    """Put a space in the place of an Arabic letter that is written together with a number."""
    return re.sub(r"(?<!\w)[وبلف](?=\d)", " ", passage.own) if passage.language == "ar" else passage.own


def _is_a_name(before: str, found: re.Match[str]) -> bool:
    """Tell whether the number belongs to what stands before it, such as a name, a day of the month or another number."""
    return bool(
        re.search(
            r"(?:[A-Z][\w’&-]*|رقم|القاعة|المادة|الدورة|n°|no\.?|article|salle|room|level|tier|step)[ \u00a0]$", before
        )
    )


def _agreeing(passage: Passage, found: re.Match[str], value: int) -> str:
    """Return the form of the noun that its number asks for, or nothing where that cannot be known."""
    forms, decimal, scale = _NOUNS[passage.language][found[4]], found[2], found[3]
    if passage.language == "ar":
        if decimal or (value < 3 and not scale):
            return ""
        rest = 100 if scale else value % 100
        return forms[0] if 3 <= rest <= 10 else forms[1] if 11 <= rest <= 99 else forms[2]
    if passage.language == "fr":
        return forms[0] if value < 2 else forms[1]
    if value == 1 and not decimal:
        return forms[0]
    # A singular may belong to the noun behind it, as in *12 country pavilions*.
    is_last = re.match(
        r"(?:[.,;:!?)]|$| (?:and|or|from|of|in|at|to|for|with|were|are|was|took|came|on|by)\b)",
        passage.own[found.end() :],
    )
    return forms[1] if is_last else ""


@rule(
    "ordinal", ERROR, "`%(typed)s` is not how an edition is numbered; write `%(mended)s`", languages="ar", signs=DIGITS
)
def arabic_ordinals(passage: Passage) -> Iterator[Slip]:
    """In Arabic the number of an edition is a word: الدورة الخامسة."""
    pattern = rf"(?<!\w)([وبلف]?(?:ال)?(?:دورة|نسخة)) (\d\d?)(?![\w.,:/%–-]| (?:{'|'.join(MONTHS['ar'])})| ?و\d)"
    for found in re.finditer(pattern, passage.own):
        number = int(found[2])
        if 1 <= number <= 12:
            yield Slip(*found.span(), f"{found[1]} {ORDINALS['ar'][number - 1]}")


@rule(
    "ordinal",
    ERROR,
    "`%(typed)s` is not how an ordinal is written; write `%(mended)s`",
    languages="fr",
    signs=DIGITS + "IVX",
)
def french_ordinals(passage: Passage) -> Iterator[Slip]:
    """In French an ordinal is 1re, 1er or 5e, and never 5ème."""
    for found in re.finditer(r"(?<!\w)(\d+|[IVX]+)(?:i?[èéeê]me(s?)|è)(?!\w)", passage.own):
        yield Slip(*found.span(), f"{found[1]}e{found[2] or ''}")
    for found in re.finditer(r"(?<!\w)(1|I)(?:(i?[èéê]re?)|(ier))(s?)(?!\w)", passage.own):
        yield Slip(*found.span(), f"{found[1]}{'re' if found[2] else 'er'}{found[4]}")


@rule(
    "ordinal",
    ERROR,
    "`%(typed)s` belongs in a table; write `%(mended)s` in a text",
    languages="en",
    kinds=("prose", "summary", "title"),
    signs=DIGITS,
)
def english_ordinals(passage: Passage) -> Iterator[Slip]:
    """In an English text the number of an edition is a word up to the twelfth: *fifth edition*."""
    for found in re.finditer(r"(?<!\w)(\d\d?)(?:st|nd|rd|th)\.? ([Ee]ditions?)\b", passage.own):
        number = int(found[1])
        if 1 <= number <= 12:
            word = ORDINALS["en"][number - 1]
            is_first = not passage.own[: found.start()].strip() or passage.own[: found.start()].rstrip().endswith(
                (".", "!", "?")
            )
            yield Slip(*found.span(), f"{word.capitalize() if is_first else word} {found[2].lower()}")


RULES = (western_digits, thousands, decimals, counted_nouns, arabic_ordinals, french_ordinals, english_ordinals)
