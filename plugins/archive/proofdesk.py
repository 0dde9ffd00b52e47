"""The desk with all its rules: proofreads all that the archive says, and tells each slip where it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

import yaml

from plugins.archive import attested
from plugins.archive.compositor import composed
from plugins.archive.documents import open_document, place_in
from plugins.archive.nodes import locate
from plugins.archive.problems import Message, Problem, message
from plugins.archive.reading import Reading
from plugins.archive.scalars import offsets
from plugins.archive.stories import Version
from plugins.archive.wordings import Keys, wordings
from plugins.text import spelling, style
from plugins.text.manuscript import passages
from plugins.text.passages import Passage
from plugins.text.proofreading import RULES, Finding, Proofreader
from plugins.text.rulebook import Rule
from plugins.text.spaces import set_in_type
from plugins.work.digest import digest
from plugins.work.memory import Memory

# What reading a file and the rules of headers tell already.
_TOLD = (spelling.nothing_invisible, style.title_without_stop)
_RULES = tuple(rule for rule in RULES if rule not in _TOLD)


class Desk:
    """Reads every wording as its readers see it: what the build mends is no slip."""

    def __init__(self, reading: Reading) -> None:
        """Gather the rules: those of the languages, and those that the records of this archive make, whatever its texts say."""
        self.archive = composed(replace(reading.archive, stories=(), pages=()))
        self.reader = Proofreader((*_RULES, attested.names(self.archive)))

    @cached_property
    def said(self) -> frozenset[str]:
        """Every wording of the records."""
        return attested.said(self.archive)

    @cached_property
    def mottos(self) -> dict[str, tuple[Rule, ...]]:
        """The rule of each edition, by its id."""
        return {name: (attested.motto(edition),) for name, edition in self.archive.editions.items()}

    def of_texts(self, reading: Reading, versions: list[Version], memory: Memory) -> Iterator[Problem]:
        """Yield every slip of some texts of a reading."""
        named = digest(attested.known_names(self.archive))

        def key(version: Version) -> bytes:
            edition = self.archive.editions.get(_edition(version))
            written = version.title, version.summary, version.body, version.language
            return digest((named, edition and edition.motto, written))

        for version, found in zip(versions, memory.make("proofs", self._read, versions, key), strict=True):
            for field, finding in found:
                # What is said elsewhere may change without the text.
                if not attested.is_said(finding, self.said):
                    in_body = field == "body"
                    yield _in_body(version, finding) if in_body else _in(reading, version.file, (field,), finding)

    def of_records(self, reading: Reading) -> Iterator[Problem]:
        """Yield every slip of the records."""
        for wording in wordings(reading.archive):
            for finding in self.reader.read(set_in_type(wording.passage)):
                yield _in(reading, wording.file, wording.keys, finding)

    def _read(self, version: Version) -> list[tuple[str, Finding]]:
        """Read a version by the rules of its edition, whose motto is known below its folder."""
        motto = self.mottos.get(_edition(version), ())
        body = (("body", passage) for passage in passages(version.body, version.language, version.title))
        parts = (*_header(version), *body)
        return [
            (field, finding) for field, passage in parts for finding in self.reader.read(set_in_type(passage), motto)
        ]


def _in_body(version: Version, finding: Finding) -> Problem:
    line, column = place_in(version.body, finding.start)
    return Problem(version.path, version.line + line - 1, column, _told(finding), finding.level)


def _in(reading: Reading, file: str, keys: Keys, finding: Finding) -> Problem:
    first = reading.problem(_told(finding), file, *keys)
    line, column = _place(reading, first.path, file, keys, finding.start)
    return Problem(first.path, line, column, first.message, finding.level)


def _edition(version: Version) -> str:
    return version.folder.split("/")[1]


def _header(version: Version) -> Iterator[tuple[str, Passage]]:
    if version.title:
        yield "title", Passage(version.title, version.language, "title")
    if version.summary:
        yield "summary", Passage(version.summary, version.language, "summary", above=version.title)


def _place(reading: Reading, path: str, file: str, keys: Keys, offset: int) -> tuple[int, int]:
    """Return the line and column of a character of a field."""
    node = locate(reading.nodes[path], *keys)
    source = open_document(reading.root / file, path).text
    if not isinstance(node, yaml.ScalarNode):
        return node.start_mark.line + 1, node.start_mark.column + 1
    text = " ".join(node.value.split("\n"))
    leading = len(text) - len(text.lstrip())
    return place_in(source, offsets(source, node, text)[offset + leading])


def _told(finding: Finding) -> Message:
    return message(finding.reason, **finding.values)
