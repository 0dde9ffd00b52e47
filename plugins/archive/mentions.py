"""Which stories mention whom: a story does where a version has the name in its own language, or another printed form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from plugins.archive.records import Organisation, Person
from plugins.archive.stories import Story, Version

_ACRONYM = re.compile(r"\s*\([^()]*\)$")


def mentions(stories: Iterable[Story], bearers: Mapping[str, Person | Organisation]) -> dict[str, tuple[Story, ...]]:
    """Return, for each id, the stories that mention the person or organisation, in their order."""
    texts = [(story, version, _plain(_words(version))) for story in stories for version in story.versions.values()]
    found: dict[str, tuple[Story, ...]] = {}
    for name, bearer in bearers.items():
        those = {story.folder: story for story, version, text in texts if _says(text, _forms(bearer, version))}
        found[name] = tuple(those.values())
    return found


def _words(version: Version) -> str:
    return f"{version.title}\n{version.summary}\n{version.body}"


def _plain(text: str) -> str:
    return " ".join(text.replace("'", "’").casefold().split())


def _forms(bearer: Person | Organisation, version: Version) -> Iterator[str]:
    """Yield what a version may call somebody; the acronym behind a name is not part of it."""
    for name in (bearer.name.text(version.language), *bearer.also):
        form = _plain(_ACRONYM.sub("", name))
        yield form
        if form.startswith("ال"):  # with the preposition ل the article is written as one
            yield f"لل{form[2:]}"


def _says(text: str, forms: Iterable[str]) -> bool:
    return any(form in text and _whole(form).search(text) for form in forms)


def _whole(form: str) -> re.Pattern[str]:
    """Match a name as whole words; in Arabic a conjunction and a preposition may be written to it."""
    return re.compile(rf"(?<!\w)[وف]?[بكل]?{re.escape(form)}(?!\w)")
