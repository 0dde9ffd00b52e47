"""Where each page stands: addresses below the site's root, without leading slash; folders end with one.

Every language has a prefix and ids are shared, so two languages of one page differ in the first segment only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, get_args

from plugins.archive.holdings import Facet
from plugins.archive.languages import CODES, Code
from plugins.archive.stories import Piece, Story

Register = Literal["people", "organisations"]
REGISTERS: tuple[Register, ...] = get_args(Register)
# Files that are no pages: the same for all languages.
TABLES = (
    *("editions", "stories", "people", "participations", "organisations"),
    *("places", "themes", "figures", "sources"),
)
CRATE = "data/ro-crate-metadata.json"
REPOSITORY = "data/oai.xml"
DATA = (CRATE, REPOSITORY, *(f"data/{table}.{ending}" for table in TABLES for ending in ("csv", "json", "schema.json")))
# Where tools look for an icon without reading a page.
FAVICON = "favicon.ico"
TOUCH_ICON = "apple-touch-icon.png"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
# What hosts read, and show to nobody.
REDIRECTS, MOVED_NGINX, MOVED_CADDY = "_redirects", "_moved.map", "_moved.caddy"
HEADERS = "_headers"
FOR_HOSTS = (REDIRECTS, MOVED_NGINX, MOVED_CADDY, HEADERS)
LLMS = "llms.txt"
HUMANS = "humans.txt"
# Only where the settings name a contact (RFC 9116).
SECURITY = ".well-known/security.txt"
FILES = (
    *(*DATA, FAVICON, TOUCH_ICON, SITEMAP, ROBOTS, *FOR_HOSTS, LLMS, HUMANS),
    *(name for code in CODES for name in (f"sitemap-{code}.xml", f"{code}/opensearch.xml")),
)
ICON = "icon.svg"
INDEXES = "search/"
PICTURES = "pictures/"
CHOICE = ""
_ONE_OF: Mapping[Facet, str] = {"cities": "city", "years": "year", "themes": "theme"}
NOT_FOUND = "404.html"
# The chapters of the guide, the first without a name.
GUIDE = (
    *("", "write", "translate", "cite", "directions", "facts", "fields", "edition"),
    *("headers", "folders", "records", "texts", "proofreading", "building"),
)


def lasting(file: Path) -> str:
    """Return where a file of the theme is published: its name bears its content's hash, so it may be kept for ever."""
    return f"theme/{file.stem}.{hashlib.sha256(file.read_bytes()).hexdigest()[:8]}{file.suffix}"


def stem(address: str) -> str:
    """Return an address without its language, as the ledger has it."""
    return address.partition("/")[2]


def alternates(address: str, versions: Iterable[Code]) -> tuple[tuple[str, str], ...]:
    """Return every version of a page, itself among them, by its language, and the choice of languages as `x-default`."""
    found = [(code, in_language(address, code)) for code in versions]
    choice = NOT_FOUND if address.endswith(NOT_FOUND) else CHOICE
    return (*found, ("x-default", choice)) if found else ()


def home(code: Code) -> str:
    """Return the address of a language's home page."""
    return f"{code}/"


def editions(code: Code) -> str:
    """Return the address of the list of editions."""
    return f"{code}/editions/"


def edition(code: Code, edition_id: str) -> str:
    """Return the address of one edition."""
    return f"{code}/editions/{edition_id}/"


def story(code: Code, edition_id: str, story_id: str) -> str:
    """Return the address of one story, whether or not it has a version in this language."""
    return f"{code}/editions/{edition_id}/{story_id}/"


def text(code: Code, piece: Piece) -> str:
    """Return the address of a story or a standing page."""
    return story(code, piece.edition, piece.id) if isinstance(piece, Story) else standing(code, piece.id)


def card(page: str) -> str:
    """Return the address of the picture that stands for a page where it is shared: beside the page."""
    return f"{page}card.png"


def picture(stem: str, digest: str, width: int, ending: str) -> str:
    """Return the address of a picture of a text in one width and format: it bears the content's hash, for ever."""
    return f"{PICTURES}{stem}.{digest[:8]}-{width}.{ending}"


def news(code: Code, number: int = 1) -> str:
    """Return the address of a page of the news list; pages count from 1."""
    return f"{code}/news/" if number == 1 else f"{code}/news/{number}/"


def browse(code: Code) -> str:
    """Return the address of the index of the whole archive."""
    return f"{code}/browse/"


def facet_index(code: Code, facet: Facet) -> str:
    """Return the address of the list of all cities, years or themes."""
    return f"{code}/{facet}/"


def facet_page(code: Code, facet: Facet, value: str, by: Facet | None = None, number: int = 1) -> str:
    """Return the address of one city, year or theme, or of a later page of it, or of it parted by another facet."""
    return f"{code}/{facet}/{value}/{f'{by}/' if by else ''}{f'{number}/' if number > 1 else ''}"


def mark(facet: Facet, value: str) -> str:
    """Return the id of what bears a value besides the one that its page is about: `city-berkane` on a theme's page."""
    return f"{_ONE_OF[facet]}-{value}"


def authorities(code: Code, register: Register) -> str:
    """Return the address of the list of all people or organisations."""
    return f"{code}/{register}/"


def authority(code: Code, register: Register, name: str) -> str:
    """Return the address of one person or organisation."""
    return f"{code}/{register}/{name}/"


def sitemap(code: Code) -> str:
    """Return the address of a language's part of the sitemap."""
    return f"sitemap-{code}.xml"


def feed(page: str, ending: str) -> str:
    """Return the address of what is new on a page, as `atom` or as `json`: beside the page."""
    return f"{page}feed.{ending}"


def citation(page: str, ending: str) -> str:
    """Return the address of a page's citation as a file: beside the page."""
    return f"{page}cite.{ending}"


def calendar(code: Code) -> str:
    """Return the address of a language's calendar of all editions."""
    return f"{code}/calendar.ics"


def edition_calendar(code: Code, edition_id: str) -> str:
    """Return the address of one edition's calendar, with its sessions."""
    return f"{edition(code, edition_id)}edition.ics"


def series(code: Code, series_id: str) -> str:
    """Return the address of one series of editions."""
    return f"{code}/series/{series_id}/"


def figures(code: Code) -> str:
    """Return the address of the figures of all editions."""
    return f"{code}/figures/"


def data(code: Code) -> str:
    """Return the address of the description of the open data."""
    return f"{code}/data/"


def table(name: str, ending: str) -> str:
    """Return the address of one table of the open data: as `csv`, as `json`, or what it is like as `schema.json`."""
    return f"data/{name}.{ending}"


def sources(code: Code) -> str:
    """Return the address of the list of all sources."""
    return f"{code}/sources/"


def shelf(code: Code, name: str, number: int = 1) -> str:
    """Return the address of a sheet of the sources of one year, or of those without a date."""
    return f"{code}/sources/{name}/" + (f"{number}/" if number > 1 else "")


def source(code: Code, shelf_name: str, source_id: str, number: int = 1) -> str:
    """Return where one source stands on a sheet of its shelf."""
    return f"{shelf(code, shelf_name, number)}#s-{source_id}"


def search(code: Code) -> str:
    """Return the address of the search in a language."""
    return f"{code}/search/"


def opensearch(code: Code) -> str:
    """Return the address of what tells browsers how to ask the search of a language."""
    return f"{code}/opensearch.xml"


def index(engine: str) -> str:
    """Return the address of the folder that holds the index which an engine of this name reads."""
    return f"{INDEXES}{engine}/"


def corrections(code: Code) -> str:
    """Return the address of the list of all corrections."""
    return f"{code}/corrections/"


def translations(code: Code, number: int = 1) -> str:
    """Return the address of a page of the list of translations; pages count from 1."""
    return f"{code}/translations/" if number == 1 else f"{code}/translations/{number}/"


def guide(code: Code, chapter: str = "") -> str:
    """Return the address of a chapter of the guide."""
    return f"{code}/guide/{f'{chapter}/' if chapter else ''}"


def standing(code: Code, page_id: str) -> str:
    """Return the address of a standing page."""
    return f"{code}/{page_id}/"


def not_found(code: Code) -> str:
    """Return the address of a language's page for addresses that do not exist."""
    return f"{code}/{NOT_FOUND}"


def in_language(address: str, code: Code) -> str:
    """Return the address of the same thing in another language; what has no prefix yet gets one."""
    first, _, rest = address.partition("/")
    return f"{code}/{rest if first in CODES else address}"
