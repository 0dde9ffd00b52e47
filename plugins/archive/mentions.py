"""Which stories mention whom: a story does where a version has the name in its own language, or another printed form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from plugins.archive.languages import CODES, Code
from plugins.archive.records import Organisation, Person
from plugins.archive.stories import Story, Version
from plugins.work.digest import digest
from plugins.work.memory import FORGETFUL, Memory

_WORD = re.compile(r"\w+")
# What may be written to a name in Arabic: a conjunction, a preposition, or both.
_BEFORE = tuple(one + other for one in ("", "و", "ف") for other in ("", "ب", "ك", "ل"))
_ACRONYM = re.compile(r"\s*\([^()]*\)$")


Bearers = Mapping[str, Person | Organisation]
Named = tuple[tuple[str, str], ...]


def mentions(
    stories: Iterable[Story], registers: Mapping[str, Bearers], memory: Memory = FORGETFUL
) -> dict[str, dict[str, tuple[Story, ...]]]:
    """Return, for each id of each register, the stories that mention the person or organisation, in their order."""
    texts = [(story, version) for story in stories for version in story.versions.values()]
    found: dict[str, dict[str, dict[str, Story]]] = {
        register: {name: {} for name in bearers} for register, bearers in registers.items()
    }
    for (story, _), named in zip(texts, _named([version for _, version in texts], registers, memory), strict=True):
        for register, name in named:
            found[register][name][story.folder] = story
    return {register: {name: tuple(told.values()) for name, told in names.items()} for register, names in found.items()}


def _named(texts: Sequence[Version], registers: Mapping[str, Bearers], memory: Memory) -> list[Named]:
    """Return whom each text names; of a text that is as it was, under the same names, it is remembered."""
    bearers = [((register, name), bearer) for register, those in registers.items() for name, bearer in those.items()]
    forms = digest([(place, [[*_forms(bearer, code)] for code in CODES]) for place, bearer in bearers])
    keys = [digest((forms, version.language, _words(version))) for version in texts]
    told: list[Named | None] = [memory.recall("mentions", key) for key in keys]
    missing = [at for at, known in enumerate(told) if known is None]
    shelf = _Shelf([texts[at] for at in missing])
    new: dict[int, list[tuple[str, str]]] = {at: [] for at in missing}
    for place, bearer in bearers if missing else ():
        for at in shelf.naming(bearer):
            new[missing[at]].append(place)
    for at, named in new.items():
        memory.keep("mentions", keys[at], tuple(named), plain=True)
    return [tuple(new[at]) if known is None else known for at, known in enumerate(told)]


class _Shelf:
    """Texts by the words in them, so that a name is looked for only where one of its words stands."""

    def __init__(self, texts: list[Version]) -> None:
        self.texts = [_plain(_words(version)) for version in texts]
        self.places: dict[tuple[Code, str], list[int]] = {}
        for at, version in enumerate(texts):
            for word in set(_WORD.findall(self.texts[at])):
                self.places.setdefault((version.language, word), []).append(at)

    def naming(self, bearer: Person | Organisation) -> set[int]:
        """Return which texts call somebody by a name of theirs."""
        return {at for code in CODES for form in _forms(bearer, code) for at in self._saying(form, code)}

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
