"""The copy desk: has all proofread that the archive says, but for what was found right before and is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from plugins.archive.imprimatur import RECORDS, Imprimatur
from plugins.archive.problems import Problem, message
from plugins.archive.reading import Reading
from plugins.work.memory import FORGETFUL, Memory

if TYPE_CHECKING:
    from plugins.archive.proofdesk import Desk

_OFFICE = "copydesk"


def proofs(
    reading: Reading, told: Iterable[Problem] = (), memory: Memory = FORGETFUL, desk: Desk | None = None
) -> list[Problem]:
    """Return where texts and facts are not written as the language guide says, in order of place.

    Where something else is `told` of a line already, the line is proofread once that is mended. Where only one text is
    asked for, its proofs are all, and a `desk` that has read the same records may be lent.
    """
    lines = {(problem.path, problem.line) for problem in told}
    if reading.only or reading.problems:
        desk = desk or at_the_desk(reading)
        found = {*desk.of_texts(reading, [*reading.versions], memory)}
        found |= set() if reading.only else {*desk.of_records(reading)}
    else:
        found = _lacking(reading, memory)
    return sorted(problem for problem in (*found, *_older(reading)) if (problem.path, problem.line) not in lines)


def _lacking(reading: Reading, memory: Memory) -> set[Problem]:
    """Return what is wrong in all that was not found right before."""
    imprimatur = Imprimatur(reading, memory)
    texts = {folder: [*imprimatur.versions(folder)] for folder in imprimatur.lacking(_OFFICE)}
    has_records = imprimatur.has(_OFFICE, RECORDS)
    if has_records and not texts:
        return set()
    desk = at_the_desk(reading)
    records = set() if has_records else {*desk.of_records(reading)}
    found = {*desk.of_texts(reading, [*chain.from_iterable(texts.values())], memory)}
    if not has_records and not records:
        imprimatur.give(_OFFICE, RECORDS)
    wrong = {problem.path for problem in found}
    for folder, versions in texts.items():
        if not wrong & {version.path for version in versions}:
            imprimatur.give(_OFFICE, folder)
    return found | records


def at_the_desk(reading: Reading) -> Desk:
    """Return a desk; its rules are many, so they are brought in when something is to be read."""
    from plugins.archive.proofdesk import Desk

    return Desk(reading)


def _older(reading: Reading) -> Iterator[Problem]:
    """Yield each translation whose original has changed since; a revision in no right form is the contract's."""
    versions = {version.path: version for version in reading.versions}
    for version in versions.values():
        follows = version.translation
        source = follows and versions.get(f"{version.path.rpartition('/')[0]}/{follows.of}.md")
        if not follows or not source or source is version or not source.title:
            continue
        if follows.revision != source.revision:
            told = message(
                "%(of)s.md has changed since this translation; bring it up to date, then write revision %(right)s",
                of=follows.of,
                right=source.revision,
            )
            yield replace(reading.in_header(told, version, "translation"), level="warning")
