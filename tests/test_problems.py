"""A problem says where, what and how to mend it, in the form that editors can jump to."""

from __future__ import annotations

import pytest

from plugins.archive.languages import Code
from plugins.archive.problems import Message, Problem, errors_of, is_count, listing, message, said, warned

LATER = Problem("content/b.md", 1, 1, "is empty")
FIRST = Problem("content/a.md", 2, 10, "the title is too long")


def test_problem_is_written_as_compilers_write_theirs() -> None:
    """Path, line, column and message stand in one line, parted by colons."""
    assert str(FIRST) == "content/a.md:2:10: the title is too long"


@pytest.mark.parametrize(
    "later",
    [
        Problem("content/b.md", 1, 1, "a"),
        Problem("content/a.md", 10, 1, "a"),
        Problem("content/a.md", 2, 11, "a"),
        Problem("content/a.md", 2, 10, "the title is wrong"),
    ],
)
def test_problems_are_ordered_by_place(later: Problem) -> None:
    """Path comes first, then line and column as numbers, then the message."""
    assert sorted([later, FIRST]) == [FIRST, later]


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        ([], "0 problems"),
        ([LATER], "content/b.md:1:1: is empty\n1 problem"),
        ([LATER, FIRST], "content/a.md:2:10: the title is too long\ncontent/b.md:1:1: is empty\n2 problems"),
    ],
)
def test_listing_ends_with_a_count(problems: list[Problem], expected: str) -> None:
    """Problems stand one a line in order of place, and the last line counts them."""
    assert listing(problems) == expected


def test_warnings_come_last_with_their_own_count() -> None:
    """Whatever their place, warnings stand behind errors, and alone they need no count of errors."""
    warning = Problem("content/a.md", 1, 1, "praises", "warning")
    assert listing([warning, LATER]) == "content/b.md:1:1: is empty\n1 problem\ncontent/a.md:1:1: praises\n1 warning"
    assert listing([warning]) == "content/a.md:1:1: praises\n1 warning"
    assert errors_of([warning, LATER]) == [LATER]


@pytest.mark.parametrize(
    ("code", "number", "said"),
    [
        *(("ar", 1, "تنبيه واحد"), ("ar", 2, "تنبيهان"), ("ar", 3, "3 تنبيهات"), ("ar", 11, "11 تنبيها")),
        *(("ar", 100, "100 تنبيه"), ("fr", 0, "0 avertissement"), ("fr", 2, "2 avertissements")),
        *(("en", 1, "1 warning"), ("en", 2, "2 warnings")),
    ],
)
def test_warnings_are_counted_in_every_language(code: Code, number: int, said: str) -> None:
    """A count of warnings is known as a count, so that nobody takes it for a problem."""
    assert warned(number, code) == said
    assert is_count(said)


def test_listing_says_the_same_thing_once() -> None:
    """A problem that was found twice is listed and counted once."""
    assert listing([LATER, LATER]) == "content/b.md:1:1: is empty\n1 problem"


def test_problem_without_a_place_is_its_message() -> None:
    """What stands in no file is said without a path."""
    assert str(Problem("", 1, 1, "the disk is full")) == "the disk is full"


def test_message_keeps_what_it_was_made_of() -> None:
    """A message is its English sentence, and knows template and values for the other languages."""
    made = message("the title has %(n)s characters", n=91)
    assert made == "the title has 91 characters"
    assert isinstance(made, Message)
    assert (made.template, made.values) == ("the title has %(n)s characters", {"n": 91})


def test_message_may_hold_another() -> None:
    """A sentence within a sentence is said in the same language."""
    assert said(message("`%(word)s` is wrong; %(hint)s", word="x", hint=message("use %(a)s", a="b")), "en") == (
        "`x` is wrong; use b"
    )


def test_text_of_others_is_said_as_it_is() -> None:
    """What a library says has no other language, and its signs are no places to fill."""
    assert said("100% wrong: %(n)s", "en") == "100% wrong: %(n)s"
