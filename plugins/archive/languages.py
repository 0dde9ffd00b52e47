"""The facts of Arabic, French and English as Morocco writes them (CLDR `ar_MA`, `fr_MA`, `en_GB` through Babel)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, get_args

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

Code = Literal["ar", "fr", "en"]
CODES: tuple[Code, ...] = get_args(Code)


@dataclass(frozen=True)
class PartialDate:
    """A date known to the year, the month or the day: `2021`, `2021-06`, `2021-06-09` (EDTF level 0)."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """The date as machines write it."""
        parts = (self.month, self.day)
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in parts if part is not None)])


_DAY_MONTH_YEAR = "d MMMM y"
_RANGE_JOIN = {
    # two days of one month · longer within a month · across months or years
    "ar": ("{0} و{1} {rest}", "من {0} إلى {1} {rest}", "من {0} إلى {1}"),
    "fr": ("{0} et {1} {rest}", "du {0} au {1} {rest}", "du {0} au {1}"),
    "en": ("{0}–{1} {rest}", "{0}–{1} {rest}", "{0} – {1}"),
}
_ORDINALS = {
    "ar": "الأولى، الثانية، الثالثة، الرابعة، الخامسة، السادسة، السابعة، الثامنة، التاسعة، العاشرة، الحادية عشرة، الثانية عشرة",
    "en": "First, Second, Third, Fourth, Fifth, Sixth, Seventh, Eighth, Ninth, Tenth, Eleventh, Twelfth",
}

_QUOTES = {"ar": "«{}»", "fr": "«\u00a0{}\u00a0»", "en": "“{}”"}

# Where the Moroccan press writes otherwise than CLDR.
_COUNTRIES = {("ar", "IE"): "إيرلندا", ("ar", "ZA"): "جنوب إفريقيا"}


@dataclass(frozen=True)
class Language:
    """One of the three languages of the archive."""

    code: Code
    tag: str
    name: str
    direction: Literal["ltr", "rtl"]

    @cached_property
    def locale(self) -> Locale:
        """The CLDR locale that answers for this language."""
        return Locale.parse(self.tag)

    def __reduce__(self) -> tuple[type[Language], tuple[str, ...]]:
        """Travel without what was looked up."""
        return Language, (self.code, self.tag, self.name, self.direction)

    def day(self, date: datetime.date) -> str:
        """Write one day in full: `28 فبراير 2024`, `1er juin 2024`, `28 February 2024`."""
        text = _formatted(date, _DAY_MONTH_YEAR, self.tag)
        # CLDR writes "1 juin"; French press writes "1er juin".
        return text.replace("1 ", "1er ", 1) if self.code == "fr" and date.day == 1 else text

    def weekday(self, date: datetime.date) -> str:
        """Write one day with the day of the week: `الأربعاء 28 فبراير 2024`, `mercredi 28 février 2024`."""
        return f"{_formatted(date, 'EEEE', self.tag)} {self.day(date)}"

    def month(self, date: datetime.date) -> str:
        """Write a month with its year: `يونيو 2021`, `juin 2021`, `June 2021`."""
        return _formatted(date, "MMMM y", self.tag)

    def partial(self, date: PartialDate) -> str:
        """Write a date as far as it is known: a year, a month or a day."""
        if date.month is None:
            return str(date.year)
        if date.day is None:
            return self.month(datetime.date(date.year, date.month, 1))
        return self.day(datetime.date(date.year, date.month, date.day))

    def days(self, start: datetime.date, end: datetime.date) -> str:
        """Write a span of days, both included, as a label: `9 و10 يونيو 2021`, `9 et 10 juin 2021`, `9–10 June 2021`."""
        if start == end:
            return self.day(start)
        pair, longer, across = _RANGE_JOIN[self.code]
        if (start.year, start.month) != (end.year, end.month):
            opening = self.day(start).removesuffix(f" {end.year}")
            return across.format(opening, self.day(end))
        first, (last, rest) = self.day(start).split(" ", 1)[0], self.day(end).split(" ", 1)
        return (pair if (end - start).days == 1 else longer).format(first, last, rest=rest)

    def number(self, value: int | float) -> str:
        """Write a number with the language's grouping and decimals: `80.000`, `80 000`, `80,000`."""
        return _grouped(value, self.tag)

    def percent(self, value: int) -> str:
        """Write how many of a hundred: `75%`, `75 %` with a no-break space, `75%`."""
        return f"{self.number(value)}\u00a0%" if self.code == "fr" else f"{self.number(value)}%"

    def ordinal(self, number: int) -> str:
        """Write an edition's ordinal as a feminine word or number: `الخامسة`, `5e`, `Fifth`."""
        if self.code == "fr":
            return "1re" if number == 1 else f"{number}e"
        words = re.split("[،,] ", _ORDINALS[self.code])
        return words[number - 1] if 0 < number <= len(words) else str(number)

    def quote(self, text: str) -> str:
        """Set a text in the language's quotation marks: `«شعار»`, `« thème »`, `“motto”`."""
        return _QUOTES[self.code].format(text)

    def join(self, items: Iterable[str]) -> str:
        """Join texts as a list in running text: `A وB وC`, `A, B et C`, `A, B and C`."""
        return str(format_list(list(items), locale=self.locale))

    def country(self, code: str) -> str:
        """Name a country by its ISO 3166-1 code."""
        return _COUNTRIES.get((self.code, code)) or str(self.locale.territories[code])

    def language(self, code: Code) -> str:
        """Name one of the archive's languages in this language: `الفرنسية`, `arabe`, `French`."""
        return str(self.locale.languages[code])


@lru_cache(maxsize=1 << 14)  # the same days and numbers stand on page after page
def _formatted(date: datetime.date, pattern: str, tag: str) -> str:
    return str(format_date(date, pattern, locale=Locale.parse(tag)))


@lru_cache(maxsize=1 << 14, typed=True)
def _grouped(value: int | float, tag: str) -> str:
    return str(format_decimal(value, locale=Locale.parse(tag)))


LANGUAGES: dict[Code, Language] = {
    "ar": Language("ar", "ar_MA", "العربية", "rtl"),
    "fr": Language("fr", "fr_MA", "Français", "ltr"),
    "en": Language("en", "en_GB", "English", "ltr"),
}
