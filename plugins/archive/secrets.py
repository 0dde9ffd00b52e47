"""What must never be published by mistake: keys, tokens and passwords, as they look in any text."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Leak:
    """One kind of thing that must not be found; the pattern is asked only where one of its `signs` stands.

    Where signs are frequent, a `hint` that is quickly looked for stands in all that the pattern finds.
    """

    what: str
    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    hint: re.Pattern[str] | None = None

    def is_likely_in(self, text: str) -> bool:
        """Tell whether a text has any of the signs, at little cost."""
        return any(sign in text for sign in self.signs) and (self.hint is None or bool(self.hint.search(text)))


def _leak(what: str, signs: str, pattern: str, hint: str = "") -> Leak:
    return Leak(what, tuple(signs.split()), re.compile(pattern), re.compile(hint) if hint else None)


SECRETS = (
    _leak("a private key", "PRIVATE PuTTY-User-Key", r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY|PuTTY-User-Key-File-\d"),
    _leak("an access key of Amazon", "AKIA ASIA", r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    _leak("a token of GitHub", "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_", r"\b(?:gh[opsur]_\w{36}|github_pat_\w{22})"),
    _leak("a token of GitLab", "glpat-", r"\bglpat-[\w-]{20}"),
    _leak("a token of Slack", "xox", r"\bxox[abeoprs]-[\w-]{10}"),
    _leak("a key of Google", "AIza", r"\bAIza[\w-]{35}"),
    _leak("a key of Stripe", "k_live_", r"\b[rs]k_live_\w{16}"),
    _leak("a signed token", "eyJ", r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8}"),
    _leak(
        "a password in an address",
        "://",
        r"\b\w[\w+.-]{0,20}://[^\s/:@\"'<>?#]*:[^\s/@\"'<>?#]+@",
        r"://[^\s/:@\"'<>?#]*:[^\s/@\"'<>?#]+@",
    ),
    _leak(
        "a secret of an environment",
        "SECRET TOKEN PASSWORD PASSWD API_KEY",
        r"\b[A-Z0-9_]{0,60}(?:SECRET|TOKEN|PASSWORD|PASSWD|API_KEY)[A-Z0-9_]{0,60}\s{0,9}[=:]\s*[\"']?[^\s\"'<>]{6}",
    ),
)
# An address of the web may well have such a part in it, so no letter, dot or slash stands before.
MACHINES = _leak(
    "a folder of the machine",
    "/home/ /Users/ /root/ Users\\ file://",
    r"(?<![\w./-])/(?:home|Users|root)/[\w.-]+|\b[A-Za-z]:[\\/]+Users[\\/]|file:///",
)
