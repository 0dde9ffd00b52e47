"""What the search of a built site is held to: every language finds its part of one whole index."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from plugins.archive.languages import CODES
from plugins.archive.problems import Problem, message
from plugins.pages import addresses
from plugins.pages.pagefind import ENGINE, ENTRY, SCRIPT
from plugins.proof.tree import BuiltTree


def index_whole(tree: BuiltTree) -> Iterator[Problem]:
    """The search of each language names one folder, which holds an index with all its parts, and nothing else is kept for it."""
    folders: set[str] = set()
    names = [name for name in tree.names if name.startswith(addresses.INDEXES)]
    for code in CODES:
        page = tree.pages.get(addresses.search(code))
        for url, place in page.indexes if page else ():
            folder = (tree.inside(url, page) or ("",))[0] if page else ""
            folders.add(folder)
            if page and (missing := _missing(tree, folder, code, names)):
                told = "the index lacks `%(name)s`, so nothing is found; build again"
                yield page.problem(message(told, name=missing), place)
        if page and len(page.indexes) != 1:
            yield page.problem(message("names %(n)s indexes; name the one of this site", n=len(page.indexes)))
    for name in sorted(names):
        if not name.startswith(tuple(folders)):
            told = message("is of an index that no search asks; take it out")
            yield Problem(f"{tree.called}/{name}", 1, 1, told)


def _missing(tree: BuiltTree, folder: str, code: str, names: list[str]) -> str:
    """Return the first part of a language's index that is not there, or nothing."""
    for name in (ENTRY, SCRIPT, ENGINE):
        if folder + name not in tree.names:
            return name
    part: dict[str, Any] = json.loads(tree.kept[folder + ENTRY])["languages"].get(code, {})
    if not part:
        return code
    if f"{folder}pagefind.{part['hash']}.pf_meta" not in tree.names:
        return f"{part['hash']}.pf_meta"
    prefix = f"{folder}fragment/{part['hash'].rpartition('_')[0]}_"
    found = sum(name.startswith(prefix) for name in names)
    return "" if found == part["page_count"] else f"{part['page_count']} fragments"


RULES = (index_whole,)
