"""How a page is cited: in the words of its language, and as files for those who keep references."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from typing import Literal

from plugins.archive.editions import Edition
from plugins.archive.languages import LANGUAGES, Code
from plugins.archive.stories import Story
from plugins.pages import addresses
from plugins.pages.dating import edition_day
from plugins.pages.parts import LinkPart
from plugins.pages.permanence import of_page
from plugins.pages.site import Site

_LANGUAGES: dict[Code, str] = {"ar": "arabic", "fr": "french", "en": "english"}
_FILES = (("BibTeX", "bib"), ("RIS", "ris"), ("CSL JSON", "csl.json"))
_MEANING = re.compile(r"[\\{}%&#_$~^]")


@dataclass(frozen=True)
class Citation:
    """What is told of a page where it is cited; names and title are those of its language."""

    key: str
    kind: Literal["article", "page"]
    language: Code
    title: str
    site: str
    date: datetime.date
    url: str
    address: str


@dataclass(frozen=True)
class CitePart:
    """The citation in words, without its address; the address; the one that stays in any case; and the files."""

    words: str
    url: str
    permalink: str
    files: tuple[LinkPart, ...]


def of_story(site: Site, code: Code, story: Story) -> Citation:
    """Return the citation of a version of a story."""
    address = addresses.story(code, story.edition, story.id)
    key = f"nadwa-{story.edition}-{story.id}-{code}"
    return _citation(site, code, key, "article", story.versions[code].title, story.date, address)


def of_edition(site: Site, code: Code, edition: Edition) -> Citation:
    """Return the citation of an edition's page, dated by what it shows last."""
    address = addresses.edition(code, edition.id)
    day = edition_day(site.archive, edition)
    return _citation(site, code, f"nadwa-{edition.id}-{code}", "page", edition.name.text(code), day, address)


def _citation(
    site: Site,
    code: Code,
    key: str,
    kind: Literal["article", "page"],
    title: str,
    date: datetime.date,
    address: str,
) -> Citation:
    return Citation(key, kind, code, title, site.say(code, "Nadwa"), date, site.root.absolute(address), address)


def cite_part(site: Site, cited: Citation) -> CitePart:
    """Make a citation ready to be shown."""
    day = LANGUAGES[cited.language].day(cited.date)
    told = site.say(cited.language, "%(title)s. %(site)s, %(date)s.", title=cited.title, site=cited.site, date=day)
    files = (LinkPart(name, site.href(addresses.citation(cited.address, ending))) for name, ending in _FILES)
    return CitePart(told, cited.url, site.root.absolute(of_page(cited.address)), tuple(files))


def as_bibtex(cited: Citation) -> str:
    """Return a citation as BibTeX, as `@online` of BibLaTeX; signs that mean something there are escaped."""
    fields = {
        "title": f"{{{_bare(cited.title)}}}",
        "organization": f"{{{_bare(cited.site)}}}",
        "date": cited.date.isoformat(),
        "year": str(cited.date.year),
        "url": cited.url,
        "langid": _LANGUAGES[cited.language],
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@online{{{cited.key},\n{lines}}}\n"


def as_ris(cited: Citation) -> str:
    """Return a citation as RIS, whose lines end in CR LF."""
    lines = (
        ("TY", "NEWS" if cited.kind == "article" else "ELEC"),
        ("ID", cited.key),
        ("TI", cited.title),
        ("T2", cited.site),
        ("PB", cited.site),
        ("PY", str(cited.date.year)),
        ("DA", f"{cited.date:%Y/%m/%d}"),
        ("LA", cited.language),
        ("UR", cited.url),
        ("ER", ""),
    )
    return "".join(f"{name}  - {value}\r\n" for name, value in lines)


def as_csl(cited: Citation) -> str:
    """Return a citation as CSL-JSON: a list of one item."""
    item = {
        "id": cited.key,
        "type": "article-newspaper" if cited.kind == "article" else "webpage",
        "title": cited.title,
        "container-title": cited.site,
        "publisher": cited.site,
        "issued": {"date-parts": [[cited.date.year, cited.date.month, cited.date.day]]},
        "language": cited.language,
        "URL": cited.url,
    }
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


def _bare(text: str) -> str:
    return _MEANING.sub(lambda sign: f"\\{sign[0]}" if sign[0] not in "\\~^" else " ", text)
