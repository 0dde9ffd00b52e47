"""An entry as the index takes it: the keys that it is found by, and what a reader is then shown.

Each key ends in a mark, so that a whole word finds itself alone, and the beginning of one whatever begins so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.archive.aliases import aliases
from plugins.archive.languages import LANGUAGES
from plugins.pages.entries import Entry
from plugins.pages.site import Site
from plugins.text.folding import compounds, keys
from plugins.text.thesaurus import Also, Thesaurus, common

END = "_"


@dataclass(frozen=True)
class Posting:
    """What is written into the index: `content` and `title`, which weighs more, are searched; `shown` travels along."""

    content: str
    title: str
    shown: str


def thesaurus(site: Site) -> Thesaurus:
    """Return all that is the same under other words: common synonyms, and the names of the archive."""
    return Thesaurus((*common(), *aliases(site.archive)))


def posting(site: Site, entry: Entry, words: Thesaurus) -> Posting:
    """Write an entry as a posting; in what is shown every phrase of the other direction is set apart."""
    shown, names = (entry.title, *entry.passages), tuple(dict.fromkeys((entry.title, *entry.names)))
    found, named = [keys(text) for text in shown], [keys(name) for name in names]
    also = tuple(words.also(found))
    said = [key for text in (*found, *named) for key in text]
    said += [key for text in (*shown, *names) if "-" in text for key in compounds(text)]
    own = frozenset(said)
    others = dict.fromkeys(key for one in (*also, *words.also(named)) for key in one.others if key not in own)
    tags = dict.fromkeys(("name", "".join(form)) for name in named for form in words.named(tuple(name)))
    content = (*said, *others, *(tag(*pair) for pair in (*tags, ("all", ""), ("kinds", entry.kind), *entry.tags)))
    title = dict.fromkeys(key for name in named for key in name)
    return Posting(_marked(content), _marked(title), _shown(site, entry, also))


def tag(facet: str, value: str) -> str:
    """Return the key of one value of a facet, or of a whole name, which no word has."""
    return f"x{facet}{value}".replace("-", "")


def _marked(found: Iterable[str]) -> str:
    return " ".join(key + END for key in found)


def _shown(site: Site, entry: Entry, also: Iterable[Also]) -> str:
    direction = LANGUAGES[entry.language].direction
    shown = {
        "href": entry.href,
        "kind": entry.kind,
        "lang": entry.language,
        "about": entry.about,
        "title": site.isolation.apart(entry.title, direction),
        "text": [site.isolation.apart(text, direction) for text in entry.passages if text != entry.title],
        # What was found under another name is marked where the text has it: these forms for those keys.
        "also": [f"{'|'.join(' '.join(form) for form in one.found)}={' '.join(one.others)}" for one in also],
    }
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
