"""How long each published file may be kept, what it is called, and when it takes its place."""

from __future__ import annotations

from itertools import groupby

from plugins.publishing import caching
from tests.sitetree import BuiltSite


def test_what_lasts_bears_its_hash(site: BuiltSite) -> None:
    """Of a built site, style, fonts, pictures and the parts of the search last; pages, data and the entry do not."""
    names = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()]
    lasting = {name for name in names if caching.is_lasting(name)}
    assert {name.split("/")[0] for name in lasting} <= {"theme", "pictures", "search"}
    assert {name for name in names if name.endswith(".woff2")} <= lasting
    others = {name for name in names if name.startswith(("theme/", "pictures/", "search/"))} - lasting
    assert {name.rsplit("/", 1)[-1] for name in others} == {"OFL.txt", "pagefind-entry.json"}
    assert caching.is_lasting("theme/icon.39921297.svg.br")
    assert caching.lifetime("ar/index.html") == caching.BRIEFLY != caching.lifetime("theme/icon.39921297.svg")


def test_every_published_kind_has_its_name(site: BuiltSite) -> None:
    """Only the parts of the search index, which a script reads, are mere bytes."""
    names = [path.name for path in site.folder.rglob("*") if path.is_file()]
    bare = {name for name in names if caching.kind_of(name) == "application/octet-stream"}
    assert all(name.endswith((".pagefind", ".pf_meta", ".pf_index", ".pf_fragment")) for name in bare)


def test_nothing_leads_to_what_is_not_there_yet() -> None:
    """What lasts comes first, then data and cards, stories before lists, a language's home and the choice at the end."""
    order = [
        *("theme/a.12345678.css", "search/123456789abc/fragment/x.pf_fragment"),
        *("data/a.json", "ar/editions/b/card.png"),
        *("ar/editions/b/c/index.html", "ar/news/index.html"),
        *("ar/feed.atom", "sitemap.xml"),
        *("ar/index.html", "index.html"),
    ]
    ranks = [caching.rank(name) for name in order]
    assert ranks == sorted(ranks)
    assert len(list(groupby(ranks))) == 7
