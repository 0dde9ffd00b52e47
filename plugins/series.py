"""The series: a page for each, with all its names, its editions, what is known of them and what is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from pelican import signals

from plugins.archive.editions import Edition
from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.records import Series
from plugins.pages import addresses, browsing, linked
from plugins.pages.labels import word
from plugins.pages.measures import MEASURES, Measurement, measurement
from plugins.pages.numbering import Numbering, chunks, laid, numbered, numbering
from plugins.pages.page import Page
from plugins.pages.parts import EditionRow, LinkPart, SourcePart, source_parts
from plugins.pages.publisher import Generator, publisher
from plugins.pages.register import GapRow, register_rows
from plugins.pages.site import Site
from plugins.pages.wall import TEN, Wall, wall

# What stands on a page of a long series: rows of each of its lists, or years of its charts.
ROOM, CHARTED = 16, 48
# What the table of what is known counts, in the order of its columns.
_COUNTED = (
    word("Sources"),
    word("Figures"),
    word("Sessions"),
    word("People"),
    word("Organisations"),
    word("Articles"),
)


@dataclass(frozen=True)
class NamePart:
    """A name of the series and the years in which its editions bore it; `ours` where it is our translation."""

    name: str
    years: str
    ours: bool
    sources: tuple[SourcePart, ...]


@dataclass(frozen=True)
class KnownRow:
    """How much is known of an edition: one count a column, nothing where nothing was found."""

    edition: LinkPart
    counts: tuple[int, ...]


@dataclass(frozen=True)
class SeriesPage:
    """What a page of a series shows; the first alone has the wall, the unwritten years and the sources."""

    hue: str
    name: str
    editions_href: str
    city: LinkPart
    counts: str
    wall: Wall | None
    names: tuple[NamePart, ...]
    rows: tuple[EditionRow | GapRow, ...]
    columns: tuple[str, ...]
    known: tuple[KnownRow, ...]
    unwritten: tuple[int, ...]
    measures: tuple[Measurement, ...]
    sources: tuple[SourcePart, ...]
    numbering: Numbering


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of each series of which an edition is written up, in each language."""
    for code in CODES:
        for name in site.archive.editions_of:
            yield from _pages_of(site, code, site.archive.series[name])


def _pages_of(site: Site, code: Code, series: Series) -> Iterator[Page]:
    """Yield the page of a series; of a long one its earlier editions stand on later pages, and its figures behind them."""
    whole = _model(site, code, series)
    sheets = [whole]
    if len(whole.rows) > TEN:
        lists = (chunks(whole.names, ROOM), chunks(whole.rows, ROOM), chunks(whole.known, ROOM))
        bare = replace(whole, measures=())
        sheets = [
            replace(bare, names=tuple(names), rows=tuple(rows), known=tuple(known))
            for names, rows, known in zip_longest(*lists, fillvalue=())
        ]
        empty = replace(bare, names=(), rows=(), known=())
        charted = laid(whole.measures, lambda measure: len(measure.rows), CHARTED) if whole.measures else []
        sheets += (replace(empty, measures=tuple(measures)) for measures in charted)
    for sheet in numbered(sheets, addresses.series(code, series.id), whole.name, site.href):
        shown = sheet.part if sheet.is_first else replace(sheet.part, wall=None, unwritten=(), sources=())
        yield Page(
            address=sheet.address,
            language=code,
            template="series",
            title=sheet.title,
            description=f"{shown.name} – {shown.city.text} – {shown.counts}",
            model=replace(shown, numbering=sheet.numbering),
            section="editions",
            linked=linked.series(site, code, series) if sheet.is_first else "",
        )


def _model(site: Site, code: Code, series: Series) -> SeriesPage:
    """Say everything of a series at once."""
    editions = site.archive.editions_of[series.id]
    measures = (measurement(site, code, measure, series) for measure in MEASURES)
    return SeriesPage(
        hue=series.hue,
        name=series.name.text(code),
        editions_href=site.href(addresses.editions(code)),
        city=browsing.link(site, code, "cities", series.city),
        counts=site.count(code, "%(n)s edition", "%(n)s editions", len(editions)),
        wall=wall(site, code, [series.id]),
        names=tuple(_names(site, code, editions)),
        rows=register_rows(site, code, [series]),
        columns=tuple(site.say(code, column) for column in _COUNTED),
        known=tuple(_known(site, code, edition) for edition in reversed(editions)),
        unwritten=tuple(sorted(set(series.known) - {edition.year for edition in editions})),
        measures=tuple(part for part in measures if part),
        sources=source_parts(site, code, series.sources),
        numbering=numbering((), 1),
    )


def _names(site: Site, code: Code, editions: tuple[Edition, ...]) -> Iterator[NamePart]:
    """Yield each name that editions bore, in the order in which it first appeared."""
    borne: dict[tuple[str, bool], list[Edition]] = {}
    for edition in editions:
        borne.setdefault((_plain_name(edition, code), code in edition.name.ours), []).append(edition)
    for (name, ours), those in borne.items():
        sources = dict.fromkeys(source for edition in those for source in edition.name.sources)
        years = LANGUAGES[code].join(str(edition.year) for edition in those)
        yield NamePart(name, years, ours, source_parts(site, code, sources))


def _plain_name(edition: Edition, code: Code) -> str:
    """Return an edition's name without its year, which parts no two names."""
    return edition.name.text(code).removesuffix(f" {edition.year}")


def _known(site: Site, code: Code, edition: Edition) -> KnownRow:
    figures = edition.figures.items if edition.figures else ()
    sessions = edition.programme.sessions if edition.programme else ()
    counts = (
        len(site.archive.sources_of[edition.id]),
        len(figures),
        len(sessions),
        len({item.person for item in edition.people}),
        len({item.organisation for item in edition.organisations}),
        len(site.archive.stories_of.get(edition.id, ())),
    )
    return KnownRow(LinkPart(str(edition.year), site.href(addresses.edition(code, edition.id))), counts)


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
