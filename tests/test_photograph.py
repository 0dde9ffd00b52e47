"""A photograph travels the right side up, in the colours of the web, as small as asked, and with nothing else in it."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms

from plugins.drawing import photograph as room
from plugins.drawing.photograph import HEAVIEST, developed, engine
from tests.photographs import FORMATS, TURNED, noted, photograph

ENDINGS = ("avif", "webp")


def opened(data: bytes) -> Image.Image:
    """Open what was made."""
    return Image.open(io.BytesIO(data))


def is_red(picture: Image.Image, x: int, y: int) -> bool:
    """Tell whether a pixel is red, as far as a lossy format keeps it."""
    red, green, blue = picture.convert("RGB").getpixel((x, y))  # type: ignore[misc]
    return bool(red > 200 and green < 80 and blue < 80)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("source", FORMATS)
def test_every_kind_becomes_the_kind_that_is_asked_for(source: str, ending: str) -> None:
    """Whatever a picture was, it comes in the width and format asked for, in its own shape."""
    made = opened(developed(photograph(source), 60, ending))
    assert (made.format, made.size) == (ending.upper(), (60, 40))
    assert is_red(made, 5, 20)
    assert not is_red(made, 55, 20)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_right_side_is_up(ending: str) -> None:
    """What the camera noted of how it was held is done, and no longer needed."""
    made = opened(developed(photograph(exif=noted(TURNED)), 80, ending))
    assert made.size == (80, 120)
    assert is_red(made, 40, 10)
    assert not is_red(made, 40, 110)


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_of_the_camera_travels(ending: str) -> None:
    """Neither maker nor place nor colour profile is in what is published."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    source = photograph(exif=noted(), icc_profile=profile, comment=b"Secret Comment")
    assert b"Secret Camera" in source
    made = developed(source, 60, ending)
    assert b"Secret" not in made
    assert not opened(made).getexif()
    assert not {"icc_profile", "exif", "xmp", "comment"} & opened(made).info.keys()


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK"])
def test_every_mode_is_shown(mode: str, ending: str) -> None:
    """Grey, palette, transparent and printers' colours all become what browsers show; what was transparent stays so."""
    source = Image.new("RGBA", (100, 80), (255, 0, 0, 90)).convert(mode)
    file = io.BytesIO()
    source.save(file, "JPEG" if mode == "CMYK" else "PNG")
    made = opened(developed(file.getvalue(), 50, ending))
    assert made.size == (50, 40)
    assert ("A" in made.mode) == (mode in ("LA", "P", "RGBA"))


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_profile_that_is_none_changes_nothing(ending: str) -> None:
    """A broken colour profile is passed over."""
    assert is_red(opened(developed(photograph(icc_profile=b"no profile"), 60, ending)), 5, 20)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_heavy_picture_is_pressed_harder(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as it weighs too much, it is made again with less quality."""
    noise = Image.effect_noise((400, 300), 100).convert("RGB")
    file = io.BytesIO()
    noise.save(file, "PNG")
    usual = developed(file.getvalue(), 400, ending)
    assert len(usual) < HEAVIEST
    monkeypatch.setattr(room, "HEAVIEST", len(usual) // 2)
    assert len(developed(file.getvalue(), 400, ending)) < len(usual)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_picture_gives_the_same_bytes(ending: str) -> None:
    """What is made of a picture depends on nothing but its bytes."""
    assert developed(photograph(), 60, ending) == developed(photograph(), 60, ending)
    assert engine() == engine()
