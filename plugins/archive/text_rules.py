"""The rules of texts as a whole: headers and versions of stories and pages, drafts included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Literal

from plugins.archive import working
from plugins.archive.languages import CODES, Code
from plugins.archive.problems import Message, Problem, message
from plugins.archive.reading import Reading
from plugins.archive.stories import Piece, Version
from plugins.text.references import references

TITLE_LENGTH = 90
SUMMARY_LENGTH = 300
MENU = ("about",)


_CITED = re.compile(r"\[@[^\]\n]*\]")
_WORD = re.compile(r"\w")


def title_fault(title: str) -> Message | None:
    """Say what is wrong with a title, if anything is."""
    if title and not any(letter.isalnum() for letter in title):
        return message("a title is made of words; write some")
    if len(title) > TITLE_LENGTH:
        return message("the title has %(n)s characters; shorten it to %(most)s", n=len(title), most=TITLE_LENGTH)
    if title.endswith((".", "،", "؛")) and not title.endswith("…"):
        return message("a title has no full stop; take it out")
    return None


def summary_fault(summary: str) -> Message | None:
    """Say what is wrong with a summary, if anything is."""
    told = "the summary has %(n)s characters; shorten it to %(most)s"
    return message(told, n=len(summary), most=SUMMARY_LENGTH) if len(summary) > SUMMARY_LENGTH else None


def titles_fit(reading: Reading) -> Iterator[Problem]:
    """A title is made of words, has at most 90 characters and no full stop, and a summary at most 300 characters."""
    for version in reading.versions:
        for field, told in (("title", title_fault(version.title)), ("summary", summary_fault(version.summary))):
            if told:
                yield reading.in_header(told, version, field)


def translations_have_originals(reading: Reading) -> Iterator[Problem]:
    """A translation is made from another version that exists, and the way from one to the next ends at the original."""
    paths = {version.path for version in reading.versions}
    for version in reading.versions:
        made_from = version.translation and version.translation.of
        is_there = f"{version.path.rpartition('/')[0]}/{made_from}.md" in paths or reading.waits(version.folder)
        if made_from == version.language:
            told = message("a translation cannot follow itself; name the version that it was made from")
            yield reading.in_header(told, version, "translation", "of")
        elif made_from and not is_there:
            told = message("there is no version `%(of)s` to translate from; name one that exists", of=made_from)
            yield reading.in_header(told, version, "translation", "of")
    for piece in reading.texts:
        yield from _in_public(reading, piece)
        circle = _circle(piece)
        if circle:
            told = message("these translations follow each other; name the original, `%(of)s`", of=piece.original)
            yield reading.in_header(told, piece.versions[circle[0]], "translation", "of")


def _in_public(reading: Reading, piece: Piece) -> Iterator[Problem]:
    drafts = {version.language for version in reading.drafts if version.folder == piece.folder}
    for version in piece.versions.values() if drafts else ():
        if version.translation and version.translation.of in drafts:
            told = message("`%(of)s` is a draft; publish it too, or name another version", of=version.translation.of)
            yield reading.in_header(told, version, "translation", "of")


def drafts_keep_their_translations(reading: Reading) -> Iterator[Problem]:
    """A translation of a draft is a draft too, and says so."""
    hidden = reading.declared["drafts"] or ()
    for version in reading.drafts:
        if version.folder in hidden and version.translation and not reading.is_draft(version):
            told = message("is kept back, as its original is a draft; publish that, or write `status: draft` here too")
            yield reading.in_header(told, version, "translation")


def _circle(piece: Piece) -> list[Code]:
    """Return the versions that follow each other without ever coming to the original."""
    following = {
        code: version.translation.of
        for code, version in piece.versions.items()
        if version.translation and version.translation.of != code
    }
    for start in CODES:
        way = [start]
        while (code := following.get(way[-1])) and code not in way:
            way.append(code)
        if code == start:
            return way
    return []


def revisions_have_their_form(reading: Reading) -> Iterator[Problem]:
    """A translation's revision has the form of one: eight digits and letters from a to f."""
    versions = {version.path: version for version in reading.versions}
    for version in versions.values():
        translation = version.translation
        if translation is None or re.fullmatch(r"[0-9a-f]{8}", translation.revision):
            continue
        source = versions.get(f"{version.path.rpartition('/')[0]}/{translation.of}.md")
        right = source.revision if source and source.title else ""
        if not translation.revision:
            told = message("`revision` is missing; add it, such as `revision: %(right)s`", right=right or "935316d9")
            yield reading.in_header(told, version, "translation")
        elif right:
            told = message(
                "`%(revision)s` is no revision; write %(right)s, if this follows %(of)s.md as it stands now",
                revision=translation.revision,
                right=right,
                of=translation.of,
            )
            yield reading.in_header(told, version, "translation", "revision")
        else:
            told = message("`%(revision)s` is no revision; write eight of 0–9 and a–f", revision=translation.revision)
            yield reading.in_header(told, version, "translation", "revision")


def menu_leads_to_pages(reading: Reading) -> Iterator[Problem]:
    """The standing pages that the menu of every page leads to are there, and published."""
    for name in MENU:
        folder = f"pages/{name}"
        if folder not in reading.archive.by_folder and not reading.waits(folder):
            told = message("the menu leads to this page; write it in ar.md, fr.md or en.md, and publish it")
            yield Problem((PurePosixPath(reading.root.name) / folder).as_posix(), 1, 1, told)


def texts_are_not_empty(reading: Reading) -> Iterator[Problem]:
    """A text has at least a sentence below its header; a draft is only reminded of it."""
    told = {problem.path for problem in reading.problems if problem.line > 1}  # such as a text of controls alone
    for version in reading.versions:
        is_empty = not version.body.strip() or references(version.body).crowded is None
        if is_empty and not _WORD.search(_CITED.sub("", version.body)) and version.path not in told:
            missing = message("there is no text below the header; write it")
            yield Problem(version.path, version.line, 1, missing, _level(reading, version))


def working_titles_are_replaced(reading: Reading) -> Iterator[Problem]:
    """A working title or summary, as the scaffolding writes it, stands in drafts only, which are reminded of it."""
    for version in reading.versions:
        if version.title == working.TITLES[version.language]:
            problem = reading.in_header(message("this is a working title; write the right one"), version, "title")
            yield replace(problem, level=_level(reading, version))
        if version.summary == working.SUMMARIES[version.language]:
            problem = reading.in_header(message("this is a working summary; write the right one"), version, "summary")
            yield replace(problem, level=_level(reading, version))


def _level(reading: Reading, version: Version) -> Literal["error", "warning"]:
    """Say how much weight it has that a text is unfinished."""
    return "warning" if reading.is_draft(version) else "error"


def each_theme_once(reading: Reading) -> Iterator[Problem]:
    """A story names each theme and source once."""
    for story in reading.stories:
        for name, items in (("themes", story.themes), ("sources", story.sources)):
            for number, item in enumerate(items):
                if item in items[:number]:
                    told = message("`%(id)s` stands twice; keep one of them", id=item)
                    yield reading.in_header(told, story.versions[story.original], name, number)
