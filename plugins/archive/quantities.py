"""The numbers, days and times that stand in a plain text, read back as values: `80.000` and `80,000` are one number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from plugins.archive.languages import LANGUAGES, Code

_SPACE = r"[ \u00a0\u202f]"
# Digits grouped by any language's mark, with a decimal or without; letters behind make an ordinal or a name of them.
_NUMBER = re.compile(
    r"(?<![\w.,:/])(?<![^\W\d_][-–])(?P<whole>\d{1,3}(?:(?P<mark>[.,\u00a0\u202f ])\d{3}(?!\d))(?:(?P=mark)\d{3}(?!\d))*|\d+)"
    r"(?P<part>[.,]\d{1,2})?(?![\w/]|[.,:]\d)"
)
_THOUSAND, _MILLION, _BILLION = 10**3, 10**6, 10**9
_SCALES: Mapping[Code, Mapping[str, int]] = {
    "ar": {
        "ألف": _THOUSAND,
        "آلاف": _THOUSAND,
        "مليون": _MILLION,
        "ملايين": _MILLION,
        "مليار": _BILLION,
        "ملايير": _BILLION,
    },
    "fr": {"mille": _THOUSAND, "millions": _MILLION, "million": _MILLION, "milliards": _BILLION, "milliard": _BILLION},
    "en": {"thousand": _THOUSAND, "million": _MILLION, "billion": _BILLION},
}
_JOINS: Mapping[Code, str] = {"ar": "و|إلى|ثم|حتى", "fr": "et|au|à|ou|puis", "en": "and|to|or|until|–|-"}
_TIMES: Mapping[Code, str] = {
    "ar": r"(\d{1,2}):(\d{2})",
    "fr": rf"(\d{{1,2}}){_SPACE}?h(?:{_SPACE}?(\d{{2}}))?|(\d{{1,2}}):(\d{{2}})",
    "en": r"(\d{1,2}):(\d{2})",
}
_DIGIT = re.compile(r"\d")
# Arabic writes its short words together with a number.
_PREFIX = re.compile(r"(?<!\w)[وبلفك](?=\d)")
YEARS = range(1900, 2100)


@dataclass(frozen=True)
class Quantity:
    """A number, a year, a day or a time of day, where it stands; `value` is the same in every language."""

    kind: Literal["number", "year", "day", "time"]
    value: float | tuple[int, ...]
    start: int
    end: int


def quantities(text: str, code: Code, year: int = 0) -> list[Quantity]:
    """Return all that a text of a language counts, dates or times, in order; `year` is that of days without one."""
    return [*_quantities(text, code, year)] if _DIGIT.search(text) else []


@lru_cache(maxsize=1 << 16)  # several rules ask for the same titles and texts
def _quantities(text: str, code: Code, year: int) -> tuple[Quantity, ...]:
    left = _PREFIX.sub(" ", text) if code == "ar" else text
    found = [*_days(left, code, year)]
    left = _without(left, found)
    found += _times(left, code)
    found += _numbers(_without(left, found), code)
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _without(text: str, found: list[Quantity]) -> str:
    for quantity in found:
        text = f"{text[: quantity.start]}{' ' * (quantity.end - quantity.start)}{text[quantity.end :]}"
    return text


@cache
def _dated(code: Code) -> re.Pattern[str]:
    """Return the pattern of one day or several of a month, each perhaps with its weekday."""
    locale = LANGUAGES[code].locale
    months = "|".join(locale.months["format"]["wide"].values())
    weekdays = "|".join(locale.days["format"]["wide"].values())
    # The Arabic word for and, written together with its number, has been taken out before.
    word = (
        rf"{_SPACE}{{1,3}}(?:(?:{_JOINS[code]}){_SPACE}?)?"
        if code == "ar"
        else rf"{_SPACE}?(?:{_JOINS[code]}){_SPACE}?"
    )
    joined = rf"(?:{word}|[,،]{_SPACE})(?:(?:le|the|يوم){_SPACE})?(?:{weekdays})?{_SPACE}?"
    number = r"(?<!\d)(?:[12]\d|3[01]|0?[1-9])(?:er)?(?!\d)"
    return re.compile(
        rf"(?<![\w.,:/])(?<![^\W\d_]-)(?P<days>{number}(?:{joined}{number})*){_SPACE}(?P<month>{months})(?!\w)"
        rf"(?:{_SPACE}(?P<year>\d{{4}})(?!\d))?",
        re.IGNORECASE,
    )


@cache
def _months(code: Code) -> list[str]:
    return [name.lower() for name in LANGUAGES[code].locale.months["format"]["wide"].values()]


@cache
def _scaled(code: Code) -> re.Pattern[str]:
    return re.compile(rf"{_SPACE}({'|'.join(_SCALES[code])})(?!\w)")


def _days(text: str, code: Code, year: int) -> Iterator[Quantity]:
    months = _months(code)
    for found in _dated(code).finditer(text):
        month = months.index(found["month"].lower()) + 1
        for number in re.finditer(r"\d+", found["days"]):
            day = (int(found["year"] or year), month, int(number.group()))
            yield Quantity("day", day, found.start() + number.start(), found.end())
    for found in re.finditer(r"(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\w-])", text):
        yield Quantity("day", tuple(int(part) for part in found.groups()), *found.span())


def _times(text: str, code: Code) -> Iterator[Quantity]:
    for found in re.finditer(rf"(?<![\w.,:/])(?:{_TIMES[code]})(?![\w:])", text):
        hour, minute = ([part for part in found.groups() if part] + ["0"])[:2]
        if int(hour) <= 24:
            yield Quantity("time", (int(hour), int(minute)), *found.span())


def _numbers(text: str, code: Code) -> Iterator[Quantity]:
    scale = _scaled(code)
    for found in _NUMBER.finditer(text):
        value = float(re.sub(r"\D", "", found["whole"])) + float((found["part"] or "0").replace(",", "."))
        scaled = scale.match(text, found.end())
        end = scaled.end() if scaled else found.end()
        is_year = value in YEARS and len(found.group()) == 4 and not scaled
        value = round(value * (_SCALES[code][scaled[1]] if scaled else 1), 2)
        yield Quantity("year" if is_year else "number", value, found.start(), end)
