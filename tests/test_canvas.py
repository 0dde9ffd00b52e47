"""A canvas knows few colours, and those exactly; its stars are the theme's, its glyphs stand where they are put."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from plugins.drawing.canvas import SHADES, Canvas, Star, without
from plugins.drawing.typesetting import Paragraph
from tests.conftest import HOUSE
from tests.test_typesetting import STYLES

PAPER, INK, BLUE = (247, 243, 234), (23, 24, 43), (43, 42, 168)


def seen(canvas: Canvas) -> Image.Image:
    """Return what a reader of the file sees."""
    return Image.open(io.BytesIO(canvas.png())).convert("RGB")


def test_flat_colours_are_exact_and_few() -> None:
    """Ground and inks are what was asked for, and edges have only shades between them."""
    canvas = Canvas(120, 60, PAPER)
    canvas.draw(INK, canvas.stars(Star(30, 30, 25)))
    canvas.draw(BLUE, canvas.stars(Star(90, 30, 25)))
    canvas.draw(INK, canvas.box(58, 0, 62, 60))
    picture = seen(canvas)
    assert [picture.getpixel(at) for at in ((1, 1), (30, 30), (90, 30), (60, 30))] == [PAPER, INK, BLUE, INK]
    colours = {colour for _, colour in picture.getcolors(999) or ()}
    assert {PAPER, INK, BLUE} < colours
    assert len(colours) <= 1 + 2 * SHADES


def test_star_is_the_themes_own() -> None:
    """The corners of the star are those of the path that all pages draw."""
    header = (HOUSE / "theme/templates/partials/header.html").read_text(encoding="utf-8")
    path = "M0-10 2.93-7.07H7.07V-2.93L10 0 7.07 2.93V7.07H2.93L0 10-2.93 7.07H-7.07V2.93L-10 0-7.07-2.93V-7.07H-2.93Z"
    assert path in header
    corners = [(0, -10), (2.93, -7.07), (7.07, -7.07), (7.07, -2.93), (10, 0)]
    corners += [(-x, y) for x, y in corners]
    corners += [(x, -y) for x, y in corners]
    mask = Canvas(400, 400, PAPER).stars(Star(200, 200, 150))
    for x, y in corners:
        within, beyond = ((200 + x * 15 * share, 200 + y * 15 * share) for share in (0.98, 1.02))
        assert mask.getpixel((round(within[0]), round(within[1]))) == 255, (x, y)
        assert mask.getpixel((round(beyond[0]), round(beyond[1]))) == 0, (x, y)
    # Just outside of a notch there is nothing either: it is a star and no octagon.
    assert mask.getpixel((200 + 5 * 15, 200 - round(7.6 * 15))) == 0


def test_line_of_a_star_leaves_it_empty() -> None:
    """A star drawn as a line has its ground within, and stays in its place though most of it is outside."""
    canvas = Canvas(100, 100, PAPER)
    canvas.draw(INK, canvas.stars(Star(50, 50, 40, 2), Star(130, 50, 40, 2), Star(-30, 50, 40, 2)))
    picture = seen(canvas)
    assert picture.getpixel((50, 50)) == picture.getpixel((98, 30)) == PAPER
    assert picture.getpixel((22, 50)) == PAPER
    assert all(picture.getpixel((x, 50)) != PAPER for x in (10, 90))


@pytest.mark.parametrize("text", ["المدينة", "Ville"])
def test_text_stands_on_its_baseline(text: str) -> None:
    """Glyphs begin at the left end that is given, sit on the baseline, and are as large as asked."""
    canvas = Canvas(600, 200, PAPER)
    base = re.match("[a-zA-Z]", text)
    paragraph = Paragraph(text, "ltr" if base else "rtl", STYLES["ltr" if base else "rtl"])
    line = paragraph.line(0, 1)
    box = canvas.text((line, 100, 120, 60)).getbbox()
    twice = canvas.text((line, 100, 120, 120)).getbbox()
    assert box
    assert twice
    assert 98 <= box[0] <= 106
    assert box[2] == pytest.approx(100 + line.width * 60, abs=5)
    assert box[1] < 120 - 30
    assert (twice[2] - twice[0]) / (box[2] - box[0]) == pytest.approx(2, abs=0.05)


def test_hole_lets_the_ground_through() -> None:
    """What is cut out of a mask is not drawn."""
    canvas = Canvas(100, 100, PAPER)
    canvas.draw(INK, without(canvas.stars(Star(50, 50, 45)), canvas.box(45, 45, 55, 55)))
    picture = seen(canvas)
    assert picture.getpixel((50, 50)) == PAPER
    assert picture.getpixel((50, 40)) == INK


def test_file_says_nothing_but_the_picture() -> None:
    """There is no time, text or program name in the file, and the same drawing is the same file."""

    def drawn() -> bytes:
        canvas = Canvas(64, 64, PAPER)
        canvas.draw(INK, canvas.stars(Star(32, 32, 30)))
        return canvas.png()

    first, place, kinds = drawn(), 8, []
    assert first == drawn()
    while place < len(first):
        kinds.append(first[place + 4 : place + 8])
        place += 12 + int.from_bytes(first[place : place + 4], "big")
    assert set(kinds) == {b"IHDR", b"PLTE", b"IDAT", b"IEND"}


def test_copies_differ_where_they_were_drawn_on() -> None:
    """A copy shows what it was copied from and what was drawn on it since, wherever that is, and no other copy shows it."""
    base = Canvas(120, 100, PAPER)
    base.draw(INK, base.stars(Star(60, 50, 45)))
    for top in (0, 29, 30, 59, 61, 90, 99):
        copy = base.copy()
        copy.draw(BLUE, copy.box(10, top, 110, top + 1))
        rows = {y for y in range(100) if seen(copy).getpixel((11, y)) == BLUE}
        assert rows == {top}
        assert seen(copy).crop((0, top + 1, 120, 100)).tobytes() == seen(base).crop((0, top + 1, 120, 100)).tobytes()
        assert seen(copy.copy()).tobytes() == seen(copy).tobytes()
    assert seen(base.copy()).tobytes() == seen(base).tobytes()
    before = base.copy()
    base.draw(BLUE, base.box(0, 0, 120, 100))
    assert seen(base.copy()).getcolors() == [(120 * 100, BLUE)]
    assert seen(before).getpixel((1, 1)) == PAPER


def test_writing_is_drawing_the_mask_of_lines() -> None:
    """Lines that are written look as their mask drawn, in part beyond the edge and over each other as well."""
    line = Paragraph("Ville", "ltr", STYLES["ltr"]).line(0, 1)
    for left, baseline in ((100.3, 120.6), (-20, 199), (560, 10), (300, 400)):
        written, drawn = Canvas(600, 200, PAPER), Canvas(600, 200, PAPER)
        for colour, further in ((INK, 0), (BLUE, 12)):
            placed = line, left + further, baseline, 60.0
            written.write(colour, placed)
            drawn.draw(colour, drawn.text(placed))
        assert seen(written).tobytes() == seen(drawn).tobytes(), (left, baseline)


def test_nothing_written_is_nothing_drawn() -> None:
    """A line without a letter leaves the ground as it was."""
    canvas = Canvas(60, 40, PAPER)
    canvas.write(INK, (Paragraph("\u00a0", "ltr", STYLES["ltr"]).line(0, 1), 10, 20, 30))
    assert seen(canvas).getcolors() == [(60 * 40, PAPER)]
