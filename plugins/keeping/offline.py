"""The archive, or one edition, as a ZIP that opens from a folder: its pages, their manifest, a choice of languages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from plugins.archive.languages import CODES, Code
from plugins.keeping.folder import Wordings, has_its_place, opened
from plugins.keeping.gathering import Gathering, is_served
from plugins.keeping.leading import Leading
from plugins.keeping.sealing import Member
from plugins.pages import addresses
from plugins.pages.wording import translations

MANIFEST = "manifest-sha256.txt"


def members(kept: Gathering, theme: Path) -> tuple[Iterator[Member], int]:
    """Return the files of the ZIP one by one, the manifest last, and how many they are."""
    names = [name for name in kept.names if is_served(name) and has_its_place(name)]
    leading = Leading(frozenset(names), kept.root, kept.is_published, _instead(kept))
    wordings = {code: _wordings(theme, code) for code in CODES}
    pages = ((name, _page(kept, name, leading, wordings)) for name in names)
    return with_manifest(pages), len(names) + 1


def with_manifest(members: Iterable[Member]) -> Iterator[Member]:
    """Yield the files, and then their digests as `sha256sum -c` reads them."""
    lines = []
    for name, data in members:
        lines.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
        yield name, data
    yield MANIFEST, "".join(lines).encode()


def _instead(kept: Gathering) -> Mapping[str, str]:
    """In the copy of an edition, its page is the home page of each language."""
    if not kept.edition:
        return {}
    return {addresses.home(code): addresses.edition(code, kept.edition) for code in CODES}


def _wordings(theme: Path, code: Code) -> Wordings:
    words = translations(theme, code)
    return Wordings(
        lists=words.gettext("Browse"),
        search=words.gettext("Search the archive"),
        no_search=words.gettext("This copy has no search: the lists below lead to everything in it."),
    )


def _page(kept: Gathering, name: str, leading: Leading, wordings: Mapping[Code, Wordings]) -> bytes:
    data = kept.data(name)
    if not name.endswith(".html"):
        return data
    code = next((code for code in CODES if name.startswith(f"{code}/")), CODES[0])
    return opened(data.decode(), name, leading, wordings[code]).encode()
