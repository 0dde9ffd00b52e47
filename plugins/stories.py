"""The stories: a page for each version, and a light page where a language has none."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup
from pelican import signals

from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.stories import Story
from plugins.pages import addresses, browsing, linked
from plugins.pages.citing import CitePart, cite_part, of_story
from plugins.pages.page import Page
from plugins.pages.parts import (
    Form,
    LinkPart,
    SourcePart,
    StoryRow,
    form,
    source_parts,
    story_row,
    story_rows,
    words,
)
from plugins.pages.publisher import Generator, publisher_of_texts
from plugins.pages.site import Site
from plugins.pages.wall import Tile, edition_tile


@dataclass(frozen=True)
class VersionLink:
    """One language of a story: where it is read, and what it is."""

    name: Form
    href: str
    current: bool
    original: bool
    exists: bool


@dataclass(frozen=True)
class StoryPage:
    """What the page of a story shows; `beyond` leads to all of its edition if these are not all."""

    title: str
    summary: str
    date: datetime.date
    tile: Tile
    hue: str
    edition: LinkPart
    editions_href: str
    prose: Markup
    older: VersionLink | None
    versions: tuple[VersionLink, ...]
    sources: tuple[SourcePart, ...]
    tags: tuple[LinkPart, ...]
    previous: StoryRow | None
    following: StoryRow | None
    beyond: LinkPart | None
    related: tuple[StoryRow, ...]
    cite: CitePart


@dataclass(frozen=True)
class MissingPage:
    """What stands at the address of a version that does not exist."""

    story: StoryRow
    versions: tuple[VersionLink, ...]
    edition: LinkPart
    editions_href: str
    edition_name: str
    motto: str | None
    tags: tuple[LinkPart, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield every story in every language, as itself or as a page that says where it can be read."""
    for story in site.stories:
        yield from pages_of(site, story)


def pages_of(site: Site, story: Story) -> Iterator[Page]:
    """Yield a story in every language."""
    for code in CODES:
        yield _story_page(site, code, story) if code in story.versions else _missing_page(site, code, story)


def _story_page(site: Site, code: Code, story: Story) -> Page:
    version, edition = story.versions[code], site.archive.editions[story.edition]
    prose = site.prose(story, version)
    links = _version_links(site, code, story)
    previous, following = (
        story_row(site, code, other) if other else None for other in site.archive.beside[story.folder]
    )
    model = StoryPage(
        title=version.title,
        summary=version.summary,
        date=story.date,
        tile=edition_tile(site, code, edition),
        hue=site.archive.series[edition.series].hue,
        edition=_edition_link(site, code, story),
        editions_href=site.href(addresses.editions(code)),
        prose=Markup(prose.html),
        older=next((link for link in links if link.original), None) if story.is_older(code) else None,
        versions=links,
        sources=source_parts(site, code, dict.fromkeys((*prose.cited, *story.sources))),
        tags=_tags(site, code, story),
        previous=previous,
        following=following,
        beyond=_beyond(site, code, story),
        related=story_rows(site, code, site.archive.related[story.folder]),
        cite=cite_part(site, of_story(site, code, story)),
    )
    return Page(
        address=addresses.story(code, story.edition, story.id),
        language=code,
        template="story",
        title=version.title,
        description=version.summary,
        model=model,
        versions=tuple(code for code in CODES if code in story.versions),
        section="news",
        feed=addresses.edition(code, story.edition),
        indexed=not version.draft,
        has_card=not version.draft,
        linked=linked.story(site, code, story, prose.cited),
        published=story.date,
        draft=version.draft,
    )


def _missing_page(site: Site, code: Code, story: Story) -> Page:
    edition = site.archive.editions[story.edition]
    row = story_row(site, code, story)
    model = MissingPage(
        story=row,
        versions=tuple(link for link in _version_links(site, code, story) if link.exists),
        edition=_edition_link(site, code, story),
        editions_href=site.href(addresses.editions(code)),
        edition_name=edition.name.text(code),
        motto=words(code, edition.motto),
        tags=_tags(site, code, story),
    )
    return Page(
        address=addresses.story(code, story.edition, story.id),
        language=code,
        template="missing",
        title=site.say(code, "Not yet available in English"),
        description=site.say(code, "This article has not been translated yet."),
        model=model,
        versions=(),
        section="news",
        canonical=addresses.story(story.original, story.edition, story.id),
        indexed=False,
    )


def _edition_link(site: Site, code: Code, story: Story) -> LinkPart:
    edition = site.archive.editions[story.edition]
    return LinkPart(site.short_name(code, edition), site.href(addresses.edition(code, edition.id)))


def _tags(site: Site, code: Code, story: Story) -> tuple[LinkPart, ...]:
    return tuple(browsing.link(site, code, facet, value) for facet, value in site.archive.tags(story))


def _beyond(site: Site, code: Code, story: Story) -> LinkPart | None:
    """Lead to all stories of an edition where not every one of them stands beside this one."""
    beside = [other for other in site.archive.beside[story.folder] if other]
    count = len(site.archive.stories_of[story.edition])
    if count <= len(beside) + 1:
        return None
    return LinkPart(
        site.say(code, "Articles about this edition"), f"{_edition_link(site, code, story).href}#stories", count
    )


def _version_links(site: Site, code: Code, story: Story) -> tuple[VersionLink, ...]:
    return tuple(
        VersionLink(
            name=form(code, other, LANGUAGES[other].name),
            href=site.href(addresses.story(other, story.edition, story.id)),
            current=other == code,
            original=other == story.original,
            exists=other in story.versions,
        )
        for other in CODES
    )


def publish(_pelican: object) -> type[Generator]:
    """Give Pelican the generator of these pages."""
    return publisher_of_texts(lambda site: site.stories, pages_of)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
