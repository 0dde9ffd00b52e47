"""What is not given is asked, in three languages, until the answer is one that fits; what nobody can answer is named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plugins.archive.languages import Code
from plugins.archive.problems import message
from plugins.editorial.declining import Declined
from plugins.editorial.interview import MOST, Interview, Question
from plugins.editorial.stories import as_day

THEMES = {"water": ("الماء", "Eau", "Water"), "mobility": ("التنقل", "Mobilité", "Mobility")}
WHICH = Question(message("Which edition?"), "--edition")


class Terminal:
    """Answers one after the other, and keeps what is said and asked."""

    def __init__(self, *answers: str) -> None:
        self.answers: Iterator[str] = iter(answers)
        self.lines: list[str] = []

    def hear(self, prompt: str) -> str:
        """Answer a prompt."""
        self.lines.append(prompt)
        return next(self.answers)

    def interview(self, code: Code = "en") -> Interview:
        """Return an interview at this terminal."""
        return Interview(code, self.lines.append, self.hear)


@pytest.mark.parametrize("typed", ["1", "water", "Water", "eau", " الماء "])
def test_a_thing_is_chosen_by_number_id_or_name_in_any_language(typed: str) -> None:
    """Whatever an editor calls it, it is the same thing."""
    assert Terminal(typed).interview().choice(WHICH, "", THEMES) == "water"


def test_several_are_chosen_with_commas_of_either_script() -> None:
    """Each counts once, in the order typed."""
    assert Terminal("2، 1, Mobility").interview().choices(WHICH, "", THEMES) == ("mobility", "water")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("ar", "`mobilty` غير معروف هنا؛ هل المقصود `mobility`؟"),
        ("fr", "`mobilty` n’est pas connu ici\u202f; s’agit-il de `mobility`\u202f?"),
        ("en", "`mobilty` is not known here; did you mean `mobility`?"),
    ],
)
def test_a_near_match_is_offered_and_the_question_asked_again(code: Code, told: str) -> None:
    """What is known is listed first; a slip ends nothing."""
    terminal = Terminal("mobilty", "2")
    assert terminal.interview(code).choice(WHICH, "", THEMES) == "mobility"
    assert terminal.lines[0] == f"  1. {THEMES['water'][0]} (water)"
    assert told in terminal.lines


def test_what_is_usual_is_offered_and_taken_by_an_empty_answer() -> None:
    """The prompt shows it in brackets."""
    terminal = Terminal("")
    question = Question(message("Last day:"), "--end", "2024-05-02")
    assert terminal.interview().answer(question, "", as_day).isoformat() == "2024-05-02"
    assert terminal.lines == ["Last day: [2024-05-02] "]


def test_an_empty_answer_is_no_answer() -> None:
    """Where nothing is usual the question stands."""
    terminal = Terminal("", "2024-05-02")
    terminal.interview().answer(Question(message("Last day:"), "--end"), "", as_day)
    assert terminal.lines[1] == "an answer is needed here; write one, or end with `Ctrl-C`"


def test_what_nobody_can_answer_names_its_option() -> None:
    """Without a terminal nothing waits for an answer."""
    with pytest.raises(Declined, match="`--edition` is missing; give it, or run this in a terminal"):
        Interview("en", print).choice(WHICH, "", THEMES)


@pytest.mark.parametrize("given", ["watr", "3", "water,mobility", " , "])
def test_what_was_given_and_does_not_fit_is_declined_and_not_asked(given: str) -> None:
    """An option that is wrong ends the task, in a terminal too."""
    with pytest.raises(Declined):
        Terminal().interview().choice(WHICH, given, THEMES)


def test_a_long_list_is_not_shown() -> None:
    """Hundreds of sources would push the question off the screen."""
    terminal = Terminal("s7")
    assert terminal.interview().choice(WHICH, "", {f"s{n}": [f"s{n}"] for n in range(MOST + 1)}) == "s7"
    assert len(terminal.lines) == 1
