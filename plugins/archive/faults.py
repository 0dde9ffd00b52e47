"""What is wrong with a text that is no YAML, in words for people who write titles and not programs."""

from __future__ import annotations

import re

import yaml

from plugins.archive.problems import Message, message

# The parser's own words, and ours. What is not closed is shown where it begins, everything else where it is noticed.
_QUOTE = message("this quotation mark is never closed; close it at the end of the text")
_TEXT = "a text cannot begin with `%(sign)s`; put the whole text in quotes"
_BRACKET = message("this bracket is never closed; write a list as [a, b] and names as {ar: a, fr: b}")
_COMMA = message("a comma or a closing bracket is missing before this; write a list as [a, b]")
_KEY = message("this line has no `key:`; write `key: value`, or indent it below the text that it continues")
_COLON = message("`:` cannot stand here; put a text that holds a colon in quotes, and mend the indentation")
_ESCAPE = message("`\\` begins an escape in double quotes; write `\\\\`, or put the text in single quotes")
_BLOCK = message("after `|` or `>` the text begins on the next line; put it there, or put it all in quotes")
_TAG = message("tags are not used here; write the value alone")
_ITEM = message("`-` begins a list item; begin the list on the next line, or put the text in quotes")
_AFTER = message("this follows a text that is closed already; put the whole text in one pair of quotes")
_CLOSING = message("this bracket closes nothing; take it out, or put the whole text in quotes")
_DIRECTIVE = message("directives are not used here; take this line out")
_UNFIT = message("does not fit what stands above; begin each key at the same column, or put the whole text in quotes")
_QUOTES = message("this colon is part of a text; put the whole text in quotes")
_SPACE = "a colon and a space must follow a key; write `%(key)s: …`"
_OTHER = "`%(sign)s` parts nothing here; write the comma `,`"
_HASH = message("what follows ` #` would be lost as a comment; put the text in quotes, or the comment on its own line")
# A key without a space behind its colon; a key with one; a word that YAML takes for a comment; a comma of another script
# behind which a key follows.
_UNSPACED = re.compile(r"^[ \t]*(?:- )?([A-Za-z_]+)(?::(?=[^ \t\r\n/:])|[ \t]*(?:=|：)(?=[^=]))", re.MULTILINE)
_KEYED = re.compile(r"\w:\s")
_LOST = re.compile(r"[ \t]#(?=\S)")
_OTHER_COMMA = re.compile(r"([،؛，])\s*\w+\s*$")
_OPENED: tuple[tuple[str, Message], ...] = (
    ("found unexpected end of stream", _QUOTE),
    ("found unexpected document separator", _QUOTE),
    ("<stream end>", _BRACKET),
    ("could not find expected ':'", _KEY),
)
_NOTICED: tuple[tuple[str, Message], ...] = (
    ("mapping values are not allowed", _COLON),
    ("sequence entries are not allowed", _ITEM),
    ("expected ',' or", _COMMA),
    ("found '<scalar>'", _AFTER),
    ("found ']'", _CLOSING),
    ("found '}'", _CLOSING),
    ("unclosed '[' or '{'", _COMMA),
    ("unknown escape character", _ESCAPE),
    ("expected escape sequence", _ESCAPE),
    ("chomping or indentation", _BLOCK),
    ("expected indentation indicator", _BLOCK),
    ("expected a comment or a line break", _BLOCK),
    ("directive", _DIRECTIVE),
    ("incompatible", _DIRECTIVE),
    ("tag", _TAG),
    ("expected '!'", _TAG),
    ("URI", _TAG),
)


def explain(error: yaml.YAMLError, text: str, start: int) -> tuple[Message, int]:
    """Say what the parser means and how to mend it, and where in the text; `start` is where the YAML begins."""
    if isinstance(error, yaml.reader.ReaderError):
        sign = f"U+{ord(text[error.position]):04X}"
        return message("the character %(sign)s may not stand here; take it out", sign=sign), error.position
    if not isinstance(error, yaml.MarkedYAMLError):
        return _UNFIT, start
    noticed = _offset(error.problem_mark, start)
    opened = _offset(error.context_mark or error.problem_mark, start)
    fault = f"{error.problem} {error.context}"
    if "cannot start any token" in fault or "alphabetic or numeric" in fault:
        place = noticed if "token" in fault else opened
        sign = text[place : place + 1]
        if sign == "\t":
            return message("a tab stands here; indent with spaces"), place
        return message(_TEXT, sign=sign), place
    told, place = next(((told, opened) for words, told in _OPENED if words in fault), (_UNFIT, noticed))
    if told is _UNFIT:
        told = next((told for words, told in _NOTICED if words in fault), _UNFIT)
    return _plainer(told, text, opened, noticed) or (told, place)


def _plainer(told: Message, text: str, opened: int, noticed: int) -> tuple[Message, int] | None:
    """Look for the slip of a writer behind a fault: a space that lacks, a comma of another script, a colon, a hash."""
    if told in (_KEY, _COLON, _UNFIT):
        begin = text.rfind("\n", 0, max(text.rfind("\n", 0, min(opened, noticed)), 0)) + 1
        end = text.find("\n", noticed)
        unspaced = _UNSPACED.search(text, begin, end if end >= 0 else len(text))
        if unspaced:
            return message(_SPACE, key=unspaced[1]), unspaced.start(1)
    line = text[text.rfind("\n", 0, noticed) + 1 : noticed]
    if told == _COLON and _KEYED.search(line):
        return _QUOTES, noticed
    if told not in (_COMMA, _BRACKET):
        return None
    flow = text[opened:noticed]
    lost, comma = _LOST.search(flow), _OTHER_COMMA.search(flow)
    if lost and flow.count('"', 0, lost.start()) % 2 == 0:
        return _HASH, opened + lost.start() + 1
    if text[noticed : noticed + 1] != ":":
        return None
    return (message(_OTHER, sign=comma[1]), opened + comma.start(1)) if comma else (_QUOTES, noticed)


def _offset(mark: yaml.Mark | None, start: int) -> int:
    return mark.index if mark else start
