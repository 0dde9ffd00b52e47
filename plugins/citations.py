"""The citations: beside each version of a story and each page of an edition, as BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pelican import signals

from plugins.archive.editions import Edition
from plugins.archive.languages import CODES, Code
from plugins.pages import addresses
from plugins.pages.batch import Batch, Sheets
from plugins.pages.citing import Citation, as_bibtex, as_csl, as_ris, of_edition, of_story
from plugins.pages.publisher import Generator
from plugins.pages.site import Site

_FORMS = {"bib": as_bibtex, "ris": as_ris, "csl.json": as_csl}


def citations(site: Site) -> Iterator[Citation]:
    """Yield the citation of everything that can be cited."""
    for code in CODES:
        for edition in site.archive.editions.values():
            yield from citations_of(site, code, edition)


def citations_of(site: Site, code: Code, edition: Edition) -> Iterator[Citation]:
    """Yield those of an edition and its stories in one language."""
    yield of_edition(site, code, edition)
    stories = site.archive.stories_of.get(edition.id, ())
    yield from (of_story(site, code, story) for story in stories if code in story.versions)


class CitationPublisher(Generator):
    """A generator that writes every citation in each form."""

    def batches(self) -> Iterator[Batch]:
        """Yield the files of each edition and its stories in each language."""
        for code in CODES:
            for edition in self.site.archive.editions.values():
                yield Batch(addresses.edition(code, edition.id), partial(self._write, code, edition))

    def _write(self, code: Code, edition: Edition, sheets: Sheets) -> None:
        for cited in citations_of(self.site, code, edition):
            for ending, form in _FORMS.items():
                sheets.write_bytes(addresses.citation(cited.address, ending), form(cited).encode())


def publish(_pelican: object) -> type[CitationPublisher]:
    """Give Pelican the generator of the citations."""
    return CitationPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
