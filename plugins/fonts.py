"""The theme's fonts, each at an address that bears its content's hash."""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.pages.addresses import lasting
from plugins.pages.stylesheets import fonts


class FontPublisher:
    """A generator that writes the fonts, and the licence that must go with them."""

    def __init__(self, *, settings: dict[str, Any], **_others: Any) -> None:
        """Take the theme of this run from Pelican's settings."""
        self.theme = settings["SITE"].theme

    def generate_output(self, writer: Any) -> None:
        """Write every font of the theme."""
        for font in fonts(self.theme):
            writer.write_bytes(lasting(font), font.read_bytes())
        for licence in sorted((self.theme / "fonts").glob("OFL.txt")):
            writer.write_bytes(f"theme/{licence.name}", licence.read_bytes())


def publish(_pelican: object) -> type[FontPublisher]:
    """Give Pelican the generator of the fonts."""
    return FontPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
