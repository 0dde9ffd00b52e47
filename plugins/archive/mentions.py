"""Which stories mention whom: a story does where a version has the name in its own language, or another printed form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from plugins.archive.languages import CODES, Code
from plugins.archive.records import Organisation, Person
from plugins.archive.stories import Story, Version

_WORD = re.compile(r"\w+")
# What may be written to a name in Arabic: a conjunction, a preposition, or both.
_BEFORE = tuple(one + other for one in ("", "و", "ف") for other in ("", "ب", "ك", "ل"))
_ACRONYM = re.compile(r"\s*\([^()]*\)$")


Bearers = Mapping[str, Person | Organisation]


def mentions(stories: Iterable[Story], registers: Mapping[str, Bearers]) -> dict[str, dict[str, tuple[Story, ...]]]:
    """Return, for each id of each register, the stories that mention the person or organisation, in their order."""
    shelf = _Shelf([(story, version) for story in stories for version in story.versions.values()])
    return {
        register: {name: tuple(shelf.naming(bearer)) for name, bearer in bearers.items()}
        for register, bearers in registers.items()
    }


class _Shelf:
    """Texts by the words in them, so that a name is looked for only where one of its words stands."""

    def __init__(self, texts: list[tuple[Story, Version]]) -> None:
        self.stories = [story for story, _ in texts]
        self.texts = [_plain(_words(version)) for _, version in texts]
        self.places: dict[tuple[Code, str], list[int]] = {}
        for at, (_, version) in enumerate(texts):
            for word in set(_WORD.findall(self.texts[at])):
                self.places.setdefault((version.language, word), []).append(at)

    def naming(self, bearer: Person | Organisation) -> Iterator[Story]:
        """Yield the stories that call somebody by a name of theirs, each once."""
        found = {at for code in CODES for form in _forms(bearer, code) for at in self._saying(form, code)}
        yield from {self.stories[at].folder: self.stories[at] for at in sorted(found)}.values()

    def _saying(self, form: str, code: Code) -> Iterator[int]:
        whole = _whole(form)
        return (at for at in self._near(form, code) if form in self.texts[at] and whole.search(self.texts[at]))

    def _near(self, form: str, code: Code) -> Iterable[int]:
        """Return the texts that have the rarest word of a name; only to the first may others be written."""
        words = _WORD.findall(form)
        if len(words) > 1:
            return min((self.places.get((code, word), []) for word in words[1:]), key=len)
        return {at for before in _BEFORE for word in words for at in self.places.get((code, before + word), ())}


def _words(version: Version) -> str:
    return f"{version.title}\n{version.summary}\n{version.body}"


def _plain(text: str) -> str:
    return " ".join(text.replace("'", "’").casefold().split())


def _forms(bearer: Person | Organisation, code: Code) -> Iterator[str]:
    """Yield what a text in a language may call somebody; the acronym behind a name is not part of it."""
    for name in (bearer.name.text(code), *bearer.also):
        form = _plain(_ACRONYM.sub("", name))
        yield form
        if form.startswith("ال"):  # with the preposition ل the article is written as one
            yield f"لل{form[2:]}"


def _whole(form: str) -> re.Pattern[str]:
    """Match a name as whole words; in Arabic a conjunction and a preposition may be written to it."""
    return re.compile(rf"(?<!\w)[وف]?[بكل]?{re.escape(form)}(?!\w)")
