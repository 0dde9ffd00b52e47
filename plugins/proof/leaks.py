"""What must never be published by mistake: keys, passwords and the folders of the machine that built the site."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.archive.documents import place_in
from plugins.archive.problems import Message, Problem, message
from plugins.archive.secrets import MACHINES, SECRETS, Leak
from plugins.proof.built import BuiltFile


def no_secrets(file: BuiltFile) -> Iterator[Problem]:
    """Nothing in any file looks like a key, a token or a password."""
    for kind in SECRETS:
        told = message("looks like %(what)s; take it out, and replace it where it is used", what=message(kind.what))
        yield from _found(file, kind, told)


def no_machine(file: BuiltFile) -> Iterator[Problem]:
    """No file names a folder of the machine that built the site."""
    yield from _found(file, MACHINES, message("names a folder of a machine; write an address of the site instead"))


def _found(file: BuiltFile, kind: Leak, told: Message) -> Iterator[Problem]:
    if any(sign.encode() in file.data for sign in kind.signs):
        # What is no text may hold one all the same.
        text = file.text if file.text is not None else file.data.decode("latin-1")
        for found in kind.pattern.finditer(text):
            yield file.problem(told, place_in(text, found.start()))


RULES = (no_secrets, no_machine)
