"""Problems go onto the lines of a change as a code host reads them."""

from __future__ import annotations

import pytest

from plugins.archive.languages import Code
from plugins.archive.problems import Problem, message
from plugins.desk.annotations import annotated


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("ar", "ينقص `date`؛ المرجو إضافته"),
        ("fr", "`date` manque\u202f; l’ajouter"),
        ("en", "`date` is missing; add it"),
    ],
)
def test_problem_becomes_a_command_at_its_place(code: Code, told: str) -> None:
    """File, line, column and words are the problem's, in the language of whoever is told."""
    problem = Problem("content/a/ar.md", 3, 7, message("`%(name)s` is missing; add it", name="date"))
    assert annotated([problem], code).splitlines()[0] == f"::error file=content/a/ar.md,line=3,col=7::{told}"


def test_warning_is_one() -> None:
    """A warning stops nothing on the host either, and both are counted."""
    found = [Problem("a.md", 1, 1, "one", "warning"), Problem("b.md", 1, 1, "two")]
    assert annotated(found).splitlines() == [
        "::warning file=a.md,line=1,col=1::one",
        "::error file=b.md,line=1,col=1::two",
        "1 problem",
        "1 warning",
    ]


def test_nothing_in_a_problem_ends_its_command() -> None:
    """Line ends and signs that the host reads travel as numbers; a colon in the words needs none."""
    assert annotated([Problem("a,b:100%.md", 1, 2, "50%: one\r\ntwo, ::error::")]).splitlines()[0] == (
        "::error file=a%2Cb%3A100%25.md,line=1,col=2::50%25: one%0D%0Atwo, ::error::"
    )


def test_problem_without_a_place_is_told_all_the_same() -> None:
    """What is wrong nowhere in particular has no file."""
    assert annotated([Problem("", 0, 0, "the build stopped")]).splitlines() == [
        "::error::the build stopped",
        "1 problem",
    ]


def test_the_same_problem_is_told_once_in_order_of_place() -> None:
    """A listing does not depend on who found what first."""
    one, two = Problem("a.md", 1, 1, "one"), Problem("a.md", 2, 1, "two")
    assert annotated([two, one, two]).splitlines()[:-1] == [
        "::error file=a.md,line=1,col=1::one",
        "::error file=a.md,line=2,col=1::two",
    ]
