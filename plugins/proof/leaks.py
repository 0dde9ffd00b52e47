"""What must never be published by mistake: keys, passwords and the folders of the machine that built the site."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.archive.documents import place_in
from plugins.archive.problems import Problem, message
from plugins.archive.secrets import MACHINES, SECRETS, Leak
from plugins.proof.built import BuiltFile

# Bytes are searched several times as fast as letters.
_SIGNS = {kind.what: tuple(sign.encode() for sign in kind.signs) for kind in (*SECRETS, MACHINES)}


def no_secrets(file: BuiltFile) -> Iterator[Problem]:
    """Nothing in any file looks like a key, a token or a password."""
    for kind in SECRETS:
        for place in _found(file, kind):
            told = "looks like %(what)s; take it out, and replace it where it is used"
            yield file.problem(message(told, what=message(kind.what)), place)


def no_machine(file: BuiltFile) -> Iterator[Problem]:
    """No file names a folder of the machine that built the site."""
    for place in _found(file, MACHINES):
        yield file.problem(message("names a folder of a machine; write an address of the site instead"), place)


def _found(file: BuiltFile, kind: Leak) -> Iterator[tuple[int, int]]:
    if any(sign in file.data for sign in _SIGNS[kind.what]):
        # What is no text may hold one all the same.
        text = file.text if file.text is not None else file.data.decode("latin-1")
        if kind.is_likely_in(text):
            yield from (place_in(text, found.start()) for found in kind.pattern.finditer(text))


RULES = (no_secrets, no_machine)
