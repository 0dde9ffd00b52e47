"""The facts of an edition as rows of a table: label, value, sources, and whether sources disagree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.archive.editions import Edition
from plugins.archive.languages import LANGUAGES, Code
from plugins.archive.programme import Guest
from plugins.archive.records import Sources, Words
from plugins.pages.labels import word
from plugins.pages.parts import SourcePart, figure_part, source_parts, venue_name, words
from plugins.pages.site import Site


@dataclass(frozen=True)
class FactRow:
    """One fact: a few words of `detail` go with the value, a `note` is a sentence on it.

    `disagreement` is the id of the part of the page that shows the quarrel.
    """

    label: str
    value: str
    detail: str | None
    note: str | None
    disagreement: str | None
    sources: tuple[SourcePart, ...]


def fact_rows(site: Site, code: Code, edition: Edition) -> Iterator[FactRow]:
    """Yield the facts of an edition in the order of the table."""
    facts = _Facts(site, code, edition)
    yield from facts.identity()
    yield from facts.counted()
    yield from facts.circumstances()


class _Facts:
    def __init__(self, site: Site, code: Code, edition: Edition) -> None:
        self.site, self.code, self.edition = site, code, edition
        self.language = LANGUAGES[code]

    def identity(self) -> Iterator[FactRow]:
        """Yield what the edition is called, when and where it was, and which one it is."""
        edition, code, language = self.edition, self.code, self.language
        name, dates, venue, ordinal = edition.name, edition.dates, edition.venue, edition.ordinal
        yield self._row(word("Name"), name.text(code), name.sources, detail=self._ours(name))
        weekdays = " – ".join(language.weekday(day) for day in dict.fromkeys((dates.start, dates.end)))
        days = language.days(dates.start, dates.end)
        yield self._row(word("Dates"), days, dates.sources, detail=weekdays, quarrel=dates.disagreement)
        if venue:
            place = venue_name(self.site, code, edition)
            yield self._row(word("Venue"), place, venue.sources, note=words(code, venue.note))
        form = self.site.label(code, "format", edition.format.value)
        yield self._row(word("Format"), form, edition.format.sources)
        value = self.site.say(code, "%(ordinal)s edition", ordinal=language.ordinal(ordinal.number))
        yield self._row(word("Ordinal"), value, ordinal.sources, quarrel=ordinal.disagreement)
        if motto := edition.motto:
            value = self.site.say(code, "“%(text)s”", text=motto.text(code))
            detail = self._ours(motto)
            yield self._row(word("Edition motto"), value, motto.sources, detail=detail, quarrel=motto.disagreement)

    def counted(self) -> Iterator[FactRow]:
        """Yield the figures, each with its stage."""
        for figure in self.edition.figures.items if self.edition.figures else ():
            part = figure_part(self.site, self.code, figure)
            counted = f"{self.language.number(part.value)} {part.label}"
            value = f"{part.qualifier} {counted}" if part.qualifier else counted
            sources = source_parts(self.site, self.code, figure.sources)
            yield FactRow(part.name, value, part.stage, None, part.disagreement, sources)

    def circumstances(self) -> Iterator[FactRow]:
        """Yield who came from where, what it was about, and what else is known."""
        edition, code = self.edition, self.code
        if countries := edition.countries:
            names = self.language.join(self.language.country(country.code) for country in countries.codes)
            note = words(code, countries.note)
            yield self._row(word("Countries represented"), names, countries.sources, note=note)
        topics = "\u00a0· ".join(self.site.archive.themes[theme].name.text(code) for theme in edition.topics.themes)
        yield self._row(word("Themes"), topics, edition.topics.sources)
        if guest := edition.guest_of_honour:
            name, note = _guest(self.site, code, guest), words(code, guest.note)
            yield self._row(word("Guest of honour"), name, guest.sources, note=note, quarrel=guest.disagreement)
        for fact in edition.facts:
            sources = source_parts(self.site, code, fact.sources)
            yield FactRow(fact.label.text(code), fact.text.text(code), None, None, fact.disagreement, sources)

    def _row(
        self,
        label: str,
        value: str,
        sources: Sources,
        *,
        detail: str | None = None,
        note: str | None = None,
        quarrel: str | None = None,
    ) -> FactRow:
        said, parts = self.site.say(self.code, label), source_parts(self.site, self.code, sources)
        return FactRow(said, value, detail, note, quarrel, parts)

    def _ours(self, text: Words) -> str | None:
        return self.site.say(self.code, "Our translation") if self.code in text.ours else None


def _guest(site: Site, code: Code, guest: Guest) -> str:
    if guest.country:
        return LANGUAGES[code].country(guest.country.code)
    if guest.name:
        return guest.name.text(code)
    register = site.archive.places if guest.place else site.archive.organisations
    return register[guest.place or guest.organisation or ""].name.text(code)
