"""The corrections: what was wrong on the site and has been mended, all in one list."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from pelican import signals

from plugins.archive.languages import CODES, Code
from plugins.archive.records import Correction
from plugins.archive.stories import Piece
from plugins.pages import addresses
from plugins.pages.labels import LABELS
from plugins.pages.numbering import Numbering, chunks, numbered
from plugins.pages.page import Page
from plugins.pages.parts import Form, form
from plugins.pages.publisher import Generator, publisher
from plugins.pages.site import Site

CORRECTIONS_PER_PAGE = 30


@dataclass(frozen=True)
class CorrectionRow:
    """One correction, with the page that it is about."""

    date: datetime.date
    text: str
    name: Form
    href: str


@dataclass(frozen=True)
class CorrectionsPage:
    """What a page of the corrections shows, newest first."""

    rows: tuple[CorrectionRow, ...]
    numbering: Numbering


def pages(site: Site) -> Iterator[Page]:
    """Yield every page of the corrections in each language."""
    dated = sorted(site.archive.corrections.values(), key=lambda item: (item.date, item.id), reverse=True)
    parts = chunks(dated, CORRECTIONS_PER_PAGE)
    for code in CODES:
        for sheet in numbered(parts, addresses.corrections(code), site.say(code, "Corrections"), site.href):
            rows = tuple(_row(site, code, item) for item in sheet.part)
            yield Page(
                address=sheet.address,
                language=code,
                template="corrections",
                title=sheet.title,
                description=site.say(code, "What was wrong on a page and has been mended, newest first"),
                model=CorrectionsPage(rows, sheet.numbering),
                section="corrections",
            )


def _row(site: Site, code: Code, item: Correction) -> CorrectionRow:
    href = site.href(addresses.in_language(item.address, code))
    return CorrectionRow(item.date, item.text.text(code), _name(site, code, item.address), href)


def _name(site: Site, code: Code, address: str) -> Form:
    """Name the page of an edition, a text, a person, an organisation or a list; of another its address says enough."""
    archive, folder = site.archive, address.rstrip("/")
    register, _, name = folder.partition("/")
    if register == "editions" and name in archive.editions:
        return Form(site.short_name(code, archive.editions[name]))
    if register == "people" and name in archive.people:
        return Form(archive.people[name].name.text(code))
    if register == "organisations" and name in archive.organisations:
        return Form(archive.organisations[name].name.text(code))
    if folder in LABELS["menu"] and folder not in {page.id for page in archive.pages}:
        return Form(site.label(code, "menu", folder))
    piece = archive.by_folder.get(folder) or archive.by_folder.get(f"pages/{folder}")
    if isinstance(piece, Piece):
        version = piece.best(code)
        return form(code, version.language, version.title)
    return form(code, "en", address)


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
