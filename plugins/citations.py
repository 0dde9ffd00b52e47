"""The citations: beside each version of a story and each page of an edition, as BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pelican import signals

from plugins.archive.languages import CODES
from plugins.pages import addresses
from plugins.pages.citing import Citation, as_bibtex, as_csl, as_ris, of_edition, of_story
from plugins.pages.site import Site

_FORMS = {"bib": as_bibtex, "ris": as_ris, "csl.json": as_csl}


def citations(site: Site) -> Iterator[Citation]:
    """Yield the citation of everything that can be cited."""
    for code in CODES:
        yield from (of_edition(site, code, edition) for edition in site.archive.editions.values())
        yield from (of_story(site, code, story) for story in site.archive.stories if code in story.versions)


class CitationPublisher:
    """A generator that writes every citation in each form."""

    def __init__(self, *, settings: dict[str, Any], **_others: Any) -> None:
        """Take the site of this run from Pelican's settings."""
        self.site: Site = settings["SITE"]

    def generate_output(self, writer: Any) -> None:
        """Write the files."""
        for cited in citations(self.site):
            for ending, form in _FORMS.items():
                writer.write_bytes(addresses.citation(cited.address, ending), form(cited).encode())


def publish(_pelican: object) -> type[CitationPublisher]:
    """Give Pelican the generator of the citations."""
    return CitationPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
