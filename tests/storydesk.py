"""A story beside those of the tiny site, written by a test, and what the rules say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from plugins.archive.contract import problems_of
from plugins.archive.languages import Code
from plugins.archive.reading import Reading, read
from plugins.archive.stories import Translation, Version
from tests.conftest import HOUSE

LINE = 7
EDITION = "agadir-2021"


@cache
def tiny_reading() -> Reading:
    """Return the tiny site as it was read."""
    return read(HOUSE / "tests/site/content")


def told(bodies: Mapping[Code, str], edition: str = EDITION) -> list[str]:
    """Return what is said of a story with these versions, the first being the original, each line from its language on."""
    reading, folder = tiny_reading(), f"editions/{edition}/walk"
    original = next(iter(bodies))
    versions: dict[Code, Version] = {}
    for code, body in bodies.items():
        first = versions.get(original)
        translation = Translation(of=original, revision=first.revision) if first else None
        path = f"content/{folder}/{code}.md"
        versions[code] = Version(
            language=code, title="Walk", summary="A walk.", body=body, path=path, line=LINE, translation=translation
        )
    opening = next(story for story in reading.archive.stories if story.id == "opening")
    walk = replace(opening, id="walk", folder=folder, original=original, versions=versions, edition=edition)
    archive = replace(reading.archive, stories=(*reading.archive.stories, walk))
    found = [str(problem) for problem in problems_of(replace(reading, archive=archive))]
    return [problem.removeprefix(f"content/{folder}/") for problem in found]
