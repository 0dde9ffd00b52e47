"""Leaks are looked for in little of a file, and nothing that the patterns find is missed by that."""

from __future__ import annotations

import random

import pytest

from plugins.archive.secrets import MACHINES, SECRETS
from plugins.proof.built import BuiltFile
from plugins.proof.leaks import RULES
from tests.test_verifying import SECRETS as EXAMPLES

FOLDERS = ["/" + "home/amina/nadwa", "(/" + "root/x", '"/' + "Users/amina", "C:\\" + "Users\\amina", "file:///" + "x"]
SIGNS = [sign for kind in (*SECRETS, MACHINES) for sign in kind.signs]


def found(data: bytes) -> set[str]:
    """Return what a file is told to have in it."""
    told = [str(problem) for rule in RULES for problem in rule(BuiltFile("x.txt", "x.txt", data))]
    names = {kind.what: kind.what for kind in SECRETS} | {MACHINES.what: "names a folder of a machine"}
    return {what for what, said in names.items() for line in told if said in line}


def wanted(text: str) -> set[str]:
    """Return what the patterns find in a text."""
    return {kind.what for kind in (*SECRETS, MACHINES) if kind.pattern.search(text)}


@pytest.mark.parametrize("leak", [*EXAMPLES.values(), *FOLDERS])
def test_a_leak_is_found_among_any_letters(leak: str) -> None:
    """Whatever stands before and behind it, what the patterns find is told."""
    for before in ("", " ", "\n", "é ", "aeiou ", '="', "/", "x", "gh_", "PRIVATE "):
        for behind in ("", " ", "é", "_", "\nxox", '"'):
            text = f"نص {before}{leak}{behind} end"
            assert found(text.encode()) == wanted(text), text
    assert wanted(f" {leak} ")


def test_pieces_of_signs_are_told_as_the_patterns_find_them() -> None:
    """In texts that are nearly signs throughout, exactly what the patterns find is told."""
    chance = random.Random(7)
    pieces = [*SIGNS, *EXAMPLES.values(), *FOLDERS, "a", "_", "-", "/", "é", " ", "\n", "=", "x" * 40]
    seen: set[str] = set()
    for _ in range(400):
        parts = [piece[chance.randrange(3) :] for piece in chance.choices(pieces, k=5)]
        text = "".join(parts)
        assert found(text.encode()) == wanted(text), text
        seen |= wanted(text)
    assert len(seen) > len(SECRETS) / 2


def test_bytes_that_are_no_text_are_searched() -> None:
    """What cannot be read as letters may have a leak in it all the same."""
    for what, leak in EXAMPLES.items():
        assert what in found(b"\xff\x00\xfe\n " + leak.encode() + b"\n\xff"), what
