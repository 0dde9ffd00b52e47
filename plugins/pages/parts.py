"""Parts that several pages show: texts in their own language, rows of lists, figures, sources, disagreements."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from plugins.archive.editions import Disagreement, Edition, Figure, Reading
from plugins.archive.languages import LANGUAGES, Code, PartialDate
from plugins.archive.records import Words
from plugins.archive.stories import Story
from plugins.pages import addresses
from plugins.pages.site import Site
from plugins.pages.wall import Tile, edition_tile


@dataclass(frozen=True)
class Form:
    """A text that may be in another language than its page; `lang` and `dir` are set exactly then."""

    text: str
    lang: str | None = None
    dir: Literal["ltr", "rtl"] | None = None


@dataclass(frozen=True)
class LinkPart:
    """A text that leads somewhere; `count` stands behind it in an index."""

    text: str
    href: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True)
class StoryRow:
    """A story in a list; `badge` says that it has no version in the page's language."""

    href: str
    hreflang: Code | None
    title: Form
    summary: Form
    date: datetime.date
    edition: str
    badge: str | None


@dataclass(frozen=True)
class EditionRow:
    """An edition in a list."""

    tile: Tile
    href: str
    city: str
    year: int
    name: str
    motto: str | None
    start: datetime.date
    end: datetime.date
    venue: str | None
    figure: FigurePart | None
    disputed: bool


@dataclass(frozen=True)
class FigurePart:
    """A figure as it is shown: qualifier before it, noun after it."""

    name: str
    value: int
    qualifier: str | None
    label: str
    stage: str
    disagreement: str | None


@dataclass(frozen=True)
class SourcePart:
    """A source as it is listed: with `href`, or `locator` where its address was not kept; `language` if not the page's.

    `dead_since` is the day since when nothing is there any more.
    """

    id: str
    publisher: Form
    href: str | None
    archived: str | None
    dead_since: datetime.date | None
    locator: Form | None
    date: PartialDate | None
    kind: str
    language: str | None


@dataclass(frozen=True)
class ReadingPart:
    """One side of a disagreement."""

    numeral: int | None
    value: str
    words: Form | None
    by: str
    kept: bool
    sources: tuple[SourcePart, ...]


@dataclass(frozen=True)
class DisagreementPart:
    """A question on which sources differ."""

    id: str
    question: str
    readings: tuple[ReadingPart, ...]
    reason: str


def form(code: Code, language: Code, text: str) -> Form:
    """Set a text of one language on a page of another."""
    return Form(text) if language == code else Form(text, language, LANGUAGES[language].direction)


def words(code: Code, text: Words | None) -> str | None:
    """Take the page's language from words that may be absent."""
    return text.text(code) if text else None


def story_row(site: Site, code: Code, story: Story) -> StoryRow:
    """Make a story's row: in the page's language where there is a version, else in the story's own."""
    version = story.best(code)
    foreign = version.language if version.language != code else None
    return StoryRow(
        href=site.href(addresses.story(version.language, story.edition, story.id)),
        hreflang=foreign,
        title=form(code, version.language, version.title),
        summary=form(code, version.language, version.summary),
        date=story.date,
        edition=site.short_name(code, site.archive.editions[story.edition]),
        badge=site.say(code, "Not yet available in English") if foreign else None,
    )


def story_rows(site: Site, code: Code, stories: Iterable[Story]) -> tuple[StoryRow, ...]:
    """Make the rows of several stories; a row is the same wherever it stands."""
    made, rows = site.rows, []
    for story in stories:
        key = code, story.folder
        row = made.get(key)
        if row is None:
            row = made[key] = story_row(site, code, story)
        rows.append(row)
    return tuple(rows)


def edition_row(site: Site, code: Code, edition: Edition) -> EditionRow:
    """Make an edition's row."""
    figures = edition.figures.items if edition.figures else ()
    return EditionRow(
        tile=edition_tile(site, code, edition),
        href=site.href(addresses.edition(code, edition.id)),
        city=site.archive.places[edition.city].name.text(code),
        year=edition.year,
        name=edition.name.text(code),
        motto=words(code, edition.motto),
        start=edition.dates.start,
        end=edition.dates.end,
        venue=venue_name(site, code, edition) or None,
        figure=figure_part(site, code, figures[0]) if figures else None,
        disputed=edition.ordinal.disagreement is not None,
    )


def venue_name(site: Site, code: Code, edition: Edition) -> str:
    """Name an edition's venue together with its city, or nothing where the venue is not known."""
    return site.place_name(code, edition.venue.place) if edition.venue else ""


def figure_part(site: Site, code: Code, figure: Figure) -> FigurePart:
    """Make a figure ready to be shown."""
    return FigurePart(
        name=site.label(code, "figure", figure.of),
        value=figure.value,
        qualifier=site.label(code, "qualifier", figure.qualifier) if figure.qualifier else None,
        label=figure.label.text(code),
        stage=site.label(code, "stage", figure.stage),
        disagreement=figure.disagreement,
    )


def source_parts(site: Site, code: Code, ids: Iterable[str]) -> tuple[SourcePart, ...]:
    """Make the list of the sources with these ids; a source is the same in every list."""
    made, wanted = site.rows, tuple(ids)
    for source_id in wanted:
        if (code, source_id) not in made:
            made[code, source_id] = _source_part(site, code, source_id)
    return tuple(made[code, source_id] for source_id in wanted)


def _source_part(site: Site, code: Code, source_id: str) -> SourcePart:
    source = site.archive.sources[source_id]
    reach = site.archive.reach.get((source.url or "").partition("#")[0])
    if source.organisation:
        publisher = Form(site.archive.organisations[source.organisation].name.text(code))
    else:
        publisher = _printed(code, source.publisher or "", source.language)
    return SourcePart(
        id=source.id,
        publisher=publisher,
        href=source.url,
        archived=source.archived,
        dead_since=reach.dead_since if reach else None,
        locator=_printed(code, source.locator, source.language) if source.locator else None,
        date=source.date,
        kind=site.label(code, "source", source.kind),
        language=None if source.language == code else site.label(code, "in_language", source.language),
    )


def _printed(code: Code, name: str, language: Code) -> Form:
    """Set a publisher's name as it is printed: isolated where its letters are not those of the page."""
    if re.search(r"[\u0600-\u06ff]", name):
        return form(code, "ar", name)
    # An Arabic outlet's name in Latin letters is Arabic still (BCP 47).
    return Form(name, "ar-Latn" if language == "ar" else language, "ltr") if code == "ar" else Form(name)


def _quoted(code: Code, reading: Reading) -> Form | None:
    """Show the words of a quarrel in their own language where the page's value is a rendering of them."""
    words = reading.words
    return form(code, words.language, words.text) if words and words.language != code else None


def disagreement_part(site: Site, code: Code, disagreement: Disagreement) -> DisagreementPart:
    """Make a disagreement ready to be shown, the kept reading first."""
    readings = tuple(
        ReadingPart(
            numeral=reading.numeral,
            value=reading.value.text(code),
            words=_quoted(code, reading),
            by=reading.by.text(code),
            kept=reading.kept,
            sources=source_parts(site, code, reading.sources),
        )
        for reading in sorted(disagreement.readings, key=lambda reading: not reading.kept)
    )
    return DisagreementPart(disagreement.id, disagreement.question.text(code), readings, disagreement.reason.text(code))
