"""A share card has its size, its weight and its field, keeps text and star apart, and is mirrored in Arabic."""

from __future__ import annotations

import dataclasses
import io

import pytest
from PIL import Image, ImageChops

from plugins.drawing.card import HEIGHT, MARGIN, WIDTH, Card, Studio
from plugins.drawing.inks import inks
from plugins.proof.pictures import HEAVIEST
from tests.folders import THEME
from tests.test_typesetting import ISOLATION, LONG, LONG_LTR

STUDIO = Studio(THEME)
INKS = inks(THEME)
ARABIC = Card(
    direction="rtl",
    hue="blue",
    is_field=False,
    numeral="5",
    place="الدار البيضاء 2021",
    date="9 و10 يونيو 2021",
    title=ISOLATION.apart("مُدُنٌ ذَكِيَّةٌ: «المرونة» (5 مشاريع) لدى Microsoft", "rtl"),
    names=("ندوة", "Nadwa"),
)
FRENCH = dataclasses.replace(
    ARABIC,
    direction="ltr",
    place="Casablanca 2021",
    date="9 et 10 juin 2021",
    title="« L’œuvre ouverte » : 5\u202f000 élèves",
    names=("Nadwa", "ندوة"),
)
LOOKS = [
    dataclasses.replace(card, hue=hue, is_field=is_field)
    for card in (ARABIC, FRENCH)
    for hue in ("blue", "green")
    for is_field in (False, True)
]


def name_of(card: Card) -> str:
    """Name a look in test reports."""
    return f"{card.direction}-{card.hue}-{'field' if card.is_field else 'paper'}"


def seen(card: Card) -> Image.Image:
    """Return what a reader of the file sees."""
    return Image.open(io.BytesIO(STUDIO.draw(card))).convert("RGB")


def written(one: Card, other: Card) -> tuple[int, int, int, int]:
    """Return the box in which two cards differ."""
    box = ImageChops.difference(seen(one), seen(other)).getbbox()
    assert box
    return box


@pytest.mark.parametrize("card", LOOKS, ids=name_of)
def test_card_has_its_size_and_ground(card: Card) -> None:
    """Every card has the size that pages say, weighs little, and lies on its series' field or on paper."""
    data = STUDIO.draw(card)
    picture = Image.open(io.BytesIO(data))
    assert picture.size == (WIDTH, HEIGHT) == (1200, 630)
    assert picture.mode == "P"
    assert len(data) <= HEAVIEST
    ground = ("gf" if card.hue == "green" else "bf") if card.is_field else "paper"
    counted = sorted(picture.convert("RGB").getcolors(9999) or (), reverse=True)
    assert counted[0][1] == INKS[ground]
    inks_used = [colour for _, colour in counted[1:3]]
    assert INKS["on" if card.is_field else card.hue] in inks_used


@pytest.mark.parametrize("card", LOOKS, ids=name_of)
@pytest.mark.parametrize("long", [False, True])
def test_text_stays_in_its_room(card: Card, long: bool) -> None:
    """A title never touches the star, the edge, what stands above or what stands below it."""
    title = ISOLATION.apart(LONG if card.direction == "rtl" else LONG_LTR, card.direction) if long else card.title
    left, top, right, bottom = written(
        dataclasses.replace(card, title=title), dataclasses.replace(card, title="-" if card.direction == "ltr" else "ـ")
    )
    if card.direction == "rtl":
        left, right = WIDTH - right, WIDTH - left
    star = 238 + 196 if card.is_field else 150 + 105
    assert left >= MARGIN - 8
    assert right <= WIDTH - star - 20
    assert top >= 148
    assert bottom <= 541


def test_arabic_card_is_mirrored() -> None:
    """Text begins at the right and the wall runs along the left; the star itself has no side."""
    right, left = seen(dataclasses.replace(ARABIC, numeral="8")), seen(dataclasses.replace(FRENCH, numeral="8"))
    wall = (0, 0, 255, HEIGHT)
    mirrored = left.transpose(Image.Transpose.FLIP_LEFT_RIGHT).crop(wall)
    # All that may differ is the numeral, which is not mirrored, and a hair of smoothing.
    middle = (150 - 60, 315 - 60, 150 + 60, 315 + 60)
    far = ImageChops.difference(right.crop(wall), mirrored).point(
        [255 if value > 90 else 0 for value in range(256)] * 3
    )
    box = far.getbbox()
    assert box
    assert all(box[i] >= middle[i] for i in (0, 1))
    assert all(box[i] <= middle[i] for i in (2, 3))


@pytest.mark.parametrize("number", ["1", "9", "12", "20"])
def test_numeral_stands_within_its_star(number: str) -> None:
    """The numeral is cut out of the star, in its middle, and leaves its edges whole."""
    for is_field, radius, star in ((True, 196, 238), (False, 105, 150)):
        card = dataclasses.replace(FRENCH, is_field=is_field, numeral=number)
        left, top, right, bottom = written(card, dataclasses.replace(card, numeral="\u00a0"))
        x = WIDTH - star
        assert (left + right) / 2 == pytest.approx(x, abs=radius / 8)
        assert (top + bottom) / 2 == pytest.approx(HEIGHT / 2, abs=6)
        assert right - left < 1.3 * radius
        assert bottom - top < radius


def test_every_word_of_a_card_shows() -> None:
    """Whatever a card says changes its picture."""
    plain = STUDIO.draw(FRENCH)
    for field, other in (
        ("place", "Berkane 2024"),
        ("date", "28 février 2024"),
        ("title", "Autre chose"),
        ("numeral", "6"),
        ("hue", "green"),
        ("is_field", True),
        ("names", ("ندوة", "Nadwa")),
    ):
        assert STUDIO.draw(dataclasses.replace(FRENCH, **{field: other})) != plain, field  # type: ignore[arg-type]


def test_title_is_set_in_its_own_hand() -> None:
    """Arabic titles are bold, Latin ones stand in the book face, as on the pages."""
    assert {part.face for line in STUDIO.heading(ARABIC).lines for part in line.parts} == {STUDIO.bold.rtl}
    assert {part.face for line in STUDIO.heading(FRENCH).lines for part in line.parts} == {STUDIO.book.ltr}
