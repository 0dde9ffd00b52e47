"""What must never be published by mistake: keys, passwords and the folders of the machine that built the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.archive.documents import place_in
from plugins.archive.problems import Message, Problem, message
from plugins.proof.built import BuiltFile


@dataclass(frozen=True)
class Leak:
    """One kind of thing that must not be found; the pattern is asked only where one of its `signs` stands."""

    what: str
    signs: tuple[bytes, ...]
    pattern: re.Pattern[str]


def _leak(what: str, signs: str, pattern: str) -> Leak:
    return Leak(what, tuple(signs.encode().split()), re.compile(pattern))


SECRETS = (
    _leak("a private key", "PRIVATE PuTTY-User-Key", r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY|PuTTY-User-Key-File-\d"),
    _leak("an access key of Amazon", "AKIA ASIA", r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    _leak("a token of GitHub", "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_", r"\b(?:gh[opsur]_\w{36}|github_pat_\w{22})"),
    _leak("a token of GitLab", "glpat-", r"\bglpat-[\w-]{20}"),
    _leak("a token of Slack", "xox", r"\bxox[abeoprs]-[\w-]{10}"),
    _leak("a key of Google", "AIza", r"\bAIza[\w-]{35}"),
    _leak("a key of Stripe", "k_live_", r"\b[rs]k_live_\w{16}"),
    _leak("a signed token", "eyJ", r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8}"),
    _leak("a password in an address", "://", r"://[^\s/:@\"'<>?#]*:[^\s/:@\"'<>?#]+@"),
    _leak(
        "a secret of an environment",
        "SECRET TOKEN PASSWORD PASSWD API_KEY",
        r"\b[A-Z0-9_]*(?:SECRET|TOKEN|PASSWORD|PASSWD|API_KEY)[A-Z0-9_]*\s*[=:]\s*[\"']?[^\s\"'<>]{6}",
    ),
)
# An address of the web may well have such a part in it, so no letter, dot or slash stands before.
MACHINES = _leak(
    "a folder of the machine",
    "/home/ /Users/ /root/ Users\\ file://",
    r"(?<![\w./-])/(?:home|Users|root)/[\w.-]+|\b[A-Za-z]:[\\/]+Users[\\/]|file:///",
)


def no_secrets(file: BuiltFile) -> Iterator[Problem]:
    """Nothing in any file looks like a key, a token or a password."""
    for secret in SECRETS:
        told = message("looks like %(what)s; take it out, and replace it where it is used", what=message(secret.what))
        yield from _found(file, secret, told)


def no_machine(file: BuiltFile) -> Iterator[Problem]:
    """No file names a folder of the machine that built the site."""
    yield from _found(file, MACHINES, message("names a folder of a machine; write an address of the site instead"))


def _found(file: BuiltFile, leak: Leak, told: Message) -> Iterator[Problem]:
    if any(sign in file.data for sign in leak.signs):
        # What is no text may hold one all the same.
        text = file.text if file.text is not None else file.data.decode("latin-1")
        for found in leak.pattern.finditer(text):
            yield file.problem(told, place_in(text, found.start()))


RULES = (no_secrets, no_machine)
