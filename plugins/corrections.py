"""The corrections: what was wrong on the site and has been mended, all on one page."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from pelican import signals

from plugins.archive.languages import CODES, Code
from plugins.archive.records import Correction
from plugins.pages import addresses
from plugins.pages.labels import LABELS
from plugins.pages.page import Page
from plugins.pages.parts import Form, form
from plugins.pages.publisher import Generator, publisher
from plugins.pages.site import Site


@dataclass(frozen=True)
class CorrectionRow:
    """One correction, with the page that it is about."""

    date: datetime.date
    text: str
    name: Form
    href: str


@dataclass(frozen=True)
class CorrectionsPage:
    """What the page of corrections shows, newest first."""

    rows: tuple[CorrectionRow, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of corrections in each language."""
    dated = sorted(site.archive.corrections.values(), key=lambda item: (item.date, item.id), reverse=True)
    for code in CODES:
        yield Page(
            address=addresses.corrections(code),
            language=code,
            template="corrections",
            title=site.say(code, "Corrections"),
            description=site.say(code, "What was wrong on a page and has been mended, newest first"),
            model=CorrectionsPage(tuple(_row(site, code, item) for item in dated)),
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
    for piece in (*archive.stories, *archive.pages):
        if piece.folder in (folder, f"pages/{folder}"):
            version = piece.best(code)
            return form(code, version.language, version.title)
    return form(code, "en", address)


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
