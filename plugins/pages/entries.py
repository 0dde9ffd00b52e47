"""What a search can find in one language: an entry for each page, with what it shows of itself and what it is about.

What has no version in the language is there all the same, in its own.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal, get_args

from plugins.archive import aliases
from plugins.archive.editions import Edition
from plugins.archive.holdings import FACETS, Facet, Tag
from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.records import Organisation, Person
from plugins.archive.stories import Piece, Story, Version
from plugins.pages import addresses, browsing
from plugins.pages.addresses import Register
from plugins.pages.authority import bearers, participation_rows, presence_rows
from plugins.pages.site import Site, Text
from plugins.pages.synopsis import SEPARATOR, passages

Kind = Literal["editions", "stories", "people", "organisations", "cities", "years", "themes", "series", "pages"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_NOTE = re.compile(r'<span class="cited">.*?</span>', re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|h[1-6]|li|ul|ol|blockquote|table|thead|tbody|tr|td|th|pre|hr|br)\b[^>]*>")
_MARKUP = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Entry:
    """A page as the index knows it; `names` are other forms of its title, `about` stands beside the kind.

    `language` is that of title and passages; `tags` are the values by which results are filtered.
    """

    href: str
    kind: Kind
    language: Code
    title: str
    about: str
    passages: tuple[str, ...]
    names: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True)
class Findable:
    """What can be found: its kind, its name among those of its kind, its `entry` when that is asked for.

    An entry is made of the site, and of the words of no other than its own `text`.
    """

    kind: Kind
    name: str
    entry: Callable[[], Entry]
    text: Text | None = None


def entries(site: Site, code: Code) -> Iterator[Entry]:
    """Yield the entries of a language, in the order in which equal ones are listed."""
    return (item.entry() for item in findable(site, code))


def findable(site: Site, code: Code) -> Iterator[Findable]:
    """Yield what can be found in a language, in the same order."""
    for edition in site.archive.chronicle:
        yield Findable("editions", edition.id, partial(_edition, site, code, edition))
    for story in site.archive.news:
        yield _of_text("stories", code, story, partial(_story, site, code, story))
    for register in addresses.REGISTERS:
        for name, bearer in bearers(site, register):
            yield Findable(register, name, partial(_party, site, code, register, name, bearer))
    for facet in FACETS:
        for value in browsing.values(site, code, facet):
            yield Findable(facet, value, partial(_value, site, code, facet, value))
    for name in site.archive.editions_of:
        yield Findable("series", name, partial(_series, site, code, name))
    for piece in site.archive.pages:
        yield _of_text("pages", code, piece, partial(_standing, site, code, piece))
    for number, entry in enumerate(_lists(site, code)):
        yield Findable("pages", f"list {number}", partial(_same, entry))


def _of_text(kind: Kind, code: Code, piece: Piece, entry: Callable[[], Entry]) -> Findable:
    return Findable(kind, piece.folder, entry, (piece, piece.best(code)))


def _same(entry: Entry) -> Entry:
    return entry


def _edition(site: Site, code: Code, edition: Edition) -> Entry:
    days = LANGUAGES[code].days(edition.dates.start, edition.dates.end)
    return Entry(
        href=site.href(addresses.edition(code, edition.id)),
        kind="editions",
        language=code,
        title=edition.name.text(code),
        about=f"{site.short_name(code, edition)}{SEPARATOR}{days}",
        passages=tuple(dict.fromkeys((edition.summary.text(code), *passages(site, code, edition)))),
        names=(*aliases.forms(edition.name), *(site.short_name(other, edition) for other in CODES)),
        tags=tuple(site.archive.tags(edition)),
    )


def _story(site: Site, code: Code, story: Story) -> Entry:
    version, edition = story.best(code), site.archive.editions[story.edition]
    named = (site.archive.themes[theme].name.text(version.language) for theme in story.themes)
    return Entry(
        href=site.text_href(version.language, story),
        kind="stories",
        language=version.language,
        title=version.title,
        about=f"{LANGUAGES[code].day(story.date)}{SEPARATOR}{site.short_name(code, edition)}",
        passages=(*_prose(site, story, version), edition.name.text(version.language), SEPARATOR.join(named)),
        tags=tuple(site.archive.tags(story)),
    )


def _prose(site: Site, piece: Piece, version: Version) -> Iterator[str]:
    """Yield the summary of a text, then the text itself, paragraph by paragraph."""
    yield version.summary
    for part in _BLOCK.split(_NOTE.sub("", site.prose(piece, version).html)):
        text = " ".join(html.unescape(_MARKUP.sub("", part)).split(" ")).strip()
        if text:
            yield text.replace("\n", " ")


def _party(site: Site, code: Code, register: Register, name: str, bearer: Person | Organisation) -> Entry:
    rows = (participation_rows if isinstance(bearer, Person) else presence_rows)(site, code, name)
    there = site.archive.people_at[name] if register == "people" else site.archive.organisations_at[name]
    editions = {edition.id: edition for edition, _ in there}
    country = bearer.country if isinstance(bearer, Person) else None
    about = [LANGUAGES[code].country(country.code)] if country else []
    about.append(site.count(code, "%(n)s edition", "%(n)s editions", len(editions)))
    return Entry(
        href=site.href(addresses.authority(code, register, name)),
        kind=register,
        language=code,
        title=bearer.name.text(code),
        about=SEPARATOR.join(about),
        passages=tuple(SEPARATOR.join(filter(None, (row.title, row.part, row.edition))) for row in rows),
        names=aliases.forms(bearer.name, bearer.also),
        tags=tuple(_places_and_years(editions.values())),
    )


def _value(site: Site, code: Code, facet: Facet, value: str) -> Entry:
    borne = site.archive.tagged[facet, value]
    editions = {edition.id: edition for edition in borne.editions}
    editions |= {story.edition: site.archive.editions[story.edition] for story in borne.stories}
    own: Tag = (facet, value)
    named = LANGUAGES[code].join(site.short_name(code, edition) for edition in editions.values())
    return Entry(
        href=site.href(addresses.facet_page(code, facet, value)),
        kind=facet,
        language=code,
        title=browsing.name(site, code, facet, value),
        about=_counts(site, code, len(borne.editions), len(borne.stories)),
        passages=(named,),
        names=tuple(browsing.name(site, other, facet, value) for other in CODES),
        tags=tuple(dict.fromkeys((own, *_places_and_years(editions.values())))),
    )


def _series(site: Site, code: Code, name: str) -> Entry:
    series, editions = site.archive.series[name], site.archive.editions_of[name]
    return Entry(
        href=site.href(addresses.series(code, name)),
        kind="series",
        language=code,
        title=series.name.text(code),
        about=_counts(site, code, len(editions), 0),
        passages=(
            LANGUAGES[code].join(site.short_name(code, edition) for edition in editions),
            *(gap.text.text(code) for gap in series.gaps),
        ),
        names=aliases.forms(series.name),
        tags=tuple(_places_and_years(editions)),
    )


def _standing(site: Site, code: Code, piece: Piece) -> Entry:
    version = piece.best(code)
    return Entry(
        href=site.text_href(version.language, piece),
        kind="pages",
        language=version.language,
        title=version.title,
        about="",
        passages=tuple(_prose(site, piece, version)),
    )


def _lists(site: Site, code: Code) -> Iterator[Entry]:
    """Yield what is no page of one thing: the figures, the corrections, the data, and the sources of each year."""
    made = {"figures": addresses.figures, "corrections": addresses.corrections, "data": addresses.data}
    for name, address in ((name, address(code)) for name, address in made.items()):
        title = site.label(code, "menu", name)
        yield Entry(site.href(address), "pages", code, title, "", (title,))
    shelves: dict[str, dict[str, None]] = {}
    for source in site.archive.sources.values():
        named = site.archive.organisations[source.organisation].name.text(code) if source.organisation else None
        shelves.setdefault(source.shelf, {})[named or source.publisher or ""] = None
    title = site.label(code, "menu", "sources")
    for shelf, publishers in sorted(shelves.items(), reverse=True):
        href = site.href(addresses.shelf(code, shelf))
        about = shelf if shelf.isdigit() else ""
        said = SEPARATOR.join(filter(None, (title, *publishers)))
        yield Entry(href, "pages", code, f"{title} {about}".strip(), about, (said,))


def _counts(site: Site, code: Code, editions: int, stories: int) -> str:
    counted = [site.count(code, "%(n)s edition", "%(n)s editions", editions)] if editions else []
    if stories:
        counted.append(site.count(code, "%(n)s article", "%(n)s articles", stories))
    return SEPARATOR.join(counted)


def _places_and_years(editions: Iterable[Edition]) -> Iterator[Tag]:
    for edition in editions:
        yield "cities", edition.city
        yield "years", str(edition.year)
