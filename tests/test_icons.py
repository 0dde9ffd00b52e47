"""The site's icon stands on every page, follows light and dark, and lies where tools look without reading a page."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from PIL import Image

from plugins.drawing import icon
from plugins.drawing.inks import inks
from plugins.pages import addresses
from tests.folders import THEME
from tests.sitetree import BuiltSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SMALLEST = 1_000


def test_every_page_names_the_icons(site: BuiltSite) -> None:
    """The drawing and the picture for telephones are in every head, and both are there."""
    for page in site.pages.values():
        named = {link.get("rel"): link.get("href") or "" for link in page.all("head/link")}
        assert named["icon"] == f"/{addresses.lasting(THEME / addresses.ICON)}", page.address
        assert named["apple-touch-icon"] == "/apple-touch-icon.png", page.address
    assert (site.folder / addresses.lasting(THEME / addresses.ICON)).read_bytes() == (THEME / "icon.svg").read_bytes()


def test_icons_weigh_next_to_nothing(site: BuiltSite) -> None:
    """Each of the three files is smaller than a kilobyte."""
    names = ("favicon.ico", "apple-touch-icon.png", addresses.lasting(THEME / addresses.ICON))
    assert [name for name in names if (site.folder / name).stat().st_size > SMALLEST] == []


def test_pictures_have_the_sizes_that_are_asked_for(tiny: BuiltSite) -> None:
    """A telephone finds 180 pixels, and old browsers 16, 32 and 48 in one file, all in the theme's own colours."""
    with Image.open(tiny.folder / "apple-touch-icon.png") as picture:
        assert (picture.size, picture.mode) == ((180, 180), "P")
    with Image.open(tiny.folder / "favicon.ico") as picture:
        assert picture.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    for made in (icon.touch_icon(THEME), icon.favicon(THEME)):
        shown = Image.open(io.BytesIO(made)).convert("RGB")
        side = shown.width
        assert shown.getpixel((0, 0)) == inks(THEME)["bf"]
        assert shown.getpixel((side // 2, side // 2)) == inks(THEME)["on"]


def test_icons_are_made_alike_each_time() -> None:
    """The same theme gives the same bytes."""
    assert icon.touch_icon(THEME) == icon.touch_icon(THEME)
    assert icon.favicon(THEME) == icon.favicon(THEME)


def test_the_drawing_is_the_star_of_the_pages() -> None:
    """One path is the site's sign, in the icon as in the head of every page."""
    [drawn] = re.findall(r'<path d="([^"]*)"', (THEME / "icon.svg").read_text("utf-8"))
    for name in ("partials/header.html", "choice.html"):
        assert f'id="k" d="{drawn}"' in Path(THEME, "templates", name).read_text("utf-8")


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "token"), [("light", 0), ("dark", 1)])
def test_the_drawing_follows_light_and_dark(
    browser: Browser, tiny_url: str, scheme: Literal["light", "dark"], token: int
) -> None:
    """The star is blue, as the theme has it for the reader's scheme."""
    style = (THEME / "css/tokens.css").read_text("utf-8")
    wanted = "rgb({}, {}, {})".format(*bytes.fromhex(re.findall(r"--blue: #(\w+)", style)[token]))
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(tiny_url + addresses.lasting(THEME / addresses.ICON))
    assert page.evaluate("getComputedStyle(document.querySelector('path')).fill") == wanted
    context.close()
