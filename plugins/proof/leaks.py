"""What must never be published by mistake: keys, passwords and the folders of the machine that built the site."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.archive.documents import place_in
from plugins.archive.problems import Message, Problem, message
from plugins.archive.secrets import MACHINES, SECRETS, Leak
from plugins.proof.built import BuiltFile

# Bytes are searched several times as fast as letters.
_SIGNS = tuple((sign.encode(), kind) for kind in (*SECRETS, MACHINES) for sign in kind.signs)
# What is in no sign, or is everywhere, is taken out first: what then is left of a sign stands in what is left of a file.
_FREQUENT = b"abcdeijlmnprsuvw"
_TAKEN_OUT = bytes({*range(256)} - {*b"".join(sign for sign, _ in _SIGNS)} | {*_FREQUENT})
_LEFT = tuple((sign.translate(None, _TAKEN_OUT), sign, kind) for sign, kind in _SIGNS)


def nothing_leaks(file: BuiltFile) -> Iterator[Problem]:
    """Nothing in any file looks like a key, a token or a password, or names a folder of the machine that built the site."""
    left = file.data.translate(None, _TAKEN_OUT)
    for kind in dict.fromkeys(kind for rest, sign, kind in _LEFT if rest in left and sign in file.data):
        for place in _found(file, kind):
            yield file.problem(_told(kind), place)


def _told(kind: Leak) -> Message:
    if kind is MACHINES:
        return message("names a folder of a machine; write an address of the site instead")
    return message("looks like %(what)s; take it out, and replace it where it is used", what=message(kind.what))


def _found(file: BuiltFile, kind: Leak) -> Iterator[tuple[int, int]]:
    # What is no text may hold one all the same.
    text = file.text if file.text is not None else file.data.decode("latin-1")
    if kind.is_likely_in(text):
        yield from (place_in(text, found.start()) for found in kind.pattern.finditer(text))


RULES = (nothing_leaks,)
