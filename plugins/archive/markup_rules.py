"""The rules of what stands in a text: headings, citations, marks and tags of stories and pages, drafts included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from plugins.archive.problems import Message, Problem, message
from plugins.archive.reading import Reading
from plugins.archive.words import absent
from plugins.text.references import DEEP, HUGE, LONG, references
from plugins.text.sheets import Reference
from plugins.text.slips import LISTED

_CROWDED = {
    DEEP: message("this is nested too deeply; write fewer levels"),
    LONG: message("this paragraph is too long; part it"),
    HUGE: message("this text is too long; part it into several"),
}
# What Markdown has for a tag of HTML; a tag that is not here has no place in a text.
_IN_MARKDOWN = {
    **dict.fromkeys(("b", "strong"), "**…**"),
    **dict.fromkeys(("i", "em", "cite"), "*…*"),
    **dict.fromkeys(("code", "tt", "kbd"), "`…`"),
    **dict.fromkeys(("h1", "h2"), "## …"),
    **dict.fromkeys(("ul", "li"), "- …"),
    **dict.fromkeys(("table", "tr", "td", "th"), "| … |"),
    "h3": "### …",
    "h4": "#### …",
    "ol": "1. …",
    "a": "[…](…)",
    "blockquote": "> …",
    "pre": "    …",
    "hr": "---",
}


def texts_can_be_read(reading: Reading) -> Iterator[Problem]:
    """No paragraph holds so many marks, or so deep a nesting, that only a machine can have typed it."""
    for version in reading.versions:
        found = references(version.body).crowded
        if found and version.body.strip():
            many = message("this paragraph has too many `%(mark)s`; part it", mark=found.target)
            yield reading.in_text(_CROWDED.get(found.target, many), version, found)


def headings_below_title(reading: Reading) -> Iterator[Problem]:
    """Headings begin with `##`, for the title is the only one of the first level; none is skipped, empty or bare."""
    for version in reading.versions:
        above = 1
        for section in references(version.body).sections:
            told = None
            if not section.heading.target:
                told = message("this heading has no words; write some, or take it out")
            elif section.level == 1:
                told = message("`#` is the title's level; write `##`")
            elif section.level > above + 1:
                marks = {"typed": "#" * section.level, "right": "#" * (above + 1)}
                told = message("`%(typed)s` skips a level; write `%(right)s`", **marks)
            elif section.is_lined:
                told = message("the line below makes a heading of this; write `##`, or part them by an empty line")
            elif not section.has_text:
                told = message("there is no text below this heading; write it, or take the heading out")
            above = max(section.level, 2)
            if told:
                yield reading.in_text(told, version, section.heading)


def citations_known(reading: Reading) -> Iterator[Problem]:
    """Every source that a text cites is in sources.yaml, and one that it names as citations do is cited."""
    known = reading.declared["sources"]
    if known is None:
        return
    for version in reading.versions:
        found = references(version.body)
        for citation in found.sources:
            if citation.target not in known:
                yield reading.in_text(absent(citation.target, "sources", known), version, citation)
        for one, other in pairwise(found.sources):
            is_near = one.line == other.line and other.column - one.column <= len(one.target) + 4
            if one.target == other.target and is_near:
                told = message("`%(id)s` stands twice; keep one of them", id=one.target)
                yield reading.in_text(told, version, other)
        for word in found.bare:
            if word.target in known:
                told = message("`%(id)s` is not cited like this; write [@%(id)s]", id=word.target)
                yield reading.in_text(told, version, word)


def no_raw_html(reading: Reading) -> Iterator[Problem]:
    """Texts are Markdown alone: HTML would be shown as it is typed, and its invisible characters would hide."""
    for version in reading.versions:
        found = references(version.body)
        opened: set[str] = set()
        for tag in found.html:
            if any(_holds(link, tag) for link in found.links):
                continue  # the link is wrong as a whole
            name = re.split(r"[\s/>]", tag.target.lower().removeprefix("</").removeprefix("<"))[0]
            # The end of a tag goes with its beginning.
            if tag.target.startswith("</") and name in opened:
                continue
            opened |= {name}
            yield reading.in_text(_tag(tag.target, name), version, tag)
        for letter in found.odd:
            told = message("%(letter)s is invisible or a control; take it out", letter=letter.target)
            yield reading.in_text(told, version, letter)
        for entity in found.strange:
            told = message("`%(entity)s` names no character; write the character itself", entity=entity.target)
            yield reading.in_text(told, version, entity)


def _holds(link: Reference, tag: Reference) -> bool:
    return link.line == tag.line and link.column < tag.column < link.column + len(link.target)


def _tag(typed: str, name: str) -> Message:
    if typed == "<!--":
        return message("`%(tag)s` begins a comment, which only a draft may have; take it out", tag=typed)
    if name == "br":
        return message("`%(tag)s` is HTML; begin a new paragraph, or end the line with two spaces", tag=typed)
    if name in _IN_MARKDOWN:
        return message("`%(tag)s` is HTML; write `%(form)s`", tag=typed, form=_IN_MARKDOWN[name])
    return message("`%(tag)s` is HTML, which is not published; take it out", tag=typed)


def nothing_left_as_typed(reading: Reading) -> Iterator[Problem]:
    """What looks like a citation, a link, a run, emphasis, a footnote or code is one, or readers would see its marks."""
    for version in reading.versions:
        found = references(version.body)
        for fence in found.fences:
            told = message("a fence of three marks is not used here; indent code by four spaces")
            yield reading.in_text(told, version, fence)
        tags = {(tag.line, tag.column) for tag in found.html}
        notes: set[str] = set()
        for mark in found.left:
            # A footnote and its text are one.
            if (mark.line, mark.column) not in tags and mark.target not in notes:
                yield reading.in_text(_left(mark), version, mark)
            notes |= {mark.target} if mark.target.startswith("[^") else set()
        for run in found.foreign:
            told = message(
                "`%(run)s` is not in the letters of that language; write the other one", run=f"{run.target}]"
            )
            yield reading.in_text(told, version, run)


def _left(mark: Reference) -> Message:
    typed = mark.target
    if typed.startswith("[@"):
        return message("`%(mark)s` cites nothing; write [@id] with the id of a source in sources.yaml", mark=typed)
    if typed.startswith(("[=", "[ =")):
        return message("`%(mark)s` inserts nothing; write [=name], such as [=participants], on one line", mark=typed)
    if re.match(r":{0,2}[A-Za-z]{2,8} ?[\[(]", typed):
        return message("`%(mark)s` begins no run in another language; write :ar[…], :fr[…] or :en[…]", mark=typed)
    if typed.startswith("[^"):
        return message("`%(mark)s` is a footnote, which is not used here; cite a source with [@id]", mark=typed)
    if re.fullmatch(rf"{LISTED} +|•|-|\d+\)", typed):
        told = "`%(mark)s` begins no list; put an empty line before the list, and `- ` or `1. ` before each item"
        return message(told, mark=typed.strip())
    if typed.startswith("|"):
        return message("this row is in no table; write a line such as |---|---| below the first row")
    if typed.startswith(("]", "<", "[[", ")[")) or (typed.startswith("[") and "://" in typed):
        return message("`%(mark)s` makes no link; write [words](address), without spaces in the address", mark=typed)
    if typed in ("{filename}", "{static}", "{attach}"):
        return message("`%(mark)s` has no place outside a link; write [words]({filename}/folder)", mark=typed)
    if typed.startswith("`"):
        return message("this backtick opens or closes no code; set its other half, or write `’` for an apostrophe")
    if re.fullmatch(r"[*_]+", typed):
        told = "`%(mark)s` opens or closes nothing; set its other half at the edge of a word, or write `\\%(mark)s`"
        return message(told, mark=typed)
    return message("`%(mark)s` would be shown as it is typed; take it out", mark=typed)


def nothing_is_lost(reading: Reading) -> Iterator[Problem]:
    """Readers see all that a text says: rows fit their table, every definition is used, and every link has words."""
    for version in reading.versions:
        found = references(version.body)
        for cell in found.cells:
            told = "`%(cell)s` has no column and would be lost; give the head of the table as many"
            yield reading.in_text(message(told, cell=cell.target), version, cell)
        for address in found.defined:
            told = "`%(address)s` is defined and would be lost; link to it, or write `\\[` before it"
            yield reading.in_text(message(told, address=address.target), version, address)
        for name in found.doubled:
            told = "`%(id)s` is defined twice, and the first would be lost; give each its own name"
            yield reading.in_text(message(told, id=name.target), version, name)
        for link in found.nested:
            told = "the link to `%(address)s` holds another link or citation; put that behind it"
            yield reading.in_text(message(told, address=link.target), version, link)
        for link in found.wordless:
            told = "the link to `%(address)s` has no words to click on; write [words](address)"
            yield reading.in_text(message(told, address=link.target), version, link)
