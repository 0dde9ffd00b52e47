"""The share cards: a picture for each edition and each version of a story, beside its page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from pelican import signals

from plugins.archive.editions import Edition
from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.drawing.card import Card, Studio
from plugins.drawing.provenance import engine, name_of
from plugins.files.store import STORE, Store
from plugins.pages import addresses
from plugins.pages.batch import Batch, Sheets
from plugins.pages.publisher import Generator
from plugins.pages.site import Site


def cards(site: Site) -> Iterator[tuple[str, Card]]:
    """Yield the address of every card, and what it says."""
    for code in CODES:
        for edition in site.archive.editions.values():
            yield from cards_of(site, code, edition)


def cards_of(site: Site, code: Code, edition: Edition) -> Iterator[tuple[str, Card]]:
    """Yield those of an edition and its stories in one language."""
    language = LANGUAGES[code]
    days = language.days(edition.dates.start, edition.dates.end)
    page = addresses.edition(code, edition.id)
    yield addresses.card(page), _card(site, code, edition, edition.name.text(code), days, is_field=True)
    for story in site.archive.stories_of.get(edition.id, ()):
        if code in story.versions:
            page = addresses.story(code, edition.id, story.id)
            title, day = story.versions[code].title, language.day(story.date)
            yield addresses.card(page), _card(site, code, edition, title, day, is_field=False)


def _card(site: Site, code: Code, edition: Edition, title: str, date: str, *, is_field: bool) -> Card:
    direction = LANGUAGES[code].direction

    def apart(text: str) -> str:
        return site.isolation.apart(text, direction)

    return Card(
        direction=direction,
        hue=site.archive.series[edition.series].hue,
        is_field=is_field,
        numeral=str(edition.ordinal.number),
        place=apart(site.short_name(code, edition)),
        date=apart(date),
        title=apart(title),
        names=("ندوة", "Nadwa") if direction == "rtl" else ("Nadwa", "ندوة"),
    )


class CardPublisher(Generator):
    """A generator that writes the cards."""

    def __init__(self, *, settings: dict[str, Any], **_others: Any) -> None:
        """Take the site of this run from Pelican's settings."""
        super().__init__(settings=settings)
        self.is_fresh = bool(settings.get("FRESH"))
        self.store, self.made_with, self.studio = Store(STORE), engine(self.site.theme), Studio(self.site.theme)

    def batches(self) -> Iterator[Batch]:
        """Yield the cards of each edition and its stories in each language, by what they say."""
        for code in CODES:
            for edition in self.site.archive.editions.values():
                write = partial(self._write, code, edition)
                yield Batch(addresses.edition(code, edition.id), write, given=self.made_with)

    def _write(self, code: Code, edition: Edition, sheets: Sheets) -> None:
        """Have cards written, drawn anew only where none is kept that was made from the same."""
        for address, card in cards_of(self.site, code, edition):
            name = name_of(card, self.made_with)
            self.store.ask(name)  # a card that stands as it was is not read, and is of use all the same
            sheets.write_made(address, name, partial(self._picture, name, card))

    def _picture(self, name: str, card: Card) -> bytes:
        return self.store.made(name, partial(self.studio.draw, card), self.is_fresh)


def publish(_pelican: object) -> type[CardPublisher]:
    """Give Pelican the generator of the cards."""
    return CardPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
