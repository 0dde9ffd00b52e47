"""Why a site did not reach its readers, said in a sentence that gives no secret away."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

MASK = "…"
# Shorter ones are no secrets, and would be found in every other word.
LEAST = 6
_WORDS = "KEY|SECRET|TOKEN|PASS|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|AUTH(?!_SOCK)"
_SECRET = re.compile(rf"(?:^|_)(?:{_WORDS})(?:_|$)|_PWD$")
_USER = re.compile(r"(://)[^\s/@]+@")


class Setback(Exception):
    """Something kept the site from its readers; its text says what, and how to mend it."""

    def __init__(self, text: str) -> None:
        """Keep what may be told of it."""
        super().__init__(masked(text))


def secrets(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Return the values of the environment that nobody may read, the longest first."""
    found = {value for name, value in environment.items() if _SECRET.search(name.upper()) and len(value) >= LEAST}
    return sorted(found, key=lambda value: (-len(value), value))


def masked(text: str) -> str:
    """Return a text without any secret of the environment, and without the user of any address."""
    for value in secrets():
        text = text.replace(value, MASK)
    return _USER.sub(rf"\1{MASK}@", text)
