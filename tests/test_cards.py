"""Share cards of built sites: each edition and each version of a story has one, and its page says where."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from plugins import cards as front
from plugins.archive.holdings import Archive
from plugins.archive.languages import CODES, LANGUAGES
from plugins.archive.reading import read
from plugins.cards import CardPublisher, cards
from plugins.drawing.card import Card, Studio
from plugins.drawing.typesetting import Paragraph
from plugins.pages.root import Root
from plugins.pages.site import Site
from plugins.proof.pictures import HEAVIEST
from plugins.text.bidi import CONTROLS
from tests.conftest import HOUSE
from tests.folders import THEME
from tests.published import command
from tests.sheets import Kept
from tests.sitetree import ROOT_URL, BuiltSite

SITES = {"tiny": HOUSE / "tests/site/content", "real": HOUSE / "content"}
WITH_CARD = re.compile(r"(?:ar|fr|en)/editions/[^/]+/(?:[^/]+/)?")
STUDIO = Studio(THEME)


def site_of(content: Path) -> Site:
    """Return the site of some content."""
    archive: Archive = read(content).archive
    return Site(archive, Root(ROOT_URL), THEME, 10)


REAL = list(cards(site_of(SITES["real"])))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Card]:
    """The cards that are drawn from now on."""
    cards_drawn: list[Card] = []
    draw = Studio.draw

    def noted(studio: Studio, card: Card) -> bytes:
        cards_drawn.append(card)
        return draw(studio, card)

    monkeypatch.setattr(Studio, "draw", noted)
    return cards_drawn


def published() -> dict[str, bytes]:
    """Return the cards of the tiny site as its generator writes them."""
    writer = Kept()
    CardPublisher(settings={"SITE": site_of(SITES["tiny"])}).write_all(writer)
    return writer.files


def test_every_edition_and_version_has_a_card(site: BuiltSite) -> None:
    """Cards stand beside the pages of editions and existing versions, in their size, below their weight, and nowhere else."""
    wanted = {f"{a}card.png" for a, page in site.pages.items() if WITH_CARD.fullmatch(a) and page.is_indexed}
    found = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("card.png")}
    assert found == wanted != set()
    for name in found:
        data = (site.folder / name).read_bytes()
        assert Image.open(io.BytesIO(data)).size == (1200, 630), name
        assert len(data) <= HEAVIEST, name


def test_page_names_its_card(site: BuiltSite) -> None:
    """A page with a card says where it stands on the web, how large it is and what it shows; no other page has one."""
    for address, page in site.pages.items():
        said = {m.get("property") or m.get("name"): m.get("content") for m in page.all("head/meta")}
        if not (WITH_CARD.fullmatch(address) and page.is_indexed):
            assert not [name for name in said if name and name.startswith(("og:image", "twitter:"))], address
            continue
        assert said["og:image"] == f"{ROOT_URL}/{address}card.png"
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
        assert said["twitter:card"] == "summary_large_image"
        [heading] = [e for e in page.html.iter() if e.tag == "h1"]
        alt = "".join(c for c in said["og:image:alt"] or "" if c not in CONTROLS)
        assert alt.split() == "".join("".join(heading.itertext())).split(), address


@pytest.mark.parametrize(("address", "card"), REAL, ids=[address for address, _ in REAL])
def test_real_card_shows_every_letter(address: str, card: Card) -> None:
    """No word of a real card has a letter that no face has, and no title is cut."""
    style = STUDIO.bold if card.direction == "rtl" else STUDIO.book
    for text in (card.title, card.place, card.date, *card.names):
        paragraph = Paragraph(text, card.direction, style)
        line = paragraph.line(0, len(paragraph.words))
        assert all(glyph.number for part in line.parts for glyph in part.run.glyphs), text
    shown = {at for line in STUDIO.heading(card).lines for at in line.order}
    letters = {at for at, letter in enumerate(card.title) if letter.isalnum()}
    assert letters - shown <= {at for at in letters if at - 1 in shown}, "only second letters of ligatures"
    assert address.endswith("/card.png")


def test_cards_say_what_pages_say() -> None:
    """A card has the words of its language, the numeral and hue of its edition, and the field only for editions."""
    site = site_of(SITES["real"])
    found = dict(REAL)
    edition = site.archive.editions["berkane-2024"]
    for code in CODES:
        card, story = (found[f"{code}/editions/berkane-2024/{rest}card.png"] for rest in ("", "closing-report/"))
        assert card.direction == story.direction == LANGUAGES[code].direction
        assert (card.hue, card.numeral, card.is_field) == ("green", "2", True)
        assert (story.hue, story.numeral, story.is_field) == ("green", "2", False)
        assert "".join(c for c in card.title if c not in CONTROLS) == edition.name.text(code)
        assert story.date == LANGUAGES[code].day(
            next(s.date for s in site.archive.stories if s.id == "closing-report" and s.edition == "berkane-2024")
        )
        assert card.place == story.place == site.short_name(code, edition)
        assert card.names[0] == ("ندوة" if code == "ar" else "Nadwa")


def test_kept_card_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drawn: list[Card]) -> None:
    """The second build draws nothing, and writes the same bytes."""
    monkeypatch.setattr(front, "STORE", tmp_path / ".store")
    first = published()
    assert len(drawn) == len(first) > 3
    drawn.clear()
    assert published() == first
    assert drawn == []


def test_damaged_store_is_rebuilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drawn: list[Card]) -> None:
    """A store full of damage changes no byte of a card, and is whole again afterwards."""
    monkeypatch.setattr(front, "STORE", tmp_path / ".store")
    first = published()
    for path in (tmp_path / ".store").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-7] + b"strange")
    drawn.clear()
    assert published() == first
    assert len(drawn) == len(first)
    drawn.clear()
    assert published() == first
    assert drawn == []


def test_house_that_cannot_be_written_has_cards(tmp_path: Path) -> None:
    """In a checkout where nothing can be kept, every card is drawn all the same."""
    house = tmp_path / "house"
    for name in ("plugins", "theme"):
        shutil.copytree(HOUSE / name, house / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOUSE / "pelicanconf.py", house)
    (house / ".store").write_text("no folder, and so closed even to an administrator", encoding="utf-8")
    line = command("pelican", SITES["tiny"], tmp_path / "output")
    done = subprocess.run(line, cwd=house, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(list(tmp_path.rglob("card.png"))) == len(list(cards(site_of(SITES["tiny"]))))
