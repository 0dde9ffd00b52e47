"""Gettext catalogues: words by their English form, read as they are written and compiled in memory."""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def read_catalogue(path: Path) -> Catalog:
    """Read a catalogue as it is written."""
    with path.open("rb") as file:
        return read_po(file)


def translations(path: Path) -> gettext.NullTranslations:
    """Return the words of a catalogue, ready to be asked; where there is none, English answers."""
    return _compiled(path, path.stat().st_mtime_ns) if path.is_file() else gettext.NullTranslations()


@lru_cache(maxsize=16)
def _compiled(path: Path, _changed: int) -> gettext.GNUTranslations:
    compiled = io.BytesIO()
    write_mo(compiled, read_catalogue(path))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def flaws(catalogue: Catalog) -> Iterator[tuple[Message, str]]:
    """Yield each word that is missing, doubtful or filled otherwise than in English, and what is wrong with it."""
    for word in catalogue:
        if word.id and (flaw := _flaw(word, catalogue.num_plurals)):
            yield word, flaw


def _flaw(word: Message, plurals: int) -> str:
    forms = [word.string or ""] if isinstance(word.string, str | None) else [form or "" for form in word.string]
    if not all(forms) or len(forms) < (plurals if word.pluralizable else 1):
        return "missing"
    if word.fuzzy:
        return "fuzzy"
    asked = _places(word.id if isinstance(word.id, str) else word.id[-1])
    # Arabic says one and two without a digit, so a plural form may leave its number out.
    if any(found != asked and (found or not word.pluralizable) for found in map(_places, forms)):
        return "places"
    return ""


def _places(text: str) -> list[str]:
    """Return the places of a text that are filled later, and signs of any that are broken."""
    return sorted(re.findall(r"%\(\w+\)[a-z]|%", text))
