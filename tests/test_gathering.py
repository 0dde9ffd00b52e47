"""An export is made of a built site: all of its files, or those of one edition and what they show."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.archive.languages import CODES
from plugins.desk.obstacles import Obstacle
from plugins.keeping.gathering import gather, is_served
from plugins.pages import addresses
from tests.exported import CONTENT, PUBLIC, gathered, public
from tests.sitetree import BuiltSite


def test_whole_archive_is_every_file(tiny: BuiltSite) -> None:
    """Nothing of the site is left behind."""
    there = {path.relative_to(tiny.folder).as_posix() for path in tiny.folder.rglob("*") if path.is_file()}
    assert set(gathered(tiny).names) == there


def test_edition_has_its_pages_in_three_languages(tiny: BuiltSite) -> None:
    """Its page, its stories, and the choice of languages; no page of another thing."""
    names = gathered(tiny, "rabat-2021").names
    assert {f"{code}/editions/rabat-2021/index.html" for code in CODES} < set(names)
    pages = {name for name in names if name.endswith(".html")}
    assert {name.split("/")[2] for name in pages - {"index.html"}} == {"rabat-2021"}
    assert any(name.startswith("theme/nadwa-arabic") for name in names)


def test_pictures_of_an_edition_go_with_it(tiny: BuiltSite) -> None:
    """Every picture that its pages show is there, and no other."""
    names = gathered(tiny, "rabat-2021").names
    pages = [tiny.folder / name for name in names if name.endswith(".html")]
    shown = {name for name in gathered(tiny).names if any(f"/{name} " in p.read_text("utf-8") for p in pages)}
    pictures = {name for name in names if name.startswith("pictures/")}
    assert {name for name in shown if name.startswith("pictures/")} <= pictures


def test_export_is_dated_by_its_content(tiny: BuiltSite) -> None:
    """The same content is called the same on every day."""
    kept = gathered(tiny)
    assert kept.day == kept.archive.latest
    assert kept.name == f"nadwa-archive-{kept.day.isoformat()}"


def test_address_is_read_from_the_site(tiny: BuiltSite, tmp_path: Path) -> None:
    """A site that was built for this machine alone has none."""
    assert not gathered(tiny).is_published
    kept = gather(public(tiny, tmp_path / "site"), CONTENT)
    assert (kept.root.url, kept.is_published) == (PUBLIC, True)


@pytest.mark.parametrize(
    ("edition", "told"), [("rabat-2099", "There is no edition `rabat-2099`. These are there: agadir-2021, ")]
)
def test_unknown_edition_is_a_sentence(tiny: BuiltSite, edition: str, told: str) -> None:
    """Who asks for an edition that is not there is told which are."""
    with pytest.raises(Obstacle, match=told):
        gathered(tiny, edition)


def test_what_tells_hosts_is_not_for_readers(tiny: BuiltSite) -> None:
    """A list of redirects is of the site, and goes into its bag, but no reader is given it."""
    assert [name for name in gathered(tiny).names if not is_served(name)] == sorted(addresses.FOR_HOSTS)


def test_content_without_an_edition_is_a_sentence(tiny: BuiltSite, tmp_path: Path) -> None:
    """Nothing can be dated by it; a folder that is not there is named."""
    with pytest.raises(Obstacle, match="holds no edition that is whole"):
        gather(tiny.folder, tmp_path)
    with pytest.raises(Obstacle, match="nowhere"):
        gather(tiny.folder, tmp_path / "nowhere")


def test_what_is_no_site_is_a_sentence(tmp_path: Path) -> None:
    """A folder without a site of this archive is refused by its name."""
    with pytest.raises(Obstacle, match="holds no site of this archive"):
        gather(tmp_path, CONTENT)
