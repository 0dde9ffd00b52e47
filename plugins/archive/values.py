"""One value as it is typed in YAML: a text, a number, a day, a country, an address, or why it is none."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping

from plugins.archive.languages import LANGUAGES, PartialDate
from plugins.archive.problems import Message, message
from plugins.archive.records import Country
from plugins.text.letters import odd_letters
from plugins.text.links import is_web_address
from plugins.text.references import HTML

# What CLDR calls a two-letter territory but ISO 3166-1 no country: groupings, test codes, the unknown.
_NO_COUNTRIES = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"])
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MARKDOWN = re.compile(r"\[@|\]\(|\*\*")
_GROUPING = re.compile("[ .,'\u00a0\u066c\u2009\u202f]")
_GROUPED = re.compile("[0-9]{1,3}(?:[ .,'\u00a0\u066c\u2009\u202f][0-9]{3})+")
_ANY_DAY = re.compile(
    r"(?:(?P<y>[0-9]{4})[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})(?:[T ][0-9:.+Z ]*)?"
    r"|(?P<a>[0-9]{1,2})[-/.](?P<b>[0-9]{1,2})[-/.](?P<y2>[0-9]{4}))"
)
FIRST_YEAR = 1900


class Misshapen(Exception):
    """A value is not what its field asks for; `told` says why."""

    def __init__(self, told: Message) -> None:
        super().__init__(told)
        self.told = told


def text(value: str) -> str:
    """Read a plain text: one line, without anything that would be lost, shown raw or turn the page's direction."""
    for letter in odd_letters(value):
        if value[letter.offset] != "\n":
            raise Misshapen(message("%(letter)s is invisible or a control; take it out", letter=letter.name))
    html, mark = HTML.search(value), _MARKDOWN.search(value)
    if html:
        raise Misshapen(message("`%(tag)s` is HTML, and this is plain text; take it out", tag=html.group()))
    if mark:
        raise Misshapen(message("`%(mark)s` is Markdown, and this is plain text; take it out", mark=mark.group()))
    return " ".join(value.split("\n")).strip()


def whole(value: str) -> int:
    """Read a whole number."""
    if value.isascii() and value.isdigit() and len(value) <= 12:
        return int(value)
    meant = _western(_GROUPING.sub("", value))
    if re.fullmatch(r"[0-9]{1,12}", meant) and (meant == _western(value) or _GROUPED.fullmatch(_western(value))):
        raise Misshapen(
            message("`%(value)s` is not typed as digits alone; write `%(meant)s`", value=value, meant=meant)
        )
    told = "`%(value)s` is not a whole number; write digits alone, such as 3, 2024 or 80000"
    raise Misshapen(message(told, value=value))


def flag(value: str) -> bool:
    """Read true or false."""
    if value not in ("true", "false"):
        raise Misshapen(message("`%(value)s` is neither true nor false; write one of them", value=value))
    return value == "true"


def day(value: str) -> datetime.date:
    """Read a day of the calendar."""
    if not _DAY.fullmatch(value):
        meant = _day_meant(value)
        if meant:
            raise Misshapen(message("`%(value)s` is not typed as a date; write `%(meant)s`", value=value, meant=meant))
        raise Misshapen(message("`%(value)s` is not a date; write year-month-day, such as 2024-02-28", value=value))
    return _in_the_calendar(value, *(int(part) for part in value.split("-")))


def _western(value: str) -> str:
    """Write the digits of any script as the archive does."""
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in value)


def _day_meant(value: str) -> str:
    """Return the day that was meant, where only one can be: with its year first, or with a day above 12."""
    found = _ANY_DAY.fullmatch(_western(value).strip())
    if not found:
        return ""
    year, month, day = found["y"] or found["y2"], found["m"], found["d"]
    if found["y2"]:
        day, month = found["a"], found["b"]
        if int(day) <= 12:
            return ""
    meant = f"{year}-{int(month):02}-{int(day):02}"
    try:
        datetime.date.fromisoformat(meant)
    except ValueError:
        return ""
    return meant


def partial(value: str) -> PartialDate:
    """Read a year, a month or a day."""
    found = _PARTIAL.fullmatch(value)
    if not found:
        told = "`%(value)s` is not a date; write a year, a month or a day: 2024, 2024-02 or 2024-02-28"
        raise Misshapen(message(told, value=value))
    year, month, day = found.groups()
    _in_the_calendar(value, int(year), int(month or 1), int(day or 1))
    return PartialDate(int(year), int(month) if month else None, int(day) if day else None)


def country(value: str) -> Country:
    """Read the code of a country."""
    # YAML 1.1 reads a bare NO as false; nodes are read as text here, so Norway is safe.
    territories = LANGUAGES["en"].locale.territories
    if len(value) != 2 or value not in territories or value in _NO_COUNTRIES:
        told = "`%(value)s` is not a country code; write two capital letters of ISO 3166-1, such as MA"
        raise Misshapen(message(told, value=value))
    return Country(value)


def address(value: str) -> str:
    """Read a whole address of the web."""
    if not is_web_address(value):
        told = "`%(value)s` is not a web address; write it whole, with https:// and without a name or password"
        raise Misshapen(message(told, value=value))
    return value


def _in_the_calendar(value: str, year: int, month: int, day: int) -> datetime.date:
    try:
        found = datetime.date(year, month, day)
    except ValueError:
        told = message("`%(value)s` is not a day of the calendar; check month and day", value=value)
        raise Misshapen(told) from None
    if year < FIRST_YEAR:
        raise Misshapen(message("`%(value)s` is too long ago; check the year", value=value))
    return found


READERS: Mapping[type, Callable[[str], object]] = {
    str: text,
    int: whole,
    bool: flag,
    datetime.date: day,
    PartialDate: partial,
    Country: country,
}
