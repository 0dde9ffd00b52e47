"""llms.txt: the archive in a page of Markdown, for programs that answer in words (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterator

from pelican import signals

from plugins.archive.languages import CODES, LANGUAGES
from plugins.pages import addresses
from plugins.pages.batch import Sheets
from plugins.pages.page import FEEDS
from plugins.pages.publisher import Generator
from plugins.pages.site import Site

_ABOUT = """\
# Nadwa (ندوة)

> The archive of Morocco’s smart-city symposiums: editions, reports, figures, people and sources, each fact with where it
> comes from, in Arabic, French and English.

Every page stands in three languages, at addresses that differ in their first part alone: `ar`, `fr` or `en`. A record
also has an address without language below `id/`. Where sources disagree, the page of the edition shows every reading; a
figure is announced, reported or computed, and says which. Texts and data are free to use with attribution (CC BY 4.0):
name Nadwa, the page and its day.
"""


def guide(site: Site) -> str:
    """Return the guide: what the archive is, its editions from the newest, its stories, its data and its feeds."""
    parts = (
        ("Editions", _editions(site)),
        ("Stories", _stories(site)),
        ("Data", _data(site)),
        ("Optional", _optional(site)),
    )
    return _ABOUT + "".join(f"\n## {title}\n\n" + "".join(f"- {line}\n" for line in lines) for title, lines in parts)


def _editions(site: Site) -> Iterator[str]:
    for edition in site.archive.chronicle:
        days = LANGUAGES["en"].days(edition.dates.start, edition.dates.end)
        link = _link(site, site.short_name("en", edition), addresses.edition("en", edition.id))
        yield f"{link}: {edition.name.text('en')}, {days}"


def _stories(site: Site) -> Iterator[str]:
    for story in site.archive.news:
        version = story.best("en")
        link = _link(site, version.title, addresses.story(version.language, story.edition, story.id))
        yield f"{link}: {version.summary}"


def _data(site: Site) -> Iterator[str]:
    yield f"{_link(site, 'Tables', addresses.data('en'))}: what the open data holds, column by column"
    for table in addresses.TABLES:
        yield _link(site, site.label("en", "table", table), addresses.table(table, "json"))


def _optional(site: Site) -> Iterator[str]:
    yield f"{_link(site, 'Sitemap', addresses.SITEMAP)}: every page, with its other languages"
    for code in CODES:
        home = addresses.home(code)
        yield f"{_link(site, LANGUAGES[code].name, home)}: {', '.join(_feeds(site, home))}"


def _feeds(site: Site, home: str) -> Iterator[str]:
    for ending in FEEDS:
        yield _link(site, f"what is new, {ending.upper()}", addresses.feed(home, ending))


def _link(site: Site, text: str, address: str) -> str:
    bare = text.replace("[", "(").replace("]", ")")
    return f"[{bare}]({site.root.absolute(address)})"


class GuidePublisher(Generator):
    """A generator that writes llms.txt."""

    def write(self, sheets: Sheets) -> None:
        """Write the file."""
        sheets.write_bytes(addresses.LLMS, guide(self.site).encode())


def publish(_pelican: object) -> type[GuidePublisher]:
    """Give Pelican the generator of the file."""
    return GuidePublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
