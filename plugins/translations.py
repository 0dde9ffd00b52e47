"""The translations: which text can be read in which language as it stands today, for those who translate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pelican import signals

from plugins.archive.coverage import CURRENT, STATES, Coverage, State, counts, published
from plugins.archive.imprint import older
from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.stories import Piece, Story
from plugins.pages import addresses
from plugins.pages.labels import word
from plugins.pages.numbering import Numbering, chunks, numbering
from plugins.pages.page import Page
from plugins.pages.parts import Form, form
from plugins.pages.publisher import Generator, publisher
from plugins.pages.site import Site

TEXTS_PER_PAGE = 40
STATED = {
    "original": word("original"),
    "present": word("up to date"),
    "older": word("older than its original"),
    "draft": word("draft"),
    "missing": word("not translated yet"),
}


@dataclass(frozen=True)
class LanguageCount:
    """How far the archive has come in one language; `others` are words with the number of texts that they are true of."""

    name: Form
    current: int
    total: int
    share: str
    others: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Cell:
    """One language of a text: what there is, and where it is read or missed."""

    name: Form
    href: str
    state: State
    word: str


@dataclass(frozen=True)
class TextRow:
    """A text with its languages; `edition` is where it belongs, or nothing for a standing page."""

    title: Form
    href: str
    edition: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class TranslationsPage:
    """What one page of the translations shows: every language's counts, and some of the texts."""

    languages: tuple[LanguageCount, ...]
    rows: tuple[TextRow, ...]
    numbering: Numbering


def pages(site: Site) -> Iterator[Page]:
    """Yield every page of the translations in each language: what needs a translator comes first, then the newest."""
    pieces: dict[str, Piece] = {piece.folder: piece for piece in (*site.archive.news, *site.archive.pages)}
    rows = sorted(published(pieces.values()), key=_is_done)
    parts = chunks(rows, TEXTS_PER_PAGE)
    for code in CODES:
        languages = tuple(_languages(site, code, rows))
        hrefs = [site.href(addresses.translations(code, number)) for number in range(1, len(parts) + 1)]
        title = site.say(code, "Translations")
        for number, part in enumerate(parts, 1):
            shown = tuple(_row(site, code, pieces[row.folder], row) for row in part)
            yield Page(
                address=addresses.translations(code, number),
                language=code,
                template="translations",
                title=title if number == 1 else f"{title} ({number})",
                description=site.say(code, "The languages of each text; what needs a translator comes first"),
                model=TranslationsPage(languages, shown, numbering(hrefs, number)),
                section="translations",
                indexed=False,  # those who look for an event find it in the texts themselves
            )


def _is_done(row: Coverage) -> bool:
    return all(state in CURRENT for state in row.states.values())


def _languages(site: Site, code: Code, rows: list[Coverage]) -> Iterator[LanguageCount]:
    for other, count in counts(rows).items():
        rest = [(site.say(code, STATED[state]), count.states[state]) for state in STATES if state not in CURRENT]
        name = form(code, other, LANGUAGES[other].name)
        yield LanguageCount(
            name,
            count.current,
            count.total,
            LANGUAGES[code].percent(count.percent),
            tuple(pair for pair in rest if pair[1]),
        )


def _row(site: Site, code: Code, piece: Piece, row: Coverage) -> TextRow:
    version = piece.best(code)
    edition = site.short_name(code, site.archive.editions[piece.edition]) if isinstance(piece, Story) else ""
    cells = tuple(
        Cell(
            form(code, other, LANGUAGES[other].name),
            site.text_href(other, piece),
            state,
            site.say(code, STATED[state]),
        )
        for other, state in row.states.items()
    )
    title = form(code, version.language, version.title)
    return TextRow(title, site.text_href(version.language, piece), edition, cells)


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages, lambda site: older(*site.archive.stories, *site.archive.pages))


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
