"""Permanent addresses: one for every record, without language, leading to it in three, and never another's."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.archive.compositor import composed
from plugins.archive.languages import CODES
from plugins.archive.ledger import FILE, Ledger, read_ledger
from plugins.archive.reading import read
from plugins.desk.recording import record
from plugins.pages import addresses
from plugins.pages.addresses import REGISTERS
from plugins.pages.ledger import addresses_of, broken_promises
from plugins.pages.permanence import answers, is_permanent, lasting, of_page, of_source
from tests.conftest import HOUSE
from tests.folders import said, small, write
from tests.sitetree import ROOT_URL, BuiltSite

SITES = {"tiny": "tests/site/content", "real": "content"}
ABSENT = {
    "ar": "غير متوفر بعد بالعربية",
    "fr": "Pas encore disponible en français",
    "en": "Not yet available in English",
}
GONE = "{withdrawn: {date: 2025-06-01, reason: {ar: طلبه صاحبه., fr: Son auteur l’a demandé., en: Its author asked.}}}"


@pytest.mark.parametrize("name", SITES)
def test_every_record_answers_at_its_permanent_address(name: str, request: pytest.FixtureRequest) -> None:
    """Editions, stories, series, people, organisations, cities, themes and sources: each has a page, and no other is there."""
    site: BuiltSite = request.getfixturevalue(name)
    archive = composed(read(HOUSE / SITES[name]).archive)
    stems = [f"editions/{one}/" for one in archive.editions]
    stems += [f"editions/{story.edition}/{story.id}/" for story in archive.stories]
    stems += [f"series/{one}/" for one in archive.editions_of]
    stems += [f"people/{one}/" for one in archive.people_at]
    stems += [f"organisations/{one}/" for one in archive.organisations_at]
    stems += [f"{facet}/{value}/" for facet, value in archive.tagged if facet in ("cities", "themes")]
    stems += [f"sources/{one}/" for one in archive.sources]
    ledger = read_ledger(HOUSE / SITES[name])
    former = {f"id/{stem}" for stem in (*ledger.moved, *ledger.withdrawn)}
    found = {address for address in site.pages if address.startswith("id/")}
    assert {f"id/{stem}" for stem in stems} <= found
    assert found - {f"id/{stem}" for stem in stems} <= former


@pytest.mark.parametrize("name", SITES)
def test_page_of_a_record_leads_to_it_in_three_languages(name: str, request: pytest.FixtureRequest) -> None:
    """Each door says in its language what is behind it, and opens on the page or on the place where the record stands."""
    site: BuiltSite = request.getfixturevalue(name)
    archive = composed(read(HOUSE / SITES[name]).archive)
    for address, held in lasting(archive):
        page = site.pages[address]
        doors = page.all("body/main/a")
        assert [door.get("lang") for door in doors] == [*CODES]
        assert [door.get("href") for door in doors] == [f"/{held.leads[code]}" for code in CODES]
        for door, code in zip(doors, CODES, strict=True):
            target, _, place = held.leads[code].partition("#")
            assert not place or place in site.pages[target].ids
            assert plain("".join(door.itertext())).endswith(plain(held.names.get(code, ABSENT[code])))
        assert not page.is_indexed
        assert page.canonical == f"{ROOT_URL}/{held.leads['ar'].partition('#')[0]}"


def plain(text: str) -> str:
    """Return a text without the marks that set its parts apart."""
    return "".join(letter for letter in text if letter not in "\u2066\u2067\u2068\u2069\u200e\u200f")


@pytest.mark.parametrize("code", CODES)
def test_pages_name_their_permanent_address(real: BuiltSite, code: str) -> None:
    """Where a page says how it is cited, it gives the address that will stay, in its language's words."""
    words = {"ar": "العنوان الدائم", "fr": "Adresse permanente", "en": "Permanent address"}
    for stem in ("editions/berkane-2024/", "editions/berkane-2024/closing-report/"):
        page = real.pages[f"{code}/{stem}"]
        assert words[code] in page.words()
        assert f"{ROOT_URL}/id/{stem}" in page.hrefs


def archive_with(folder: Path, ledger: str) -> Path:
    """Write the small archive with a ledger."""
    return write(folder / "content", {**small(), FILE: ledger})


def test_what_moved_or_was_withdrawn_still_answers(tmp_path: Path) -> None:
    """The old permanent address of what moved leads to its new place; that of what is gone, to the reason."""
    content = archive_with(
        tmp_path,
        f"editions/old/: {{moved_to: editions/rabat-2024/}}\ngone/: {GONE}\nid/sources/lost/: {GONE}\n"
        "news/old/: {moved_to: news/}\n",
    )
    found = answers(read_ledger(content), read(content).archive)
    assert found["id/editions/old/"].leads["fr"] == "fr/editions/rabat-2024/"
    assert found["id/gone/"].leads["en"] == "en/gone/"
    assert found["id/gone/"].names["fr"] == "Son auteur l’a demandé."
    assert found["id/sources/lost/"].leads["ar"] == "ar/sources/"
    assert "id/news/old/" not in found  # a list is no record


def test_sources_are_remembered_too(tmp_path: Path) -> None:
    """What has no page is in the ledger by its permanent address, and its id is not given away."""
    content = archive_with(tmp_path, "")
    archive = read(content).archive
    name = next(iter(archive.sources))
    assert of_source(name) in record(content)
    assert said(broken_promises(read(content))) == []
    write(content, {FILE: f"{of_source(name)}: {GONE}\nid/sources/lost/: live\n"})
    told = said(broken_promises(read(content)))
    assert any(f"`{of_source(name)}` is in use again" in line for line in told)
    assert any("nothing stands at `id/sources/lost/` any more" in line for line in told)


def test_only_sources_have_nothing_else(tmp_path: Path) -> None:
    """All that has a page is in the ledger by the page's address, once."""
    archive = read(archive_with(tmp_path, "")).archive
    kept = {stem for stem in addresses_of(archive) if is_permanent(stem)}
    assert kept == {of_source(name) for name in archive.sources}
    assert answers(Ledger(FILE), archive).keys() == dict(lasting(archive)).keys()


@pytest.mark.parametrize("code", CODES)
def test_languages_share_one(code: str) -> None:
    """The permanent address of a page is the same for its three versions."""
    for register in REGISTERS:
        assert of_page(addresses.authority("ar", register, "someone")) == f"id/{register}/someone/"
    assert of_page(f"{code}/editions/x/") == "id/editions/x/"
