"""The rows of the open data: every record of the archive, flat, with the ids by which the tables join."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from plugins.archive.editions import Edition, Figure
from plugins.archive.evidence import cited
from plugins.archive.languages import CODES
from plugins.archive.records import Words
from plugins.archive.stories import Story
from plugins.pages import addresses
from plugins.pages.addresses import Register
from plugins.pages.permanence import of_page, of_source
from plugins.pages.site import Site

Row = dict[str, Any]


def _words(name: str, words: Words | None) -> Row:
    return {f"{name}_{code}": words.text(code) if words else None for code in CODES}


def _story_id(story: Story) -> str:
    return f"{story.edition}/{story.id}"


def _page(site: Site, address: str) -> Row:
    return {"page": site.root.absolute(address), "permalink": site.root.absolute(of_page(address))}


def _no_page() -> Row:
    return {"page": None, "permalink": None}


def _editions(site: Site) -> Iterator[Row]:
    for edition in reversed(site.archive.chronicle):
        yield {
            "id": edition.id,
            **_words("name", edition.name),
            **_where_and_when(edition),
            "ordinal": edition.ordinal.number,
            "format": edition.format.value if edition.format else None,
            "venue": edition.venue.place if edition.venue else None,
            **_words("summary", edition.summary),
            **_words("motto", edition.motto),
            "themes": list(edition.topics.themes),
            "countries": [country.code for country in edition.countries.codes] if edition.countries else [],
            "people": list(dict.fromkeys(item.person for item in edition.people)),
            "organisations": list(dict.fromkeys(item.organisation for item in edition.organisations)),
            "stories": [_story_id(story) for story in site.archive.stories_of.get(edition.id, ())],
            "sources": list(site.archive.sources_of[edition.id]),
            **_page(site, addresses.edition(CODES[0], edition.id)),
        }


def _where_and_when(edition: Edition) -> Row:
    return {
        "series": edition.series,
        "city": edition.city,
        "year": edition.year,
        "start": edition.dates.start.isoformat(),
        "end": edition.dates.end.isoformat(),
    }


def _stories(site: Site) -> Iterator[Row]:
    for story in reversed(site.archive.news):
        versions = {code: story.versions.get(code) for code in CODES}
        yield {
            "id": _story_id(story),
            "edition": story.edition,
            "date": story.date.isoformat(),
            "original": story.original,
            "languages": [code for code, version in versions.items() if version],
            **{f"title_{code}": version.title if version else None for code, version in versions.items()},
            **{f"summary_{code}": version.summary if version else None for code, version in versions.items()},
            "themes": list(story.themes),
            "sources": list(cited(story)),
            **_page(site, addresses.story(story.original, story.edition, story.id)),
        }


def _people(site: Site) -> Iterator[Row]:
    for person in site.archive.people.values():
        yield {
            "id": person.id,
            **_words("name", person.name),
            **_words("family", person.family),
            "also": list(person.also),
            "country": person.country.code if person.country else None,
            **_appearances(site, "people", person.id),
            "sources": list(person.sources),
        }


def _organisations(site: Site) -> Iterator[Row]:
    for organisation in site.archive.organisations.values():
        yield {
            "id": organisation.id,
            **_words("name", organisation.name),
            "also": list(organisation.also),
            "url": organisation.url,
            **_appearances(site, "organisations", organisation.id),
        }


def _appearances(site: Site, register: Register, name: str) -> Row:
    at: Mapping[str, tuple[tuple[Edition, Any], ...]] = (
        site.archive.people_at if register == "people" else site.archive.organisations_at
    )
    stories = site.archive.stories_on[register].get(name, ())
    return {
        "editions": list(dict.fromkeys(edition.id for edition, _ in at.get(name, ()))),
        "stories": [_story_id(story) for story in stories],
        **(_page(site, addresses.authority(CODES[0], register, name)) if name in at else _no_page()),
    }


def _participations(site: Site) -> Iterator[Row]:
    for edition in reversed(site.archive.chronicle):
        for item in edition.people:
            yield {
                "edition": edition.id,
                "person": item.person,
                "part": item.part,
                **_words("role", item.role),
                "disputed": item.disagreement is not None,
                "sources": list(item.sources),
            }


def _places(site: Site) -> Iterator[Row]:
    for place in site.archive.places.values():
        has_page = ("cities", place.id) in site.archive.tagged
        yield {
            "id": place.id,
            **_words("name", place.name),
            "kind": place.kind,
            "city": place.city,
            "country": place.country.code,
            **(_page(site, addresses.facet_page(CODES[0], "cities", place.id)) if has_page else _no_page()),
        }


def _themes(site: Site) -> Iterator[Row]:
    for theme in site.archive.themes.values():
        borne = site.archive.tagged.get(("themes", theme.id))
        yield {
            "id": theme.id,
            **_words("name", theme.name),
            "editions": [edition.id for edition in borne.editions] if borne else [],
            "stories": [_story_id(story) for story in borne.stories] if borne else [],
            **(_page(site, addresses.facet_page(CODES[0], "themes", theme.id)) if borne else _no_page()),
        }


def _figures(site: Site) -> Iterator[Row]:
    for edition in reversed(site.archive.chronicle):
        for figure in edition.figures.items if edition.figures else ():
            yield _figure(site, edition, figure)


def _figure(site: Site, edition: Edition, figure: Figure) -> Row:
    return {
        "edition": edition.id,
        **_where_and_when(edition),
        "measure": figure.of,
        "value": figure.value,
        "qualifier": figure.qualifier,
        "stage": figure.stage,
        "disputed": figure.disagreement is not None,
        **_words("label", figure.label),
        "sources": list(figure.sources),
        "source_urls": [url for name in figure.sources if (url := site.archive.sources[name].url)],
        "page": site.root.absolute(addresses.edition(CODES[0], edition.id)),
    }


def _sources(site: Site) -> Iterator[Row]:
    for source in site.archive.sources.values():
        rests = site.archive.evidence.get(source.id)
        yield {
            "id": source.id,
            "publisher": source.publisher,
            "organisation": source.organisation,
            "kind": source.kind,
            "language": source.language,
            "date": source.date.iso if source.date else None,
            "url": source.url,
            "archived": source.archived,
            "locator": source.locator,
            "editions": list(rests.editions) if rests else [],
            "stories": [_story_id(text) for text in rests.texts.values() if isinstance(text, Story)] if rests else [],
            "permalink": site.root.absolute(of_source(source.id)),
        }


ROWS: Mapping[str, Callable[[Site], Iterator[Row]]] = {
    "editions": _editions,
    "stories": _stories,
    "people": _people,
    "participations": _participations,
    "organisations": _organisations,
    "places": _places,
    "themes": _themes,
    "figures": _figures,
    "sources": _sources,
}
