"""The guide for editors: how to write, translate and cite here, and what each rule and each message means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup
from pelican import signals

from plugins.archive.languages import CODES, Code
from plugins.pages import addresses, guide, rulings
from plugins.pages.guide import Chapter
from plugins.pages.page import Page
from plugins.pages.publisher import Generator, publisher
from plugins.pages.rulings import RecordPart, RulePart
from plugins.pages.site import Site


@dataclass(frozen=True)
class SectionPart:
    """A part of a chapter, with the rules that it tells and the messages that come of them."""

    id: str
    title: str
    rules: tuple[RulePart, ...]
    messages: tuple[Markup, ...]


@dataclass(frozen=True)
class ChapterPart:
    """A chapter in the list of all of them."""

    title: str
    summary: str
    href: str
    current: bool


@dataclass(frozen=True)
class GuidePage:
    """What a page of the guide shows: its words, then what the contract says; `trail` leads to it."""

    title: str
    summary: str
    trail: tuple[tuple[str, str], ...]
    prose: Markup
    records: tuple[RecordPart, ...]
    sections: tuple[SectionPart, ...]
    chapters: tuple[ChapterPart, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield every chapter in each language."""
    for code in CODES:
        home = site.href(addresses.guide(code))
        first = guide.chapter(site.theme, code, "", home)
        others = guide.chapters(site.theme, code, home)
        sections = _sections(site, code)
        for chapter in (first, *others):
            trail = ((first.title, home),) if chapter.id else ()
            yield Page(
                address=addresses.guide(code, chapter.id),
                language=code,
                template="guide",
                title=chapter.title,
                description=chapter.summary,
                model=GuidePage(
                    title=chapter.title,
                    summary=chapter.summary,
                    trail=trail,
                    prose=chapter.prose,
                    records=rulings.records(site, code, chapter.id),
                    sections=sections.get(chapter.id, ()),
                    chapters=tuple(_listed(site, code, other, chapter) for other in others),
                ),
                section="guide",
                indexed=False,  # it is about the house, and whoever searches the web looks for what is in it
            )


def _listed(site: Site, code: Code, chapter: Chapter, here: Chapter) -> ChapterPart:
    href = site.href(addresses.guide(code, chapter.id))
    return ChapterPart(chapter.title, chapter.summary, href, chapter == here)


def _sections(site: Site, code: Code) -> dict[str, tuple[SectionPart, ...]]:
    """Return the sections of each chapter, filled."""
    rules: dict[str, list[RulePart]] = {}
    messages: dict[str, list[Markup]] = {}
    for room, found in rulings.rules(site, code).items():
        rules.setdefault(guide.section_of(room), []).extend(found)
    for room, told in rulings.messages(site.theme, code).items():
        messages.setdefault(guide.section_of(room), []).extend(told)
    return {
        name: tuple(
            SectionPart(
                section.id,
                site.say(code, section.title),
                tuple(rules.get(section.id, ())),
                tuple(messages.get(section.id, ())),
            )
            for section in sections
        )
        for name, sections in guide.SECTIONS.items()
    }


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher(pages)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
