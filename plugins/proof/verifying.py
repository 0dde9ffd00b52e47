"""Reads a built site back and holds it to facts before anybody sees it; each rule's docstring is the fact."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from plugins.archive.holdings import FACETS
from plugins.archive.languages import CODES, LANGUAGES
from plugins.archive.problems import Problem, message
from plugins.pages import addresses
from plugins.proof import guarding, kinds, leaks, searching, weighing
from plugins.proof.built import BuiltFile, BuiltPage, address_of, names, read_file
from plugins.proof.outlines import Outline, outlined
from plugins.proof.parsing import read_page
from plugins.proof.tree import BuiltTree
from plugins.work.digest import digest
from plugins.work.hands import spread
from plugins.work.memory import FORGETFUL, Memory

Rule = Callable[[BuiltTree], Iterator[Problem]]
# What a page shows by itself, on a site of which no more is known than where it stands.
PageRule = Callable[[BuiltPage, BuiltTree], Iterator[Problem]]
# What a file tells by itself: its problems, whether it is one, its content if that is asked for again, its outline.
_Facts = tuple[list[Problem], bool, bytes | None, tuple[Any, ...] | None]

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
    problems: list[Problem] = []
    tree = BuiltTree(called or site.absolute().name, promised=promised)
    door = read_file(site, "index.html", tree.called)
    if isinstance(door, BuiltFile):
        tree.pages[addresses.CHOICE] = outlined(read_page(door))
    desk = _Desk(site, tree, memory, seen, digest((tree.called, tree.root.url if tree.has_door else "")))
    found = list(names(site))
    for name, (key, new) in zip(found, spread(desk.look, found), strict=True):
        facts: _Facts = memory.recall("facts", key) if new is None else new
        if new and not new[0]:
            memory.keep("facts", key, new, plain=True)
        told, is_file, kept, outline = facts
        problems += told
        if is_file:
            tree.names.add(name)
        if kept:
            tree.kept[name] = kept
        if outline:
            tree.pages[outline[0]] = Outline(*outline)
    # A site without a door does not say where it stands, and no link on it could be followed.
    rules = RULES if tree.has_door else (has_door,)
    problems += (problem for rule in rules for problem in rule(tree))
    return sorted({*problems, *(problem for page in tree.pages.values() for problem in desk.links_land(page))})


class _Desk(NamedTuple):
    """Where the files of a site are looked at, one by one."""

    site: Path
    tree: BuiltTree
    memory: Memory
    seen: Callable[[str], bytes]
    basis: bytes

    def look(self, name: str) -> tuple[bytes, _Facts | None]:
        """Return what a file tells, or nothing where that is known of just these bytes in this place."""
        content = self.seen(name)
        key = digest((self.basis, name, content)) if content else b""
        if key and self.memory.knows("facts", key):
            return key, None
        file = read_file(self.site, name, self.tree.called)
        if isinstance(file, Problem):
            return digest(file), ([file], False, None, None)
        key = digest((self.basis, name, hashlib.sha256(file.data).digest()))
        return key, None if self.memory.knows("facts", key) else self._read(file)

    def _read(self, file: BuiltFile) -> _Facts:
        problems = [problem for rule in (*kinds.RULES, *leaks.RULES, *weighing.RULES) for problem in rule(file)]
        kept = file.data if file.name.endswith(_KEPT) else None
        if not file.name.endswith(".html"):
            return problems, True, kept, None
        page = read_page(file)
        if self.tree.has_door:
            problems += (problem for rule in PAGE_RULES for problem in rule(page, self.tree))
        return problems, True, kept, tuple(outlined(page))

    def links_land(self, outline: Outline) -> Iterator[Problem]:
        """Every link within the site, and all that a page loads from it, reaches a file and the part that it names."""
        astray = self.tree.astray(outline) if self.tree.has_door else {}
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


def alternates_agree(tree: BuiltTree) -> Iterator[Problem]:
    """A page names itself, each version beside it and the choice of languages; so they name each other."""
    for page in tree.pages.values():
        if page.is_indexed:
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
    for name in sorted(tree.names - {*addresses.FILES}):
        # Files that are no pages, such as feeds, belong to the page in whose folder they lie.
        address = address_of(name) if name.endswith(".html") else name[: name.rfind("/") + 1]
        if not (
            name.startswith(_OTHER)
            or name == addresses.SECURITY
            or address in tree.promised
            or _PASSING.fullmatch(address)
        ):
            told = "stands at an address that is not in the ledger; add it to `addresses_of` in plugins/pages/ledger.py"
            yield Problem(f"{tree.called}/{name}", 1, 1, message(told))


PAGE_RULES: tuple[PageRule, ...] = (
    one_title,
    language_fits,
    ids_unique,
    canonical_right,
    pictures_are_described,
    *guarding.PAGE_RULES,
)
RULES: tuple[Rule, ...] = (has_door, alternates_agree, addresses_promised, *guarding.RULES, *searching.RULES)


def _alternates(tree: BuiltTree, page: Outline) -> dict[str, str]:
    """Return what a page should name: its versions that may be indexed, and the choice of languages."""
    versions = {code: addresses.in_language(page.address, code) for code in CODES}
    beside: dict[str, Outline] = {
        code: tree.pages[address] for code, address in versions.items() if address in tree.pages
    }
    wanted = {code: tree.root.absolute(other.address) for code, other in beside.items() if other.is_indexed}
    return {**wanted, "x-default": tree.root.absolute(addresses.CHOICE)}
