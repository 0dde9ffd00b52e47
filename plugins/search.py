"""The search: a page in each language, the index of all pages behind it, and the scripts that ask it."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from pelican import signals

from plugins.archive.holdings import FACETS, Facet
from plugins.archive.languages import CODES, Code
from plugins.files.store import STORE, Store
from plugins.pages import addresses, browsing, pagefind, scripts
from plugins.pages.batch import Batch, Sheets
from plugins.pages.browsing import IndexPart
from plugins.pages.entries import KINDS, Findable, Kind, findable
from plugins.pages.page import Page
from plugins.pages.parts import LinkPart
from plugins.pages.postings import Posting, posting, thesaurus
from plugins.pages.publisher import Generator
from plugins.pages.site import Site, Text
from plugins.pages.wording import translations
from plugins.text import folding
from plugins.work.digest import digest

RULES = "folding.json"
# A number for each form that a language counts with, by the name that browsers know the form by.
FORMS: dict[Code, dict[str, int]] = {
    "ar": {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100},
    "fr": {"one": 1, "other": 2, "many": 1_000_000},
    "en": {"one": 1, "other": 2},
}


@dataclass(frozen=True)
class SectionPart:
    """A kind of page that can be found, and how many there are; `href` leads to the list of them, if there is one."""

    value: Kind
    href: str | None
    count: int


@dataclass(frozen=True)
class FacetPart:
    """A facet as what results are filtered by, and without scripts as what is browsed."""

    facet: Facet
    values: tuple[str, ...]
    index: IndexPart


@dataclass(frozen=True)
class SearchPage:
    """What the page of the search shows; `index` is the folder where the scripts ask, `counts` the words for a number."""

    index: str
    counts: str
    sections: tuple[SectionPart, ...]
    facets: tuple[FacetPart, ...]


def pages(site: Site, folder: str = "") -> Iterator[Page]:
    """Yield the page of each language; the index is in a folder that all of them share."""
    for code in CODES:
        kinds = Counter(item.kind for item in findable(site, code))
        model = SearchPage(
            index=site.href(folder),
            counts=json.dumps(_counts(site, code), ensure_ascii=False),
            sections=tuple(SectionPart(kind, _list(site, code, kind), kinds[kind]) for kind in KINDS),
            facets=tuple(
                FacetPart(facet, tuple(map(_value, part.links)), part)
                for facet, part in zip(FACETS, browsing.indexes(site, code), strict=True)
            ),
        )
        yield Page(
            address=addresses.search(code),
            language=code,
            template="search",
            title=site.say(code, "Search"),
            description=site.say(code, "Search the archive"),
            model=model,
            section="search",
            scripts=scripts.run(site.theme, site.root, "search.js"),
        )


def _value(link: LinkPart) -> str:
    """Return the value that a link of an index is about: the folder of its page."""
    return link.href.rstrip("/").rpartition("/")[2]


def _list(site: Site, code: Code, kind: Kind) -> str | None:
    """Return where all pages of a kind are listed."""
    if kind in ("series", "pages"):
        return None
    return site.href(f"{addresses.home(code)}{'news' if kind == 'stories' else kind}/")


def _counts(site: Site, code: Code) -> dict[str, str]:
    """Return how results are counted, by the form of the number."""
    said = translations(site.theme, code)
    return {
        form: said.ngettext("%(n)s result", "%(n)s results", number) % {"n": "{n}"}
        for form, number in FORMS[code].items()
    }


def index(site: Site, store: Store, fresh: bool = False) -> pagefind.Files:
    """Return the files of the index by address; a language in which all is as before is not indexed again.

    Unless all is to be `fresh`.
    """
    postings = _postings(site)
    names = {code: _name(code, postings[code]) for code in CODES}
    kept = {code: None if fresh else store.get(name) for code, name in names.items()}
    parts = {code: _unpacked(part) for code, part in kept.items() if part}
    missing = [code for code in CODES if code not in parts]
    if missing:
        new = pagefind.parts({code: postings[code] for code in missing})
        for code, files in new.items():
            store.keep(names[code], _packed(files))
        parts |= new
    files = {**pagefind.joined({code: parts[code] for code in CODES}), RULES: _rules()}
    # The parts of an index are named by their content, so what has not changed stays where it is.
    lasting = b"".join(files[name] for name in (pagefind.SCRIPT, pagefind.ENGINE, RULES))
    folder = addresses.index(hashlib.sha256(lasting).hexdigest()[:12])
    return {folder + name: content for name, content in files.items()}


def _name(code: Code, postings: list[Posting]) -> str:
    """Name the index of a language by all that it is made of."""
    asked = digest([dataclasses.astuple(one) for one in postings])
    return f"index {pagefind.engine()} {code} {asked.hex()}"


def _packed(files: pagefind.Files) -> bytes:
    return json.dumps({name: base64.b64encode(content).decode() for name, content in files.items()}).encode()


def _unpacked(kept: bytes) -> pagefind.Files:
    return {name: base64.b64decode(content) for name, content in json.loads(kept).items()}


def _postings(site: Site) -> dict[Code, list[Posting]]:
    """Return the postings of each language; an entry that is as it was is not written anew."""
    found = [(code, item) for code in CODES for item in findable(site, code)]
    words = thesaurus(site)
    made = site.memory.make(
        "postings", lambda item: posting(site, item[1].entry(), words), found, lambda item: _key(site, *item)
    )
    postings: dict[Code, list[Posting]] = {code: [] for code in CODES}
    for (code, _), one in zip(found, made, strict=True):
        postings[code].append(one)
    return postings


def _key(site: Site, code: Code, item: Findable) -> bytes:
    """Return the hash of all that a posting is made of."""
    said = site.said(item.name, item.text[1].language) if item.text else b""
    return digest((site.imprint, site.isolation.basis, code, item.kind, item.name, said))


def _unwritten(site: Site) -> Iterator[Text]:
    """Yield the texts that have no posting yet."""
    for code in CODES:
        for item in findable(site, code):
            if item.text and not site.memory.knows("postings", _key(site, code, item)):
                yield item.text


def _rules() -> bytes:
    return json.dumps(folding.published(), ensure_ascii=False, separators=(",", ":")).encode()


class SearchPublisher(Generator):
    """A generator that writes the index, the scripts, and the page of each language."""

    def __init__(self, *, settings: dict[str, Any], **_others: Any) -> None:
        """Take the site of this run from Pelican's settings."""
        super().__init__(settings=settings)
        self.is_fresh = bool(settings.get("FRESH"))

    def batches(self) -> Iterator[Batch]:
        """Yield the whole in one batch: an entry for every page, and an index of all entries."""
        yield Batch("", self.write, texts=partial(_unwritten, self.site), first=True)

    def write(self, sheets: Sheets) -> None:
        """Write everything; a site that nothing can be found in is not published."""
        try:
            files = index(self.site, Store(STORE), self.is_fresh)
        except pagefind.Unindexed as reason:
            print(f"The search has no index: {reason}", file=sys.stderr, flush=True)
            raise SystemExit(1) from None
        for name, content in {**files, **scripts.scripts(self.site.theme)}.items():
            sheets.write_bytes(name, content)
        for page in pages(self.site, _folder(files)):
            sheets.write_page(page)


def _folder(files: pagefind.Files) -> str:
    [entry] = [name for name in files if name.endswith(pagefind.ENTRY)]
    return entry.removesuffix(pagefind.ENTRY)


def publish(_pelican: object) -> type[SearchPublisher]:
    """Give Pelican the generator of the search."""
    return SearchPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
