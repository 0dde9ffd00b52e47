"""The rules of inserted facts: what a text asks of the records, they hold."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.archive.insertions import REGISTERS_OF, Unheld, edition_of, inserting
from plugins.archive.problems import Message, Problem, message
from plugins.archive.reading import Reading
from plugins.archive.stories import Version
from plugins.text.insertions import Insertion, insertions
from plugins.text.references import references


def insertions_are_held(reading: Reading) -> Iterator[Problem]:
    """Every fact that a text inserts is in the records of its edition, or of the one that it names."""
    for version in reading.versions:
        for insertion, place in references(version.body).insertions:
            told = _unheld(reading, version, insertion)
            if told and not _waits(reading, version, insertion):
                yield reading.in_text(told, version, place)


def insertions_stand_in_texts(reading: Reading) -> Iterator[Problem]:
    """A title and a summary, which travel alone, are typed out: facts are inserted in texts."""
    for version in reading.versions:
        for name, text in (("title", version.title), ("summary", version.summary)):
            for insertion in insertions(text):
                told = _unheld(reading, version, insertion)
                insert = inserting(reading.archive, version.folder, version.language)
                if not told:
                    words = insert(insertion.asked, insertion.language)
                    typed = text[insertion.start : insertion.end]
                    told = message("`%(typed)s` works in the text alone; write `%(words)s`", typed=typed, words=words)
                yield reading.in_header(told, version, name)


def _unheld(reading: Reading, version: Version, insertion: Insertion) -> Message | None:
    try:
        inserting(reading.archive, version.folder, version.language)(insertion.asked, insertion.language)
    except Unheld as unheld:
        return unheld.told
    return None


def _waits(reading: Reading, version: Version, insertion: Insertion) -> bool:
    """Tell whether a fact may be missing only because something that is told already is wrong."""
    asked = insertion.asked.split("/")[0].strip() if "/" in insertion.asked else edition_of(version.folder)
    if asked and reading.waits(f"editions/{asked}"):
        return True
    name, _, record = insertion.asked.strip().partition(":")
    register = {**REGISTERS_OF, "venue": "places", "city": "places"}.get(name.rpartition("/")[2], "")
    declared = reading.declared.get(register, frozenset())
    return declared is None or record in declared
