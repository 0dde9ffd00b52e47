"""The facts of an edition as rows of a table: label, value, sources, and whether sources disagree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.archive.editions import Edition
from plugins.archive.languages import LANGUAGES, Code
from plugins.archive.programme import Guest
from plugins.archive.records import Sources
from plugins.pages.labels import word
from plugins.pages.parts import SourcePart, figure_part, source_parts, venue_name
from plugins.pages.site import Site


@dataclass(frozen=True)
class FactRow:
    """One fact; `note` qualifies the value, `disagreement` is the id of the part of the page that shows the quarrel."""

    label: str
    value: str
    note: str | None
    disagreement: str | None
    sources: tuple[SourcePart, ...]


def fact_rows(site: Site, code: Code, edition: Edition) -> Iterator[FactRow]:
    """Yield the facts of an edition in the order of the table."""

    def row(label: str, value: str, sources: Sources, note: str | None = None, quarrel: str | None = None) -> FactRow:
        return FactRow(label, value, note, quarrel, source_parts(site, code, sources))

    def called(text: str) -> str:
        return site.say(code, text)

    language, ours = LANGUAGES[code], called(word("Our translation"))
    dates, venue, name = edition.dates, edition.venue, edition.name
    yield row(called(word("Name")), name.text(code), name.sources, ours if code in name.ours else None)
    weekdays = " – ".join(language.weekday(day) for day in dict.fromkeys((dates.start, dates.end)))
    yield row(called(word("Dates")), language.days(dates.start, dates.end), dates.sources, weekdays, dates.disagreement)
    if venue:
        place = venue_name(site, code, edition)
        yield row(called(word("Venue")), place, venue.sources, venue.note.text(code) if venue.note else None)
    yield row(called(word("Format")), site.label(code, "format", edition.format.value), edition.format.sources)
    ordinal = edition.ordinal
    value = site.say(code, "%(ordinal)s edition", ordinal=language.ordinal(ordinal.number))
    yield row(called(word("Ordinal")), value, ordinal.sources, None, ordinal.disagreement)
    if motto := edition.motto:
        note = ours if code in motto.ours else None
        yield row(
            called(word("Edition motto")),
            site.say(code, "“%(text)s”", text=motto.text(code)),
            motto.sources,
            note,
            motto.disagreement,
        )
    for figure in edition.figures.items if edition.figures else ():
        part = figure_part(site, code, figure)
        counted = f"{language.number(part.value)} {part.label}"
        value = f"{part.qualifier} {counted}" if part.qualifier else counted
        yield row(part.name, value, figure.sources, part.stage, part.disagreement)
    if countries := edition.countries:
        names = language.join(language.country(country.code) for country in countries.codes)
        note = countries.note.text(code) if countries.note else None
        yield row(called(word("Countries represented")), names, countries.sources, note)
    topics = " · ".join(site.archive.themes[theme].name.text(code) for theme in edition.topics.themes)
    yield row(called(word("Themes")), topics, edition.topics.sources)
    if guest := edition.guest_of_honour:
        note = guest.note.text(code) if guest.note else None
        yield row(called(word("Guest of honour")), _guest(site, code, guest), guest.sources, note, guest.disagreement)
    for fact in edition.facts:
        yield row(fact.label.text(code), fact.text.text(code), fact.sources, None, fact.disagreement)


def _guest(site: Site, code: Code, guest: Guest) -> str:
    if guest.country:
        return LANGUAGES[code].country(guest.country.code)
    if guest.name:
        return guest.name.text(code)
    register = site.archive.places if guest.place else site.archive.organisations
    return register[guest.place or guest.organisation or ""].name.text(code)
