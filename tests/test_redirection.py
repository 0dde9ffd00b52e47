"""Redirects for hosts: every address that has moved, in three languages, with its feeds; and what is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.archive.languages import CODES
from plugins.archive.ledger import FILE, read_ledger
from plugins.pages.redirection import Redirect, as_caddy, as_lines, as_nginx, gone, redirects
from plugins.pages.root import Root
from tests.folders import write
from tests.sitetree import BuiltSite

LEDGER = """\
old/: {moved_to: older/}
older/: {moved_to: editions/berkane-2024/}
editions/berkane-2024/: live
gone/: {withdrawn: {date: 2025-06-01, reason: {ar: طلبه صاحبه., fr: Son auteur l’a demandé., en: Its author asked.}}}
id/sources/lost/: {withdrawn: {date: 2025-06-01, reason: {ar: ضاع., fr: Perdu., en: Lost.}}}
id/sources/a/: {moved_to: id/sources/b/}
id/sources/b/: live
"""


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("root", ["https://nadwa.example", "https://user.example/nadwa"])
def test_each_way_is_gone_in_one_step(tmp_path: Path, code: str, root: str) -> None:
    """Each old address leads to where its way ends, with its feeds, below the path of the site."""
    ledger = read_ledger(write(tmp_path, {FILE: LEDGER}))
    found, path = redirects(ledger, Root(root)), Root(root).path
    for old in ("old", "older"):
        for beside in ("", "feed.atom", "feed.json"):
            to = f"{path}{code}/editions/berkane-2024/{beside}"
            assert Redirect(f"{path}{code}/{old}/{beside}", to, 301) in found
    assert len(found) == 2 * 3 * 3
    assert len({redirect.path for redirect in found}) == len(found)


def test_what_is_gone_is_told_apart(tmp_path: Path) -> None:
    """What was withdrawn moves nowhere: its page says why, and a host that can says that it is gone."""
    ledger = read_ledger(write(tmp_path, {FILE: LEDGER}))
    assert gone(ledger, Root("https://nadwa.example")) == ("/ar/gone/", "/fr/gone/", "/en/gone/")


def test_lines_are_such_as_hosts_read(tmp_path: Path) -> None:
    """A line has a path, an end and a status, a comment begins with a hash."""
    ledger = read_ledger(write(tmp_path, {FILE: LEDGER}))
    head, *lines = as_lines(redirects(ledger, Root("https://nadwa.example"))).splitlines()
    assert head.startswith("# ")
    assert lines[0] == "/ar/old/ /ar/editions/berkane-2024/ 301"
    assert all(len(line.split(" ")) == 3 for line in lines)


def test_web_servers_read_the_same_list(tmp_path: Path) -> None:
    """Nginx and Caddy are told each move, and what is gone besides."""
    ledger, root = read_ledger(write(tmp_path, {FILE: LEDGER})), Root("https://nadwa.example")
    found, lost = redirects(ledger, root), gone(ledger, root)
    nginx, caddy = as_nginx(found, lost).splitlines(), as_caddy(found, lost).splitlines()
    assert '"/fr/old/feed.atom" "/fr/editions/berkane-2024/feed.atom";' in nginx
    assert "redir /fr/old/feed.atom /fr/editions/berkane-2024/feed.atom 301" in caddy
    assert ('"/en/gone/" gone;' in nginx, "error /en/gone/ 410" in caddy) == (True, True)
    assert len(nginx) == len(caddy) == 1 + len(found) + len(lost)


@pytest.mark.parametrize("name", ["_redirects", "_moved.map", "_moved.caddy"])
def test_every_site_has_the_file(site: BuiltSite, name: str) -> None:
    """Whoever puts the site on such a host has nothing to add."""
    assert (site.folder / name).read_text("utf-8").startswith("# Addresses that have moved")
