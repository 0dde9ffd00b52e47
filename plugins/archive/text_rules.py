"""The rules of texts: headers and bodies of stories and pages, drafts included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from plugins.archive.languages import CODES, Code
from plugins.archive.problems import Message, Problem, message
from plugins.archive.reading import Reading
from plugins.archive.stories import Piece
from plugins.archive.words import absent
from plugins.text.references import DEEP, LONG, Reference, references

TITLE_LENGTH = 90
SUMMARY_LENGTH = 300
MENU = ("about",)
_CROWDED = {
    DEEP: message("this is nested too deeply; write fewer levels"),
    LONG: message("this paragraph is too long; part it"),
}


def titles_fit(reading: Reading) -> Iterator[Problem]:
    """A title is made of words, has at most 90 characters and no full stop, and a summary at most 300 characters."""
    for version in reading.versions:
        title, summary = version.title, version.summary
        if title and not any(letter.isalnum() for letter in title):
            yield reading.in_header(message("a title is made of words; write some"), version, "title")
        elif title.endswith((".", "،", "؛")) and not title.endswith("…"):
            yield reading.in_header(message("a title has no full stop; take it out"), version, "title")
        if len(title) > TITLE_LENGTH:
            told = "the title has %(n)s characters; shorten it to %(most)s"
            yield reading.in_header(message(told, n=len(title), most=TITLE_LENGTH), version, "title")
        if len(summary) > SUMMARY_LENGTH:
            told = "the summary has %(n)s characters; shorten it to %(most)s"
            yield reading.in_header(message(told, n=len(summary), most=SUMMARY_LENGTH), version, "summary")


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
    for piece in (*reading.archive.stories, *reading.archive.pages):
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
    for version in reading.versions:
        revision = version.translation.revision if version.translation else ""
        if version.translation and not re.fullmatch(r"[0-9a-f]{8}", revision):
            told = message("`%(revision)s` is no revision; write eight of 0–9 and a–f", revision=revision)
            yield reading.in_header(told, version, "translation", "revision")


def menu_leads_to_pages(reading: Reading) -> Iterator[Problem]:
    """The standing pages that the menu of every page leads to are there, and published."""
    for name in MENU:
        folder = f"pages/{name}"
        if folder not in reading.archive.by_folder and not reading.waits(folder):
            told = message("the menu leads to this page; write it in ar.md, fr.md or en.md, and publish it")
            yield Problem((PurePosixPath(reading.root.name) / folder).as_posix(), 1, 1, told)


def texts_are_not_empty(reading: Reading) -> Iterator[Problem]:
    """A text has at least a sentence below its header."""
    told = {problem.path for problem in reading.problems if problem.line > 1}  # such as a text of controls alone
    for version in reading.versions:
        if not version.body.strip() and version.path not in told:
            yield Problem(version.path, version.line, 1, message("there is no text below the header; write it"))


def texts_can_be_read(reading: Reading) -> Iterator[Problem]:
    """No paragraph holds so many marks, or so deep a nesting, that only a machine can have typed it."""
    for version in reading.versions:
        found = references(version.body).crowded
        if found:
            yield reading.in_text(_CROWDED.get(found.target) or _many(found.target), version, found)


def _many(mark: str) -> Message:
    return message("this paragraph has too many `%(mark)s`; part it", mark=mark)


def headings_below_title(reading: Reading) -> Iterator[Problem]:
    """The title is the only first-level heading: in a text, headings begin with `##`."""
    for version in reading.versions:
        for title in references(version.body).titles:
            yield reading.in_text(message("`#` is the title's level; write `##`"), version, title)


def citations_known(reading: Reading) -> Iterator[Problem]:
    """Every source that a text cites is in sources.yaml."""
    known = reading.declared["sources"]
    for version in reading.versions:
        for citation in references(version.body).sources:
            if known is not None and citation.target not in known:
                yield reading.in_text(absent(citation.target, "sources", known), version, citation)


def no_pictures(reading: Reading) -> Iterator[Problem]:
    """Texts have no pictures: the archive does not publish them yet."""
    for version in reading.versions:
        for picture in references(version.body).pictures:
            told = message("pictures are not published yet; take it out of the text")
            yield reading.in_text(told, version, picture)


def no_raw_html(reading: Reading) -> Iterator[Problem]:
    """Texts are Markdown alone: HTML would be shown as it is typed, and its invisible characters would hide."""
    for version in reading.versions:
        found = references(version.body)
        opened: set[str] = set()
        for tag in found.html:
            # The end of a tag goes with its beginning.
            if tag.target.startswith("</") and tag.target.strip("</>").lower() in opened:
                continue
            opened |= {re.split(r"[\s/>]", tag.target[1:].lower())[0]}
            told = message("`%(tag)s` is HTML; write it in Markdown", tag=tag.target)
            yield reading.in_text(told, version, tag)
        for letter in found.odd:
            told = message("%(letter)s is invisible or a control; take it out", letter=letter.target)
            yield reading.in_text(told, version, letter)


def nothing_left_as_typed(reading: Reading) -> Iterator[Problem]:
    """What looks like a citation, a link, a run, a footnote or code is one, or readers would see its marks."""
    for version in reading.versions:
        found = references(version.body)
        tags = {(tag.line, tag.column) for tag in found.html}
        for mark in found.left:
            if (mark.line, mark.column) not in tags:
                yield reading.in_text(_left(mark), version, mark)


def nothing_is_lost(reading: Reading) -> Iterator[Problem]:
    """Readers see all that a text says: no row has more cells than its table, and every definition is used."""
    for version in reading.versions:
        found = references(version.body)
        for cell in found.cells:
            told = message(
                "`%(cell)s` has no column and would be lost; give the head of the table as many", cell=cell.target
            )
            yield reading.in_text(told, version, cell)
        for address in found.defined:
            told = message(
                "`%(address)s` is defined and would be lost; link to it, or write `\\[` before it",
                address=address.target,
            )
            yield reading.in_text(told, version, address)


def _left(mark: Reference) -> Message:
    typed = mark.target
    if typed.startswith("[@"):
        return message("`%(mark)s` cites nothing; write [@id] with the id of a source in sources.yaml", mark=typed)
    if typed.startswith(":"):
        return message("`%(mark)s` begins no run in another language; write :ar[…], :fr[…] or :en[…]", mark=typed)
    if typed.startswith("[^"):
        return message("`%(mark)s` is a footnote, which is not used here; cite a source with [@id]", mark=typed)
    if typed.startswith("]"):
        return message("`%(mark)s` makes no link; write [words](address), without spaces in the address", mark=typed)
    if typed.startswith(("```", "~~~")):
        return message("a fence of three marks is not used here; indent code by four spaces")
    if typed in ("{filename}", "{static}", "{attach}"):
        return message("`%(mark)s` has no place outside a link; write [words]({filename}/folder)", mark=typed)
    return message("`%(mark)s` would be shown as it is typed; take it out", mark=typed)


def each_theme_once(reading: Reading) -> Iterator[Problem]:
    """A story names each theme and source once."""
    for story in reading.archive.stories:
        for name, items in (("themes", story.themes), ("sources", story.sources)):
            for number, item in enumerate(items):
                if item in items[:number]:
                    told = message("`%(id)s` stands twice; keep one of them", id=item)
                    yield reading.in_header(told, story.versions[story.original], name, number)
