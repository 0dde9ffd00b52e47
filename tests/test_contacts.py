"""humans.txt and security.txt: who is behind the site, and whom to tell of a hole."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest

from plugins.contacts import ContactsPublisher, humans
from plugins.pages.site import Site
from tests.folders import small_site
from tests.sheets import Kept
from tests.sitetree import ROOT_URL, BuiltSite

CONTACT = {"SECURITY_CONTACT": "mailto:security@example.org", "SECURITY_EXPIRES": "2026-12-31"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small site."""
    return small_site(tmp_path_factory.mktemp("contacts"))


def files_of(site: Site, **settings: Any) -> dict[str, str]:
    """Return the files that are written with these settings."""
    desk = Kept()
    ContactsPublisher(settings={"SITE": site, **settings}).write_all(desk)
    return {name: content.decode() for name, content in desk.files.items()}


def test_contact_is_written_as_the_standard_asks(site: Site) -> None:
    """Contact and expiry are there, each once, the day with its time and zone, and the file names its own address."""
    text = files_of(site, **CONTACT)[".well-known/security.txt"]
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "mailto:security@example.org"
    assert datetime.datetime.fromisoformat(fields["Expires"]) == datetime.datetime(2026, 12, 31, tzinfo=datetime.UTC)
    assert fields["Preferred-Languages"] == "ar, fr, en"
    assert fields["Canonical"] == site.root.absolute(".well-known/security.txt")
    assert len(fields) == len(text.splitlines())


@pytest.mark.parametrize("left_out", CONTACT)
def test_without_a_contact_there_is_no_file(site: Site, left_out: str) -> None:
    """A contact that nobody has named, or that holds for ever, is not made up."""
    assert ".well-known/security.txt" not in files_of(site, **{**CONTACT, left_out: ""})


def test_humans_are_named(site: Site, real: BuiltSite) -> None:
    """humans.txt says who and with what, its day that of the newest content; its address leads to a page."""
    assert f"Last update: {site.archive.latest:%Y/%m/%d}" in humans(site)
    text = (real.folder / "humans.txt").read_text("utf-8")
    [contact] = re.findall(r"^Contact: (\S+)$", text, re.MULTILINE)
    assert contact.removeprefix(f"{ROOT_URL}/") in real.pages
    assert "العربية, Français, English" in text


def test_public_site_may_have_it(tmp_path: Path) -> None:
    """A site with the file is verified like any other: it is no stranger in the tree."""
    from plugins.pages import addresses
    from plugins.proof.tree import BuiltTree
    from plugins.proof.verifying import addresses_promised

    tree = BuiltTree("site", promised=frozenset())
    tree.names = {*addresses.FILES, addresses.SECURITY}
    assert list(addresses_promised(tree)) == []
