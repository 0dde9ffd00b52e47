"""Takes a saved article over as the draft of a story: never more than a draft, and its sentences as comments."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from plugins.archive.editions import Edition
from plugins.archive.holdings import Archive
from plugins.archive.languages import CODES, Code
from plugins.archive.problems import message
from plugins.archive.reading import Reading
from plugins.archive.text_rules import TITLE_LENGTH
from plugins.editorial import filing, stories
from plugins.editorial.articles import Article
from plugins.editorial.cleaning import Note, cleaned
from plugins.editorial.declining import Declined
from plugins.editorial.interview import Interview
from plugins.editorial.slugs import slug
from plugins.editorial.stories import Beginning, Wanted
from plugins.text.comments import beside, comment

# An article is about an edition that was or will be soon.
NEAR = datetime.timedelta(days=120)
_SIGNS = re.compile(r"([\\`*_\[\]<>#|])|(?<=\d)\.(?= )|^[-+](?= )")


@dataclass(frozen=True)
class Taking:
    """A story that is to be, what is to be told of the article, and the record of its source if that is new."""

    beginning: Beginning
    notes: tuple[Note, ...]
    source: Mapping[str, Mapping[str, object]]


def take(reading: Reading, article: Article, wanted: Wanted, interview: Interview, is_ours: bool = False) -> Taking:
    """Ask for what could not be recognised, and return the draft; text that `is_ours` stands in it as text.

    Raises:
        Declined: something is missing that nobody can be asked for, or does not fit.
    """
    language = stories.language_of(wanted.language or article.language or "", interview)
    whole = cleaned(article, language)
    if not whole.article.blocks:
        raise Declined(message("no text was found in the file; save the article as plain text, and take that"))
    edition = _edition(reading.archive, whole.article)
    known = next((s.id for s in reading.archive.sources.values() if article.address and s.url == article.address), "")
    date = whole.article.date
    named = replace(
        wanted,
        language=language,
        title=wanted.title or _title(whole.article.title),
        edition=wanted.edition or edition,
        themes=wanted.themes or _themes(reading.archive, whole.article.text, wanted.edition or edition),
        date=wanted.date or (date.isoformat() if date else ""),
        name=wanted.name or slug(whole.article.title) or _latin_name(whole.article),
    )
    beginning = stories.begin(reading, named, interview)
    source = {} if known else _source(reading.archive, whole.article, language)
    header = dict(beginning.header)
    if known:
        header["sources"] = [known]
    body = "\n\n".join(_body(whole.article, source, is_ours))
    return Taking(replace(beginning, header=header, body=f"{body}\n"), whole.notes, source)


def _body(article: Article, source: Mapping[str, object], is_ours: bool) -> Iterator[str]:
    """Yield the parts of the draft's text: where it comes from, then the article."""
    lines = [article.address, filing.record(source).strip() if source else ""]
    if any(lines):
        yield comment("\n".join(line for line in lines if line))
    paragraphs = [f"{block.mark}{_SIGNS.sub(_escaped, block.text)}" for block in article.blocks]
    yield "\n\n".join(paragraphs) if is_ours else beside(paragraphs)


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found.group()}"


def _title(title: str) -> str:
    """Return a title as the contract wants it: no stop at its end, and no longer than it may be."""
    title = re.sub(r"\s*\.{2,}\s*", ": ", title).strip(" .،؛:")
    if len(title) > TITLE_LENGTH:
        title = f"{title[: TITLE_LENGTH - 1].rpartition(' ')[0].rstrip(' ,،:;؛')}…"
    return title


def _edition(archive: Archive, article: Article) -> str:
    """Return the edition that an article is about, as far as its day and the cities that it names tell."""
    day = article.date
    if not day or not article.language:
        return ""
    near = [edition for edition in archive.chronicle if abs(edition.dates.start - day) <= NEAR]
    named = [edition for edition in near if _is_named(archive, edition, article)]
    found = sorted(named, key=lambda edition: abs(edition.dates.start - day))
    return found[0].id if found else ""


def _is_named(archive: Archive, edition: Edition, article: Article) -> bool:
    city = archive.places[edition.city].name
    return any(city.text(code) in article.text for code in CODES)


def _themes(archive: Archive, text: str, edition: str) -> str:
    """Return the themes that a text names or, where it names none, the first of its edition."""
    lower = text.casefold()
    named = [
        theme.id for theme in archive.themes.values() if any(theme.name.text(c).casefold() in lower for c in CODES)
    ]
    held = archive.editions.get(edition)
    return ",".join(named[:5] or (held.topics.themes[:1] if held else ()))


def _latin_name(article: Article) -> str:
    """Name an article with an Arabic title by who published it and when."""
    words = re.findall(r"[a-z0-9]+", article.address.partition("://")[2].partition("/")[0].removeprefix("www."))
    return f"{words[0]}-{article.date.isoformat()}" if words and article.date else ""


def _source(archive: Archive, article: Article, language: Code) -> dict[str, dict[str, object]]:
    """Return the record of the article as a source, to be put into sources.yaml; nothing where nothing is known."""
    if not article.address and not article.site:
        return {}
    host = article.address.partition("://")[2].partition("/")[0].removeprefix("www.")
    words = slug(article.site) or "-".join(re.findall(r"[a-z0-9]+", host)[:1]) or "source"
    name = f"{words}-{article.date.year}" if article.date else words
    number = next(n for n in range(1, 1000) if (name if n == 1 else f"{name}-{n}") not in archive.sources)
    record: dict[str, object] = {"publisher": article.site or host}
    if article.address:
        record["url"] = article.address
    if article.date:
        record["date"] = article.date
    return {name if number == 1 else f"{name}-{number}": {**record, "language": language, "kind": "press"}}
