"""Who is behind the site, and whom to tell of a hole in its safety: humans.txt and security.txt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pelican import signals

from plugins.archive.contact_setting import CONTACT, EXPIRES
from plugins.archive.languages import CODES, LANGUAGES
from plugins.pages import addresses
from plugins.pages.batch import Batch, Sheets
from plugins.pages.publisher import Generator
from plugins.pages.site import Site


def humans(site: Site) -> str:
    """Return who makes the site and with what, as humanstxt.org lays it out; its day is that of the newest content."""
    about = addresses.standing("en", "about")
    page = about if about in (site.promised or ()) else addresses.home("en")
    return "\n".join(
        (
            "/* TEAM */",
            "Editors: the editors of Nadwa (ندوة)",
            f"Contact: {site.root.absolute(page)}",
            f"From: {LANGUAGES['en'].country('MA')}",
            "",
            "/* SITE */",
            f"Last update: {site.archive.latest:%Y/%m/%d}",
            f"Language: {', '.join(LANGUAGES[code].name for code in CODES)}",
            "Doctype: HTML5",
            "Standards: UAX #9, Atom, JSON Feed, iCalendar, JSON-LD, Dublin Core, OAI-PMH, RO-Crate",
            "Components: Pelican, Markdown, Jinja2, python-bidi, Pagefind, HarfBuzz",
            "Licences: CC BY 4.0 (texts and data), AGPL-3.0-or-later (code)",
            "",
        )
    )


def security(site: Site, contact: str, expires: str) -> str:
    """Return where a hole is reported and until when that holds, in Universal Time (RFC 9116)."""
    return "\n".join(
        (
            f"Contact: {contact}",
            f"Expires: {expires}T00:00:00Z",
            f"Preferred-Languages: {', '.join(CODES)}",
            f"Canonical: {site.root.absolute(addresses.SECURITY)}",
            "",
        )
    )


class ContactsPublisher(Generator):
    """A generator that writes both files; security.txt only where the settings name a contact and its day."""

    def __init__(self, *, settings: dict[str, Any], **_others: Any) -> None:
        """Take the site and the contact of this run from Pelican's settings."""
        super().__init__(settings=settings)
        self.contact, self.expires = settings.get(CONTACT), settings.get(EXPIRES)

    def batches(self) -> Iterator[Batch]:
        """Yield both files in one batch, made of the contact too."""
        yield Batch("", self.write, given=(self.contact, self.expires))

    def write(self, sheets: Sheets) -> None:
        """Write the files."""
        sheets.write_bytes(addresses.HUMANS, humans(self.site).encode())
        if self.contact and self.expires:
            sheets.write_bytes(addresses.SECURITY, security(self.site, self.contact, self.expires).encode())


def publish(_pelican: object) -> type[ContactsPublisher]:
    """Give Pelican the generator of the files."""
    return ContactsPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
