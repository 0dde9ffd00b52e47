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
from plugins.pages.site import Site


def cards(site: Site) -> Iterator[tuple[str, Card]]:
    """Yield the address of every card, and what it says."""
    for code in CODES:
        language = LANGUAGES[code]
        for edition in site.archive.editions.values():
            days = language.days(edition.dates.start, edition.dates.end)
            page = addresses.edition(code, edition.id)
            yield addresses.card(page), _card(site, code, edition, edition.name.text(code), days, is_field=True)
        for story in site.archive.stories:
            if code in story.versions:
                edition = site.archive.editions[story.edition]
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


class CardPublisher:
    """A generator that writes the cards."""

    def __init__(self, *, settings: dict[str, Any], **_others: Any) -> None:
        """Take the site of this run from Pelican's settings."""
        self.site: Site = settings["SITE"]
        self.is_fresh = bool(settings.get("FRESH"))

    def generate_output(self, writer: Any) -> None:
        """Have every card written, drawn anew only where none is kept that was made from the same."""
        made_with = engine(self.site.theme)
        studio, store = Studio(self.site.theme), Store(STORE)

        def picture(card: Card) -> bytes:
            return store.made(name_of(card, made_with), partial(studio.draw, card), self.is_fresh)

        for address, card in cards(self.site):
            name = name_of(card, made_with)
            store.ask(name)  # a card that stands as it was is not read, and is of use all the same
            writer.write_made(address, name, partial(picture, card))


def publish(_pelican: object) -> type[CardPublisher]:
    """Give Pelican the generator of the cards."""
    return CardPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
