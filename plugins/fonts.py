"""The theme's fonts, each at an address that bears its content's hash."""

from __future__ import annotations

from pelican import signals

from plugins.pages.addresses import lasting
from plugins.pages.batch import Sheets
from plugins.pages.publisher import Generator
from plugins.pages.stylesheets import fonts


class FontPublisher(Generator):
    """A generator that writes the fonts, and the licence that must go with them."""

    def write(self, sheets: Sheets) -> None:
        """Write every font of the theme."""
        for font in fonts(self.site.theme):
            sheets.write_bytes(lasting(font), font.read_bytes())
        for licence in sorted((self.site.theme / "fonts").glob("OFL.txt")):
            sheets.write_bytes(f"theme/{licence.name}", licence.read_bytes())


def publish(_pelican: object) -> type[FontPublisher]:
    """Give Pelican the generator of the fonts."""
    return FontPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
