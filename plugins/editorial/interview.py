"""Asks an editor what is not given yet: one question at a time, with what is known to choose from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from plugins.archive.languages import CODES, Code
from plugins.archive.problems import Message, message, said
from plugins.archive.records import Words
from plugins.archive.words import nearest, unknown
from plugins.editorial.declining import Declined

# A longer list is no help; what is typed nearly right is offered then.
MOST = 60
Value = TypeVar("Value")
Accept = Callable[[str], Value]
# What may be chosen: ids, each with its names; the first is shown.
Known = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Question:
    """What is asked, and the option by which it is answered where nobody can be asked; `usual` is offered."""

    text: Message
    option: str
    usual: str = ""


@dataclass(frozen=True)
class Interview:
    """Speaks a language; `hear` shows a prompt and returns what is typed, and is nothing where nobody listens."""

    code: Code
    say: Callable[[str], None]
    hear: Callable[[str], str] | None = None

    def answer(self, question: Question, given: str, accept: Accept[Value]) -> Value:
        """Return what was given or is typed, once it is accepted; what is not is said, and asked again.

        Raises:
            Declined: what was given is not accepted, or nobody can be asked.
        """
        if given or not self.hear:
            return accept(given or question.usual or self._demanded(question))
        offered = f" [{question.usual}]" if question.usual else ""
        while True:
            typed = self.hear(f"{said(question.text, self.code)}{offered} ").strip() or question.usual
            try:
                return accept(typed or self._demanded(question, is_asked=True))
            except Declined as declined:
                self.say(said(declined.told, self.code))

    def choice(self, question: Question, given: str, known: Known) -> str:
        """Return one of what is known, by its id, its name or its number in the list that is shown."""
        return self.choices(question, given, known, most=1)[0]

    def choices(self, question: Question, given: str, known: Known, most: int = 0) -> tuple[str, ...]:
        """Return some of what is known, parted by commas, each once."""
        if self.hear and not given and len(known) <= MOST:
            for number, (key, names) in enumerate(known.items(), 1):
                self.say(f"  {number}. {names[0]}" + (f" ({key})" if key != names[0] else ""))
        return self.answer(question, given, lambda typed: _chosen(typed, known, most))

    def _demanded(self, question: Question, is_asked: bool = False) -> str:
        if is_asked:
            raise Declined(message("an answer is needed here; write one, or end with `Ctrl-C`"))
        raise Declined(message("`%(option)s` is missing; give it, or run this in a terminal", option=question.option))


def _chosen(typed: str, known: Known, most: int) -> tuple[str, ...]:
    words = [word.strip() for word in typed.replace("،", ",").split(",") if word.strip()]
    found = tuple(dict.fromkeys(_one(word, known) for word in words))
    if not found or (most and len(found) > most):
        raise Declined(message("`%(typed)s` is not one of the list; choose by number or name", typed=typed))
    return found


def _one(word: str, known: Known) -> str:
    keys = list(known)
    if word in known:
        return word
    if word.isdecimal() and 1 <= int(word) <= len(keys):
        return keys[int(word) - 1]
    for key, names in known.items():
        if word.casefold() in (name.casefold() for name in (key, *names)):
            return key
    titles = [name for names in known.values() for name in names]
    raise Declined(unknown(word, known if nearest(word, known) or not nearest(word, titles) else titles))


def names(code: Code, words: Words) -> tuple[str, ...]:
    """Return a record's names, that of a language first."""
    return tuple(dict.fromkeys(words.text(language) for language in (code, *CODES)))
