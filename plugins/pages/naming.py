"""The names of the archive as running text knows them: every written form, and the language it belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from plugins.archive.holdings import Archive
from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.text.bidi import base_of
from plugins.text.names import Names
from plugins.text.phrases import known


def names_of(archive: Archive) -> Names:
    """Return all names of the registers and editions; a form that two languages share belongs to none."""
    languages: defaultdict[str, set[Code]] = defaultdict(set)
    for form, code in _forms(archive):
        languages[form].add(code)
    return known({form: next(iter(codes)) if len(codes) == 1 else None for form, codes in sorted(languages.items())})


def _forms(archive: Archive) -> Iterator[tuple[str, Code]]:
    named = (archive.people, archive.organisations, archive.places, archive.themes, archive.series, archive.editions)
    for register in named:
        for record in register.values():
            yield from ((record.name.text(code), code) for code in CODES)
    for edition in archive.editions.values():
        if edition.motto:
            yield from ((edition.motto.text(code), code) for code in CODES)
    for source in archive.sources.values():
        # A paper in Arabic may bear a Latin name, whose language nothing tells.
        if source.publisher and base_of(source.publisher) == LANGUAGES[source.language].direction:
            yield source.publisher, source.language
