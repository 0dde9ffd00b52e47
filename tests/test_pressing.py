"""A pressed picture is a PNG file that others read as it was drawn, whatever runs it was pressed in."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image

from plugins.drawing.pressing import png, pressed
from plugins.proof.built import BuiltFile
from plugins.proof.pictures import png as whole

PALETTE = bytes(range(150))


def drawn(seed: int, width: int, height: int) -> Image.Image:
    """Return some picture of fifty colours."""
    chance = random.Random(seed)
    return Image.frombytes("P", (width, height), bytes(chance.choices(range(50), k=width * height)))


@pytest.mark.parametrize("ends", [(40,), (1, 40), (7, 8, 33, 40)])
def test_runs_follow_each_other(ends: tuple[int, ...]) -> None:
    """The file has its size, its palette and every pixel, in one run as in several."""
    picture = drawn(1, 90, 40)
    runs = [pressed(picture, top, bottom) for top, bottom in zip((0, *ends), ends, strict=False)]
    data = png(picture.size, PALETTE, runs)
    read = Image.open(io.BytesIO(data))
    assert (read.mode, read.size) == ("P", (90, 40))
    assert read.tobytes() == picture.tobytes()
    assert read.getpalette() == list(PALETTE)
    assert not list(whole(BuiltFile("card.png", "card.png", data)))


def test_run_stands_behind_any_other() -> None:
    """Rows that were pressed for one picture serve in another, of which the sum is right all the same."""
    one, other = drawn(2, 300, 400), drawn(3, 300, 400)
    data = png((300, 400), PALETTE, [pressed(one, 0, 150), pressed(other, 150, 400)])
    read = Image.open(io.BytesIO(data))
    one.paste(other.crop((0, 150, 300, 400)), (0, 150))
    assert read.tobytes() == one.tobytes()


def test_flat_picture_is_small() -> None:
    """A picture with nothing on it weighs nearly nothing."""
    assert len(png((1200, 630), PALETTE, [pressed(Image.new("P", (1200, 630), 3), 0, 630)])) < 3000
