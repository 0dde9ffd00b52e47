"""What may be said to a person whose input is wrong: where, what, and how to mend it, in their language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from plugins.archive.catalogues import translations
from plugins.archive.languages import CODES, Code
from plugins.text.letters import visible

LOCALE = Path(__file__).parent / "locale"
LONGEST_VALUE = 200
# Where systems keep the language of their user; the first that is set decides.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_USER = re.compile(r"(://[^\s/:@]*:)[^\s/@]+@")


class Message(str):
    """A sentence in English that knows its template and values, so that it can be said in another language."""

    template: str
    values: dict[str, object]


def message(template: str, /, **values: object) -> Message:
    """Make a message: `%(name)s` in the template is filled with the value of that name, made visible and short."""
    shown = {name: _shown(value) for name, value in values.items()}
    made = Message(template % shown)
    made.template, made.values = template, shown
    return made


def _shown(value: object) -> object:
    if not isinstance(value, str) or isinstance(value, Message):
        return value
    # A value may come from anywhere: it must neither break the line, nor turn its direction, nor fill the screen, nor
    # tell a password.
    value = _USER.sub(r"\1…@", value)
    return visible(value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…")


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake at one place; `line` and `column` count from 1, `path` is as a person would type it, or empty.

    An error stands in the way of the site, a warning is only told.
    """

    path: str
    line: int
    column: int
    message: str
    level: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """Write it the way compilers and editors understand, or the message alone where the place is not known."""
        return self.in_language("en")

    def in_language(self, code: Code) -> str:
        """Write it with its message in a language; what is no message of ours stays as it is."""
        text = said(self.message, code)
        return f"{self.path}:{self.line}:{self.column}: {text}" if self.path else text


def said(text: str, code: Code) -> str:
    """Say a message in a language."""
    if not isinstance(text, Message):
        return text
    values = {name: said(value, code) if isinstance(value, str) else value for name, value in text.values.items()}
    return translations(LOCALE / f"{code}.po").gettext(text.template) % values


def counted(number: int, code: Code) -> str:
    """Count problems in a language."""
    return translations(LOCALE / f"{code}.po").ngettext("%(n)s problem", "%(n)s problems", number) % {"n": number}


def warned(number: int, code: Code) -> str:
    """Count warnings in a language."""
    return translations(LOCALE / f"{code}.po").ngettext("%(n)s warning", "%(n)s warnings", number) % {"n": number}


def is_count(line: str) -> bool:
    """Tell whether a line of a listing is a count, in whatever language."""
    digits = "".join(letter for letter in line if letter in "0123456789")
    numbers = [int(digits)] if digits and len(digits) < 10 else [0, 1, 2]
    counts = (count(number, code) for number in numbers for code in CODES for count in (counted, warned))
    return any(line.rstrip(".") == count for count in counts)


def listing(problems: Iterable[Problem], code: Code = "en") -> str:
    """Write errors in order of place, each on its line, with a count at the end; then warnings with theirs."""
    found = sorted(set(problems))
    errors, warnings = errors_of(found), [problem for problem in found if problem.level == "warning"]
    lines = [*(problem.in_language(code) for problem in errors), counted(len(errors), code)]
    told = [*(problem.in_language(code) for problem in warnings), warned(len(warnings), code)]
    return "\n".join([*(lines if errors or not warnings else []), *(told if warnings else [])])


def errors_of(problems: Iterable[Problem]) -> list[Problem]:
    """Return those problems that stand in the way of the site."""
    return [problem for problem in problems if problem.level == "error"]


def language_of(environment: Mapping[str, str]) -> Code:
    """Return the language that a person's environment asks for: the first of the archive's that it names, or English."""
    asked = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    codes = [choice.partition("_")[0].partition(".")[0].lower() for choice in asked.split(":")]
    return next((code for wanted in codes for code in CODES if code == wanted), "en")
