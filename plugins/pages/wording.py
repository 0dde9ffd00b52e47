"""The words of the theme: gettext catalogues beside the templates."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog

from plugins.archive import catalogues
from plugins.archive.languages import Code
from plugins.archive.problems import Message, Problem, message
from plugins.work.digest import digest

DOMAIN = "nadwa"


def catalogue_path(theme: Path, code: Code, domain: str = DOMAIN) -> Path:
    """Return where a language's catalogue lies; English has none, for its words are the keys."""
    return theme / "locale" / code / "LC_MESSAGES" / f"{domain}.po"


def read_catalogue(theme: Path, code: Code) -> Catalog:
    """Read a language's catalogue as it is written."""
    return catalogues.read_catalogue(catalogue_path(theme, code))


def translations(theme: Path, code: Code) -> gettext.NullTranslations:
    """Return the words of a language, ready to be asked."""
    return catalogues.translations(catalogue_path(theme, code))


def basis(theme: Path) -> bytes:
    """Return the hash of all words of a theme."""
    return digest([(path.parent.parent.name, path.read_bytes()) for path in sorted(theme.glob("locale/*/*/*.po"))])


def incomplete(theme: Path) -> Iterator[Problem]:
    """Every word of the theme has its Arabic and French form, plural forms and placeholders included."""
    for code in ("ar", "fr"):
        path = catalogue_path(theme, code)
        name = (Path(theme.name) / path.relative_to(theme)).as_posix()
        if not path.is_file():
            yield Problem(name, 1, 1, message("is missing; restore the catalogue"))
            continue
        for word, flaw in catalogues.flaws(read_catalogue(theme, code)):
            singular = word.id if isinstance(word.id, str) else word.id[0]
            yield Problem(name, word.lineno or 1, 1, _fault(flaw, singular))


def _fault(flaw: str, word: str) -> Message:
    if flaw == "missing":
        return message("`%(word)s` has no word here; translate it", word=word)
    if flaw == "fuzzy":
        return message("`%(word)s` is marked fuzzy; confirm it", word=word)
    return message("`%(word)s` is filled otherwise than in English; write the same places", word=word)
