"""Reads a built site back and holds it to facts before anybody sees it; each rule's docstring is the fact."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.archive.holdings import FACETS
from plugins.archive.languages import CODES, LANGUAGES
from plugins.archive.problems import Problem, message
from plugins.pages import addresses
from plugins.proof import guarding, kinds, leaks, searching, weighing
from plugins.proof.built import BuiltFile, BuiltPage, address_of, names, read_file
from plugins.proof.outlines import Outline, outlined, written
from plugins.proof.parsing import read_page
from plugins.proof.passed import Row, standing
from plugins.proof.tree import BuiltTree
from plugins.work.digest import digest
from plugins.work.hands import spread
from plugins.work.memory import FORGETFUL, Memory

Rule = Callable[[BuiltTree], Iterator[Problem]]
# What a page shows by itself, on a site of which no more is known than where it stands.
PageRule = Callable[[BuiltPage, BuiltTree], Iterator[Problem]]
# What a page says of others, in a site of which all is known.
OutlineRule = Callable[[Outline, BuiltTree], Iterator[Problem]]

# Later pages of a long list, and a theme's cities, which have pages of their own only while they are many.
_INDEXES = rf"{'|'.join((*addresses.REGISTERS, *FACETS))}|editions|series|sources"
_LISTS = rf"news|translations|corrections|figures|(?:{_INDEXES})(?:/[^/]+)?|themes/[^/]+/cities"
_PASSING = re.compile(rf"(?:{'|'.join(CODES)})/(?:(?:{_LISTS})/\d+|themes/[^/]+/cities)/")
# Scripts and the search's beginning are held to what pages say of them.
_KEPT = (".js", "pagefind-entry.json")
# What bears its content's hash needs no promise: another content is another address.
_OTHER = ("theme/", addresses.INDEXES, addresses.PICTURES)


def verify(
    site: Path,
    promised: frozenset[str] | None = None,
    called: str = "",
    memory: Memory = FORGETFUL,
    seen: Callable[[str], bytes] = lambda _name: b"",
) -> list[Problem]:
    """Return every problem of a built site, in order of place; an empty list means that it can be shown.

    Where the addresses are known that content and ledger promise, the site is held to them too. `called` is the name
    of the folder as a person knows it, where that is not the one that it has now. `seen` gives
    the hash of a file whose bytes were read when it took its place in this site, as long as it is that very file.
    """
    tree = BuiltTree(called or site.absolute().name, promised=promised)
    door = read_file(site, "index.html", tree.called)
    if isinstance(door, BuiltFile):
        tree.pages.add(addresses.CHOICE, outlined(read_page(door)))
    basis = digest((tree.called, tree.root.url if tree.has_door else ""))
    desk = _Desk(site, tree, memory.recall("passed", basis) or {}, seen)
    found = list(names(site))
    rows = {name: desk.before[name] for name in found if desk.is_known(name)}
    read = [name for name in found if name not in rows]
    problems: list[Problem] = []
    for name, (told, row) in zip(read, spread(desk.look, read), strict=True):
        problems += told
        if row:
            rows[name] = row
    tree.fill(rows)
    # A site without a door does not say where it stands, and no link on it could be followed.
    rules = RULES if tree.has_door else (has_door,)
    problems += (problem for rule in rules for problem in rule(tree))
    if tree.has_door:
        problems += desk.follow(rows, read)
    if not problems and any(desk.before.get(name) is not row for name, row in rows.items()):
        memory.keep("passed", basis, rows, plain=True)
    return sorted({*problems})


class _Desk(NamedTuple):
    """Where the files of a site are looked at, one by one; `before` is what passed there last."""

    site: Path
    tree: BuiltTree
    before: Mapping[str, Row]
    seen: Callable[[str], bytes]

    def is_known(self, name: str) -> bool:
        """Tell whether just these bytes passed in this place, without reading them."""
        row = self.before.get(name)
        return row is not None and row[0] == self.seen(name)

    def look(self, name: str) -> tuple[list[Problem], Row | None]:
        """Return the problems of a file, and what the site is told of it if it is one."""
        file = read_file(self.site, name, self.tree.called)
        if isinstance(file, Problem):
            return [file], None
        content, row = hashlib.sha256(file.data).digest(), self.before.get(name)
        if row and row[0] == content:
            return [], row
        return self._read(file, content)

    def _read(self, file: BuiltFile, content: bytes) -> tuple[list[Problem], Row]:
        problems = [problem for rule in (*kinds.RULES, *leaks.RULES, *weighing.RULES) for problem in rule(file)]
        kept = file.data if file.name.endswith(_KEPT) else None
        if not file.name.endswith(".html"):
            return problems, (content, kept, None, False)
        page = read_page(file)
        if self.tree.has_door:
            problems += (problem for rule in PAGE_RULES for problem in rule(page, self.tree))
        return problems, (content, kept, written(outlined(page)), False)

    def follow(self, rows: dict[str, Row], read: list[str]) -> Iterator[Problem]:
        """Hold to each other what pages say of each other, where that is not known to be as it was."""
        is_settled, has_all = standing(self.before, rows, read)
        new = {name for name in read if self.before.get(name) is not rows.get(name)}
        for name, (content, kept, plain, asked_index) in rows.items():
            is_due = name in new or asked_index
            if plain and (is_due or not is_settled):
                outline = self.tree.pages[address_of(name)]
                yield from (problem for rule in OUTLINE_RULES for problem in rule(outline, self.tree))
                if is_due or not has_all:
                    yield from self.links_land(outline)
                    rows[name] = content, kept, plain, self.tree.asks_index(outline)

    def links_land(self, outline: Outline) -> Iterator[Problem]:
        """Every link within the site, and all that a page loads from it, reaches a file and the part that it names."""
        astray = self.tree.astray(outline)
        if astray:
            name = outline.address if outline.address.endswith(".html") else f"{outline.address}index.html"
            file = read_file(self.site, name, self.tree.called)
            page = read_page(file) if isinstance(file, BuiltFile) else None
            for reference in page.references if page else ():
                if reference.url in astray:
                    yield outline.problem(astray[reference.url], reference.place)


def has_door(tree: BuiltTree) -> Iterator[Problem]:
    """The page at the root is there and says where the site stands."""
    if not tree.has_door:
        told = "is missing or does not say where the site stands; build again with its address"
        yield Problem(f"{tree.called}/index.html", 1, 1, message(told))


def one_title(page: BuiltPage, _tree: BuiltTree) -> Iterator[Problem]:
    """Every page has exactly one `h1`."""
    if not page.titles:
        yield page.problem(message("has no h1; add the title"))
    for place in page.titles[1:]:
        yield page.problem(message("has a second h1; make it an h2"), place)


def language_fits(page: BuiltPage, _tree: BuiltTree) -> Iterator[Problem]:
    """Every page says the language of its address, Arabic before one is chosen, and that language's direction."""
    language = LANGUAGES[next((code for code in CODES if page.address.startswith(f"{code}/")), "ar")]
    lang, direction, place = page.language
    if (lang, direction) != (language.code, language.direction):
        told = 'its address asks for <html lang="%(lang)s" dir="%(dir)s">; write that'
        yield page.problem(message(told, lang=language.code, dir=language.direction), place)


def ids_unique(page: BuiltPage, _tree: BuiltTree) -> Iterator[Problem]:
    """No id stands twice on a page."""
    for name, place in page.doubled_ids:
        yield page.problem(message("the id `%(id)s` stands twice on the page; rename one", id=name), place)


def canonical_right(page: BuiltPage, tree: BuiltTree) -> Iterator[Problem]:
    """Every page names one address to remember: its own, or where it asks not to be indexed that of another page."""
    if len(page.canonicals) != 1:
        yield page.problem(message("has %(n)s canonical addresses; write one", n=len(page.canonicals)))
    for href, place in page.canonicals:
        own = tree.root.absolute(page.address)
        inside = tree.inside(href, page)
        if (page.is_indexed and href != own) or inside is None or "://" not in href:
            yield page.problem(message("the canonical address should be %(own)s; write that", own=own), place)


def alternates_agree(page: Outline, tree: BuiltTree) -> Iterator[Problem]:
    """A page names itself, each version beside it and the choice of languages; so they name each other."""
    if not page.is_indexed:
        return
    wanted, named = _alternates(tree, page), set[str]()
    for code, href, place in page.alternates:
        if code not in wanted:
            told = 'hreflang="%(code)s" names no version of this page; take it out'
            yield page.problem(message(told, code=code), place)
        elif code in named or wanted[code] != href:
            told = 'hreflang="%(code)s" should lead to %(href)s, once; write that'
            yield page.problem(message(told, code=code, href=wanted[code]), place)
        named.add(code)
    for code in sorted(wanted.keys() - named):
        told = 'hreflang="%(code)s" is missing; it should lead to %(href)s'
        yield page.problem(message(told, code=code, href=wanted[code]))


def pictures_are_described(page: BuiltPage, _tree: BuiltTree) -> Iterator[Problem]:
    """Every picture says in words what is on it, and how much room it takes before it is there."""
    for place in page.bare_pictures:
        told = "this picture lacks its words, width or height; write alt, width and height"
        yield page.problem(message(told), place)


def addresses_promised(tree: BuiltTree) -> Iterator[Problem]:
    """What content and ledger promise is there, and nothing else but later pages of a list, data, the index, hashed files."""
    if tree.promised is None:
        return
    missing = {*(tree.promised - tree.pages.keys()), *({*addresses.FILES} - tree.names)}
    for address in sorted(missing):
        name = f"{address}index.html" if address.endswith("/") or not address else address
        told = "is missing, and content or ledger promise it; mend what writes it"
        yield Problem(f"{tree.called}/{name}", 1, 1, message(told))
    for name in sorted(name for name in tree.names if not _is_promised(name, tree.promised)):
        told = "stands at an address that is not in the ledger; add it to `addresses_of` in plugins/pages/ledger.py"
        yield Problem(f"{tree.called}/{name}", 1, 1, message(told))


def _is_promised(name: str, promised: frozenset[str]) -> bool:
    # Files that are no pages, such as feeds, belong to the page in whose folder they lie.
    address = address_of(name) if name.endswith(".html") else name[: name.rfind("/") + 1]
    if address in promised or name.startswith(_OTHER):
        return True
    return name in addresses.FILES or name == addresses.SECURITY or _PASSING.fullmatch(address) is not None


PAGE_RULES: tuple[PageRule, ...] = (
    one_title,
    language_fits,
    ids_unique,
    canonical_right,
    pictures_are_described,
    *guarding.PAGE_RULES,
)
OUTLINE_RULES: tuple[OutlineRule, ...] = (alternates_agree, *guarding.OUTLINE_RULES)
RULES: tuple[Rule, ...] = (has_door, addresses_promised, *searching.RULES)


def _alternates(tree: BuiltTree, page: Outline) -> dict[str, str]:
    """Return what a page should name: its versions that may be indexed, and the choice of languages."""
    versions = {code: addresses.in_language(page.address, code) for code in CODES}
    beside: dict[str, Outline] = {
        code: tree.pages[address] for code, address in versions.items() if address in tree.pages
    }
    wanted = {code: tree.root.absolute(other.address) for code, other in beside.items() if other.is_indexed}
    return {**wanted, "x-default": tree.root.absolute(addresses.CHOICE)}
