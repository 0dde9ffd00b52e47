"""The headers: how long each file of a site may be kept, what kind it is, and what the hosts of static sites are told."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from plugins.archive.languages import CODES
from plugins.pages import addresses, headers
from plugins.proof.kinds import KINDS
from tests.sitetree import BuiltSite

# What Cloudflare Pages takes: so many patterns, so long a line.
PATTERNS, LENGTH = 100, 2000


def told(site: BuiltSite) -> dict[str, dict[str, str]]:
    """Read the file of headers as hosts do: a pattern at the margin, its headers set in."""
    found: dict[str, dict[str, str]] = {}
    for line in (site.folder / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            given = found.setdefault(line, {})
        elif line:
            name, _, value = line.strip().partition(": ")
            assert name not in given
            given[name] = value
    return found


def matching(rules: Mapping[str, Mapping[str, str]], path: str) -> list[tuple[str, str]]:
    """Return every header that hosts say beside a path: `:` is one step of it, `*` the rest."""
    found: list[tuple[str, str]] = []
    for pattern, given in rules.items():
        expression = re.sub(r":\w+", "[^/]+", re.escape(pattern).replace(r"\*", ".*"))
        if re.fullmatch(expression, path):
            found += given.items()
    return found


def paths(site: BuiltSite) -> list[str]:
    """Return the path of every file of a site, as hosts show it."""
    names = (path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file())
    return sorted(f"/{name.removesuffix('index.html')}" for name in names if name not in addresses.FOR_HOSTS)


@pytest.mark.parametrize(
    ("path", "lifetime"),
    [
        ("/ar/", headers.BRIEFLY),
        ("/fr/feed.atom", headers.BRIEFLY),
        ("/data/editions.csv", headers.BRIEFLY),
        ("/en/editions/berkane-2024/card.png", headers.BRIEFLY),
        ("/theme/OFL.txt", headers.BRIEFLY),
        ("/theme/icon.39921297.svg", headers.FOR_EVER),
        ("/theme/nadwa-arabic-400.8be7f54e.woff2", headers.FOR_EVER),
        ("/theme/36688076/search.js", headers.FOR_EVER),
        ("/pictures/towers.0a1b2c3d-640.avif", headers.FOR_EVER),
        ("/search/7a5d24730745/pagefind.js", headers.FOR_EVER),
        ("/search/7a5d24730745/pagefind.qar_cb6cadaea7e.pf_meta", headers.FOR_EVER),
        ("/search/7a5d24730745/index/qar_1.pf_index", headers.FOR_EVER),
        ("/search/7a5d24730745/pagefind-entry.json", headers.NEVER_UNASKED),
    ],
)
def test_what_bears_its_hash_is_kept_for_ever(path: str, lifetime: str) -> None:
    """A name with the hash of its content is kept for ever, the beginning of the index never unasked, all else briefly."""
    assert headers.lifetime(path) == lifetime


def test_every_kind_of_file_has_its_name(site: BuiltSite) -> None:
    """Each kind that the site publishes has the name of its kind, for no browser may guess."""
    assert {*headers.TEXTS, *headers.PACKED} - {".zip"} == {
        ending for ending in KINDS if ending not in addresses.FOR_HOSTS
    }
    assert {headers.kind(path) for path in paths(site) if path.endswith((".atom", ".html"))} == {
        headers.TEXTS[".atom"],
        headers.TEXTS[".html"],
    }


def test_policy_allows_nothing_unsafe_and_no_other_host() -> None:
    """The policy of every host names this site or nobody, and forbids framing, which no page can by itself."""
    assert {*headers.POLICY.values()} == {"'self'", "'none'"}
    assert headers.POLICY["frame-ancestors"] == "'none'"
    assert {"default-src", "style-src", "script-src"}.isdisjoint(headers.POLICY)


def test_page_and_host_together_leave_nothing_open(site: BuiltSite) -> None:
    """Every page has a policy that begins with nothing, so what the host leaves to it is closed on each of them."""
    for page in site.pages.values():
        [text] = re.findall(r'<meta http-equiv="content-security-policy" content="([^"]*)">', page.text)
        policy = {name: values for name, *values in (part.split() for part in text.split(";"))}
        assert policy["default-src"] == ["'none'"], page.address
        assert all(value.startswith("'sha256-") for value in policy["style-src"]), page.address
        open_here = {value for values in policy.values() for value in values if "unsafe" in value}
        assert open_here <= ({"'wasm-unsafe-eval'"} if page.address.endswith("/search/") else set()), page.address


def test_hosts_are_told_what_servers_say(site: BuiltSite) -> None:
    """Each path gets every header once, with the value that the one source has for it.

    The three parts of the index whose names no pattern can tell keep what hosts say by themselves: ask again.
    """
    rules = told(site)
    for path in paths(site):
        given = matching(rules, path)
        assert len(given) == len(dict(given)), path
        assert headers.ALWAYS.items() <= dict(given).items(), path
        unknown = path.endswith((".pf_meta", "/OFL.txt"))
        assert dict(given).get("Cache-Control") == (None if unknown else headers.lifetime(path)), path


def test_hosts_take_all_of_it(site: BuiltSite) -> None:
    """There are fewer patterns and shorter lines than any host refuses, and one star at most in each, at its end."""
    rules = told(site)
    text = (site.folder / "_headers").read_text(encoding="utf-8")
    assert len(rules) < PATTERNS
    assert max(map(len, text.splitlines())) < LENGTH
    assert all("*" not in pattern[:-1] for pattern in rules)
    assert {f"/{code}/*" for code in CODES} <= rules.keys()
