"""The site's icon: as a drawing that follows light and dark, and as pictures where tools look for them unasked."""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.drawing.icon import favicon, touch_icon
from plugins.pages import addresses


class IconPublisher:
    """A generator that writes the icons."""

    def __init__(self, *, settings: dict[str, Any], **_others: Any) -> None:
        """Take the theme of this run from Pelican's settings."""
        self.theme = settings["SITE"].theme

    def generate_output(self, writer: Any) -> None:
        """Write every icon."""
        icon = self.theme / addresses.ICON
        writer.write_bytes(addresses.lasting(icon), icon.read_bytes())
        writer.write_bytes(addresses.TOUCH_ICON, touch_icon(self.theme))
        writer.write_bytes(addresses.FAVICON, favicon(self.theme))


def publish(_pelican: object) -> type[IconPublisher]:
    """Give Pelican the generator of the icons."""
    return IconPublisher


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(publish)
