"""The rules of pictures: each lies beside the text that shows it, says what is on it and whose it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from plugins.archive.pictures import NAME
from plugins.archive.problems import Message, Problem, message
from plugins.archive.reading import Reading
from plugins.archive.stories import Version
from plugins.archive.words import few, nearest
from plugins.text.letters import visible
from plugins.text.mentions import Shown
from plugins.text.references import references

LONGEST = 250
_CREDIT = re.compile(r"©\s*\w")


def pictures_lie_beside_their_text(reading: Reading) -> Iterator[Problem]:
    """A picture is named alone, for it lies in the folder of the text that shows it, and nowhere else."""
    for version in reading.versions:
        there = reading.pictures.get(version.folder, {})
        for shown, place in references(version.body).pictures:
            if shown.address not in there:
                yield reading.in_text(_elsewhere(shown.address, there), version, place)


def _elsewhere(address: str, there: Collection[str]) -> Message:
    near = nearest(address, there)
    if near:
        return message("there is no picture `%(name)s` here; did you mean `%(near)s`?", name=address, near=near)
    if NAME.fullmatch(address) and few(there):
        return message("there is no picture `%(name)s` here; use one of: %(few)s", name=address, few=few(there))
    if NAME.fullmatch(address):
        return message("there is no picture `%(name)s` beside this text; put it there, or take this out", name=address)
    told = "`%(address)s` does not lie beside this text; put the picture there, and write its name alone, such as `hall.jpg`"
    return message(told, address=address)


def pictures_are_complete(reading: Reading) -> Iterator[Problem]:
    """A picture is a paragraph of its own, says what is on it in at most 250 characters, and ends its caption with © and a name."""
    for version in reading.versions:
        there = reading.pictures.get(version.folder, {})
        for shown, place in references(version.body).pictures:
            told = _incomplete(shown) if shown.address in there else None
            if told:
                yield reading.in_text(told, version, place)


def _incomplete(shown: Shown) -> Message | None:
    if not shown.is_alone:
        return message("a picture stands by itself; put an empty line before and behind it")
    if not shown.alt.strip():
        return message("write in the brackets what is on this picture, for readers who cannot see it")
    if len(shown.alt) > LONGEST:
        told = "what is on this picture is said in %(n)s characters; shorten it to %(most)s"
        return message(told, n=len(shown.alt), most=LONGEST)
    if not _CREDIT.search(shown.caption):
        return message("say whose picture this is; end its caption with © and a name")
    return None


def versions_show_the_same(reading: Reading) -> Iterator[Problem]:
    """A translation shows every picture of its original."""
    for piece in reading.texts:
        for version in piece.versions.values():
            for name in _shown(piece.versions[piece.original]):
                if name in piece.pictures and name not in _shown(version):
                    told = message("%(of)s.md shows `%(name)s`; show it here too", of=piece.original, name=name)
                    yield Problem(version.path, version.line, 1, told)


def one_picture_leads(reading: Reading) -> Iterator[Problem]:
    """The `image` of a story is a picture that its text shows."""
    for story in reading.stories:
        if story.image and story.image not in _shown(story.versions[story.original]):
            told = message("`%(name)s` is no picture of the text; show it there, or name another", name=story.image)
            near = nearest(story.image, story.pictures)
            if near:
                told = message(
                    "`%(name)s` is no picture of the text; did you mean `%(near)s`?", name=story.image, near=near
                )
            yield reading.in_header(told, story.versions[story.original], "image")


def every_picture_is_shown(reading: Reading) -> Iterator[Problem]:
    """No picture lies there for nobody."""
    shown = {(version.folder, name) for version in reading.versions for name in _shown(version)}
    for folder, pictures in reading.pictures.items():
        for name, picture in pictures.items():
            if picture and (folder, name) not in shown and not reading.waits(folder):
                told = message("no text shows this picture; show it, or take it out")
                yield Problem(visible(f"{reading.root.name}/{folder}/{name}"), 1, 1, told)


def _shown(version: Version) -> list[str]:
    return [shown.address for shown, _ in references(version.body).pictures]
