"""The standing pages, such as the one about the archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup
from pelican import signals

from plugins.archive.languages import CODES
from plugins.archive.stories import StandingPage as Piece
from plugins.pages import addresses
from plugins.pages.page import Page
from plugins.pages.parts import Form, SourcePart, form, source_parts
from plugins.pages.publisher import Generator, publisher_of_texts
from plugins.pages.site import Site


@dataclass(frozen=True)
class StandingPage:
    """What a standing page shows; title and summary carry their language where it is not the page's own."""

    title: Form
    summary: Form
    prose: Markup
    sources: tuple[SourcePart, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield every standing page in each language; where a version is missing, the original's text stands in."""
    for piece in site.pages:
        yield from pages_of(site, piece)


def pages_of(site: Site, piece: Piece) -> Iterator[Page]:
    """Yield a standing page in each language."""
    for code in CODES:
        version = piece.best(code)
        title = form(code, version.language, version.title)
        prose = site.prose(piece, version)
        exists = code in piece.versions
        yield Page(
            address=addresses.standing(code, piece.id),
            language=code,
            template="standing",
            title=version.title,
            description=version.summary,
            model=StandingPage(
                title=title,
                summary=form(code, version.language, version.summary),
                prose=Markup(prose.html),
                sources=source_parts(site, code, prose.cited),
            ),
            versions=tuple(other for other in CODES if other in piece.versions) if exists else (),
            section=piece.id,
            canonical=None if exists else addresses.standing(version.language, piece.id),
            indexed=exists and not version.draft,
            draft=version.draft,
        )


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher_of_texts(lambda site: site.pages, pages_of)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
